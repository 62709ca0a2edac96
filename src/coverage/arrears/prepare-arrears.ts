import { dayNumberOf, daysInMonth } from '../../domain/dates.ts'
import { lastDayOfMonth, monthOf } from '../../domain/months.ts'
import { paymentCycleOf } from '../../domain/payment-cycle.ts'
import { type Cycle, deadlineOf } from '../../policy/clock.ts'
import { LATE_INTEREST_RATE, PAYMENT_DEADLINE_MONTHS } from '../../policy/deadlines.ts'
import { insertFrom, insertFromInto } from '../../store/insert-from.ts'
import { rowsOf } from '../../store/scratch.ts'
import type { CoverageWork } from '../work.ts'
import { arrearsOfUnits } from './arrears-of-units.ts'
import { owedByMonth } from './owed-by-month.ts'
import { paymentCycle, paymentDay, paymentMonth, unitMonth, unitOwed, unitRun, unitTerms } from './tables.ts'
import { cyclesTold, datesTold, termsOfUnits, toldMonths, unbrokenRuns } from './told-months.ts'

/** How far back a sum that no told month explains may be spread. */
const LONGEST_DEBT = 240
const CYCLES: readonly Cycle[] = [1, 3, 6]

/** What every unit owes, month by month, and what of it is late. Returns the number of units of which a list tells the debt. */
export async function prepareArrears(work: CoverageWork): Promise<number> {
  const { db, dialect } = work
  await readTexts(work)
  await insertFromInto(db, unitMonth, rowsOf(toldMonths(firstMonthOfLaw(work))))
  await dialect.finishTable(db, unitMonth)
  await fillMonths(work)
  for (const [table, rows] of [
    [unitTerms, termsOfUnits],
    [unitRun, unbrokenRuns(dayNumberOf(work.asOf))],
    [unitOwed, owedByMonth],
  ] as const) {
    await insertFromInto(db, table, rowsOf(rows))
    await dialect.finishTable(db, table)
  }
  return insertFrom(db, 'unit_arrears', rowsOf(arrearsOfUnits(work)))
}

/** Text work once per distinct value: cycles in words and dates that may be partial. */
async function readTexts({ db, dialect }: CoverageWork): Promise<void> {
  const cycles = await cyclesTold.execute(db)
  const read = cycles.rows.map(({ payment_cycle }) => ({ payment_cycle, cycle: paymentCycleOf(payment_cycle) }))
  await dialect.load(db, paymentCycle, [read])
  await dialect.finishTable(db, paymentCycle)
  const dates = await datesTold.execute(db)
  await dialect.load(db, paymentDay, [dates.rows.map(({ iso }) => ({ iso, day: lastDayMeant(iso) }))])
  await dialect.finishTable(db, paymentDay)
}

/** The last day that a partial date may mean: what is granted is not cut short. */
function lastDayMeant(iso: string): number {
  if (iso.length === 4) return dayNumberOf(`${iso}-12-31`)
  if (iso.length === 10) return dayNumberOf(iso)
  return dayNumberOf(`${iso}-${daysInMonth(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)))}`)
}

/** The first month whose deadline the law tells. */
function firstMonthOfLaw({ policy }: CoverageWork): number {
  return monthOf(policy.linesOf(PAYMENT_DEADLINE_MONTHS)[0]?.from ?? '') ?? 0
}

/** Deadlines of every month that a debt may come from, up to the latest told. */
async function fillMonths(work: CoverageWork): Promise<void> {
  const { db, dialect, policy } = work
  const told = await db
    .selectFrom('coverage_unit_month')
    .select(({ fn }) => [fn.min('month').as('first'), fn.max('month').as('last')])
    .executeTakeFirstOrThrow()
  const last = told.last ?? -1
  const first = Math.max((told.first ?? 0) - LONGEST_DEBT, firstMonthOfLaw(work))
  const interestLaw = dayNumberOf(policy.linesOf(LATE_INTEREST_RATE)[0]?.from ?? '9999-12-31') - 1
  const rows: Record<string, number>[] = []
  for (let month = first; month <= last + 1; month++)
    for (const cycle of CYCLES) {
      const deadline = dayNumberOf(deadlineOf(month, cycle, 'employer', policy))
      const last_day = dayNumberOf(lastDayOfMonth(month))
      rows.push({ month, cycle, deadline_day: deadline, interest_from: Math.max(deadline, interestLaw), last_day })
    }
  await dialect.load(db, paymentMonth, [rows])
  await dialect.finishTable(db, paymentMonth)
}
