import { describe, expect, it } from 'vitest'
import { wageRegionOf } from '../../src/policy/wage-regions.ts'

describe('wageRegionOf', () => {
  const texts: readonly (readonly [string, string | null])[] = [
    ['I', 'I'],
    ['ii', 'II'],
    ['Vùng III', 'III'],
    ['vùng 4', 'IV'],
    ['01', 'I'],
    ['K2', 'II'],
    ['Vùng 04', 'IV'],
    ['I0', null],
    ['14', null],
    ['A1', null],
    ['V', null],
    ['5', null],
    ['', null],
    ['Vùng', null],
    ['Vùng biên giới', null],
  ]
  for (const [text, region] of texts) it(`"${text}" is ${region}`, () => expect(wageRegionOf(text)).toBe(region))
})
