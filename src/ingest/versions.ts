import { matchesGlob } from '../config/glob.ts'
import { VERSION_NOTES } from '../domain/messages/version-notes.ts'
import type { VersionWords } from './versions-names.ts'
import { covers, overlap, type Sketched } from './versions-sketch.ts'

/** A sheet that was read, tonight or on an earlier night, as far as versions are told by it. */
export interface VersionSheet {
  readonly path: string
  readonly sheet: string
  readonly sha256: string
  readonly source: string
  readonly sender: string
  /** Payer or unit that the sheet as a whole speaks of. */
  readonly unit: string
  readonly periodFrom: number | null
  readonly periodTo: number | null
  readonly words: VersionWords
  readonly rank: number
  readonly stem: string
  readonly sketch: Sketched
}

export interface TonightSheet extends VersionSheet {
  readonly fileId: number
  readonly accepted: number
  readonly replaces: string | null
  readonly addsTo: string | null
}

/** What was found: sheets of tonight that do not count, versions of earlier nights that are superseded, and remarks by file. */
export interface VersionVerdicts {
  readonly superseded: ReadonlyMap<number, { readonly by: TonightSheet; readonly why: string }>
  readonly earlier: readonly { readonly version: VersionSheet; readonly by: TonightSheet; readonly why: string }[]
  readonly notes: ReadonlyMap<number, readonly string[]>
}

/** A later sending whose name does not decide must have at least this share of the earlier one's rows. */
const COVERS = 0.5
/** Two files without a word about each other that share more are named to the officer; both count all the same. */
const ALIKE = 0.8
const FEWEST_ROWS = 5
/** Files whose sizes differ by more are not compared: a sketch cannot tell. */
const SIZE_FACTOR = 4
const FEWEST_SHARED = 20

/** The path as remarks write it. */
export function placeName({ path, sheet }: { readonly path: string; readonly sheet: string }): string {
  return sheet === '' ? path : `${path}!${sheet}`
}

/**
 * Which sheets replace or add to which: by what the site declares, by what a name or title says of a file of the same source, period,
 * sender and unit, and, across nights, by the path. Likeness alone decides nothing: it is said, and both count.
 * @param tonight in the order of the folder. @param earlier versions of the ledger whose content is not in tonight's folder.
 */
export function decideVersions(tonight: readonly TonightSheet[], earlier: readonly VersionSheet[]): VersionVerdicts {
  const decision = new Decision()
  const all: readonly AnySheet[] = [...tonight, ...earlier]
  for (const sheet of tonight) decideByDeclaration(sheet, all, decision)
  for (const group of Map.groupBy(all, sameName).values()) decideByName(group, decision)
  for (const sheet of tonight) decideByPath(sheet, earlier, decision)
  for (const [a, b] of likePairs(all)) decision.alike(a, b)
  return decision.verdicts()
}

type AnySheet = TonightSheet | VersionSheet

/** What has been decided so far; the first decision about a sheet stands. */
class Decision {
  readonly #superseded = new Map<number, { by: TonightSheet; why: string }>()
  readonly #closed = new Map<VersionSheet, { by: TonightSheet; why: string }>()
  readonly #notes = new Map<number, string[]>()
  readonly #spokenOf = new Set<string>()

  replace(by: TonightSheet, old: AnySheet, why: string): void {
    this.#spokenOf.add(pairKey(by, old))
    if ('fileId' in old) {
      // Of two that each claim to replace the other, the first in the order of the folder is believed.
      if (this.#superseded.get(by.fileId)?.by === old) return
      if (!this.#superseded.has(old.fileId)) this.#superseded.set(old.fileId, { by, why })
      this.note(old.fileId, VERSION_NOTES['replaced-by'].vi({ file: placeName(by), why }))
    } else if (!this.#closed.has(old)) this.#closed.set(old, { by, why })
    this.note(by.fileId, VERSION_NOTES.replaces.vi({ file: placeName(old), why }))
  }

  add(by: TonightSheet, to: AnySheet): void {
    this.#spokenOf.add(pairKey(by, to))
    this.note(by.fileId, VERSION_NOTES['adds-to'].vi({ file: placeName(to) }))
    if ('fileId' in to) this.note(to.fileId, VERSION_NOTES['added-by'].vi({ file: placeName(by) }))
  }

  mayReplace(by: TonightSheet, old: AnySheet, share: number): void {
    this.#spokenOf.add(pairKey(by, old))
    this.note(by.fileId, VERSION_NOTES['may-replace'].vi({ file: placeName(old), percent: Math.round(share * 100) }))
  }

  undecided(sheets: readonly TonightSheet[], group: readonly AnySheet[]): void {
    const files = group.map(placeName)
    for (const { fileId } of sheets) this.note(fileId, VERSION_NOTES['replaces-undecided'].vi({ files }))
  }

  /** Likeness alone: said of both, unless something was decided about them. */
  alike(a: AnySheet, b: AnySheet): void {
    if (this.#spokenOf.has(pairKey(a, b))) return
    const percent = Math.round(overlap(a.sketch, b.sketch) * 100)
    if ('fileId' in a) this.note(a.fileId, VERSION_NOTES['looks-like'].vi({ file: placeName(b), percent }))
    if ('fileId' in b) this.note(b.fileId, VERSION_NOTES['looks-like'].vi({ file: placeName(a), percent }))
  }

  note(fileId: number, text: string): void {
    const known = this.#notes.get(fileId) ?? []
    if (!known.includes(text)) this.#notes.set(fileId, [...known, text])
  }

  verdicts(): VersionVerdicts {
    const earlier = [...this.#closed].map(([version, { by, why }]) => ({ version, by, why }))
    return { superseded: this.#superseded, earlier, notes: this.#notes }
  }
}

const pairKey = (a: VersionSheet, b: VersionSheet): string => [placeName(a), placeName(b)].sort().join('\n')

function decideByDeclaration(sheet: TonightSheet, all: readonly AnySheet[], decision: Decision): void {
  const pattern = sheet.replaces ?? sheet.addsTo
  if (pattern === null) return
  const named = all.filter(
    (other) => other.source === sheet.source && other.path !== sheet.path && matchesGlob(pattern, other.path),
  )
  if (named.length === 0) decision.note(sheet.fileId, VERSION_NOTES['replaces-nothing'].vi({ pattern }))
  if (sheet.replaces === null) for (const other of named) decision.add(sheet, other)
  // An empty file takes nobody's place.
  else if (sheet.accepted > 0)
    for (const other of named) decision.replace(sheet, other, 'khai replaces trong doisoat.yaml')
}

/** The same path with other content, on a later night: a new version when it speaks of the same period. */
function decideByPath(sheet: TonightSheet, earlier: readonly VersionSheet[], decision: Decision): void {
  if (sheet.accepted === 0) return
  for (const old of earlier)
    if (old.path === sheet.path && old.sheet === sheet.sheet && scopeOf(old) === scopeOf(sheet))
      decision.replace(sheet, old, 'cùng đường dẫn, nội dung mới')
}

/** Files that are called alike but for "thay thế", "lần 2", "bổ sung" and the like. */
function decideByName(group: readonly AnySheet[], decision: Decision): void {
  if (new Set(group.map(({ path }) => path)).size < 2) return
  const says = group.filter((sheet): sheet is TonightSheet => 'fileId' in sheet && !isDeclared(sheet))
  for (const sheet of says.filter(({ words }) => words === 'adds'))
    for (const base of basesFor(sheet, group)) decision.add(sheet, base)
  const later = says.filter(({ words, accepted }) => words.startsWith('replaces') && accepted > 0)
  for (const sameSheet of Map.groupBy(later, ({ sheet }) => sheet).values()) decideNewest(sameSheet, group, decision)
}

function decideNewest(later: readonly TonightSheet[], group: readonly AnySheet[], decision: Decision): void {
  const last = later.filter(({ rank }) => rank === Math.max(...later.map((sheet) => sheet.rank)))
  const [newest] = last
  if (newest === undefined) return
  const before = group.filter((sheet) => sheet !== newest && sheet.words !== 'adds' && sheet.path !== newest.path)
  const bases = basesFor(newest, before)
  if (last.length > 1 || bases.length > 1) {
    decision.undecided(last, group)
    return
  }
  const between = before.filter(
    ({ words, rank, sheet }) => words !== '' && rank < newest.rank && sheet === newest.sheet,
  )
  for (const old of [...bases, ...between]) {
    const share = covers(newest.sketch, old.sketch)
    if (newest.words === 'replaces' || share >= COVERS)
      decision.replace(newest, old, 'tên tệp hoặc tiêu đề ghi là bản gửi sau')
    else decision.mayReplace(newest, old, share)
  }
}

const isDeclared = (sheet: TonightSheet): boolean => sheet.replaces !== null || sheet.addsTo !== null

/** Same source, sender, unit, period and name without "thay thế", "lần 2" and the like. */
function sameName(sheet: VersionSheet): string {
  return [scopeOf(sheet), sheet.stem].join('\n')
}

function scopeOf({ source, sender, unit, periodFrom, periodTo }: VersionSheet): string {
  return [source, sender, unit, periodFrom ?? '', periodTo ?? ''].join('\n')
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** Files of the group that say nothing of themselves: those in the same folder if there are any. Sheets go with the sheet of their name. */
function basesFor<S extends VersionSheet>(sheet: VersionSheet, group: readonly S[]): readonly S[] {
  const plain = group.filter(({ words, path }) => words === '' && path !== sheet.path)
  const sameSheet = plain.filter((base) => base.sheet === sheet.sheet)
  const bases = sameSheet.length > 0 ? sameSheet : plain
  const beside = bases.filter(({ path }) => folderOf(path) === folderOf(sheet.path))
  return beside.length > 0 ? beside : bases
}

/** Pairs of the same scope, one of them of tonight, that share most rows of the smaller one. Found by the hashes they share, not pair by pair. */
function likePairs(all: readonly AnySheet[]): readonly (readonly [AnySheet, AnySheet])[] {
  const found: (readonly [AnySheet, AnySheet])[] = []
  for (const group of Map.groupBy(all, scopeOf).values()) {
    const members = group.filter(({ sketch }) => sketch.rows >= FEWEST_ROWS)
    if (members.length < 2) continue
    for (const [a, b] of candidates(members)) {
      const [left, right] = [members[a], members[b]]
      if (left === undefined || right === undefined || left.path === right.path) continue
      if (!('fileId' in left) && !('fileId' in right)) continue
      const [least, most] = [left.sketch.rows, right.sketch.rows].sort((x, y) => x - y)
      if ((least ?? 0) * SIZE_FACTOR < (most ?? 0)) continue
      if (overlap(left.sketch, right.sketch) >= ALIKE) found.push([left, right])
    }
  }
  return found
}

/** Index pairs that share enough hashes to be worth a look. */
function candidates(members: readonly VersionSheet[]): readonly (readonly [number, number])[] {
  const having = new Map<number, number[]>()
  for (const [index, { sketch }] of members.entries())
    for (const hash of sketch.hashes) having.set(hash, [...(having.get(hash) ?? []), index])
  const shared = new Map<number, number>()
  for (const indexes of having.values())
    for (const [at, a] of indexes.entries())
      for (const b of indexes.slice(at + 1)) {
        const key = a * members.length + b
        shared.set(key, (shared.get(key) ?? 0) + 1)
      }
  return [...shared].flatMap(([key, count]) => {
    const pair = [Math.floor(key / members.length), key % members.length] as const
    const least = Math.min(...pair.map((index) => members[index]?.sketch.hashes.length ?? 0))
    return count >= Math.min(FEWEST_SHARED, least * ALIKE) ? [pair] : []
  })
}
