import { describe, expect, it } from 'vitest'
import { LAW } from '../../src/policy/book.ts'
import {
  FOREIGNER_MINIMUM_CONTRACT,
  HEALTH_MINIMUM_CONTRACT,
  RETIREMENT_MINIMUM_CONTRACT,
  UNEMPLOYMENT_MINIMUM_CONTRACT,
} from '../../src/policy/contract-length.ts'
import { type CoverGroup, HEALTH_COVER, RETIREMENT_COVER, UNEMPLOYMENT_COVER } from '../../src/policy/cover.ts'
import {
  LATE_INTEREST_RATE,
  LATE_PAYMENT_DAYS,
  LATE_REGISTRATION_DAYS,
  REGISTRATION_DAYS,
} from '../../src/policy/deadlines.ts'
import {
  HOUSEHOLD_OWNER_SCOPE,
  HOUSEHOLD_REVENUE_IN_LAW,
  HOUSEHOLD_REVENUE_THRESHOLD,
  LUMP_SUM_TAX,
} from '../../src/policy/household-owners.ts'
import { IDENTITY_KEY } from '../../src/policy/identity-key.ts'
import { PARAMETERS } from '../../src/policy/index.ts'
import { HOURLY_MINIMUM_WAGES, lowestMinimumWage, REGIONAL_MINIMUM_WAGES } from '../../src/policy/minimum-wages.ts'
import { defineParameter, type Parameter } from '../../src/policy/parameter.ts'
import {
  EMPLOYER_RATES,
  FOREIGN_EMPLOYER_RATES,
  FOREIGN_WORKER_RATES,
  type FundRates,
  SELF_PAID_RATES,
  totalRate,
  VOLUNTARY_RATE,
  WORKER_RATES,
} from '../../src/policy/rates.ts'
import { CONTRIBUTION_FLOOR, REFERENCE_LEVEL } from '../../src/policy/reference-level.ts'
import { RETIREMENT_AGE, retirementMonth } from '../../src/policy/retirement-age.ts'
import { fits } from '../../src/policy/shape.ts'
import { thresholdsOf } from '../../src/policy/thresholds.ts'
import { VOLUNTARY_STATE_SUPPORT } from '../../src/policy/voluntary.ts'

const { valueOn } = LAW

describe('parameters by date', () => {
  const cases: readonly (readonly [Parameter, string, unknown])[] = [
    [REFERENCE_LEVEL, '2019-06-30', undefined],
    [REFERENCE_LEVEL, '2019-07-01', 1_490_000],
    [REFERENCE_LEVEL, '2023-06-30', 1_490_000],
    [REFERENCE_LEVEL, '2023-07-01', 1_800_000],
    [REFERENCE_LEVEL, '2024-06-30', 1_800_000],
    [REFERENCE_LEVEL, '2024-07-01', 2_340_000],
    [REFERENCE_LEVEL, '2026-06-30', 2_340_000],
    [REFERENCE_LEVEL, '2026-07-01', 2_530_000],
    [CONTRIBUTION_FLOOR, '2025-06-30', 'regional_minimum_wage'],
    [CONTRIBUTION_FLOOR, '2025-07-01', 'reference_level'],
    [RETIREMENT_MINIMUM_CONTRACT, '2025-06-30', 1],
    [RETIREMENT_MINIMUM_CONTRACT, '2025-07-01', 1],
    [HEALTH_MINIMUM_CONTRACT, '2025-06-30', 3],
    [HEALTH_MINIMUM_CONTRACT, '2025-07-01', 1],
    [UNEMPLOYMENT_MINIMUM_CONTRACT, '2025-12-31', 3],
    [UNEMPLOYMENT_MINIMUM_CONTRACT, '2026-01-01', 1],
    [FOREIGNER_MINIMUM_CONTRACT, '2025-06-30', 12],
    [FOREIGNER_MINIMUM_CONTRACT, '2025-07-01', 12],
    [REGISTRATION_DAYS, '2025-06-30', 30],
    [REGISTRATION_DAYS, '2025-07-01', 30],
    [LATE_REGISTRATION_DAYS, '2025-06-30', 90],
    [LATE_REGISTRATION_DAYS, '2025-07-01', 90],
    [LATE_INTEREST_RATE, '2025-06-30', undefined],
    [LATE_INTEREST_RATE, '2025-07-01', 3],
    [LATE_PAYMENT_DAYS, '2025-06-30', undefined],
    [LATE_PAYMENT_DAYS, '2025-07-01', 60],
    [IDENTITY_KEY, '2025-07-31', 'insurance_number'],
    [IDENTITY_KEY, '2025-08-01', 'citizen_id'],
    [HOUSEHOLD_REVENUE_THRESHOLD, '2025-12-31', undefined],
    [HOUSEHOLD_REVENUE_THRESHOLD, '2026-01-01', 1_000_000_000],
    [HOUSEHOLD_REVENUE_IN_LAW, '2026-01-01', 500_000_000],
    [LUMP_SUM_TAX, '2025-12-31', 'exists'],
    [LUMP_SUM_TAX, '2026-01-01', 'ended'],
    [VOLUNTARY_RATE, '2025-06-30', 220],
    [VOLUNTARY_RATE, '2025-07-01', 220],
    [VOLUNTARY_STATE_SUPPORT, '2025-06-30', undefined],
    [HOUSEHOLD_OWNER_SCOPE, '2025-06-30', undefined],
    [HOURLY_MINIMUM_WAGES, '2025-12-31', undefined],
    [HOURLY_MINIMUM_WAGES, '2026-01-01', { I: 25_500, II: 22_700, III: 20_000, IV: 17_800 }],
  ]
  for (const [parameter, date, value] of cases)
    it(`${parameter.name} on ${date} is ${JSON.stringify(value)}`, () =>
      expect(valueOn(parameter, date)).toEqual(value))

  const wages: readonly (readonly [string, readonly number[], number])[] = [
    ['2024-06-30', [4_680_000, 4_160_000, 3_640_000, 3_250_000], 3_250_000],
    ['2024-07-01', [4_960_000, 4_410_000, 3_860_000, 3_450_000], 3_450_000],
    ['2025-12-31', [4_960_000, 4_410_000, 3_860_000, 3_450_000], 3_450_000],
    ['2026-01-01', [5_310_000, 4_730_000, 4_140_000, 3_700_000], 3_700_000],
  ]
  for (const [date, byRegion, lowest] of wages)
    it(`the regional wages of ${date} are ${byRegion.join(', ')}`, () => {
      expect(Object.values(valueOn(REGIONAL_MINIMUM_WAGES, date) ?? {})).toEqual(byRegion)
      expect(lowestMinimumWage(date)).toBe(lowest)
    })

  it('no wage is known before July 2022', () => expect(lowestMinimumWage('2022-06-30')).toBeUndefined())

  const readings: readonly (readonly [string, string])[] = [
    ['2025-07-01', 'due verify not_yet_due'],
    ['2029-06-30', 'due verify not_yet_due'],
    ['2029-07-01', 'due due due'],
  ]
  for (const [date, reading] of readings)
    it(`household owners on ${date}: declaring above, declaring below, lump-sum are ${reading}`, () => {
      const scope = valueOn(HOUSEHOLD_OWNER_SCOPE, date)
      expect([scope?.declares_above, scope?.declares_below, scope?.lump_sum].join(' ')).toBe(reading)
    })
})

describe('rates', () => {
  const totals: readonly (readonly [string, Parameter<FundRates>, number])[] = [
    ['worker 10.5 %', WORKER_RATES, 105],
    ['employer 21.5 %', EMPLOYER_RATES, 215],
    ['foreign worker 9.5 %', FOREIGN_WORKER_RATES, 95],
    ['employer of a foreigner 20.5 %', FOREIGN_EMPLOYER_RATES, 205],
  ]
  for (const [title, parameter, total] of totals)
    it(`${title}, before and after each change of law`, () => {
      for (const day of ['2024-07-01', '2025-06-30', '2025-07-01', '2025-12-31', '2026-01-01', '2026-07-01'])
        expect([day, totalRate(valueOn(parameter, day) as FundRates)]).toEqual([day, total])
    })

  it('owners and unpaid managers pay 25 % and 4.5 %, from July 2025', () => {
    expect(valueOn(SELF_PAID_RATES, '2025-06-30')).toBeUndefined()
    const rates = valueOn(SELF_PAID_RATES, '2025-07-01') as FundRates
    expect([totalRate(rates), rates.health]).toEqual([295, 45])
  })

  it('unemployment insurance is 1 % of each side from 2026 by the new law', () => {
    expect(valueOn(WORKER_RATES, '2026-01-01')?.unemployment).toBe(10)
    expect(LAW.lineOn(WORKER_RATES, '2025-12-31')?.source).toContain('38/2013')
    expect(LAW.lineOn(WORKER_RATES, '2026-01-01')?.source).toContain('NĐ 374/2025')
  })
})

describe('who is covered', () => {
  const changes: readonly (readonly [Parameter<Readonly<Record<CoverGroup, string>>>, string, string, CoverGroup[]])[] =
    [
      [RETIREMENT_COVER, '2025-06-30', '2025-07-01', ['part_time', 'manager_unpaid', 'owner']],
      [HEALTH_COVER, '2025-06-30', '2025-07-01', ['part_time', 'manager_unpaid', 'owner']],
      [UNEMPLOYMENT_COVER, '2025-12-31', '2026-01-01', ['part_time', 'manager_paid', 'pension_qualified']],
    ]
  for (const [parameter, before, after, groups] of changes)
    it(`${parameter.name}: between ${before} and ${after} it changes for ${groups.join(', ')} alone`, () => {
      const [was, is] = [valueOn(parameter, before), valueOn(parameter, after)]
      const changed = Object.keys(is ?? {}).filter((group) => was?.[group as CoverGroup] !== is?.[group as CoverGroup])
      expect(changed).toEqual(groups)
    })

  it('unemployment insurance from 2026 takes salaried managers in and people with a right to a pension out', () => {
    const cover = valueOn(UNEMPLOYMENT_COVER, '2026-01-01')
    expect([cover?.worker, cover?.manager_paid, cover?.pension_qualified]).toEqual([
      'covered',
      'covered',
      'not_covered',
    ])
  })

  it('nobody on probation, no domestic worker is covered; foreigners, owners, unpaid managers, officials have no unemployment insurance', () => {
    for (const parameter of [RETIREMENT_COVER, HEALTH_COVER, UNEMPLOYMENT_COVER])
      for (const day of ['2025-06-30', '2025-07-01', '2026-01-01']) {
        const cover = valueOn(parameter, day)
        expect([cover?.probation, cover?.domestic, cover?.worker]).toEqual(['not_covered', 'not_covered', 'covered'])
      }
    const jobless = valueOn(UNEMPLOYMENT_COVER, '2026-01-01')
    const without = ['foreigner', 'owner', 'manager_unpaid', 'official', 'armed_forces', 'commune_part_time'] as const
    expect(without.filter((group) => jobless?.[group] !== 'not_covered')).toEqual([])
  })

  it('armed forces have a health group of their own', () => {
    expect(valueOn(HEALTH_COVER, '2026-01-01')?.armed_forces).toBe('not_covered')
    expect(valueOn(RETIREMENT_COVER, '2026-01-01')?.armed_forces).toBe('covered')
  })
})

describe('declarations', () => {
  it('every value names its source', () => {
    const silent = PARAMETERS.flatMap(({ name, values }) =>
      values.filter(({ source }) => source === '').map(() => name),
    )
    expect(silent).toEqual([])
  })

  it('names are unique', () => {
    expect(new Set(PARAMETERS.map(({ name }) => name)).size).toBe(PARAMETERS.length)
  })

  it('every value has the shape that its parameter declares', () => {
    const wrong = PARAMETERS.flatMap(({ name, shape, values }) =>
      values.filter(({ value }) => !fits(shape, value)).map(({ from }) => `${name} ${from}`),
    )
    expect(wrong).toEqual([])
  })

  it('what the domain notes call second-hand carries a note', () => {
    const notes = ['reference_level', 'voluntary_state_support', 'household_revenue_threshold', 'health_state_support']
    for (const name of notes)
      expect([name, PARAMETERS.find((one) => one.name === name)?.values.at(-1)?.note ?? '']).toEqual([
        name,
        expect.stringContaining('nguồn gián tiếp'),
      ])
  })

  it('refuses two values for one day, and one that ends before it begins', () => {
    const declare = (first: string, to: string | null, second: string) => () =>
      defineParameter({
        name: 'x',
        title: { vi: '', en: '' },
        unit: 'days',
        shape: { kind: 'whole' },
        values: [
          { value: 1, from: first, to, source: 'a' },
          { value: 2, from: second, to: null, source: 'b' },
        ],
      })
    expect(declare('2025-01-01', '2025-06-30', '2025-06-30')).toThrow(RangeError)
    expect(declare('2025-01-01', null, '2025-06-30')).toThrow(RangeError)
    expect(declare('2025-01-01', '2024-12-31', '2025-06-30')).toThrow(RangeError)
    expect(declare('2025-01-01', '2025-06-29', '2025-06-30')).not.toThrow()
    expect(declare('2025-01-01', '2025-01-01', '2025-01-02')).not.toThrow()
    expect(declare('2025-01-01', null, '2025-06-30')).toThrow(/^x: the value from 2025-01-01 overlaps/)
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
