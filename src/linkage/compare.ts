import { type Blocking, isBrought } from './blocking.ts'
import { columnsIn, parseExpression } from './derive/expression.ts'
import { eachPair, type TakePair } from './each-pair.ts'
import type { LinkageModel } from './model.ts'
import { type PatternCode, PatternCounts, PatternList, patternCode } from './patterns.ts'
import type { Records } from './records.ts'
import type { Comparer } from './scorer.ts'

/** Candidate pairs compared: which patterns of levels there are, and which each pair has. */
export interface Compared {
  readonly code: PatternCode
  readonly counts: PatternCounts
  /** Pattern of each pair, in the order in which `eachPair` makes them. */
  readonly list: PatternList
  /** Per rule, pairs that no earlier one brought. */
  readonly added: readonly number[]
  /** Patterns split by the comparisons they show, for estimation; see `Observed.shows`. Empty when parameters are given. */
  readonly shown: readonly ShownPattern[]
}

export interface ShownPattern {
  readonly pattern: number
  readonly shows: number
  readonly pairs: number
}

/** Compares every candidate pair. `forTraining`: also tells by which rules a pattern was found. */
export function comparePairs(
  records: Records,
  model: LinkageModel,
  blocking: Blocking,
  { levelOf }: Comparer,
  { fresh, forTraining }: { readonly fresh?: Uint8Array | undefined; readonly forTraining: boolean },
): Compared {
  const code = patternCode(
    model.comparisons.map(({ levels }) => levels.length),
    levelOf,
  )
  const counts = new PatternCounts()
  const list = new PatternList()
  const shown = new Shown(model, blocking)
  const take: TakePair = (a, b, rule) => {
    const pattern = counts.add(code.of(a, b))
    list.push(pattern)
    if (forTraining) shown.add(pattern, a, b, rule)
  }
  const added = eachPair(blocking, records.sources, model.scope, take, fresh)
  return { code, counts, list, added, shown: shown.patterns(counts.patterns) }
}

/** Which comparisons a pair shows as they are: those that some rule which brings it does not read. */
class Shown {
  readonly #keys: Int32Array
  readonly #rules: number
  /** A bit a comparison that a rule does not read; all bits of all rules together. */
  readonly #unread: Int32Array
  readonly #all: number
  readonly #masks: number[] = []
  readonly #counts: number[][] = []

  constructor(model: LinkageModel, { keys, rules }: Blocking) {
    this.#keys = keys
    this.#rules = rules.length
    const unread = model.blocking.map((rule) => unreadBits(model, rule.on))
    const all = unread.reduce((bits, of) => bits | of, 0)
    // What every rule reads is learnt from every pair: its m is that of the candidates.
    this.#unread = Int32Array.from(unread, (bits) => bits | ~all)
    this.#all = -1
  }

  add(pattern: number, a: number, b: number, first: number): void {
    let mask = this.#unread[first]!
    for (let rule = first + 1; rule < this.#rules && mask !== this.#all; rule++) {
      if ((this.#unread[rule]! & ~mask) === 0) continue
      if (isBrought(this.#keys, this.#rules, rule, a, b)) mask |= this.#unread[rule]!
    }
    let at = this.#masks.indexOf(mask)
    if (at < 0) {
      at = this.#masks.push(mask) - 1
      this.#counts.push([])
    }
    const counts = this.#counts[at]!
    while (counts.length <= pattern) counts.push(0)
    counts[pattern] = counts[pattern]! + 1
  }

  patterns(codes: readonly number[]): ShownPattern[] {
    const found = this.#counts.flatMap((counts, at) =>
      counts.flatMap((pairs, number) =>
        pairs === 0 ? [] : [{ pattern: codes[number]!, shows: this.#masks[at]!, pairs }],
      ),
    )
    // In the order of their numbers, so that sums of floating point numbers come out the same whatever was met first.
    return found.sort((x, y) => x.pattern - y.pattern || x.shows - y.shows)
  }
}

/** A bit for each of the first 31 comparisons that is about none of the columns a rule looks at. */
function unreadBits(model: LinkageModel, on: readonly string[]): number {
  const read = new Set(on.map(columnOf))
  return model.comparisons
    .slice(0, 31)
    .reduce(
      (bits, { columns, about = columns }, at) =>
        about.some((column) => read.has(columnOf(column))) ? bits : bits | (1 << at),
      0,
    )
}

function columnOf(text: string): string {
  const expression = parseExpression(text)
  if (typeof expression === 'string') throw new RangeError(expression)
  return columnsIn(expression)
}
