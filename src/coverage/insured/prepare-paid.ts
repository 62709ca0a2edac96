import { type RawBuilder, sql } from 'kysely'
import { contributionCap, unemploymentCap } from '../../policy/base-limits.ts'
import { totalRate, WORKER_RATES } from '../../policy/rates.ts'
import { FUND_BITS } from '../../sources/source.ts'
import { maskBetween, popcount } from '../../store/expressions.ts'
import { insertFromInto } from '../../store/insert-from.ts'
import { rowsOf } from '../../store/scratch.ts'
import type { CoverageWork } from '../work.ts'
import { sumOfMonths, sumOverMask, type YearColumn } from './month-literals.ts'
import { paidBase } from './tables.ts'

const BITS = Array.from({ length: 12 }, (_, bit) => bit)
const bit = (index: number) => sql.lit(2 ** index)
const baseOf = (index: number) => sql.id(`b${index}`)

/** Pay under a contract in a year that is compared with its own lists, and rows of the retirement fund at that employer. */
const paidHere = sql`c.contract = 1 and c.paused_out = 0 and c.compared_year = c.year and c.here_mask <> 0
    and p.person_id = c.person_id and p.employer_id = c.employer_id
    and p.kind = 'compulsory' and (p.funds & ${sql.lit(FUND_BITS.retirement)}) <> 0
    and p.from_month <= c.year * 12 + 11 and p.to_month >= c.year * 12`

/**
 * Most people are in one row that covers every month compared, on a base that fits their pay and what was deducted: R17 and R19 cannot hold, so
 * their months are not laid out. Each bound is on the safe side: the cap is left away, the tolerance is that of R17, the rate the lowest.
 */
function fitting({ policy, thresholds }: CoverageWork, months: readonly number[]): RawBuilder<unknown> {
  const rates = months.map((month) => totalRate(ratesIn(policy, month)))
  const lowest = sql.lit(rates.length === 0 ? 0 : Math.min(...rates))
  const most = sql.lit(1000 - Math.round(thresholds.base_tolerance_permille))
  return sql`
    select c.employment_id, c.person_id from coverage_claim c cross join participation p cross join employment e
    cross join person w left join coverage_foreign_nationality f on f.nationality = coalesce(e.nationality, w.nationality)
    where ${paidHere} and c.here_mask = c.compared_mask and e.employment_id = c.employment_id and e.person_id = c.person_id
      and w.person_id = c.person_id and f.nationality is null
    group by c.employment_id, c.person_id, c.here_mask, e.taxed_mask, e.income_vnd, e.deduction_vnd
    having count(*) = 1 and min(p.state) = 'contributing' and min(p.base_vnd) * 1000 * ${popcount(sql<number>`e.taxed_mask`)} >= ${most} * e.income_vnd
      and e.deduction_vnd * 1000 <= ${lowest} * min(p.base_vnd) * ${popcount(sql<number>`c.here_mask`)}`
}

/** The months of the person's rows here within the months of K in which the person is in the retirement fund. Cross joins keep the order on SQLite. */
const spans = (asked: RawBuilder<unknown>) => sql`
  select c.employment_id, c.person_id,
    ${maskBetween(sql<number>`p.from_month`, sql<number>`p.to_month`, sql<number>`c.year`)} & c.here_mask as mask,
    case when p.state = 'contributing' then 0 else 1 end as on_leave,
    case when p.state = 'contributing' then p.base_vnd end as base_vnd, p.key_quality
  from (${asked}) as c cross join participation p
  where ${paidHere}`

/** The base of each month; of several rows of a month the largest. A month with leave owes nothing. */
const monthly = (asked: RawBuilder<unknown>) => sql`
  select g.employment_id, g.person_id, g.leave_mask, g.key_quality, ${sql.join(
    BITS.map(
      (index) => sql`case when (g.leave_mask & ${bit(index)}) = 0 then g.${baseOf(index)} end as ${baseOf(index)}`,
    ),
  )}
  from (
    select employment_id, person_id, bit_or(mask * on_leave) as leave_mask, min(key_quality) as key_quality, ${sql.join(
      BITS.map((index) => sql`max(case when (mask & ${bit(index)}) <> 0 then base_vnd end) as ${baseOf(index)}`),
    )}
    from (${spans(asked)}) as s group by employment_id, person_id) as g`

const baseMask = sql<number>`(${sql.join(
  BITS.map((index) => sql`case when m.${baseOf(index)} is null then 0 else ${bit(index)} end`),
  sql` + `,
)})`
const baseSum = sql`(${sql.join(
  BITS.map((index) => sql`coalesce(m.${baseOf(index)}, 0)`),
  sql` + `,
)})`

const base = (month: number) => sql`m.${baseOf(month % 12)}`

/** 1000 times what the social and health funds take off: their share of the base up to the cap. */
function social({ policy }: CoverageWork, month: number): RawBuilder<number> {
  const { retirement, sicknessMaternity, accident, health } = ratesIn(policy, month)
  const cap = contributionCap(month, policy) ?? 0
  return sql<number>`case when ${base(month)} is null then 0
    else ${sql.lit(retirement + sicknessMaternity + accident + health)} * case when ${base(month)} < ${sql.lit(cap)} then ${base(month)} else ${sql.lit(cap)} end end`
}

/** 1000 times the most that unemployment insurance takes off: its own cap is higher, so that of a wage over the cap the roll does not tell the base. */
function jobless({ policy }: CoverageWork, month: number): RawBuilder<number> {
  const cap = contributionCap(month, policy) ?? 0
  const highest = unemploymentCap(month, null, policy) ?? 0
  return sql<number>`case when ${base(month)} is null then 0
    else ${sql.lit(ratesIn(policy, month).unemployment)} * case when ${base(month)} < ${sql.lit(cap)} then ${base(month)} else ${sql.lit(highest)} end end`
}

const NO_RATES = { retirement: 0, sicknessMaternity: 0, accident: 0, unemployment: 0, health: 0 } as const
const ratesIn = (policy: CoverageWork['policy'], month: number) => policy.valueIn(WORKER_RATES, month) ?? NO_RATES

function paidBases(work: CoverageWork, years: readonly number[]): RawBuilder<unknown> {
  const column: YearColumn = { year: sql<number>`c.year`, years }
  const months = years.flatMap((year) => BITS.map((index) => year * 12 + index))
  const asked = sql`select c.* from coverage_claim c
    left join (${fitting(work, months)}) as g on g.employment_id = c.employment_id and g.person_id = c.person_id
    where g.employment_id is null`
  return sql`
    select c.employment_id, c.person_id, c.employer_id, c.year, e.precision, e.taxed_mask, c.compared_mask, c.known_complete,
      c.here_mask as in_mask, c.here_mask & ~ m.leave_mask as due_mask, ${baseMask} as base_mask, ${baseSum} as base_vnd,
      ${sumOverMask(column, baseMask, (month) => contributionCap(month, work.policy) ?? 0)} as cap_vnd,
      ${sumOfMonths(column, (month) => social(work, month))} as social_mille,
      ${sumOfMonths(column, (month) => jobless(work, month))} as jobless_mille, e.income_vnd, e.deduction_vnd,
      case when f.nationality is null then 0 else 1 end as foreign_national, e.payer_repaired,
      case when e.key_quality > m.key_quality then e.key_quality else m.key_quality end as key_quality
    from (${monthly(asked)}) as m
    join coverage_claim c on c.employment_id = m.employment_id and c.person_id = m.person_id
    join employment e on e.employment_id = m.employment_id and e.person_id = m.person_id
    join person p on p.person_id = m.person_id
    left join coverage_foreign_nationality f on f.nationality = coalesce(e.nationality, p.nationality)`
}

/** What everyone was paid where they are insured, and on which base. Returns how many employments that are. */
export async function preparePaid(work: CoverageWork): Promise<number> {
  const { db, dialect } = work
  const taxed = await db.selectFrom('employment').select('year').distinct().orderBy('year').execute()
  const rows = paidBases(
    work,
    taxed.map(({ year }) => year),
  )
  const count = await insertFromInto(db, paidBase, rowsOf(rows))
  await dialect.finishTable(db, paidBase)
  return count
}
