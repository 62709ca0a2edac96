import { type RawBuilder, sql } from 'kysely'
import { LATE_INTEREST_RATE } from '../../policy/deadlines.ts'
import { greatest, nullWhole } from '../../store/expressions.ts'
import type { CoverageWork } from '../work.ts'

/** Interest is charged in parts of ten thousand a day, half a dong up. */
const PARTS = 10_000

/** Late when the deadline passed before the day counted to, and before the end of the month that the list speaks of. */
const LATE_WITHOUT_EXCUSE = sql`(day.deadline_day < run.counted_to and day.deadline_day <= run.known_to)`
const DEADLINE = greatest(sql<number>`day.deadline_day`, sql<number>`run.excused_day`)
const LATE = sql`(${LATE_WITHOUT_EXCUSE} and ${DEADLINE} < run.counted_to)`
const INTEREST_DAYS = sql`(run.counted_to - ${greatest(sql<number>`day.interest_from`, sql<number>`run.excused_day`)})`

const sumWhen = (condition: RawBuilder<unknown>, value: RawBuilder<unknown>) =>
  sql`cast(coalesce(sum(case when ${condition} then ${value} else 0 end), 0) as bigint)`

const ofMonths = sql`
  select owed.unit_id, owed.employer_id, ${sumWhen(LATE, sql`owed.owed_vnd`)} as overdue_vnd,
    ${sumWhen(LATE_WITHOUT_EXCUSE, sql`owed.owed_vnd`)} as late_vnd,
    min(case when ${LATE} then owed.month end) as oldest_month, max(case when ${LATE} then owed.month end) as newest_month,
    max(case when ${LATE} then owed.estimated else 0 end) as estimated,
    coalesce(max(case when ${LATE} then run.counted_to - ${DEADLINE} end), 0) as days,
    ${sumWhen(sql`${LATE} and ${INTEREST_DAYS} > 0`, sql`owed.owed_vnd * ${INTEREST_DAYS}`)} as dong_days
  from coverage_unit_owed as owed
  inner join coverage_unit_run as run on run.employer_id = owed.employer_id and run.unit_id = owed.unit_id
  inner join coverage_payment_month as day on day.month = owed.month and day.cycle = run.cycle
  group by owed.unit_id, owed.employer_id`

const ofYear = sql`
  select unit_id, employer_id, cast(sum(due_vnd) as bigint) as year_due_vnd, count(*) as year_months
  from coverage_unit_month where month >= latest - latest % 12 group by unit_id, employer_id`

/** The State's own money comes apart from what employers owe; an excuse holds only while it covers all that is late. */
const STANDING = sql`case when run.closing_vnd <= 0 then 'none' when coalesce(late.overdue_vnd, 0) > 0 and terms.state_budget = 1 then 'state_budget'
  when coalesce(late.overdue_vnd, 0) > 0 then 'late' when coalesce(late.late_vnd, 0) > 0 then 'excused' else 'not_yet_due' end`

export function arrearsOfUnits({ asOf, policy }: CoverageWork): RawBuilder<unknown> {
  const rate = policy.valueOn(LATE_INTEREST_RATE, asOf)
  const interest =
    rate === undefined
      ? nullWhole
      : sql`(coalesce(late.dong_days, 0) * ${sql.lit(rate)} + ${sql.lit(PARTS / 2)}) / ${sql.lit(PARTS)}`
  return sql`
    select run.unit_id, run.employer_id, run.latest as month, ${STANDING} as standing, told.opening_vnd, told.due_vnd, told.paid_vnd,
      told.closing_vnd, run.monthly_due_vnd,
      case when run.monthly_due_vnd > 0 then run.closing_vnd * 10 / run.monthly_due_vnd end as months_tenths,
      coalesce(late.overdue_vnd, 0) as overdue_vnd, coalesce(late.late_vnd, 0) - coalesce(late.overdue_vnd, 0) as excused_vnd,
      late.oldest_month, late.newest_month, coalesce(late.estimated, 0) as estimated, coalesce(late.days, 0) as days,
      run.counted_to, ${interest} as interest_vnd, told.interest_vnd as stated_interest_vnd,
      terms.urged_on, terms.excused_until, year.year_due_vnd, year.year_months
    from coverage_unit_run as run
    inner join coverage_unit_month as told on told.employer_id = run.employer_id and told.unit_id = run.unit_id and told.place = 1
    inner join coverage_unit_terms as terms on terms.employer_id = run.employer_id and terms.unit_id = run.unit_id
    inner join (${ofYear}) as year on year.employer_id = run.employer_id and year.unit_id = run.unit_id
    left join (${ofMonths}) as late on late.employer_id = run.employer_id and late.unit_id = run.unit_id`
}
