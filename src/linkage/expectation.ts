import { NULL_LEVEL } from './comparison.ts'
import type { Related } from './model.ts'

/** What estimation sees of the data: never a record, only how often each pattern of levels occurred. */
export interface Observed {
  /** Levels of each comparison. */
  readonly levelCounts: readonly number[]
  /** Distinct patterns of the candidate pairs: a level a comparison, NULL_LEVEL for null. In an order that does not depend on the input's. */
  readonly patterns: readonly (readonly number[])[]
  /** How many candidate pairs have each pattern. */
  readonly counts: readonly number[]
  /**
   * Beside `patterns`, a bit a comparison: 1 where a rule brought these pairs that does not look at what the comparison reads, so that
   * they show how it varies. Absent: every pair shows every comparison. A pattern may stand twice with different bits.
   */
  readonly shows?: readonly number[]
  /** Pairs of records that there are, candidates or not. */
  readonly totalPairs: number
  /** Per comparison, the part of random pairs, matches among them, that falls in each level: above 0, together 1 (`random-rates.ts`). */
  readonly rates: readonly (readonly number[])[]
  /** Matches to begin with. */
  readonly expectedMatches: number
}

/** `Observed` laid flat: EM goes over it some hundred times. */
export interface PatternTable {
  readonly comparisons: number
  /** Where the levels of each comparison begin when all stand in one row, and one past the last. */
  readonly begins: readonly number[]
  /** Pattern after pattern the place in that row of each comparison's level; -1 for null. */
  readonly places: Int32Array
  readonly counts: Float64Array
  readonly shows: Int32Array
}

export function tableOf({ levelCounts, patterns, counts, shows }: Observed): PatternTable {
  const begins = [0]
  for (const levels of levelCounts) begins.push(begins.at(-1)! + levels)
  const comparisons = levelCounts.length
  const places = new Int32Array(patterns.length * comparisons)
  for (const [number, levels] of patterns.entries())
    for (const [at, level] of levels.entries())
      places[number * comparisons + at] = level === NULL_LEVEL ? -1 : begins[at]! + level
  return {
    comparisons,
    begins,
    places,
    counts: Float64Array.from(counts),
    shows: shows === undefined ? new Int32Array(patterns.length).fill(-1) : Int32Array.from(shows),
  }
}

/** What EM holds of the classes at one moment. */
export interface Classes {
  readonly prior: number
  readonly m: readonly (readonly number[])[]
  readonly u: readonly (readonly number[])[]
  readonly related: Related | null
}

export interface Expected {
  readonly matches: number
  readonly related: number
  /** Per comparison the expected matches at each level, among the pairs that show it. */
  readonly sums: readonly Float64Array[]
  /** Per comparison the expected related pairs in which it is known, and those of them that share it. */
  readonly shared: readonly { readonly sharing: number; readonly pairs: number }[]
}

/** Expected numbers given the classes. */
export function expect(table: PatternTable, classes: Classes): Expected {
  const { comparisons, begins, places, counts, shows } = table
  const odds = oddsOf(classes)
  const sums = new Float64Array(odds.match.length)
  const [sharing, pairs] = [new Float64Array(comparisons), new Float64Array(comparisons)]
  let [matches, related] = [0, 0]
  for (let number = 0; number < counts.length; number++) {
    const from = number * comparisons
    let matchOdds = odds.matchPrior
    let relatedOdds = odds.relatedPrior
    for (let at = from; at < from + comparisons; at++) {
      const place = places[at]!
      if (place < 0) continue
      matchOdds += odds.match[place]!
      relatedOdds += odds.related[place]!
    }
    const most = Math.max(0, matchOdds, relatedOdds)
    const [match, relative] = [Math.exp(matchOdds - most), Math.exp(relatedOdds - most)]
    const every = match + relative + Math.exp(-most)
    const ofMatches = (counts[number]! * match) / every
    const ofRelated = (counts[number]! * relative) / every
    matches += ofMatches
    related += ofRelated
    for (let at = 0; at < comparisons; at++) {
      const place = places[from + at]!
      if (place < 0) continue
      // Comparisons beyond the bits of a number are learnt from every pair.
      if (at >= 31 || (shows[number]! >>> at) & 1) sums[place] = sums[place]! + ofMatches
      pairs[at] = pairs[at]! + ofRelated
      sharing[at] = sharing[at]! + ofRelated * odds.sharing[place]!
    }
  }
  return {
    matches,
    related,
    sums: Array.from({ length: comparisons }, (_, at) => sums.slice(begins[at], begins[at + 1])),
    shared: Array.from(pairs, (of, at) => ({ sharing: sharing[at]!, pairs: of })),
  }
}

/** Natural logarithms of odds against two unrelated entities, by place of a level; and the part of related pairs at a level that share. */
function oddsOf({ prior, m, u, related }: Classes) {
  const rest = 1 - prior - (related?.prior ?? 0)
  const flat = (of: (m: number, u: number, shared: number) => number) =>
    Float64Array.from(
      m.flatMap((levels, at) => levels.map((one, level) => of(one, u[at]![level]!, related?.shared[at] ?? 0))),
    )
  return {
    matchPrior: Math.log(prior / rest),
    relatedPrior: related === null ? Number.NEGATIVE_INFINITY : Math.log(related.prior / rest),
    match: flat((one, other) => Math.log(one / other)),
    related: flat((one, other, shared) => Math.log((shared * one) / other + 1 - shared)),
    sharing: flat((one, other, shared) => (shared * one) / (shared * one + (1 - shared) * other)),
  }
}
