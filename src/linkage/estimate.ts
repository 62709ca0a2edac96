import { type Classes, expect, type Observed, type PatternTable, tableOf } from './expectation.ts'
import type { Related } from './model.ts'

export type { Observed }

export interface Estimate {
  readonly prior: number
  /** Per comparison the probabilities of its levels. */
  readonly m: readonly (readonly number[])[]
  readonly u: readonly (readonly number[])[]
  /** Pairs of related entities, where they outnumber the matches; else null. */
  readonly related: Related | null
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
 * People who live together agree on phone, address, commune and family name and on nothing else. Where such pairs outnumber the
 * matches, EM with two classes takes them for the matches. They have a class of their own: related pairs share each comparison as
 * matches do, or are as two random entities in it. Where that class would be the smaller one it is left out: EM is not misled then,
 * and what it would hold are matches that are badly typed.
 *
 * @see Dempster, Laird and Rubin (1977); Winkler (2000), "Using the EM Algorithm for Weight Computation in the Fellegi-Sunter Model";
 * Winkler (1993), "Improved Decision Rules in the Fellegi-Sunter Model of Record Linkage", on a third class for households;
 * Enamorado, Fifield and Imai (2019), "Using a Probabilistic Model to Assist Merging of Large-scale Administrative Records".
 */
export function estimate(observed: Observed): Estimate {
  const table = tableOf(observed)
  const withRelated = maximise(observed, table, true)
  const { prior, related } = withRelated
  return related !== null && related.prior > prior ? withRelated : maximise(observed, table, false)
}

/** EM to the end, from the same beginning every time. */
function maximise(observed: Observed, table: PatternTable, hasRelated: boolean): Estimate {
  const first = observed.levelCounts.map(firstGuess)
  const prior = clampPrior(observed.expectedMatches / observed.totalPairs)
  const related = hasRelated ? { prior, shared: observed.levelCounts.map(() => 0.5) } : null
  let now: Classes = {
    prior,
    m: first.map((guess, at) => lastSpeaksAgainst(guess, observed.rates[at]!)),
    u: observed.rates,
    related,
  }
  let matches = 0
  for (let iteration = 1; iteration <= MOST_ITERATIONS; iteration++) {
    const u = observed.rates.map((rate, at) => withoutMatches(rate, now.m[at]!, likeMatches(now, at)))
    const expected = expect(table, { ...now, u })
    const m = expected.sums.map((sums, at) => lastSpeaksAgainst(probabilities(sums, first[at]!), u[at]!))
    const moved = largestMove(now.m, m)
    const before = now.prior
    matches = expected.matches
    now = {
      m,
      u,
      prior: clampPrior(matches / observed.totalPairs),
      related: hasRelated ? relatedOf(expected, observed.totalPairs) : null,
    }
    if (moved < CLOSE_ENOUGH && Math.abs(now.prior / before - 1) < CLOSE_ENOUGH)
      return { ...now, iterations: iteration, converged: true, matches }
  }
  return { ...now, iterations: MOST_ITERATIONS, converged: false, matches }
}

/** Part of random pairs that are in a comparison as matches are: matches, and related pairs that share it. */
function likeMatches({ prior, related }: Classes, at: number): number {
  return related === null ? prior : prior + related.prior * related.shared[at]!
}

function relatedOf({ related, shared }: ReturnType<typeof expect>, totalPairs: number): Related {
  return {
    prior: clampPrior(related / totalPairs),
    // One pair that shares and one that does not are added: never quite certain.
    shared: shared.map(({ sharing, pairs }) => (sharing + 1) / (pairs + 2)),
  }
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
