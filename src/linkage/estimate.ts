import { NULL_LEVEL } from './comparison.ts'

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

export interface Estimate {
  readonly prior: number
  /** Per comparison the probabilities of its levels. */
  readonly m: readonly (readonly number[])[]
  readonly u: readonly (readonly number[])[]
  readonly iterations: number
  readonly converged: boolean
  /** Expected matches among the candidates. */
  readonly matches: number
}

const MOST_ITERATIONS = 300
const LEAST_PRIOR = 1e-15
const CLOSE_ENOUGH = 1e-7
/** No single comparison speaks louder against a pair than this: somebody mistypes everything once in two thousand. */
const LEAST_M = 5e-4
/** Weight of what m is before anything was seen, in pairs: keeps a level that never occurred from being impossible. */
const FIRST_GUESS_PAIRS = 2

/**
 * m by expectation maximisation over counts of distinct patterns, u from random pairs, freed of the matches among them. Pairs that
 * no blocking rule brings count as two entities, so the prior is that of all pairs, not of the candidates.
 *
 * A rule that wants equal dates brings no pair whose dates differ: among all candidates m of the date would come out too high. m of a
 * comparison is therefore learnt from pairs that a rule brings which does not look at it; which those are does not depend on its level.
 *
 * @see Dempster, Laird and Rubin (1977); Winkler (2000), "Using the EM Algorithm for Weight Computation in the Fellegi-Sunter Model";
 * Enamorado, Fifield and Imai (2019), "Using a Probabilistic Model to Assist Merging of Large-scale Administrative Records".
 */
export function estimate(observed: Observed): Estimate {
  const { rates } = observed
  const first = observed.levelCounts.map(firstGuess)
  const table = tableOf(observed)
  let prior = clampPrior(observed.expectedMatches / observed.totalPairs)
  let u = rates
  let m: readonly (readonly number[])[] = first.map((guess, at) => lastSpeaksAgainst(guess, u[at]!))
  let matches = 0
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
    u = rates.map((rate, at) => withoutMatches(rate, m[at]!, prior))
    const step = expectAndMaximise(table, m, u, prior)
    const next = step.sums.map((sums, at) => lastSpeaksAgainst(probabilities(sums, first[at]!), u[at]!))
    const moved = largestMove(m, next)
    m = next
    matches = step.matches
    const before = prior
    prior = clampPrior(matches / observed.totalPairs)
    const settled = moved < CLOSE_ENOUGH && Math.abs(prior / before - 1) < CLOSE_ENOUGH
    if (settled) return { prior, m, u, iterations: iteration, converged: true, matches }
  }
  return { prior, m, u, iterations: MOST_ITERATIONS, converged: false, matches }
}

/** `Observed` laid flat: EM goes over it some hundred times. */
interface PatternTable {
  readonly comparisons: number
  /** Where the levels of each comparison begin when all stand in one row, and one past the last. */
  readonly begins: readonly number[]
  /** Pattern after pattern the place in that row of each comparison's level; -1 for null. */
  readonly places: Int32Array
  readonly counts: Float64Array
  readonly shows: Int32Array
}

function tableOf({ levelCounts, patterns, counts, shows }: Observed): PatternTable {
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

/** Expected matches, in all and by level of each comparison among the pairs that show it. */
function expectAndMaximise(
  { comparisons, begins, places, counts, shows }: PatternTable,
  m: readonly (readonly number[])[],
  u: readonly (readonly number[])[],
  prior: number,
): { sums: Float64Array[]; matches: number } {
  const weights = Float64Array.from(
    m.flatMap((levels, at) => levels.map((value, level) => Math.log(value / u[at]![level]!))),
  )
  const priorOdds = Math.log(prior / (1 - prior))
  const sums = new Float64Array(weights.length)
  let matches = 0
  for (let number = 0; number < counts.length; number++) {
    const from = number * comparisons
    let weight = priorOdds
    for (let at = 0; at < comparisons; at++) if (places[from + at]! >= 0) weight += weights[places[from + at]!]!
    const expected = counts[number]! / (1 + Math.exp(-weight))
    matches += expected
    const shown = shows[number]!
    for (let at = 0; at < comparisons; at++) {
      const place = places[from + at]!
      // Comparisons beyond the bits of a number are learnt from every pair.
      if (place >= 0 && (at >= 31 || (shown >>> at) & 1)) sums[place] = sums[place]! + expected
    }
  }
  return { sums: Array.from({ length: comparisons }, (_, at) => sums.slice(begins[at], begins[at + 1])), matches }
}

function probabilities(sums: Float64Array, guess: readonly number[]): number[] {
  const total = sums.reduce((sum, value) => sum + value, 0) + FIRST_GUESS_PAIRS
  return normalised(
    Array.from(sums, (sum, level) => (sum + FIRST_GUESS_PAIRS * guess[level]!) / total),
    LEAST_M,
  )
}

/** "Else" is no sign of a match: where next to no pair at all has it, m would otherwise be above u by what is added to rare levels. */
function lastSpeaksAgainst(m: readonly number[], u: readonly number[]): readonly number[] {
  const last = m.length - 1
  const most = u[last]!
  if (last === 0 || m[last]! <= most) return m
  const rest = 1 - m[last]!
  return m.map((value, level) => (level === last ? most : (value / rest) * (1 - most)))
}

/** Most matches agree exactly, few not at all. */
function firstGuess(levels: number): number[] {
  if (levels === 1) return [1]
  if (levels === 2) return [0.9, 0.1]
  const between = levels - 2
  return [0.8, ...Array.from({ length: between }, () => 0.12 / between), 0.08]
}

/** Random pairs are matches with the probability of the prior; what is left when these are taken out is u. */
function withoutMatches(rate: readonly number[], m: readonly number[], prior: number): number[] {
  return normalised(
    rate.map((value, level) => (value - prior * m[level]!) / (1 - prior)),
    0,
    (level) => rate[level]! / 20,
  )
}

function normalised(
  values: readonly number[],
  least: number,
  leastOf: (level: number) => number = () => least,
): number[] {
  const raised = values.map((value, level) => Math.max(value, leastOf(level)))
  const sum = raised.reduce((total, value) => total + value, 0)
  return raised.map((value) => value / sum)
}

function clampPrior(prior: number): number {
  // No pair at all, or no match among them: not a number, which is not above 0 either.
  return prior > LEAST_PRIOR ? Math.min(prior, 0.5) : LEAST_PRIOR
}

function largestMove(before: readonly (readonly number[])[], after: readonly (readonly number[])[]): number {
  let largest = 0
  for (const [at, levels] of after.entries())
    for (const [level, value] of levels.entries()) largest = Math.max(largest, Math.abs(value - before[at]![level]!))
  return largest
}
