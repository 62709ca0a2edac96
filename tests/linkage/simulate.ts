import { type Random, randomOf } from '../../src/generate/random.ts'
import { NULL_LEVEL } from '../../src/linkage/comparison.ts'
import type { Observed } from '../../src/linkage/expectation.ts'
import { smoothedRates } from '../../src/linkage/random-rates.ts'

export interface Truth {
  readonly m: readonly (readonly number[])[]
  readonly u: readonly (readonly number[])[]
  /** Chance per comparison that a side of a pair is not known. */
  readonly unknown: readonly number[]
  readonly totalPairs: number
  readonly matches: number
  /** Comparisons of which each blocking rule wants exact agreement. */
  readonly blocking: readonly (readonly number[])[]
}

/** Pairs drawn from known m and u: what estimation would see of them. */
export function simulate(truth: Truth, seed: number, randomPairs = 1_000_000): Observed {
  const random = randomOf(seed, 4711)
  const seen = new Map<string, number>()
  const add = (levels: readonly number[], times: number) => {
    if (times > 0 && isCandidate(truth, levels)) seen.set(levels.join(), (seen.get(levels.join()) ?? 0) + times)
  }
  for (let match = 0; match < truth.matches; match++) add(drawLevels(truth, truth.m, random), 1)
  // Two entities are too many to draw one by one: how many have a pattern follows Poisson.
  for (const levels of everyPattern(truth)) {
    const expected = (truth.totalPairs - truth.matches) * probabilityOf(truth, truth.u, levels)
    add(levels, poisson(expected, random))
  }
  const patterns = [...seen.keys()].sort().map((key) => key.split(',').map(Number))
  return {
    levelCounts: truth.m.map((levels) => levels.length),
    patterns,
    counts: patterns.map((levels) => seen.get(levels.join())!),
    shows: patterns.map((levels) => shownBy(truth, levels)),
    totalPairs: truth.totalPairs,
    rates: truth.u.map((levels, at) => {
      const prior = truth.matches / truth.totalPairs
      const rates = levels.map((u, level) => u * (1 - prior) + truth.m[at]![level]! * prior)
      const known = randomPairs * (1 - truth.unknown[at]!)
      // How often values are equal is counted, how often they are alike is sampled.
      const [equal = 0, ...others] = rates
      const sampled = smoothedRates(others.map((rate) => poisson(rate * known, random)))
      return [equal, ...sampled.map((rate) => rate * (1 - equal))]
    }),
    expectedMatches: truth.matches * (0.2 + 3 * random.fraction()),
  }
}

function isCandidate({ blocking }: Truth, levels: readonly number[]): boolean {
  return blocking.some((on) => on.every((at) => levels[at] === 0))
}

/** A bit a comparison that some rule which brings the pair does not look at. */
function shownBy({ m, blocking }: Truth, levels: readonly number[]): number {
  const bringing = blocking.filter((on) => on.every((at) => levels[at] === 0))
  return m.reduce((bits, _, at) => (bringing.some((on) => !on.includes(at)) ? bits | (1 << at) : bits), 0)
}

function drawLevels({ unknown }: Truth, chances: readonly (readonly number[])[], random: Random): number[] {
  return chances.map((levels, at) => {
    if (random.chance(unknown[at]!)) return NULL_LEVEL
    let left = random.fraction()
    for (const [level, chance] of levels.entries()) {
      left -= chance
      if (left < 0) return level
    }
    return levels.length - 1
  })
}

function probabilityOf({ unknown }: Truth, chances: readonly (readonly number[])[], levels: readonly number[]): number {
  return levels.reduce(
    (product, level, at) => product * (level === NULL_LEVEL ? unknown[at]! : (1 - unknown[at]!) * chances[at]![level]!),
    1,
  )
}

function* everyPattern({ m }: Truth, before: readonly number[] = []): Iterable<number[]> {
  const levels = m[before.length]
  if (levels === undefined) yield [...before]
  else
    for (let level = NULL_LEVEL; level < levels.length; level++) yield* everyPattern({ m } as Truth, [...before, level])
}

function poisson(mean: number, random: Random): number {
  if (mean > 50) {
    const normal = Math.sqrt(-2 * Math.log(1 - random.fraction())) * Math.cos(2 * Math.PI * random.fraction())
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal))
  }
  let count = 0
  for (let product = random.fraction(); product > Math.exp(-mean); product *= random.fraction()) count++
  return count
}
