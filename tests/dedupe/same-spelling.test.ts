import { describe, expect, it } from 'vitest'
import { sameSpelling } from '../../src/dedupe/same-spelling.ts'

describe('two spellings of one name', () => {
  it.each([
    ['nguyễn văn hùng', 'nguyễn văn hùng'],
    ['nguyễn văn hùng', 'nguyen van hung'],
    ['nguyễn văn hùng', 'nguyên văn hung'],
    ['đỗ thị đào', 'do thi dao'],
  ])('%s and %s', (a, b) => {
    expect(sameSpelling(a, b)).toBe(true)
    expect(sameSpelling(b, a)).toBe(true)
  })

  it.each([
    ['nguyễn văn hùng', 'nguyễn văn hưng'],
    ['nguyễn văn hùng', 'nguyễn văn hùn'],
    ['nguyễn van hùng', 'nguyen văn hung'],
    ['lê văn an', 'trần văn dũng'],
  ])('but not %s and %s', (a, b) => {
    expect(sameSpelling(a, b)).toBe(false)
    expect(sameSpelling(b, a)).toBe(false)
  })
})
