import { fc, it as property } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { NumberCodes } from '../../src/linkage/number-codes.ts'

describe('codes of numbers', () => {
  property.prop([fc.array(fc.oneof(fc.integer({ min: 0, max: 30 }), fc.maxSafeNat()), { maxLength: 4000 })])(
    'are those of a Map that counts up, however many come',
    (numbers) => {
      const codes = new NumberCodes(0)
      const plain = new Map<number, number>()
      for (const number of numbers) {
        if (!plain.has(number)) plain.set(number, plain.size)
        expect(codes.codeOf(number)).toBe(plain.get(number))
      }
      expect(codes.size).toBe(plain.size)
    },
  )
})
