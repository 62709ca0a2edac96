import { describe, expect, it } from 'vitest'
import { policyWith } from '../../src/policy/book.ts'
import {
  householdFee,
  householdShares,
  selfPaidMinimumFee,
  supportedHealthShares,
  voluntaryMinimumFee,
  voluntaryShares,
  voluntarySupport,
} from '../../src/policy/fees.ts'

const month = (year: number, number: number) => year * 12 + number - 1
const JUNE_2026 = month(2026, 6)
const JULY_2026 = month(2026, 7)

describe('household health insurance', () => {
  const tables: readonly (readonly [string, number, readonly number[]])[] = [
    ['7/2024', month(2024, 7), [105_300, 73_710, 63_180, 52_650, 42_120, 42_120]],
    ['6/2026', JUNE_2026, [105_300, 73_710, 63_180, 52_650, 42_120, 42_120]],
    ['7/2026', JULY_2026, [113_850, 79_695, 68_310, 56_925, 45_540, 45_540]],
    ['6/2024', month(2024, 6), [81_000, 56_700, 48_600, 40_500, 32_400, 32_400]],
  ]
  for (const [title, when, fees] of tables)
    it(`the table printed for ${title}`, () =>
      expect([1, 2, 3, 4, 5, 9].map((order) => householdFee(order, when))).toEqual([...fees]))

  it('the first member pays 1,366,200 for a year from July 2026', () =>
    expect((householdFee(1, JULY_2026) ?? 0) * 12).toBe(1_366_200))

  it('has no member number zero, and no fee before the law that is known', () => {
    expect(() => householdFee(0, JULY_2026)).toThrow(RangeError)
    expect(() => householdFee(1.5, JULY_2026)).toThrow(RangeError)
    expect(householdFee(1, month(2018, 11))).toBeUndefined()
  })

  const local = policyWith([
    {
      name: 'local_support_household_health',
      value: { '92': { household: 100, near_poor: 300, student: 600 } },
      from: '2026-07-01',
      to: '2026-12-31',
      source: 'NQ HĐND',
    },
  ])

  it('a province’s own support is taken off, in its province and its months', () => {
    expect(householdShares(1, JULY_2026, '92', local)).toEqual({ fee: 113_850, state: 0, local: 11_385, self: 102_465 })
    expect(householdShares(1, JUNE_2026, '92', local)?.local).toBe(0)
    expect(householdShares(1, month(2027, 1), '92', local)?.local).toBe(0)
    expect(householdShares(1, JULY_2026, '96', local)?.local).toBe(0)
    expect(householdShares(1, JULY_2026, null, local)?.local).toBe(0)
  })

  it('groups that the State supports pay the rest of the full fee', () => {
    const self = (group: Parameters<typeof supportedHealthShares>[0]) =>
      supportedHealthShares(group, JULY_2026, null)?.self
    expect(self('near_poor')).toBe(34_155)
    expect(self('near_poor_poor_commune')).toBe(0)
    expect(self('student')).toBe(56_925)
    expect(self('agricultural_average')).toBe(79_695)
    expect(self('former_difficult_commune')).toBe(34_155)
  })

  it('the province pays no more than the State has left', () => {
    expect(supportedHealthShares('near_poor', JULY_2026, '92', local)).toEqual({
      fee: 113_850,
      state: 79_695,
      local: 34_155,
      self: 0,
    })
    expect(supportedHealthShares('student', JULY_2026, '92', local)).toEqual({
      fee: 113_850,
      state: 56_925,
      local: 56_925,
      self: 0,
    })
  })

  it('State support of 2025 law is not known before it', () => {
    expect(supportedHealthShares('student', month(2025, 6), null)).toBeUndefined()
    expect(supportedHealthShares('student', month(2025, 7), null)?.state).toBe(52_650)
  })
})

describe('voluntary insurance', () => {
  it('the lowest fee is 22 % of the rural poverty line: 330,000', () => {
    expect([month(2025, 7), JUNE_2026, JULY_2026].map((when) => voluntaryMinimumFee(when))).toEqual([
      330_000, 330_000, 330_000,
    ])
    expect(voluntaryMinimumFee(month(2021, 12))).toBeUndefined()
  })

  it('the State pays 165,000, 132,000, 99,000 or 66,000 of it from July 2025', () => {
    const groups = ['poor', 'island', 'near_poor', 'ethnic_minority', 'other'] as const
    const of = (when: number) => groups.map((group) => voluntarySupport(group, when))
    expect(of(month(2025, 7))).toEqual([165_000, 165_000, 132_000, 99_000, 66_000])
    expect(of(JULY_2026)).toEqual([165_000, 165_000, 132_000, 99_000, 66_000])
    expect(of(month(2025, 6))).toEqual(groups.map(() => undefined))
  })

  it('what is left to pay, with a province’s support and without', () => {
    const local = policyWith([
      {
        name: 'local_support_voluntary',
        value: { '92': { near_poor: 200 } },
        from: '2026-01-01',
        to: null,
        source: 'NQ HĐND',
      },
    ])
    expect(voluntaryShares('near_poor', JULY_2026, '92', local)).toEqual({
      fee: 330_000,
      state: 132_000,
      local: 66_000,
      self: 132_000,
    })
    expect(voluntaryShares('other', JULY_2026, '92', local)?.self).toBe(264_000)
    expect(voluntaryShares('near_poor', JULY_2026, null, local)?.self).toBe(198_000)
    expect(voluntaryShares('near_poor', month(2025, 12), '92', local)?.local).toBe(0)
    expect(voluntaryShares('poor', month(2025, 6), '92', local)).toBeUndefined()
  })
})

describe('owners and unpaid managers', () => {
  const least: readonly (readonly [string, number, number | undefined])[] = [
    ['June 2025', month(2025, 6), undefined],
    ['July 2025', month(2025, 7), 690_300],
    ['June 2026', JUNE_2026, 690_300],
    ['July 2026', JULY_2026, 746_350],
  ]
  for (const [title, when, amount] of least)
    it(`pay at least ${amount} a month in ${title}: 29.5 % of the reference level`, () =>
      expect(selfPaidMinimumFee(when)).toBe(amount))

  it('goes by the lowest base that the law lets them choose', () => {
    const value = { least: 2 }
    const more = policyWith([{ name: 'chosen_base_multiples', value, from: '2026-07-01', to: null, source: 'NĐ mới' }])
    expect(selfPaidMinimumFee(JULY_2026, more)).toBe(2 * 746_350)
  })
})
