import { expect, it } from 'vitest'
import { type FigureKinds, INTEGER_SLOTS, slotsOf, TEXT_SLOTS } from '../../../src/coverage/direct/figures.ts'

const figures = (integers: number, texts: number): FigureKinds =>
  Object.fromEntries([
    ...Array.from({ length: integers }, (_, index) => [`i${index}`, 'integer'] as const),
    ...Array.from({ length: texts }, (_, index) => [`t${index}`, 'text'] as const),
  ])

it('whole numbers and texts are numbered apart, in the order of their declaration', () => {
  expect([...slotsOf({ a: 'integer', b: 'text', c: 'integer', d: 'text' })]).toEqual([
    ['a', 'n1'],
    ['b', 't1'],
    ['c', 'n2'],
    ['d', 't2'],
  ])
})

it('as many figures as the table has columns fit, one more of either kind does not', () => {
  expect(slotsOf(figures(INTEGER_SLOTS, TEXT_SLOTS)).size).toBe(INTEGER_SLOTS + TEXT_SLOTS)
  expect(() => slotsOf(figures(INTEGER_SLOTS + 1, 0))).toThrow(RangeError)
  expect(() => slotsOf(figures(0, TEXT_SLOTS + 1))).toThrow(RangeError)
})
