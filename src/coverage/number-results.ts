import { type RawBuilder, sql } from 'kysely'
import { insertFromInto } from '../store/insert-from.ts'
import { rowsOf } from '../store/scratch.ts'
import { numberedExclusion, numberedFinding } from './decision-tables.ts'
import type { CoverageWork } from './work.ts'

/** Keep to the provinces the run was asked for; the province of a result is that of its employer, without one that of the person. */
function withinProvinces(results: RawBuilder<unknown>, provinces: readonly string[]): RawBuilder<unknown> {
  if (provinces.length === 0) return results
  return sql`select r.* from (${results}) as r
    left join coverage_employer_state s on s.employer_id = r.employer_id
    left join coverage_direct_hit h on h.hit_id = r.candidate_id
    where coalesce(s.province_code, h.province_code) in (${sql.join(provinces)})`
}

const employerCases = sql`
  select e.rule_id, e.employer_id, e.year
  from coverage_employer_rule e
  join coverage_employer_sum s on s.employer_id = e.employer_id and s.year = e.year
  left join coverage_employer_removed r on r.employer_id = e.employer_id and r.year = e.year
  where s.workers > 0 and r.employer_id is null`

const findings = sql`
  select rule_id, employer_id, person_id, cast(year as text) as period, year, compared_year, candidate_id from coverage_worker_lead
  union all select rule_id, employer_id, 0, cast(year as text), year, year, 0 from (${employerCases}) as c
  union all select rule_id, employer_id, 0, '-', 0, 0, 0 from coverage_state_case
  union all select h.rule_id, h.employer_id, h.person_id, h.period, 0, 0, h.hit_id
    from coverage_direct_hit h left join coverage_direct_removed r on r.hit_id = h.hit_id where r.hit_id is null`

/**
 * Excluded questions under the rule that would have held; people covered elsewhere under the rule of the employer that would
 * have counted them; people a branch paid; employers whose state removed their case.
 */
const exclusions = sql`
  select l.rule_id, r.exclusion, l.employer_id, l.person_id, cast(l.year as text) as period, l.year, l.compared_year, l.candidate_id
  from coverage_removed r join coverage_lead l on l.candidate_id = r.candidate_id
  union all
  select e.rule_id, case when c.anywhere_mask = c.compared_mask then 'E5' else 'R12' end, w.employer_id, w.person_id,
    cast(w.year as text), w.year, w.compared_year, w.candidate_id
  from coverage_worker_lead w
  join coverage_candidate c on c.candidate_id = w.candidate_id
  join coverage_employer_rule e on e.employer_id = w.employer_id and e.year = w.year
  where w.rule_id = 'R12'
  union all
  select 'R08', 'E15', employer_id, person_id, cast(year as text), year, year, employment_id from coverage_branch_paid
  union all
  select e.rule_id, r.exclusion, e.employer_id, 0, cast(e.year as text), e.year, e.year, 0
  from coverage_employer_removed r join coverage_employer_rule e on e.employer_id = r.employer_id and e.year = r.year
  union all
  select h.rule_id, r.exclusion, h.employer_id, h.person_id, h.period, 0, 0, h.hit_id
  from coverage_direct_removed r join coverage_direct_hit h on h.hit_id = r.hit_id`

/** Number findings and exclusions by rule, employer, person and period: the same night after night for the same data. */
export async function numberResults({ db, dialect, provinces }: CoverageWork): Promise<void> {
  const found = withinProvinces(findings, provinces)
  await insertFromInto(
    db,
    numberedFinding,
    rowsOf(sql`select row_number() over (order by f.rule_id, f.employer_id, f.person_id, f.period) as finding_id, f.*
      from (${found}) as f`),
  )
  await dialect.finishTable(db, numberedFinding)
  const excluded = withinProvinces(exclusions, provinces)
  await insertFromInto(
    db,
    numberedExclusion,
    rowsOf(sql`select row_number() over (order by x.rule_id, x.exclusion, x.employer_id, x.person_id, x.period) as exclusion_id, x.*
      from (${excluded}) as x`),
  )
  await dialect.finishTable(db, numberedExclusion)
}
