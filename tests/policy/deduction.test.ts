import { describe, expect, it } from 'vitest'
import { contributionCap, contributionFloor, unemploymentCap } from '../../src/policy/base-limits.ts'
import { policyWith } from '../../src/policy/book.ts'
import { deductionFor } from '../../src/policy/deduction.ts'
import type { WageRegion } from '../../src/policy/minimum-wages.ts'

const month = (year: number, number: number) => year * 12 + number - 1
const VIETNAMESE = { foreigner: false, region: 'I' } as const
const FOREIGNER = { foreigner: true, region: 'I' } as const

describe('limits of the base', () => {
  const limits: readonly (readonly [number, WageRegion | null, number, number, number])[] = [
    // month, region, cap, floor, cap of unemployment insurance
    [month(2024, 6), 'I', 36_000_000, 4_680_000, 93_600_000],
    [month(2024, 7), 'I', 46_800_000, 4_960_000, 99_200_000],
    [month(2025, 6), 'I', 46_800_000, 4_960_000, 99_200_000],
    [month(2025, 7), 'I', 46_800_000, 2_340_000, 99_200_000],
    [month(2025, 12), 'I', 46_800_000, 2_340_000, 99_200_000],
    [month(2026, 1), 'I', 46_800_000, 2_340_000, 106_200_000],
    [month(2026, 6), 'I', 46_800_000, 2_340_000, 106_200_000],
    [month(2026, 7), 'I', 50_600_000, 2_530_000, 106_200_000],
    [month(2025, 6), 'IV', 46_800_000, 3_450_000, 69_000_000],
    [month(2026, 1), 'III', 46_800_000, 2_340_000, 82_800_000],
    [month(2025, 6), null, 46_800_000, 3_450_000, 99_200_000],
  ]
  for (const [when, region, cap, floor, jobless] of limits)
    it(`${Math.floor(when / 12)}-${(when % 12) + 1}, region ${region}: ${floor} to ${cap}, unemployment ${jobless}`, () => {
      expect([contributionCap(when), contributionFloor(when, region), unemploymentCap(when, region)]).toEqual([
        cap,
        floor,
        jobless,
      ])
    })

  it('are not known before the law that is', () => {
    expect(contributionCap(month(2019, 6))).toBeUndefined()
    expect(contributionFloor(month(2015, 12), 'I')).toBeUndefined()
    expect(contributionFloor(month(2022, 6), 'I')).toBeUndefined()
    expect(unemploymentCap(month(2022, 6), null)).toBeUndefined()
  })
})

describe('deduction (domain notes §4.4)', () => {
  const yearOf = (base: number, months: readonly number[]) =>
    months.reduce((sum, when) => sum + (deductionFor(base, when, VIETNAMESE) ?? 0), 0)
  const of2025 = Array.from({ length: 12 }, (_, index) => month(2025, index + 1))

  it('8 million for twelve months of 2025 is 10,080,000; for nine 7,560,000', () => {
    expect(yearOf(8_000_000, of2025)).toBe(10_080_000)
    expect(yearOf(8_000_000, of2025.slice(0, 9))).toBe(7_560_000)
  })

  it('the most of 2025 is 4,446,000 and 1 % of up to 99.2 million', () => {
    expect(deductionFor(300_000_000, month(2025, 12), VIETNAMESE)).toBe(4_446_000 + 992_000)
    expect(deductionFor(300_000_000, month(2025, 12), FOREIGNER)).toBe(4_446_000)
    expect(deductionFor(60_000_000, month(2025, 12), VIETNAMESE)).toBe(4_446_000 + 600_000)
  })

  const cases: readonly (readonly [string, number, number, number])[] = [
    ['at the cap of June 2026', 46_800_000, month(2026, 6), 4_446_000 + 468_000],
    ['one đồng over the cap of June 2026', 46_800_001, month(2026, 6), 4_446_000 + 468_000],
    ['50 million in June 2026: over the cap', 50_000_000, month(2026, 6), 4_446_000 + 500_000],
    ['50 million in July 2026: under the cap', 50_000_000, month(2026, 7), 4_750_000 + 500_000],
    ['at the cap of July 2026', 50_600_000, month(2026, 7), 4_807_000 + 506_000],
    ['under the floor of June 2025: the regional wage counts', 4_000_000, month(2025, 6), 471_200 + 40_000],
    ['the same from July 2025: the floor is the reference level', 4_000_000, month(2025, 7), 420_000],
    ['under the floor of July 2025', 2_000_000, month(2025, 7), 222_300 + 20_000],
    ['the cap of unemployment insurance in December 2025', 120_000_000, month(2025, 12), 4_446_000 + 992_000],
    ['and in January 2026', 120_000_000, month(2026, 1), 4_446_000 + 1_062_000],
  ]
  for (const [title, base, when, amount] of cases)
    it(`${title} → ${amount}`, () => expect(deductionFor(base, when, VIETNAMESE)).toBe(amount))

  it('half a đồng goes up: 10.5 % of 5,000,100 is 525,010.5', () => {
    expect(deductionFor(5_000_100, month(2026, 1), VIETNAMESE)).toBe(525_011)
    expect(deductionFor(5_000_004, month(2026, 1), VIETNAMESE)).toBe(525_000)
  })

  it('in region IV the cap of unemployment insurance is lower', () => {
    expect(deductionFor(80_000_000, month(2025, 12), { foreigner: false, region: 'IV' })).toBe(4_446_000 + 690_000)
  })

  it('is not known before October 2022', () => {
    expect(deductionFor(8_000_000, month(2022, 9), VIETNAMESE)).toBeUndefined()
    expect(deductionFor(8_000_000, month(2022, 10), VIETNAMESE)).toBe(840_000)
  })

  it('goes by the policy of the site', () => {
    const line = { name: 'reference_level', value: 3_000_000, from: '2026-07-01', to: null, source: 'NĐ mới' }
    expect(deductionFor(70_000_000, month(2026, 7), FOREIGNER, policyWith([line]))).toBe(5_700_000)
    expect(deductionFor(70_000_000, month(2026, 6), FOREIGNER, policyWith([line]))).toBe(4_446_000)
  })

  it('every fund that a worker would pay counts', () => {
    const value = { sicknessMaternity: 10, accident: 5 }
    const more = policyWith([{ name: 'worker_rates', value, from: '2026-01-01', to: null, source: 'NĐ mới' }])
    expect(deductionFor(8_000_000, month(2026, 1), VIETNAMESE, more)).toBe(840_000 + 80_000 + 40_000)
  })
})
