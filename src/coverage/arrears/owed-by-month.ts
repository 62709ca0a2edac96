import { sql } from 'kysely'
import { greatest, least } from '../../store/expressions.ts'

/**
 * From which months a debt comes. Payments go against the oldest month, so what is left is of the newest: the debt is laid on
 * the told months from the latest backwards. What they do not explain is spread evenly over the months before them, as many as
 * the monthly due fits into it, at least one: an estimate that makes no debt older than the sum shows.
 */
const ofToldMonths = sql`
  select unit_id, employer_id, month, ${least(sql<number>`charge_vnd`, sql<number>`closing_vnd - newer_vnd`)} as owed_vnd,
    0 as estimated
  from (
    select told.unit_id, told.employer_id, told.month, told.charge_vnd, run.closing_vnd,
      cast(sum(told.charge_vnd) over (partition by told.unit_id order by told.month desc
        rows between unbounded preceding and current row) as bigint) - told.charge_vnd as newer_vnd
    from coverage_unit_month as told
    inner join coverage_unit_run as run on run.employer_id = told.employer_id and run.unit_id = told.unit_id
    where told.month >= run.first) as walked
  where closing_vnd > newer_vnd and charge_vnd > 0`

const estimatedMonths = greatest(
  sql<number>`1`,
  sql<number>`(case when run.monthly_due_vnd > 0 then (run.closing_vnd - run.told_vnd) / run.monthly_due_vnd else 1 end)`,
)

/** The odd dongs of the division stand on the newest month, so that they age nothing. */
const beforeThem = sql`
  select unit_id, employer_id, month, left_vnd / months + case when month = first - 1 then left_vnd % months else 0 end as owed_vnd,
    1 as estimated
  from (
    select spread.unit_id, spread.employer_id, spread.first, day.month, spread.left_vnd,
      count(*) over (partition by spread.unit_id) as months
    from (
      select run.unit_id, run.employer_id, run.first, run.closing_vnd - run.told_vnd as left_vnd, ${estimatedMonths} as months
      from coverage_unit_run as run where run.closing_vnd > run.told_vnd) as spread
    inner join coverage_payment_month as day on day.cycle = 1 and day.month >= spread.first - spread.months
      and day.month < spread.first) as laid`

export const owedByMonth = sql`${ofToldMonths} union all ${beforeThem}`
