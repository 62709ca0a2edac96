import { expect, it } from 'vitest'
import { remembered } from '../../../src/linkage/vietnamese/remembered.ts'

it('computes once a word, and again after too many others', () => {
  const asked: string[] = []
  const upper = remembered((word) => {
    asked.push(word)
    return word.toUpperCase()
  })
  expect([upper('văn'), upper('thị'), upper('văn')]).toEqual(['VĂN', 'THỊ', 'VĂN'])
  expect(asked).toEqual(['văn', 'thị'])
  for (let at = 0; at < 1 << 17; at++) upper(`x${at}`)
  expect(upper('văn')).toBe('VĂN')
  expect(asked.filter((word) => word === 'văn')).toHaveLength(2)
})
