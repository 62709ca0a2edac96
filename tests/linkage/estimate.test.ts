import { describe, expect, it } from 'vitest'
import { estimate } from '../../src/linkage/estimate.ts'
import type { Observed } from '../../src/linkage/expectation.ts'
import { smoothedRates } from '../../src/linkage/random-rates.ts'
import { simulate, type Truth } from './simulate.ts'

/** Names, birth date and two numbers: unequal levels, some mostly empty. */
const PEOPLE: Pick<Truth, 'm' | 'u' | 'unknown'> = {
  m: [
    [0.9, 0.06, 0.04],
    [0.85, 0.1, 0.05],
    [0.92, 0.02, 0.03, 0.02, 0.01],
    [0.8, 0.15, 0.05],
    [0.7, 0.3],
  ],
  u: [
    [0.12, 0.03, 0.85],
    [0.02, 0.05, 0.93],
    [0.00005, 0.00004, 0.0005, 0.016, 0.98341],
    [0.000001, 0.00001, 0.999989],
    [0.001, 0.999],
  ],
  unknown: [0, 0.01, 0.05, 0.3, 0.1],
}

const CASES = [1e-3, 1e-4, 1e-5, 1e-6].flatMap((prior) => [1, 2, 3].map((seed) => ({ prior, seed })))

describe('m and u', () => {
  it.each(CASES)('are recovered within 0.02 at a prior of $prior from blocked candidates, seed $seed', (of) => {
    const truth: Truth = {
      ...PEOPLE,
      totalPairs: Math.round(8000 / of.prior),
      matches: 8000,
      blocking: [[3], [1, 2], [0, 1, 4], [2, 4]],
    }
    const found = estimate(simulate(truth, of.seed))
    expect(found.converged).toBe(true)
    for (const [at, levels] of truth.m.entries())
      for (const [level, m] of levels.entries()) {
        expect(Math.abs(found.m[at]![level]! - m), `m of comparison ${at}, level ${level}`).toBeLessThan(0.02)
        expect(Math.abs(found.u[at]![level]! - truth.u[at]![level]!), `u of ${at}, ${level}`).toBeLessThan(0.02)
      }
    expect(found.prior / of.prior).toBeGreaterThan(0.9)
    expect(found.prior / of.prior).toBeLessThan(1.1)
  })
})

describe('estimation', () => {
  const nothing: Observed = {
    levelCounts: [2, 3],
    patterns: [],
    counts: [],
    totalPairs: 0,
    rates: [smoothedRates([0, 0]), smoothedRates([0, 0, 0])],
    expectedMatches: 0,
  }

  it.each([
    { what: 'no records at all', observed: nothing },
    { what: 'no candidates', observed: { ...nothing, totalPairs: 1000, expectedMatches: 5 } },
    {
      what: 'candidates without a known value',
      observed: { ...nothing, totalPairs: 1000, expectedMatches: 5, patterns: [[-1, -1]], counts: [1000] },
    },
    {
      what: 'one pattern for every pair',
      observed: {
        ...nothing,
        totalPairs: 10,
        expectedMatches: 5,
        patterns: [[0, 0]],
        counts: [10],
        rates: [smoothedRates([10, 0]), smoothedRates([10, 0, 0])],
      },
    },
  ])('of $what gives probabilities', ({ observed }) => {
    const { prior, m, u } = estimate(observed)
    expect(prior).toBeGreaterThan(0)
    expect(prior).toBeLessThan(1)
    for (const levels of [...m, ...u]) {
      for (const probability of levels) {
        expect(probability).toBeGreaterThan(0)
        expect(probability).toBeLessThanOrEqual(1)
      }
      expect(levels.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9)
    }
  })

  it('never lets the last level speak for a match', () => {
    // A constant comparison: "else" was never seen, neither in random pairs nor in candidates.
    const { m, u } = estimate({
      ...nothing,
      totalPairs: 1e9,
      expectedMatches: 100,
      patterns: [
        [0, 0],
        [0, 2],
      ],
      counts: [100, 900],
      rates: [smoothedRates([1e6, 0]), smoothedRates([10, 10, 999_980])],
    })
    for (const [at, levels] of m.entries()) expect(levels.at(-1)!).toBeLessThanOrEqual(u[at]!.at(-1)!)
  })
})
