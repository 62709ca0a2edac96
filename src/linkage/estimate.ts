import { NULL_LEVEL } from './comparison.ts'

/** What estimation sees of the data: never a record, only how often each pattern of levels occurred. */
export interface Observed {
  /** Levels of each comparison. */
  readonly levelCounts: readonly number[]
  /** Distinct patterns of the candidate pairs: a level a comparison, NULL_LEVEL for null. In an order that does not depend on the input's. */
  readonly patterns: readonly (readonly number[])[]
  /** How many candidate pairs have each pattern. */
  readonly counts: readonly number[]
  /** Pairs of records that there are, candidates or not. */
  readonly totalPairs: number
  /** Per comparison, how many random pairs fell in each level. */
  readonly random: readonly (readonly number[])[]
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
const CLOSE_ENOUGH = 1e-7
/** No single comparison speaks louder against a pair than this: somebody mistypes everything once in two thousand. */
const LEAST_M = 5e-4
/** Weight of what m is before anything was seen, in pairs: keeps a level that never occurred from being impossible. */
const FIRST_GUESS_PAIRS = 2

/**
 * m by expectation maximisation over counts of distinct patterns, u from random pairs, freed of the matches among them. Pairs that
 * no blocking rule brings count as two entities, so the prior is that of all pairs, not of the candidates.
 *
 * @see Dempster, Laird and Rubin (1977); Winkler (2000), "Using the EM Algorithm for Weight Computation in the Fellegi-Sunter Model";
 * Enamorado, Fifield and Imai (2019), "Using a Probabilistic Model to Assist Merging of Large-scale Administrative Records".
 */
export function estimate(observed: Observed): Estimate {
  const rates = observed.random.map(smoothedRates)
  const first = observed.levelCounts.map(firstGuess)
  let m = first
  let u = rates
  let prior = clampPrior(observed.expectedMatches / observed.totalPairs)
  let matches = 0
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
    u = rates.map((rate, at) => withoutMatches(rate, m[at]!, prior))
    const step = expectAndMaximise(observed, m, u, prior, first)
    const moved = largestMove(m, step.m)
    m = step.m
    matches = step.matches
    const before = prior
    prior = clampPrior(matches / observed.totalPairs)
    const settled = moved < CLOSE_ENOUGH && Math.abs(prior / before - 1) < CLOSE_ENOUGH
    if (settled) return { prior, m, u, iterations: iteration, converged: true, matches }
  }
  return { prior, m, u, iterations: MOST_ITERATIONS, converged: false, matches }
}

function expectAndMaximise(
  { patterns, counts, levelCounts }: Observed,
  m: readonly (readonly number[])[],
  u: readonly (readonly number[])[],
  prior: number,
  first: readonly (readonly number[])[],
): { m: number[][]; matches: number } {
  const weights = m.map((levels, at) => levels.map((probability, level) => Math.log(probability / u[at]![level]!)))
  const priorOdds = Math.log(prior / (1 - prior))
  const sums = levelCounts.map((levels) => new Float64Array(levels))
  let matches = 0
  for (const [number, pattern] of patterns.entries()) {
    let weight = priorOdds
    for (let at = 0; at < pattern.length; at++) if (pattern[at] !== NULL_LEVEL) weight += weights[at]![pattern[at]!]!
    const expected = counts[number]! / (1 + Math.exp(-weight))
    matches += expected
    for (let at = 0; at < pattern.length; at++) {
      const level = pattern[at]!
      if (level !== NULL_LEVEL) sums[at]![level] = sums[at]![level]! + expected
    }
  }
  return { m: sums.map((sum, at) => probabilities(sum, first[at]!)), matches }
}

function probabilities(sums: Float64Array, guess: readonly number[]): number[] {
  const total = sums.reduce((sum, value) => sum + value, 0) + FIRST_GUESS_PAIRS
  return normalised(
    Array.from(sums, (sum, level) => (sum + FIRST_GUESS_PAIRS * guess[level]!) / total),
    LEAST_M,
  )
}

/** Most matches agree exactly, few not at all. */
function firstGuess(levels: number): number[] {
  if (levels === 1) return [1]
  if (levels === 2) return [0.9, 0.1]
  const between = levels - 2
  return [0.8, ...Array.from({ length: between }, () => 0.12 / between), 0.08]
}

/** Half a pair a level is added: a level that no random pair had is rare, not impossible. */
function smoothedRates(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0) + counts.length / 2
  return counts.map((count) => (count + 0.5) / total)
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
  return Math.min(Math.max(prior, 1e-15), 0.5)
}

function largestMove(before: readonly (readonly number[])[], after: readonly (readonly number[])[]): number {
  let largest = 0
  for (const [at, levels] of after.entries())
    for (const [level, value] of levels.entries()) largest = Math.max(largest, Math.abs(value - before[at]![level]!))
  return largest
}
