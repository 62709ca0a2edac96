import { LAW, type PolicyBook } from './book.ts'
import {
  HEALTH_RATE,
  HEALTH_STATE_SUPPORT,
  type HealthSupportGroup,
  HOUSEHOLD_HEALTH_STEPS,
  type HouseholdStep,
} from './household-health.ts'
import { LOCAL_SUPPORT_HOUSEHOLD_HEALTH, LOCAL_SUPPORT_VOLUNTARY } from './local-support.ts'
import { shareOf } from './money-share.ts'
import { SELF_PAID_RATES, totalRate, VOLUNTARY_RATE } from './rates.ts'
import { CHOSEN_BASE_MULTIPLES, REFERENCE_LEVEL } from './reference-level.ts'
import { POVERTY_LINE_RURAL, VOLUNTARY_STATE_SUPPORT, type VoluntaryGroup } from './voluntary.ts'

/**
 * What people would pay who may join by themselves, a month (year*12+month-1), in whole đồng. Each amount is rounded once, half a đồng up.
 * undefined where the law of the month is not known here.
 */

/** A fee and who pays it; `self` is what is left, never below 0. */
export interface SharedFee {
  readonly fee: number
  readonly state: number
  readonly local: number
  readonly self: number
}

const STEPS: readonly HouseholdStep[] = ['first', 'second', 'third', 'fourth']

/** Household health insurance of the member who joins as number `order`, from 1 on: 100, 70, 60, 50 and then 40 % of 4.5 % of the base salary. */
export function householdFee(order: number, month: number, policy: PolicyBook = LAW): number | undefined {
  if (!Number.isInteger(order) || order < 1) throw new RangeError('householdFee wants an order from 1 on')
  const steps = policy.valueIn(HOUSEHOLD_HEALTH_STEPS, month)
  const rate = policy.valueIn(HEALTH_RATE, month)
  const salary = policy.valueIn(REFERENCE_LEVEL, month)
  if (steps === undefined || rate === undefined || salary === undefined) return undefined
  return shareOf(salary, rate * steps[STEPS[order - 1] ?? 'later'], 1_000_000)
}

/** What a household member pays when the province pays a part. */
export function householdShares(
  order: number,
  month: number,
  province: string | null,
  policy: PolicyBook = LAW,
): SharedFee | undefined {
  const fee = householdFee(order, month, policy)
  if (fee === undefined) return undefined
  return shared(fee, 0, shareOf(fee, localHealth(province, 'household', month, policy), 1000))
}

/** Health insurance of a group that the State supports: the full fee, 4.5 % of the base salary. */
export function supportedHealthShares(
  group: HealthSupportGroup,
  month: number,
  province: string | null,
  policy: PolicyBook = LAW,
): SharedFee | undefined {
  const fee = householdFee(1, month, policy)
  const support = policy.valueIn(HEALTH_STATE_SUPPORT, month)
  if (fee === undefined || support === undefined) return undefined
  return shared(
    fee,
    shareOf(fee, support[group], 1000),
    shareOf(fee, localHealth(province, group, month, policy), 1000),
  )
}

/** The lowest fee of voluntary insurance: 22 % of the rural poverty line. Support is measured by it. */
export function voluntaryMinimumFee(month: number, policy: PolicyBook = LAW): number | undefined {
  const line = policy.valueIn(POVERTY_LINE_RURAL, month)
  const rate = policy.valueIn(VOLUNTARY_RATE, month)
  return line === undefined || rate === undefined ? undefined : shareOf(line, rate, 1000)
}

/** What the State pays a month for a voluntary participant of a group, whatever base is chosen. */
export function voluntarySupport(group: VoluntaryGroup, month: number, policy: PolicyBook = LAW): number | undefined {
  const least = voluntaryMinimumFee(month, policy)
  const support = policy.valueIn(VOLUNTARY_STATE_SUPPORT, month)
  return least === undefined || support === undefined ? undefined : shareOf(least, support[group], 1000)
}

/** Voluntary insurance at the lowest base: the fee, and what State and province pay of it. */
export function voluntaryShares(
  group: VoluntaryGroup,
  month: number,
  province: string | null,
  policy: PolicyBook = LAW,
): SharedFee | undefined {
  const fee = voluntaryMinimumFee(month, policy)
  const state = voluntarySupport(group, month, policy)
  if (fee === undefined || state === undefined) return undefined
  const local = policy.valueIn(LOCAL_SUPPORT_VOLUNTARY, month)?.[province ?? '']?.[group] ?? 0
  return shared(fee, state, shareOf(fee, local, 1000))
}

/** What an owner or unpaid manager (2.1.m, n) pays a month at least: 29.5 % of the reference level. */
export function selfPaidMinimumFee(month: number, policy: PolicyBook = LAW): number | undefined {
  const rates = policy.valueIn(SELF_PAID_RATES, month)
  const level = policy.valueIn(REFERENCE_LEVEL, month)
  const multiples = policy.valueIn(CHOSEN_BASE_MULTIPLES, month)
  if (rates === undefined || level === undefined || multiples === undefined) return undefined
  return shareOf(level * multiples.least, totalRate(rates), 1000)
}

function localHealth(
  province: string | null,
  group: HealthSupportGroup | 'household',
  month: number,
  policy: PolicyBook,
): number {
  return policy.valueIn(LOCAL_SUPPORT_HOUSEHOLD_HEALTH, month)?.[province ?? '']?.[group] ?? 0
}

/** The State first, then the province, which pays no more than is left. */
function shared(fee: number, state: number, local: number): SharedFee {
  const byProvince = Math.min(local, fee - state)
  return { fee, state, local: byProvince, self: fee - state - byProvince }
}
