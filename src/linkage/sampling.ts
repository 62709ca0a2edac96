import { allPairs, recordsBySource } from './blocking.ts'
import type { LinkScope } from './model.ts'

/** Pairs of records side by side, the smaller number first. */
export interface SampledPairs {
  readonly a: Int32Array
  readonly b: Int32Array
}

/**
 * Pairs of records drawn by a fixed hash of the draw's number: the same for the same number of records, on every machine, in
 * every run. All pairs when there are no more than `wanted`.
 */
export function samplePairs(records: number, sources: Int32Array, scope: LinkScope, wanted: number): SampledPairs {
  const total = allPairs(sources, scope)
  if (total <= wanted) return everyPair(records, sources, scope, total)
  return scope === 'between' ? drawnBetween(sources, wanted) : drawnPairs(records, wanted)
}

function everyPair(records: number, sources: Int32Array, scope: LinkScope, total: number): SampledPairs {
  const pairs = { a: new Int32Array(total), b: new Int32Array(total) }
  let at = 0
  for (let a = 0; a < records; a++)
    for (let b = a + 1; b < records; b++) {
      if (scope === 'between' && sources[a] === sources[b]) continue
      pairs.a[at] = a
      pairs.b[at++] = b
    }
  return pairs
}

const [FIRST_SEED, SECOND_SEED] = [0x9e3779b9, 0x7f4a7c15]

function drawnPairs(records: number, wanted: number): SampledPairs {
  const pairs = { a: new Int32Array(wanted), b: new Int32Array(wanted) }
  for (let draw = 0; draw < wanted; draw++) {
    const one = hash32(draw, FIRST_SEED) % records
    // Among the others: no draw is lost to a record paired with itself.
    const among = hash32(draw, SECOND_SEED) % (records - 1)
    const other = among < one ? among : among + 1
    pairs.a[draw] = Math.min(one, other)
    pairs.b[draw] = Math.max(one, other)
  }
  return pairs
}

/** A number below that of all ordered pairs says which pair it is, so that a small file beside a large one costs no draws. */
function drawnBetween(sources: Int32Array, wanted: number): SampledPairs {
  const records = sources.length
  const bySource = recordsBySource(sources)
  const groups = groupsOf(bySource, sources)
  const ordered = groups.at(-1)!.pairsUpTo
  const pairs = { a: new Int32Array(wanted), b: new Int32Array(wanted) }
  for (let draw = 0; draw < wanted; draw++) {
    const fraction = (hash32(draw, FIRST_SEED) * 2 ** 21 + (hash32(draw, SECOND_SEED) >>> 11)) / 2 ** 53
    const number = Math.floor(fraction * ordered)
    const { from, until, pairsUpTo } = groups.find((group) => number < group.pairsUpTo)!
    const others = records - (until - from)
    const back = pairsUpTo - 1 - number
    const among = back % others
    const one = bySource[from + Math.floor(back / others)]!
    const other = bySource[among < from ? among : among + until - from]!
    pairs.a[draw] = Math.min(one, other)
    pairs.b[draw] = Math.max(one, other)
  }
  return pairs
}

interface SourceGroup {
  readonly from: number
  readonly until: number
  /** Ordered pairs between files that begin in this or an earlier one. */
  readonly pairsUpTo: number
}

function groupsOf(bySource: Int32Array, sources: Int32Array): SourceGroup[] {
  const groups: SourceGroup[] = []
  for (let from = 0; from < bySource.length; ) {
    let until = from
    while (until < bySource.length && sources[bySource[until]!] === sources[bySource[from]!]) until++
    const size = until - from
    groups.push({ from, until, pairsUpTo: (groups.at(-1)?.pairsUpTo ?? 0) + size * (bySource.length - size) })
    from = until
  }
  return groups
}

/** A 32-bit mix of two numbers (the finaliser of MurmurHash3 over both), below 2^32. */
export function hash32(value: number, seed: number): number {
  let hash = Math.imul(value ^ seed, 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 13) ^ seed, 0x27d4eb2f)
  return (hash ^ (hash >>> 16)) >>> 0
}
