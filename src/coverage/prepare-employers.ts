import { sql } from 'kysely'
import { maskBetween } from '../store/expressions.ts'
import { insertFromInto } from '../store/insert-from.ts'
import { rowsOf } from '../store/scratch.ts'
import { monthOfDate } from './date-expressions.ts'
import { comparedYear, employerState } from './question-tables.ts'
import type { CoverageWork } from './work.ts'

/** Months that stand for "since ever" and "until further notice". */
const FIRST_MONTH = 0
const LAST_MONTH = 9999 * 12 + 11

const CLOSED_BY_TAX = sql`coalesce(e.tax_status in ('01', '03', '04', '07'), false)`
const CLOSED_BY_REGISTRY = sql`coalesce(e.registry_status in ('dissolved', 'dissolving', 'merged', 'bankrupt', 'revoked', 'stopped'), false)`

/** What the tax authority and the registry together say, in the order of docs/semantics.md. */
const state = sql`case
  when ${CLOSED_BY_TAX} or ${CLOSED_BY_REGISTRY} then 'closed'
  when e.tax_status = '05' or e.registry_status = 'suspended' then 'paused'
  when e.tax_status in ('02', '06') or e.registry_status = 'not_at_address' then 'moved'
  when e.tax_status in ('09', '10', 'unknown') or (e.tax_status is null and e.registry_status = 'unknown') then 'to_verify'
  when e.tax_status = '00' or (e.tax_status is null and e.registry_status = 'operating') then 'operating'
  when e.listed = 0 then 'unlisted' else 'unknown' end`

const disagree = sql`case when (${CLOSED_BY_TAX} and e.registry_status = 'operating')
  or (${CLOSED_BY_REGISTRY} and e.tax_status = '00') then 1 else 0 end`

const states = sql`
  select s.employer_id, s.state, s.books_disagree,
    case when s.withholding_only = 1 and o.employer_id is null then 1 else 0 end as agent_only, s.kind, s.province_code,
    coalesce(own.province_code, '') as known_province, coalesce(own.month, anywhere.month, 0) as last_known_month,
    case when s.state = 'paused' then coalesce(s.paused_on, ${sql.lit(FIRST_MONTH)}) else 1 end as pause_from,
    case when s.state = 'paused' then coalesce(s.resumes_on, ${sql.lit(LAST_MONTH)}) else 0 end as pause_to,
    s.tax_id, coalesce(s.tax_id, s.employer_key) as debtor_key, s.owner_citizen_id, s.registered_on, s.tax_id_repaired,
    coalesce(t.told_rows, 0) as told_rows, s.wage_region
  from (select e.*, ${state} as state, ${disagree} as books_disagree,
      case when e.province_code = '' then '-' else e.province_code end as asked_province,
      ${monthOfDate(sql.ref('e.status_on'), 'earliest')} as paused_on,
      ${monthOfDate(sql.ref('e.status_until'), 'latest')} as resumes_on
    from employer e) as s
  left join (select distinct employer_id from unit where closed = 0) as o on o.employer_id = s.employer_id
  left join coverage_last_known own on own.province_code = s.asked_province
  left join coverage_last_known anywhere on anywhere.province_code = ''
  left join (select employer_id, count(*) as told_rows from employer_row group by employer_id) as t on t.employer_id = s.employer_id`

/** Cross joins keep the order on SQLite, which would walk `known_year` first. Known months by employer and year; a year without any is compared with the first known month after it. */
const comparedYears = sql`
  select k.employer_id, k.year, k.compared_year, k.known_mask,
    ${maskBetween(sql<number>`k.pause_from`, sql<number>`k.pause_to`, sql<number>`k.compared_year`)} as pause_mask
  from (select p.employer_id, p.year, s.pause_from, s.pause_to,
      case when y.known_mask > 0 then p.year else y.fallback_month / 12 end as compared_year,
      case when y.known_mask > 0 then y.known_mask
        else cast(1 as bigint) << cast(y.fallback_month - y.fallback_month / 12 * 12 as integer) end as known_mask
    from (select distinct employer_id, year from employment) as p
    cross join coverage_employer_state s cross join known_year y
    where s.employer_id = p.employer_id and y.province_code = s.known_province and y.year = p.year
      and (y.known_mask > 0 or y.fallback_month is not null)) as k`

/** State of every employer, and what can be compared in each year in which it paid someone. */
export async function prepareEmployers({ db, dialect }: CoverageWork): Promise<void> {
  await insertFromInto(db, employerState, rowsOf(states))
  await dialect.finishTable(db, employerState)
  await insertFromInto(db, comparedYear, rowsOf(comparedYears))
  await dialect.finishTable(db, comparedYear)
}
