import { addDays } from '../domain/dates.ts'
import { firstDayOfMonth, lastDayOfMonth } from '../domain/months.ts'
import { LAW, type PolicyBook } from './book.ts'
import {
  LATE_INTEREST_RATE,
  LATE_PAYMENT_DAYS,
  LATE_REGISTRATION_DAYS,
  PAYMENT_DEADLINE_MONTHS,
  type Payer,
  REGISTRATION_DAYS,
} from './deadlines.ts'
import { shareOf } from './money-share.ts'
import { DEMAND_DAY, INSPECTION_DAY } from './routine.ts'

/** Days counted from the law (domain notes §3.6). Days are ISO, months year*12+month-1, money whole đồng. */

/** Months of a payment cycle; cycles of 3 and 6 months are quarters and half-years of the calendar. */
export type Cycle = 1 | 3 | 6

/** The last day on which the contributions of a month are paid in time: the last day of the month after its cycle. */
export function deadlineOf(month: number, cycle: Cycle, payer: Payer = 'employer', policy: PolicyBook = LAW): string {
  const lastOfCycle = month - (month % cycle) + cycle - 1
  const after = policy.valueIn(PAYMENT_DEADLINE_MONTHS, month)
  if (after === undefined) throw new RangeError('no payment deadline is known before 2016')
  return lastDayOfMonth(lastOfCycle + after[payer])
}

/** The first day on which a base registered too low for a month is more than late: the day after the deadline of that month. */
export function lowBaseRiskFrom(month: number, cycle: Cycle, policy: PolicyBook = LAW): string {
  return addDays(deadlineOf(month, cycle, 'employer', policy), 1)
}

/** Interest on an amount that is late by `days` on the day `on`: 0.03 % a day, half a đồng up. undefined before 1/7/2025, whose law is not known here. */
export function lateInterest(amount: number, days: number, on: string, policy: PolicyBook = LAW): number | undefined {
  const rate = policy.valueOn(LATE_INTEREST_RATE, on)
  if (rate === undefined) return undefined
  return days <= 0 || amount <= 0 ? 0 : shareOf(amount, rate * days, 10_000)
}

export type RegistrationBand = 'grace' | 'late' | 'risk'

/** Where a missing registration stands, `days` after the obligation began: up to 30 grace, 31–90 late, from 91 on risk. */
export function registrationBand(days: number, on: string, policy: PolicyBook = LAW): RegistrationBand {
  const grace = policy.valueOn(REGISTRATION_DAYS, on)
  const late = policy.valueOn(LATE_REGISTRATION_DAYS, on)
  if (grace === undefined || late === undefined) throw new RangeError('no days of registration are known before 2016')
  return days <= grace ? 'grace' : days <= late ? 'late' : 'risk'
}

export type PaymentBand = 'in_time' | 'late' | 'risk'

/** Where an unpaid amount stands, `days` after its deadline: risk only when more than 60 days late *and* urged. */
export function paymentBand(days: number, urged: boolean, on: string, policy: PolicyBook = LAW): PaymentBand {
  if (days <= 0) return 'in_time'
  const late = policy.valueOn(LATE_PAYMENT_DAYS, on)
  return urged && late !== undefined && days > late ? 'risk' : 'late'
}

/** The last day on which the agency demands in writing what was late in a month: the 10th of the next. */
export function demandBy(month: number, policy: PolicyBook = LAW): string | undefined {
  const day = policy.valueIn(DEMAND_DAY, month + 1)
  return day === undefined ? undefined : addDays(firstDayOfMonth(month + 1), day - 1)
}

/** The last day on which a province hands a quarter's data to inspection: the day before the 15th of the first month of the next quarter. */
export function inspectionBy(month: number, policy: PolicyBook = LAW): string | undefined {
  const next = month - (month % 3) + 3
  const day = policy.valueIn(INSPECTION_DAY, next)
  return day === undefined ? undefined : addDays(firstDayOfMonth(next), day - 2)
}
