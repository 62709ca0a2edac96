import { describe, expect, it } from 'vitest'
import { contributionCap, contributionFloor, unemploymentCap } from '../../src/policy/base-limits.ts'
import { LAW, type PolicyBook, policyWith } from '../../src/policy/book.ts'
import { deadlineOf, registrationBand } from '../../src/policy/clock.ts'
import { LATE_REGISTRATION_DAYS, REGISTRATION_DAYS } from '../../src/policy/deadlines.ts'
import { deductionFor } from '../../src/policy/deduction.ts'
import {
  householdFee,
  householdShares,
  selfPaidMinimumFee,
  supportedHealthShares,
  voluntaryMinimumFee,
  voluntaryShares,
  voluntarySupport,
} from '../../src/policy/fees.ts'
import { HEALTH_RATE, HEALTH_STATE_SUPPORT, HOUSEHOLD_HEALTH_STEPS } from '../../src/policy/household-health.ts'
import { REGIONAL_MINIMUM_WAGES } from '../../src/policy/minimum-wages.ts'
import type { Parameter } from '../../src/policy/parameter.ts'
import { SELF_PAID_RATES, VOLUNTARY_RATE, WORKER_RATES } from '../../src/policy/rates.ts'
import {
  CHOSEN_BASE_MULTIPLES,
  CONTRIBUTION_CAP_MULTIPLE,
  CONTRIBUTION_FLOOR,
  REFERENCE_LEVEL,
  UNEMPLOYMENT_CAP_MULTIPLE,
} from '../../src/policy/reference-level.ts'
import { POVERTY_LINE_RURAL, VOLUNTARY_STATE_SUPPORT } from '../../src/policy/voluntary.ts'

/** A month long before any law here, in which a site knows the values of `parameters` and no others. */
const MONTH = 1990 * 12 + 5
const knowing = (parameters: readonly Parameter<never>[]): PolicyBook =>
  policyWith(
    parameters.map((parameter) => ({
      name: parameter.name,
      value: LAW.linesOf(parameter).at(-1)?.value,
      from: '1990-01-01',
      to: '1990-12-31',
      source: 'CV 1',
    })),
  )

type Case = readonly [title: string, needs: readonly unknown[], of: (policy: PolicyBook) => unknown]

const HOUSEHOLD = [HOUSEHOLD_HEALTH_STEPS, HEALTH_RATE, REFERENCE_LEVEL]
const CASES: readonly Case[] = [
  ['household fee', HOUSEHOLD, (policy) => householdFee(1, MONTH, policy)],
  ['household shares', HOUSEHOLD, (policy) => householdShares(2, MONTH, null, policy)],
  [
    'supported health insurance',
    [...HOUSEHOLD, HEALTH_STATE_SUPPORT],
    (policy) => supportedHealthShares('student', MONTH, null, policy),
  ],
  ['lowest voluntary fee', [POVERTY_LINE_RURAL, VOLUNTARY_RATE], (policy) => voluntaryMinimumFee(MONTH, policy)],
  [
    'voluntary support',
    [POVERTY_LINE_RURAL, VOLUNTARY_RATE, VOLUNTARY_STATE_SUPPORT],
    (policy) => voluntarySupport('poor', MONTH, policy),
  ],
  [
    'voluntary shares',
    [POVERTY_LINE_RURAL, VOLUNTARY_RATE, VOLUNTARY_STATE_SUPPORT],
    (policy) => voluntaryShares('poor', MONTH, null, policy),
  ],
  [
    'fee of an owner',
    [SELF_PAID_RATES, REFERENCE_LEVEL, CHOSEN_BASE_MULTIPLES],
    (policy) => selfPaidMinimumFee(MONTH, policy),
  ],
  ['cap', [REFERENCE_LEVEL, CONTRIBUTION_CAP_MULTIPLE], (policy) => contributionCap(MONTH, policy)],
  ['floor', [CONTRIBUTION_FLOOR, REFERENCE_LEVEL], (policy) => contributionFloor(MONTH, 'I', policy)],
  [
    'cap of unemployment insurance',
    [REGIONAL_MINIMUM_WAGES, UNEMPLOYMENT_CAP_MULTIPLE],
    (policy) => unemploymentCap(MONTH, 'I', policy),
  ],
  [
    'deduction',
    [
      WORKER_RATES,
      REFERENCE_LEVEL,
      CONTRIBUTION_CAP_MULTIPLE,
      CONTRIBUTION_FLOOR,
      REGIONAL_MINIMUM_WAGES,
      UNEMPLOYMENT_CAP_MULTIPLE,
    ],
    (policy) => deductionFor(8_000_000, MONTH, { foreigner: false, region: 'I' }, policy),
  ],
]

describe('a figure is not known when one of its values is not', () => {
  for (const [title, needs, of] of CASES) {
    const parameters = needs as readonly Parameter<never>[]
    it(`${title}: with all its values it is known`, () => expect(of(knowing(parameters))).toBeDefined())
    for (const missing of parameters)
      it(`${title}: without ${missing.name} it is not`, () =>
        expect(of(knowing(parameters.filter((one) => one !== missing)))).toBeUndefined())
  }

  it('the floor is not guessed from wages while nobody says which floor holds', () =>
    expect(contributionFloor(MONTH, 'I', knowing([REGIONAL_MINIMUM_WAGES as Parameter<never>]))).toBeUndefined())

  it('a band of registration wants both spans', () => {
    const of = (...parameters: readonly unknown[]) =>
      registrationBand(31, '1990-06-30', knowing(parameters as readonly Parameter<never>[]))
    expect(of(REGISTRATION_DAYS, LATE_REGISTRATION_DAYS)).toBe('late')
    expect(() => of(REGISTRATION_DAYS)).toThrow('no days of registration are known before 2016')
    expect(() => of(LATE_REGISTRATION_DAYS)).toThrow('no days of registration are known before 2016')
  })

  it('a wrong question says what is wrong with it', () => {
    expect(() => deadlineOf(MONTH, 1)).toThrow('no payment deadline is known before 2016')
    expect(() => householdFee(0, MONTH)).toThrow('householdFee wants an order from 1 on')
  })
})
