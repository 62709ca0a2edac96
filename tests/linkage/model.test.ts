import { describe, expect, it } from 'vitest'
import { matchWeight, priorWeight, probabilityOf } from '../../src/linkage/model.ts'

describe('match weight', () => {
  it.each([
    // Splink's own worked example: m 0.9 and u 0.01 is a Bayes factor of 90.
    { m: 0.9, u: 0.01, bits: Math.log2(90) },
    { m: 0.5, u: 0.5, bits: 0 },
    { m: 0.125, u: 1, bits: -3 },
    { m: 1, u: 2 ** -20, bits: 20 },
  ])('of m $m and u $u is $bits bits', ({ m, u, bits }) => {
    expect(matchWeight(m, u)).toBeCloseTo(bits, 12)
  })

  it.each([
    { m: 0, u: 0.5 },
    { m: 0.5, u: 0 },
    { m: 1.01, u: 0.5 },
    { m: Number.NaN, u: 0.5 },
  ])('is refused where m $m or u $u is no probability', ({ m, u }) => {
    expect(() => matchWeight(m, u)).toThrow(RangeError)
  })

  it('of even odds is 0, and weight and probability turn back into each other', () => {
    expect(priorWeight(0.5)).toBe(0)
    for (const probability of [1e-9, 1e-4, 0.2, 0.5, 0.97])
      expect(probabilityOf(priorWeight(probability))).toBeCloseTo(probability, 12)
  })
})
