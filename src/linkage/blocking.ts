import type { Column } from './column.ts'
import type { BlockingRule, LinkScope } from './model.ts'

/** The blocks of one rule: records with the same key stand beside each other. */
export interface Blocks {
  readonly rule: BlockingRule
  /** Key of a record; 0: it is in no block, because a part is not known or nobody shares it. */
  readonly keys: Int32Array
  /** Records in blocks, block after block, each in the order of the records. */
  readonly members: Int32Array
  /** Where each block begins in `members`, and one past the last. */
  readonly starts: Int32Array
  /** Pairs the rule brings, before those that an earlier rule has brought are taken out. */
  readonly pairs: number
  /** The block that makes most pairs, the first of equal ones; null where none makes any. */
  readonly heaviest: { readonly records: number; readonly pairs: number; readonly anyRecord: number } | null
  /** Blocks that made no pairs because more records than `rule.maxRecords` share their key. */
  readonly leftOut: number
}

/** Counts what a rule brings without making a pair. `columns` in the order of `rule.on`. */
export function blocksOf(
  rule: BlockingRule,
  columns: readonly Column[],
  sources: Int32Array,
  scope: LinkScope,
): Blocks {
  const { keys, count, leftOut } = sharedKeys(columns, rule.maxRecords ?? Infinity)
  const starts = new Int32Array(count + 2)
  for (const key of keys) if (key > 0) starts[key + 1] = starts[key + 1]! + 1
  for (let key = 1; key <= count + 1; key++) starts[key] = starts[key]! + starts[key - 1]!
  const members = new Int32Array(starts[count + 1]!)
  const next = starts.slice()
  for (let record = 0; record < keys.length; record++) {
    const key = keys[record]!
    if (key > 0) members[next[key]!++] = record
  }
  let pairs = 0
  let heaviest: Blocks['heaviest'] = null
  for (let key = 1; key <= count; key++) {
    const [from, until] = [starts[key]!, starts[key + 1]!]
    const inBlock = pairsIn(members, from, until, sources, scope)
    pairs += inBlock
    if (inBlock > (heaviest?.pairs ?? 0))
      heaviest = { records: until - from, pairs: inBlock, anyRecord: members[from]! }
  }
  return { rule, keys, members, starts, pairs, heaviest, leftOut }
}

interface SharedKeys {
  readonly keys: Int32Array
  readonly count: number
  readonly leftOut: number
}

/** One number a record for all columns together, 1 and up, given only to values that two records share, and no more than `most`. */
function sharedKeys(columns: readonly Column[], most: number): SharedKeys {
  let keys = (columns[0]?.codes ?? new Int32Array(0)).slice()
  let count = columns[0]?.values.length ?? 0
  for (const column of columns.slice(1)) {
    const numbers = new Map<number, number>()
    const width = column.values.length
    const combined = new Int32Array(keys.length)
    for (let record = 0; record < keys.length; record++) {
      const [left, right] = [keys[record]!, column.codes[record]!]
      if (left === 0 || right === 0) continue
      const pair = left * width + right
      let number = numbers.get(pair)
      if (number === undefined) {
        number = numbers.size + 1
        numbers.set(pair, number)
      }
      combined[record] = number
    }
    keys = combined
    count = numbers.size + 1
  }
  return onlyShared(keys, count, most)
}

function onlyShared(keys: Int32Array, count: number, most: number): SharedKeys {
  const records = new Int32Array(count + 1)
  for (const key of keys) records[key] = records[key]! + 1
  const numbers = new Int32Array(count + 1)
  let shared = 0
  let leftOut = 0
  for (let key = 1; key <= count; key++)
    if (records[key]! > most) leftOut++
    else if (records[key]! > 1) numbers[key] = ++shared
  for (let record = 0; record < keys.length; record++) keys[record] = numbers[keys[record]!]!
  return { keys, count: shared, leftOut }
}

function pairsIn(members: Int32Array, from: number, until: number, sources: Int32Array, scope: LinkScope): number {
  const records = until - from
  if (records === 0) return 0
  const all = (records * (records - 1)) / 2
  if (scope !== 'between') return all
  const perSource = new Map<number, number>()
  for (let at = from; at < until; at++) {
    const source = sources[members[at]!]!
    perSource.set(source, (perSource.get(source) ?? 0) + 1)
  }
  let within = 0
  for (const count of perSource.values()) within += (count * (count - 1)) / 2
  return all - within
}

/** Every pair of records that could be asked about at all. */
export function allPairs(sources: Int32Array, scope: LinkScope): number {
  const everybody = Int32Array.from({ length: sources.length }, (_, record) => record)
  return pairsIn(everybody, 0, everybody.length, sources, scope)
}

/** What came of one rule. */
export interface RuleCount {
  readonly name: string
  /** All pairs that agree by the rule. */
  readonly pairs: number
  /** Those that no earlier rule had brought. */
  readonly added: number
  readonly heaviest: Blocks['heaviest']
  /** Blocks with too many records to make pairs of. */
  readonly leftOut: number
}

/** A pair budget that was overrun, found before any pair was made. */
export class TooManyPairs extends Error {
  readonly rules: readonly Pick<RuleCount, 'name' | 'pairs' | 'heaviest'>[]
  readonly limit: number

  constructor(blocks: readonly Blocks[], limit: number) {
    const heavy = [...blocks].sort((a, b) => b.pairs - a.pairs)[0]
    const total = blocks.reduce((sum, { pairs }) => sum + pairs, 0)
    super(
      `blocking would make ${total} pairs, the limit is ${limit}; the rule "${heavy?.rule.name}" alone makes ${heavy?.pairs}, ` +
        `its largest block has ${heavy?.heaviest?.records} records: make the rule narrower or raise max_pairs`,
    )
    this.name = 'TooManyPairs'
    this.rules = blocks.map(({ rule, pairs, heaviest }) => ({ name: rule.name, pairs, heaviest }))
    this.limit = limit
  }
}

export type TakePair = (a: number, b: number, rule: number) => void

/**
 * Hands each candidate pair once, the smaller record number first, with the first rule that brings it. With `fresh`, only pairs of
 * which one record is marked there. Returns how many pairs each rule added.
 */
export function eachPair(
  blocks: readonly Blocks[],
  sources: Int32Array,
  scope: LinkScope,
  take: TakePair,
  fresh?: Uint8Array,
): number[] {
  const added = blocks.map(() => 0)
  const earlier: Int32Array[] = []
  for (const [rule, { keys, members, starts }] of blocks.entries()) {
    for (let block = 1; block + 1 < starts.length; block++)
      for (let i = starts[block]!; i < starts[block + 1]!; i++) {
        const a = members[i]!
        for (let j = i + 1; j < starts[block + 1]!; j++) {
          const b = members[j]!
          if (scope === 'between' && sources[a] === sources[b]) continue
          if (fresh !== undefined && fresh[a] === 0 && fresh[b] === 0) continue
          if (sharesKey(earlier, a, b)) continue
          added[rule]!++
          take(a, b, rule)
        }
      }
    earlier.push(keys)
  }
  return added
}

function sharesKey(keys: readonly Int32Array[], a: number, b: number): boolean {
  for (const of of keys) if (of[a] !== 0 && of[a] === of[b]) return true
  return false
}

/** Which rules bring a pair, by number. */
export function rulesOf(blocks: readonly Blocks[], a: number, b: number): number[] {
  return blocks.flatMap(({ keys }, rule) => (keys[a] !== 0 && keys[a] === keys[b] ? [rule] : []))
}
