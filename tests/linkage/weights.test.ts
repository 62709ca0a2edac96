import { describe, expect, it } from 'vitest'
import { codeColumn } from '../../src/linkage/column.ts'
import { NULL_LEVEL } from '../../src/linkage/comparison.ts'
import { patternWeight, relatedWeight, termAdjustment, weightsOf } from '../../src/linkage/weights.ts'
import { comparison } from './support.ts'

describe('weight of a pattern', () => {
  const weights = weightsOf({
    prior: 0.5,
    comparisons: [
      { name: 'name', m: [0.8, 0.2], u: [0.1, 0.9] },
      { name: 'date', m: [0.9, 0.1], u: [0.0001, 0.9999] },
    ],
  })

  it.each([
    { levels: [0, 0], weight: Math.log2(8) + Math.log2(9000) },
    { levels: [0, 1], weight: Math.log2(8) + Math.log2(0.1 / 0.9999) },
    { levels: [1, 1], weight: Math.log2(0.2 / 0.9) + Math.log2(0.1 / 0.9999) },
    { levels: [0, NULL_LEVEL], weight: Math.log2(8) },
    { levels: [NULL_LEVEL, NULL_LEVEL], weight: 0 },
  ])('$levels is $weight', ({ levels, weight }) => {
    expect(patternWeight(weights, levels)).toBeCloseTo(weight, 12)
  })
})

describe('weight of related pairs', () => {
  const comparisons = [
    { name: 'name', m: [0.8, 0.2], u: [0.1, 0.9] },
    { name: 'home', m: [0.9, 0.1], u: [0.001, 0.999] },
  ]
  const weights = weightsOf({ prior: 0.5, comparisons, related: { prior: 0.2, shared: [0, 1] } })

  it('is minus log2 of one more than their odds against strangers', () => {
    // One in five pairs is related; the home is shared, 900 times as often as by strangers; the name says nothing of it.
    expect(relatedWeight(weights, [0, 0])).toBeCloseTo(-Math.log2(1 + 0.25 * 900), 12)
    expect(relatedWeight(weights, [1, 0])).toBe(relatedWeight(weights, [0, 0]))
    expect(relatedWeight(weights, [0, 1])).toBeCloseTo(-Math.log2(1 + 0.25 * (0.1 / 0.999)), 12)
    expect(relatedWeight(weights, [NULL_LEVEL, NULL_LEVEL])).toBeCloseTo(-Math.log2(1.25), 12)
  })

  it('is part of the weight of a pattern', () => {
    const without = weightsOf({ prior: 0.5, comparisons })
    expect(relatedWeight(without, [0, 0])).toBe(0)
    expect(patternWeight(weights, [0, 0])).toBe(patternWeight(without, [0, 0]) + relatedWeight(weights, [0, 0]))
  })
})

describe('term frequencies', () => {
  const names = [...Array(60).fill('Nguyễn'), ...Array(30).fill('Trần'), ...Array(9).fill('Lê'), 'Âu', null] as (
    | string
    | null
  )[]
  const column = codeColumn('family', names)
  const term = termAdjustment(comparison('exact', 'family', { column: 'family' }), [column])!
  const of = (name: string) => names.indexOf(name)

  it('give agreement on a rare value more and on a common one less', () => {
    const [common, middle, rare, rarest] = ['Nguyễn', 'Trần', 'Lê', 'Âu'].map((name) => term(of(name), of(name), 0))
    expect(common!).toBeLessThan(0)
    expect(middle!).toBeGreaterThan(common!)
    expect(rare!).toBeGreaterThan(middle!)
    expect(rarest!).toBeGreaterThan(rare!)
  })

  it('add log2 of agreement on any value over agreement on this one', () => {
    const agreement = (60 * 60 + 30 * 30 + 9 * 9 + 1) / (100 * 100)
    expect(term(of('Trần'), of('Trần'), 0)).toBeCloseTo(Math.log2(agreement / 0.31), 12)
  })

  it('say nothing at levels without a term and where a value is not known', () => {
    expect(term(0, 1, 1)).toBe(0)
    expect(term(0, 1, NULL_LEVEL)).toBe(0)
    expect(term(0, names.length - 1, 0)).toBe(0)
  })

  it('of a column that nobody fills are 0', () => {
    const empty = termAdjustment(comparison('exact', 'family', { column: 'family' }), [
      codeColumn('family', [null, null]),
    ])!
    expect(empty(0, 1, 0)).toBe(0)
  })
})
