import { describe, expect, it } from 'vitest'
import { HEALTH_MINIMUM_CONTRACT, UNEMPLOYMENT_MINIMUM_CONTRACT } from '../../src/policy/contract-length.ts'
import { LATE_REGISTRATION_DAYS, REGISTRATION_DAYS } from '../../src/policy/deadlines.ts'
import { PARAMETERS } from '../../src/policy/index.ts'
import { lowestMinimumWage } from '../../src/policy/minimum-wages.ts'
import { defineParameter, type Parameter, valueOn } from '../../src/policy/parameter.ts'
import { CONTRIBUTION_CAP_MULTIPLE, REFERENCE_LEVEL } from '../../src/policy/reference-level.ts'
import { RETIREMENT_AGE, retirementMonth } from '../../src/policy/retirement-age.ts'
import { thresholdsOf } from '../../src/policy/thresholds.ts'

describe('parameters by date', () => {
  const cases: readonly (readonly [Parameter<number>, string, number | undefined])[] = [
    [REFERENCE_LEVEL, '2019-06-30', undefined],
    [REFERENCE_LEVEL, '2019-07-01', 1_490_000],
    [REFERENCE_LEVEL, '2023-06-30', 1_490_000],
    [REFERENCE_LEVEL, '2023-07-01', 1_800_000],
    [REFERENCE_LEVEL, '2024-06-30', 1_800_000],
    [REFERENCE_LEVEL, '2024-07-01', 2_340_000],
    [REFERENCE_LEVEL, '2026-06-30', 2_340_000],
    [REFERENCE_LEVEL, '2026-07-01', 2_530_000],
    [HEALTH_MINIMUM_CONTRACT, '2025-06-30', 3],
    [HEALTH_MINIMUM_CONTRACT, '2025-07-01', 1],
    [UNEMPLOYMENT_MINIMUM_CONTRACT, '2025-12-31', 3],
    [UNEMPLOYMENT_MINIMUM_CONTRACT, '2026-01-01', 1],
    [REGISTRATION_DAYS, '2025-07-01', 30],
    [LATE_REGISTRATION_DAYS, '2025-07-01', 90],
  ]
  for (const [parameter, date, value] of cases)
    it(`${parameter.name} on ${date} is ${value}`, () => expect(valueOn(parameter, date)).toBe(value))

  it('the cap rises from 46.8 to 50.6 million between June and July 2026', () => {
    const cap = (date: string) =>
      (valueOn(REFERENCE_LEVEL, date) ?? 0) * (valueOn(CONTRIBUTION_CAP_MULTIPLE, date) ?? 0)
    expect([cap('2026-06-30'), cap('2026-07-01')]).toEqual([46_800_000, 50_600_000])
  })

  it('the lowest regional wage is that of region IV', () => {
    expect([lowestMinimumWage('2025-12-31'), lowestMinimumWage('2026-01-01')]).toEqual([3_450_000, 3_700_000])
  })

  it('every value names its source', () => {
    const silent = PARAMETERS.flatMap(({ name, values }) =>
      values.filter(({ source }) => source === '').map(() => name),
    )
    expect(silent).toEqual([])
  })

  it('names are unique', () => {
    expect(new Set(PARAMETERS.map(({ name }) => name)).size).toBe(PARAMETERS.length)
  })

  it('refuses two values for one day', () => {
    const values = [
      { value: 1, from: '2025-01-01', to: '2025-06-30', source: 'a' },
      { value: 2, from: '2025-06-30', to: null, source: 'b' },
    ]
    expect(() => defineParameter({ name: 'x', title: { vi: '', en: '' }, unit: '', values })).toThrow(RangeError)
  })
})

describe('retirement age', () => {
  const years: readonly (readonly [string, string, string])[] = [
    ['2024-12-31', '61y0m', '56y4m'],
    ['2025-01-01', '61y3m', '56y8m'],
    ['2026-12-31', '61y6m', '57y0m'],
    ['2028-01-01', '62y0m', '57y8m'],
    ['2035-01-01', '62y0m', '60y0m'],
    ['2060-01-01', '62y0m', '60y0m'],
  ]
  const text = (months: number) => `${Math.floor(months / 12)}y${months % 12}m`
  for (const [date, male, female] of years)
    it(`on ${date} is ${male} for men and ${female} for women`, () => {
      const value = valueOn(RETIREMENT_AGE, date)
      expect([text(value?.male ?? 0), text(value?.female ?? 0)]).toEqual([male, female])
    })

  const month = (year: number, number: number) => year * 12 + number - 1
  // Annex I of NĐ 135/2020: birth month and the month in which the age is reached.
  const annex: readonly (readonly ['male' | 'female', number, number])[] = [
    ['male', month(1961, 1), month(2021, 4)],
    ['male', month(1961, 9), month(2021, 12)],
    ['male', month(1961, 10), month(2022, 4)],
    ['male', month(1963, 3), month(2023, 12)],
    ['male', month(1963, 4), month(2024, 4)],
    ['male', month(1966, 4), month(2028, 4)],
    ['female', month(1966, 1), month(2021, 5)],
    ['female', month(1966, 8), month(2021, 12)],
    ['female', month(1966, 9), month(2022, 5)],
    ['female', month(1968, 5), month(2024, 9)],
    ['female', month(1975, 5), month(2035, 5)],
  ]
  for (const [gender, born, reached] of annex)
    it(`${gender}, born ${(born % 12) + 1}/${Math.floor(born / 12)}, reaches it in ${(reached % 12) + 1}/${Math.floor(reached / 12)}`, () =>
      expect(retirementMonth(gender, born)).toBe(reached))
})

describe('thresholds', () => {
  it('a site overrides by name, the rest stays', () => {
    expect(thresholdsOf({ maximum_plausible_age: 120 })).toMatchObject({
      maximum_plausible_age: 120,
      minimum_working_age: 15,
    })
  })
})
