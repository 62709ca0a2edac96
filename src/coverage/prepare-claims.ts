import { sql } from 'kysely'
import { withoutBits } from '../store/expressions.ts'
import { insertFromInto } from '../store/insert-from.ts'
import { rowsOf } from '../store/scratch.ts'
import { branchPaid } from './decision-tables.ts'
import { claim } from './question-tables.ts'
import type { CoverageWork } from './work.ts'

/**
 * A cross join with a condition is an inner join whose order SQLite keeps: employments in the order of persons, so that the
 * look into `insured_year` that follows walks its index from end to end (14 s become 4 at a million people).
 *
 * K before the employer's pause: the known months of the year, or of the months paid where those are told. Only year and
 * quarter precision may be compared with a month after the year.
 */
const known = sql`
  select e.employment_id, e.person_id, e.employer_id, e.year, e.precision, e.taxed_mask, c.compared_year, c.pause_mask,
    case when e.form = '05-2' or s.agent_only = 1 then 0 else 1 end as contract,
    case when length(e.payer_tax_id) = 14 then 1 else 0 end as by_branch,
    case when e.precision = 'year' then c.known_mask
      when c.compared_year = e.year then c.known_mask & e.taxed_mask
      when e.precision = 'quarter' then c.known_mask else 0 end as known_mask
  from employment e cross join coverage_compared_year c cross join coverage_employer_state s
  where c.employer_id = e.employer_id and c.year = e.year and s.employer_id = e.employer_id`

const masked = sql`
  select k.*, ${withoutBits(sql.ref('k.known_mask'), sql.ref('k.pause_mask'))} as open_mask from (${known}) as k
  where k.known_mask <> 0`

const claims = sql`
  select m.employment_id, m.person_id, m.employer_id, m.year, m.compared_year, m.contract, m.by_branch,
    case when m.open_mask <> 0 then m.open_mask else m.known_mask end as compared_mask,
    case when m.open_mask <> 0 then 0 else 1 end as paused_out,
    case when m.compared_year = m.year
        and m.known_mask = case when m.precision = 'year' then 4095 else m.taxed_mask end then 1 else 0 end as known_complete,
    coalesce(i.retirement_mask, 0) & case when m.open_mask <> 0 then m.open_mask else m.known_mask end as here_mask
  from (${masked}) as m
  left join insured_year i on i.person_id = m.person_id and i.employer_id = m.employer_id and i.year = m.compared_year`

/** Root and branches are one employer; a branch without a unit is insured through another unit of the root (E15). */
const paidByBranch = sql`
  select e.employment_id, e.person_id, e.employer_id, e.year, e.payer_tax_id
  from coverage_claim c
  join employment e on e.employment_id = c.employment_id and e.person_id = c.person_id
  left join (select distinct tax_id from unit where tax_id is not null) as u on u.tax_id = e.payer_tax_id
  where c.by_branch = 1 and c.here_mask <> 0 and c.contract = 1 and u.tax_id is null`

/** What is asked of each employment, and who is covered where the employment is. */
export async function prepareClaims({ db, dialect }: CoverageWork): Promise<number> {
  const claims_ = await insertFromInto(db, claim, rowsOf(claims))
  await dialect.finishTable(db, claim)
  await insertFromInto(db, branchPaid, rowsOf(paidByBranch))
  await dialect.finishTable(db, branchPaid)
  return claims_
}
