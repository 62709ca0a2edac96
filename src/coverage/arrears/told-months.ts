import { type RawBuilder, sql } from 'kysely'
import { greatest, least } from '../../store/expressions.ts'
import { unitRowKey } from '../../store/spans.ts'

/** What the lists of units (C12) tell of debts, and over which months without a gap. */

export const cyclesTold = sql<{ payment_cycle: string }>`
  select distinct coalesce(payment_cycle, '') as payment_cycle from stg_insurance_units`

export const datesTold = sql<{ iso: string }>`
  select distinct excused_until as iso from stg_insurance_units where excused_until is not null`

/** Carried over + charged − paid = carried forward; a list that leaves out the last is added up. */
const CHARGE = sql`(coalesce(line.due_vnd, 0) + coalesce(line.adjustment_vnd, 0) + coalesce(line.late_interest_vnd, 0))`
const CLOSING = sql`coalesce(line.closing_debt_vnd, line.opening_debt_vnd + ${CHARGE} - line.paid_vnd)`

/** Month of a row: its own, else what its file speaks of. */
const MONTH = sql`coalesce(line.month, file.period_to, file.last_month)`

/** One row a unit and month; of several the last that was read. */
export function toldMonths(firstMonth: number): RawBuilder<unknown> {
  return sql`
    select told.unit_id, told.employer_id, told.month, told.due_vnd, told.charge_vnd, told.opening_vnd, told.paid_vnd,
      told.closing_vnd, told.interest_vnd, row_number() over (partition by told.unit_id order by told.month desc) as place,
      max(told.month) over (partition by told.unit_id) as latest
    from (
      select unit.unit_id, unit.employer_id, ${MONTH} as month, coalesce(line.due_vnd, 0) as due_vnd,
        case when ${CHARGE} < 0 then 0 else ${CHARGE} end as charge_vnd, line.opening_debt_vnd as opening_vnd,
        line.paid_vnd, ${CLOSING} as closing_vnd, line.late_interest_vnd as interest_vnd,
        row_number() over (partition by unit.unit_id, ${MONTH} order by line.file_id desc, line.row_number desc) as again
      from stg_insurance_units as line
      inner join unit_key as unit on unit.key = ${unitRowKey('line')}
      inner join file_balance as file on file.file_id = line.file_id
      where unit.unit_id > 0 and ${CLOSING} is not null and ${MONTH} >= ${sql.lit(firstMonth)}) as told
    where told.again = 1`
}

/** Each term from the latest row that says it, whatever else that row says. */
export const termsOfUnits: RawBuilder<unknown> = (() => {
  const latestWith = (column: string) => sql`row_number() over (partition by unit.unit_id
    order by case when ${sql.ref(`line.${column}`)} is null then 1 else 0 end, coalesce(line.month, file.last_month, -1) desc,
      line.file_id desc, line.row_number desc)`
  return sql`
    select said.unit_id, said.employer_id, cycle.cycle, said.state_budget, said.urged_on, said.excused_until,
      coalesce(granted.day, 0) as excused_day
    from (
      select unit_id, employer_id, coalesce(max(case when cycle_place = 1 then payment_cycle end), '') as payment_cycle,
        coalesce(max(case when budget_place = 1 then state_budget end), 0) as state_budget,
        max(case when urged_place = 1 then urged_on end) as urged_on,
        max(case when excused_place = 1 then excused_until end) as excused_until
      from (
        select unit.unit_id, unit.employer_id, line.payment_cycle, line.state_budget, line.urged_on, line.excused_until,
          ${latestWith('payment_cycle')} as cycle_place, ${latestWith('state_budget')} as budget_place,
          ${latestWith('urged_on')} as urged_place, ${latestWith('excused_until')} as excused_place
        from stg_insurance_units as line
        inner join unit_key as unit on unit.key = ${unitRowKey('line')}
        inner join file_balance as file on file.file_id = line.file_id
        where unit.unit_id > 0) as line
      group by unit_id, employer_id) as said
    inner join coverage_payment_cycle as cycle on cycle.payment_cycle = said.payment_cycle
    left join coverage_payment_day as granted on granted.iso = said.excused_until`
})()

/**
 * The months that follow one another up to the latest. A list speaks of its month and, for the days of delay, of the month
 * after it at most: a list that is half a year old does not say that a debt still stands.
 */
export function unbrokenRuns(asOfDay: number): RawBuilder<unknown> {
  const dayAfter = sql<number>`after.last_day`
  return sql`
    select run.unit_id, run.employer_id, terms.cycle, run.latest, run.first,
      ${least(sql<number>`${sql.lit(asOfDay)}`, dayAfter)} as counted_to, own.last_day as known_to, terms.excused_day,
      run.closing_vnd, run.told_vnd, run.monthly_due_vnd
    from (
      select unit_id, employer_id, latest, min(month) as first, cast(sum(charge_vnd) as bigint) as told_vnd,
        ${greatest(sql<number>`max(case when place = 1 then closing_vnd end)`, sql<number>`0`)} as closing_vnd,
        coalesce(max(case when due_place = 1 and due_vnd > 0 then due_vnd end), 0) as monthly_due_vnd
      from (
        select told.*, row_number() over (partition by unit_id
          order by case when due_vnd > 0 then 0 else 1 end, month desc) as due_place
        from coverage_unit_month as told where month + place = latest + 1) as told
      group by unit_id, employer_id, latest) as run
    inner join coverage_unit_terms as terms on terms.employer_id = run.employer_id and terms.unit_id = run.unit_id
    inner join coverage_payment_month as own on own.month = run.latest and own.cycle = 1
    inner join coverage_payment_month as after on after.month = run.latest + 1 and after.cycle = 1`
}
