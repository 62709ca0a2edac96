import { type GroupKind, LEVELS } from './group-kinds.ts'
import type { GroupHeading } from './group-rows.ts'

interface OpenGroup {
  readonly heading: GroupHeading
  readonly id: number
}

/** The groups that the row to come stands in, and the values they give it. */
export class GroupStack {
  readonly #base: ReadonlyMap<string, string>
  readonly #open: OpenGroup[] = []
  readonly #values = new Map<string, string>()
  readonly counts = new Map<GroupKind, number>()
  #nextId = 0

  /** @param base values that hold for every area, such as the province of the agency. */
  constructor(base: ReadonlyMap<string, string> = new Map()) {
    this.#base = base
  }

  /** Column of ours → text; changes as groups come and go. */
  get values(): ReadonlyMap<string, string> {
    return this.#values
  }

  get innermost(): number | null {
    return this.#open.at(-1)?.id ?? null
  }

  /** Opens a group; returns its id and the ids of those that it ends, innermost first. */
  enter(heading: GroupHeading): { readonly id: number; readonly ended: readonly number[] } {
    const keep = this.#outer(heading)
    const ended = this.#open.splice(keep).map(({ id }) => id)
    const id = this.#nextId++
    this.#open.push({ heading, id })
    this.counts.set(heading.kind, (this.counts.get(heading.kind) ?? 0) + 1)
    this.#values.clear()
    if (this.#open.some(({ heading: open }) => LEVELS.has(open.kind)))
      for (const [column, value] of this.#base) this.#values.set(column, value)
    for (const { heading: open } of this.#open)
      for (const [column, value] of open.values) this.#values.set(column, value)
    return { id, ended: ended.reverse() }
  }

  /** How many of the open groups the new one stands in: those above one of its kind, of its numbering, or of a lower level of areas. */
  #outer({ kind, numbering }: GroupHeading): number {
    const level = LEVELS.get(kind)
    const at = this.#open.findIndex(
      ({ heading }) =>
        heading.kind === kind ||
        (numbering !== 'none' && heading.numbering === numbering && !this.#isAreaAbove(heading.kind, level)) ||
        (level !== undefined && (LEVELS.get(heading.kind) ?? 0) > level),
    )
    return at < 0 ? this.#open.length : at
  }

  #isAreaAbove(kind: GroupKind, level: number | undefined): boolean {
    const other = LEVELS.get(kind)
    return other !== undefined && level !== undefined && other < level
  }
}
