import { describe, expect, it } from 'vitest'
import { type PrintedPercent, parsePercent, percentAgrees, readPercent } from '../../src/domain/percent.ts'

const reading = (printed: string, part: number, whole: number) =>
  readPercent(parsePercent(printed) as PrintedPercent, part, whole)

describe('a printed percentage', () => {
  const texts: readonly (readonly [string, PrintedPercent | null])[] = [
    ['98,8 %', { units: 988, decimals: 1 }],
    ['95.16%', { units: 9516, decimals: 2 }],
    ['96', { units: 96, decimals: 0 }],
    [' 0,05 % ', { units: 5, decimals: 2 }],
    ['100,0', { units: 1000, decimals: 1 }],
    ['', null],
    ['%', null],
    ['-3,3 %', null],
    ['1.234,5 %', null],
    ['98,8 phần trăm', null],
  ]
  for (const [text, percent] of texts)
    it(`"${text}" is ${JSON.stringify(percent)}`, () => expect(parsePercent(text)).toEqual(percent))

  const tolerance: readonly (readonly [string, number, number, boolean])[] = [
    // one decimal: 0.1 point either way
    ['50,0', 499, 1000, true],
    ['50,0', 501, 1000, true],
    ['50,0', 4989, 10_000, false],
    ['50,0', 5011, 10_000, false],
    // two decimals: 0.01
    ['50,00', 4999, 10_000, true],
    ['50,00', 5001, 10_000, true],
    ['50,00', 49_989, 100_000, false],
    ['50,00', 50_011, 100_000, false],
    ['120,0', 12, 10, true],
    ['0,0', 0, 7, true],
    ['nhiều', 1, 2, false],
  ]
  for (const [printed, part, whole, agrees] of tolerance)
    it(`"${printed}" ${agrees ? 'agrees' : 'does not agree'} with ${part} of ${whole}`, () =>
      expect(percentAgrees(printed, part, whole)).toBe(agrees))

  it('half a unit is rounded up, and may as well be truncated', () => {
    expect(reading('12,5', 1, 8)).toBe('rounded')
    expect(reading('13', 1, 8)).toBe('rounded')
    expect(reading('12', 1, 8)).toBe('truncated')
    expect(reading('14', 135, 1000)).toBe('rounded')
    expect(reading('14', 131, 1000)).toBe('within')
    expect(reading('15', 131, 1000)).toBeNull()
  })

  it('is no share of nothing', () => {
    expect(() => percentAgrees('0', 0, 0)).toThrow(RangeError)
    expect(() => percentAgrees('0', -1, 5)).toThrow(RangeError)
  })
})

describe('figures of the source articles (domain notes §8.1)', () => {
  const printed: readonly (readonly [string, string, number, number, 'rounded' | 'truncated'])[] = [
    ['1 Hậu Giang, compulsory: 832 to go', '98,8', 67_942, 67_942 + 832, 'rounded'],
    ['2 Hậu Giang, voluntary: 4,516 to go', '85,1', 25_846, 25_846 + 4_516, 'rounded'],
    ['3 Hậu Giang, health: 29,867 to go', '95,6', 660_802, 660_802 + 29_867, 'truncated'],
    ['4 Hậu Giang, health of the population', '90,73', 660_802, 728_317, 'rounded'],
    ['4 the target is 94.8 % of the population', '94,8', 660_802 + 29_867, 728_317, 'rounded'],
    ['5 Vĩnh Long, compulsory: 4,000 to go', '96', 96_000, 100_000, 'rounded'],
    ['6 Cà Mau, in all', '95,16', 1_093_431, 1_149_045, 'rounded'],
    ['7 Cà Mau, compulsory', '96,64', 62_662, 64_841, 'rounded'],
    ['8 Cà Mau, health', '95,6', 1_063_000, 1_111_925, 'rounded'],
    ['9 Cà Mau, voluntary', '84,4', 31_276, 37_057, 'rounded'],
    ['13 health in 2023, of 99.95 million people', '93,35', 93_300_000, 99_950_000, 'rounded'],
    ['14 unemployment insurance to pension insurance, 31.6 to 39.25', '80,5', 3_160, 3_925, 'rounded'],
    ['16 provinces that support voluntary insurance', '34,9', 22, 63, 'rounded'],
    ['16 provinces that support health insurance', '98,4', 62, 63, 'rounded'],
    ['19 health in 2025', '95,16', 97_395_000, 102_349_000, 'rounded'],
    ['§8.2 records authenticated', '99,23', 91_000_000, 91_700_000, 'truncated'],
  ]
  for (const [title, text, part, whole, how] of printed)
    it(`${title}: ${text} % is ${part} of ${whole}, ${how}`, () => {
      expect(reading(text, part, whole)).toBe(how)
      expect(percentAgrees(text, part, whole)).toBe(true)
    })

  it('3: rounded it would be 95,7, which agrees too; 95,8 and 95,5 do not', () => {
    const agrees = ['95,5', '95,6', '95,7', '95,8'].map((text) => percentAgrees(text, 660_802, 690_669))
    expect(agrees).toEqual([false, true, true, false])
  })

  it('4: the populations from which 90,73 comes by rounding are 728,277 to 728,357', () => {
    const whole = [728_276, 728_277, 728_357, 728_358]
    expect(whole.map((population) => reading('90,73', 660_802, population) === 'rounded')).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  it('10, 11: the total of Cà Mau is health and voluntary together, not all three', () => {
    const total = 1_093_431
    const [compulsory, health, voluntary] = [62_662, 1_063_000, 31_276]
    expect(percentAgrees('100,0', compulsory + health + voluntary, total)).toBe(false)
    expect(percentAgrees('100,0', health + voluntary, total)).toBe(true)
    expect(percentAgrees('100,0', 1_111_925 + 37_057, 1_149_045)).toBe(true)
  })

  const units = (text: string): number => (parsePercent(text) as PrintedPercent).units
  const points: readonly (readonly [string, string, string, string])[] = [
    ['13: health in 2023 is 0.15 points above its plan', '93,35', '0,15', '93,20'],
    ['15: the late ratio fell by 3.31 points from 2016 to 2023', '6,00', '3,31', '2,69'],
    ['21: the plan for health in 2026 is 0.34 points above 2025', '95,50', '0,34', '95,16'],
  ]
  for (const [title, more, apart, less] of points) it(title, () => expect(units(more) - units(apart)).toBe(units(less)))

  it('18: 1.67 million fewer than 21.53 million is 19.86 million in 2024', () =>
    expect(reading('100,0', 19_860_000 + 1_670_000, 21_530_000)).toBe('rounded'))

  it('§8.2: Khánh Hòa owes 64.5 million a late unit, and has 5.0 and 7.4 workers a unit', () => {
    const tenths = (whole: number, parts: number): number => Math.floor((whole * 10) / parts)
    expect(tenths(49_700, 770)).toBe(645)
    expect([tenths(929, 184), tenths(4_672, 631), 184 + 631, 929 + 4_672]).toEqual([50, 74, 815, 5_601])
  })

  it('17: 18.91 and 2.619 million are 21.53 million', () =>
    expect(reading('100,0', 18_910_000 + 2_619_000, 21_530_000)).toBe('rounded'))
})
