import type { Column } from './column.ts'
import { DerivedColumns } from './derive/expression.ts'
import type { BlockingRule, LinkScope } from './model.ts'
import { NumberCodes } from './number-codes.ts'
import type { Records } from './records.ts'

/** What one rule brings. */
export interface RuleBlocks {
  readonly rule: BlockingRule
  /** Blocks of two records or more, numbered from 1. */
  readonly blocks: number
  /** Pairs the rule brings, before those that an earlier rule has brought are taken out. */
  readonly pairs: number
  /** The block that makes most pairs, the first of equal ones; null where none makes any. */
  readonly heaviest: { readonly records: number; readonly pairs: number; readonly anyRecord: number } | null
  /** Blocks that made no pairs because more records than `rule.maxRecords` share their key. */
  readonly leftOut: number
}

/**
 * The blocks of all records under all rules: keys alone, four bytes a record and rule. Which records stand in a block is told rule by
 * rule by `membersOf`, when its pairs are made.
 */
export interface Blocking {
  readonly rules: readonly RuleBlocks[]
  /**
   * Record after record its key under every rule: those of two records are two places in memory to go to, not two a rule. 0: it is in
   * no block, because a part is not known or nobody shares it.
   */
  readonly keys: Int32Array
}

/** Counts what each rule brings without making a pair. */
export function blockRecords(records: Records, rules: readonly BlockingRule[], scope: LinkScope): Blocking {
  const { sources } = records
  const columns = new DerivedColumns(records)
  const keys = new Int32Array(records.size * rules.length)
  const order = orderOfMembers(sources, scope)
  const counted = rules.map((rule, at): RuleBlocks => {
    columns.keepOnly(rules.slice(at).flatMap(({ on }) => on))
    const shared = sharedKeys(
      rule.on.map((expression) => columns.of(expression)),
      rule.maxRecords ?? Infinity,
    )
    for (const [record, key] of shared.keys.entries()) keys[record * rules.length + at] = key
    const { count: blocks, leftOut } = shared
    return { rule, blocks, leftOut, ...countPairs(membersIn(shared.keys, blocks, order), sources, scope) }
  })
  return { rules: counted, keys }
}

/** The records of each block of one rule. */
export interface Members {
  /** Records in blocks, block after block, each in the order of the records; between files, file after file. */
  readonly members: Int32Array
  /** Where each block begins in `members`, and one past the last; blocks are numbered from 1. */
  readonly starts: Int32Array
}

/** @param order of `orderOfMembers`. */
export function membersOf({ rules, keys }: Blocking, at: number, order: Int32Array | null): Members {
  const ofRule = new Int32Array(keys.length / rules.length)
  for (let record = 0; record < ofRule.length; record++) ofRule[record] = keys[record * rules.length + at]!
  return membersIn(ofRule, rules[at]!.blocks, order)
}

/** In which order records stand in their blocks; null: in their own. */
export function orderOfMembers(sources: Int32Array, scope: LinkScope): Int32Array | null {
  return scope === 'between' ? recordsBySource(sources) : null
}

function membersIn(keys: Int32Array, blocks: number, order: Int32Array | null): Members {
  const starts = new Int32Array(blocks + 2)
  for (const key of keys) if (key > 0) starts[key + 1] = starts[key + 1]! + 1
  for (let key = 1; key <= blocks + 1; key++) starts[key] = starts[key]! + starts[key - 1]!
  const members = new Int32Array(starts[blocks + 1]!)
  const next = starts.slice()
  for (let at = 0; at < keys.length; at++) {
    const record = order === null ? at : order[at]!
    const key = keys[record]!
    if (key === 0) continue
    members[next[key]!] = record
    next[key] = next[key]! + 1
  }
  return { members, starts }
}

function countPairs(
  { members, starts }: Members,
  sources: Int32Array,
  scope: LinkScope,
): Pick<RuleBlocks, 'pairs' | 'heaviest'> {
  let pairs = 0
  let heaviest: RuleBlocks['heaviest'] = null
  for (let key = 1; key + 1 < starts.length; key++) {
    const [from, until] = [starts[key]!, starts[key + 1]!]
    const inBlock = pairsIn(members, from, until, sources, scope)
    pairs += inBlock
    if (inBlock > (heaviest?.pairs ?? 0))
      heaviest = { records: until - from, pairs: inBlock, anyRecord: members[from]! }
  }
  return { pairs, heaviest }
}

interface SharedKeys {
  readonly keys: Int32Array
  readonly count: number
  readonly leftOut: number
}

/** One number a record for all columns together, 1 and up, given only to values that two records share, and no more than `most`. */
function sharedKeys(columns: readonly Column[], most: number): SharedKeys {
  const [first, ...others] = columns
  if (first === undefined) return { keys: new Int32Array(0), count: 0, leftOut: 0 }
  let shared = onlyShared(first.codes.slice(), first.values.length, others.length === 0 ? most : Infinity)
  for (const [at, { codes, values }] of others.entries()) {
    const numbers = new NumberCodes(shared.count)
    const { keys } = shared
    for (let record = 0; record < keys.length; record++) {
      const left = keys[record]!
      const right = codes[record]!
      keys[record] = left === 0 || right === 0 ? 0 : numbers.codeOf(left * values.length + right) + 1
    }
    shared = onlyShared(keys, numbers.size, at + 1 === others.length ? most : Infinity)
  }
  return shared
}

/** Numbers keys anew, leaving out those that one record has alone: no pair can come of them, whatever is added to the key. */
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

/** Numbers of the records, file after file, each in their order. */
export function recordsBySource(sources: Int32Array): Int32Array {
  return Int32Array.from(sources, (_, record) => record).sort((x, y) => sources[x]! - sources[y]! || x - y)
}

/** Pairs of a block; between files its members stand file after file. */
function pairsIn(members: Int32Array, from: number, until: number, sources: Int32Array, scope: LinkScope): number {
  let pairs = pairsOf(until - from)
  if (scope !== 'between') return pairs
  for (let run = from; run < until; ) {
    const next = endOfRun(members, run, until, sources)
    pairs -= pairsOf(next - run)
    run = next
  }
  return pairs
}

function pairsOf(records: number): number {
  return records < 2 ? 0 : (records * (records - 1)) / 2
}

/** One past the last of the members from `from` on that are of one file. */
function endOfRun(members: Int32Array, from: number, until: number, sources: Int32Array): number {
  let end = from + 1
  while (end < until && sources[members[end]!] === sources[members[from]!]) end++
  return end
}

/** Every pair of records that could be asked about at all. */
export function allPairs(sources: Int32Array, scope: LinkScope): number {
  let pairs = pairsOf(sources.length)
  if (scope !== 'between') return pairs
  const perSource = new Map<number, number>()
  for (const source of sources) perSource.set(source, (perSource.get(source) ?? 0) + 1)
  for (const count of perSource.values()) pairs -= pairsOf(count)
  return pairs
}

/** What came of one rule. */
export interface RuleCount {
  readonly name: string
  /** All pairs that agree by the rule. */
  readonly pairs: number
  /** Those that no earlier rule had brought. */
  readonly added: number
  readonly heaviest: RuleBlocks['heaviest']
  /** Blocks with too many records to make pairs of. */
  readonly leftOut: number
}

/** A pair budget that was overrun, found before any pair was made. */
export class TooManyPairs extends Error {
  readonly rules: readonly Pick<RuleCount, 'name' | 'pairs' | 'heaviest'>[]
  readonly limit: number

  constructor(blocks: readonly RuleBlocks[], limit: number) {
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

/** Which rules bring a pair, by number. */
export function rulesOf({ rules, keys }: Blocking, a: number, b: number): number[] {
  return rules.flatMap((_, rule) => (isBrought(keys, rules.length, rule, a, b) ? [rule] : []))
}

/** True when one rule of `rules` brings a pair. `keys` of a `Blocking`. */
export function isBrought(keys: Int32Array, rules: number, rule: number, a: number, b: number): boolean {
  const key = keys[a * rules + rule]!
  return key !== 0 && key === keys[b * rules + rule]!
}
