import { rulesOf } from './blocking.ts'
import { Chance } from './chance.ts'
import { estimate, type Observed } from './estimate.ts'
import type { LinkResult } from './link.ts'
import { type Parameters, probabilityOf } from './model.ts'
import { patternWeight, weightsOf } from './weights.ts'

/** A figure with the interval that holds it in 95 of 100 cases, if the model holds. */
export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Pairs of one weight, pattern and reach. */
export interface WeighedPairs {
  /** Match weight in bits, term frequencies included. */
  readonly weight: number
  readonly pairs: number
  /** Number of the pattern in `patterns`. */
  readonly pattern: number
  /** How many blocking rules bring these pairs; 0: not looked up. */
  readonly reach: number
}

export interface QualityInput {
  /** All pairs that were compared, but for those the clusters refused. */
  readonly weighed: readonly WeighedPairs[]
  readonly threshold: number
  /** How many blocking rules there are. */
  readonly rules: number
  /** Levels of each pattern, for weights under other parameters. */
  readonly patterns: readonly { readonly levels: readonly number[] }[]
  readonly parameters: Parameters
  /** What the parameters were estimated from; null when they were given. */
  readonly observed: Observed | null
  /** Random pairs behind the rates of `observed`. */
  readonly samplePairs: number
  /** Replicates at most, where a quick answer will do. */
  readonly mostReplicates?: number
}

/** Precision and recall as far as they can be told without anybody's labels. */
export interface Quality {
  readonly threshold: number
  /** Pairs at or above the threshold. */
  readonly joined: number
  /** Expected matches: among the joined, among pairs below the threshold, and among pairs that no rule brings (null: one rule alone cannot tell). */
  readonly trueJoined: number
  readonly trueBelow: number
  readonly trueUnreached: number | null
  readonly precision: Interval
  readonly recall: Interval
  readonly f1: Interval
  /** Bootstrap replicates behind the intervals. */
  readonly replicates: number
  /** False when parameters were given: the intervals then hold their uncertainty to be none. */
  readonly refitted: boolean
}

/** Expected precision and recall when the threshold is elsewhere. */
export interface ThresholdPoint {
  readonly threshold: number
  readonly pairs: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

const REPLICATES = { most: 200, least: 40 }
/** Levels looked up in all replicates together, beyond which there are fewer of them. */
const REPLICATE_WORK = 400_000_000

/**
 * Expected precision and recall at the threshold. A pair of weight w is a match with probability 1/(1 + 2^-w) (Fellegi and Sunter 1969;
 * Belin and Rubin 1995 on what that asks of the model), so the sums of probabilities above and below the threshold are the expected
 * true, false and missed pairs. Matches that no blocking rule brings are told by capture–recapture over the rules: Chao's lower bound from
 * the expected matches that exactly one and exactly two rules bring (Chao 1987, Biometrics 43, 783–791), so recall is rather too high.
 *
 * Intervals are percentiles of a bootstrap (Efron and Tibshirani 1993): counts of patterns and rates of random pairs are drawn anew, m, u
 * and prior estimated from them, and matches drawn from the probabilities that come out. The draws follow a fixed hash. What they
 * cannot know is how far comparisons depend on one another given the truth; dependence makes the probabilities too sure.
 */
export function estimateQuality(input: QualityInput): Quality {
  const middle = expectedMatches(input, () => 0)
  const draws = replicates(input).map((counts) => measures(counts))
  const value = measures(middle)
  const interval = (of: (measure: ReturnType<typeof measures>) => number): Interval => {
    const sorted = draws.map(of).sort((a, b) => a - b)
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? of(value)
    return { value: of(value), low: Math.min(at(0.025), of(value)), high: Math.max(at(0.975), of(value)) }
  }
  return {
    threshold: input.threshold,
    joined: middle.joined,
    trueJoined: middle.above,
    trueBelow: middle.below,
    trueUnreached: input.rules < 2 ? null : middle.unreached,
    precision: interval(({ precision }) => precision),
    recall: interval(({ recall }) => recall),
    f1: interval(({ f1 }) => f1),
    replicates: draws.length,
    refitted: input.observed !== null,
  }
}

/** The same at every half bit from the lowest weight written to the highest, ascending. */
export function thresholdCurve(input: QualityInput, from: number): ThresholdPoint[] {
  const sorted = [...input.weighed].sort((a, b) => b.weight - a.weight)
  const all = expectedMatches(input, () => 0)
  const total = all.above + all.below + (input.rules < 2 ? 0 : all.unreached)
  const highest = sorted[0]?.weight ?? from
  const points: ThresholdPoint[] = []
  let at = 0
  let pairs = 0
  let matches = 0
  for (let step = Math.ceil(highest * 2); step >= Math.floor(from * 2); step--) {
    const threshold = step / 2
    for (; at < sorted.length && sorted[at]!.weight >= threshold; at++) {
      pairs += sorted[at]!.pairs
      matches += sorted[at]!.pairs * probabilityOf(sorted[at]!.weight)
    }
    points.push({ threshold, pairs, ...rates(matches, pairs, total) })
  }
  return points.reverse()
}

/** What `estimateQuality` needs, out of a result. */
export function qualityInput(
  result: LinkResult,
  model: { threshold: number; reviewFrom: number; samplePairs: number },
): QualityInput {
  return {
    weighed: weighedPairs(result, model.reviewFrom),
    threshold: model.threshold,
    rules: result.blocking.rules.length,
    patterns: result.patterns,
    parameters: result.parameters,
    observed: result.training?.observed ?? null,
    samplePairs: Math.min(model.samplePairs, result.totalPairs),
  }
}

function weighedPairs({ pairs, patterns, clusters, blocking }: LinkResult, reviewFrom: number): WeighedPairs[] {
  const refused = new Set(clusters.refused.map(({ a, b }) => `${a} ${b}`))
  const groups = new Map<string, { weight: number; pairs: number; pattern: number; reach: number }>()
  const written = new Float64Array(patterns.length)
  for (const { a, b, weight, pattern } of pairs) {
    written[pattern]!++
    if (refused.has(`${a} ${b}`)) continue
    const reach = rulesOf(blocking, a, b).length
    const key = `${pattern} ${reach} ${weight}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { weight, pairs: 1, pattern, reach })
    else group.pairs++
  }
  // Pairs too light to be written: term frequencies have taken them below `reviewFrom` at least.
  const rest = patterns.flatMap((pattern, number) => {
    const left = pattern.pairs - written[number]!
    return left > 0 ? [{ weight: Math.min(pattern.weight, reviewFrom), pairs: left, pattern: number, reach: 0 }] : []
  })
  return [...groups.values(), ...rest].sort((x, y) => y.weight - x.weight || x.pattern - y.pattern || x.reach - y.reach)
}

interface Counts {
  readonly joined: number
  readonly above: number
  readonly below: number
  readonly unreached: number
}

/** @param shift bits by which a pattern weighs more under other parameters. @param noise standard normal draws; none: expectations. */
function expectedMatches(
  { weighed, threshold, rules }: QualityInput,
  shift: (pattern: number) => number,
  chance?: Chance,
): Counts {
  const sums = { joined: 0, above: 0, below: 0, spreadAbove: 0, spreadBelow: 0, once: 0, twice: 0 }
  for (const { weight, pairs, pattern, reach } of weighed) {
    const probability = probabilityOf(weight + shift(pattern))
    const matches = pairs * probability
    if (weight >= threshold) {
      sums.joined += pairs
      sums.above += matches
      sums.spreadAbove += matches * (1 - probability)
    } else {
      sums.below += matches
      sums.spreadBelow += matches * (1 - probability)
    }
    if (reach === 1) sums.once += matches
    if (reach === 2) sums.twice += matches
  }
  const drawn = (mean: number, variance: number, most: number): number =>
    chance === undefined ? mean : Math.min(Math.max(mean + Math.sqrt(variance) * chance.normal(), 0), most)
  const once = drawn(sums.once, sums.once, Infinity)
  const twice = drawn(sums.twice, sums.twice, Infinity)
  return {
    joined: sums.joined,
    above: drawn(sums.above, sums.spreadAbove, sums.joined),
    below: drawn(sums.below, sums.spreadBelow, Infinity),
    unreached: unreached(once, twice, rules),
  }
}

/** Chao's lower bound on what none of the rules brings, in its form for few captures and a finite number of occasions. */
function unreached(once: number, twice: number, rules: number): number {
  if (rules < 2) return 0
  return (((rules - 1) / rules) * once * Math.max(once - 1, 0)) / (2 * (twice + 1))
}

function measures({ joined, above, below, unreached: missed }: Counts) {
  return rates(above, joined, above + below + missed)
}

function rates(matches: number, pairs: number, total: number) {
  return {
    precision: pairs === 0 ? 1 : matches / pairs,
    recall: total === 0 ? 1 : matches / total,
    f1: pairs + total === 0 ? 1 : (2 * matches) / (pairs + total),
  }
}

function replicates(input: QualityInput): Counts[] {
  const { observed, patterns, parameters } = input
  const work = observed === null ? 1 : Math.max(1, observed.patterns.length * observed.levelCounts.length * 60)
  const count = Math.min(
    input.mostReplicates ?? REPLICATES.most,
    Math.max(REPLICATES.least, Math.floor(REPLICATE_WORK / work)),
  )
  const before = patternWeights(patterns, parameters)
  return Array.from({ length: count }, (_, number) => {
    const chance = new Chance(number)
    if (observed === null) return expectedMatches(input, () => 0, chance)
    const { prior, m, u, related } = estimate(drawnAnew(observed, input.samplePairs, chance))
    const comparisons = parameters.comparisons.map(({ name }, at) => ({ name, m: m[at]!, u: u[at]! }))
    const after = patternWeights(patterns, { prior, comparisons, ...(related === null ? {} : { related }) })
    return expectedMatches(input, (pattern) => after[pattern]! - before[pattern]!, chance)
  })
}

function patternWeights(patterns: QualityInput['patterns'], parameters: Parameters): Float64Array {
  const weights = weightsOf(parameters)
  return Float64Array.from(patterns, ({ levels }) => patternWeight(weights, levels))
}

function drawnAnew(observed: Observed, samplePairs: number, chance: Chance): Observed {
  return {
    ...observed,
    counts: observed.counts.map((count) => chance.poisson(count)),
    rates: observed.rates.map((levels) => {
      const counts = levels.map((rate) => chance.poisson(rate * samplePairs) + 0.5)
      const total = counts.reduce((sum, count) => sum + count, 0)
      return counts.map((count) => count / total)
    }),
  }
}
