import { sql } from 'kysely'
import { bitOr, lastMonthOfMask } from '../store/expressions.ts'
import { insertFromInto } from '../store/insert-from.ts'
import { rowsOf } from '../store/scratch.ts'
import { dayOfDate, firstDayOfMask } from './date-expressions.ts'
import { birthDateOf, genderOf, joinRetirement, showsForces, showsPension } from './person-expressions.ts'
import { candidate, guardedSpan, insuredPerson, ROLL_ORIGIN } from './question-tables.ts'
import type { CoverageWork } from './work.ts'

/** Cover at any employer, for the persons and years of the questions. */
const insuredAnywhere = sql`
  select i.person_id, i.year, ${bitOr(sql.ref('i.retirement_mask'))} as retirement_mask,
    ${bitOr(sql.ref('i.voluntary_mask'))} as voluntary_mask, ${bitOr(sql.ref('i.health_1_4_5_mask'))} as health_mask,
    ${bitOr(sql.ref('i.any_mask'))} as any_mask
  from (select distinct person_id, compared_year from coverage_claim where here_mask = 0) as q
  join insured_year i on i.person_id = q.person_id and i.year = q.compared_year
  group by i.person_id, i.year`

/** Person and employer beside the question; the same for what tax data and what the rolls alone show. */
const ofPerson = sql`p.citizen_id, p.personal_tax_id, p.name_folded, ${birthDateOf('p')} as birth_date, ${genderOf('p')} as gender,
  r.retirement_month, p.died_on, p.link_step, p.in_review,
  case when p.citizen_id is null and p.passport_number is null then 0 else 1 end as identified`
const ofEmployer = sql`s.state, s.agent_only, s.province_code, s.last_known_month, s.tax_id as employer_tax_id, s.debtor_key,
  s.owner_citizen_id, s.registered_on`
const retirement = joinRetirement('p', 'r')

const lastPaid = lastMonthOfMask(sql<number>`e.taxed_mask`, sql<number>`e.year`)

/** The clock of R30: the contract's first day, else that of the first month paid, else the latest possible, the period's end. */
const startedOn = sql`case when e.contract_from is not null then ${dayOfDate(sql.ref('e.contract_from'))}
  when e.precision = 'month' then ${firstDayOfMask(sql.ref('e.taxed_mask'), sql.ref('e.year'))}
  when e.precision = 'quarter' then cast(e.year as text) || case when e.taxed_mask < 8 then '-03-31'
    when e.taxed_mask < 64 then '-06-30' when e.taxed_mask < 512 then '-09-30' else '-12-31' end
  else cast(e.year as text) || '-12-31' end`

const fromTax = sql`
  select e.employment_id as candidate_id, 'tax' as origin, e.person_id, e.employer_id, e.year, c.compared_year,
    c.compared_mask, c.known_complete, c.paused_out, c.contract,
    coalesce(i.retirement_mask, 0) & c.compared_mask as anywhere_mask,
    coalesce(i.voluntary_mask, 0) & c.compared_mask as voluntary_mask,
    coalesce(i.health_mask, 0) & c.compared_mask as health_mask, coalesce(i.any_mask, 0) & c.compared_mask as any_mask,
    coalesce(v.accident_mask, 0) & c.compared_mask as accident_mask,
    e.precision, e.taxed_mask, e.income_vnd, e.deduction_vnd, e.contract_kind, e.contract_months, e.contract_signed_on,
    e.payments, ${startedOn} as started_on, e.payer_tax_id,
    case when f.nationality is null then 0 else 1 end as foreign_national, e.foreigner_under_12_months,
    e.key_quality, e.payer_repaired, ${ofPerson}, ${ofEmployer},
    coalesce(m.reference_level, 0) as reference_level, coalesce(m.lowest_wage, 0) as lowest_wage,
    coalesce(m.contribution_cap, 0) as contribution_cap
  from coverage_claim c
  join employment e on e.employment_id = c.employment_id and e.person_id = c.person_id
  join person p on p.person_id = c.person_id
  join coverage_employer_state s on s.employer_id = e.employer_id
  left join coverage_insured_person i on i.person_id = c.person_id and i.year = c.compared_year
  left join coverage_covered_year v on v.person_id = c.person_id and v.employer_id = c.employer_id and v.year = c.compared_year
  left join coverage_month_policy m on m.month = ${lastPaid}
  left join coverage_foreign_nationality f on f.nationality = coalesce(e.nationality, p.nationality)
  ${retirement}
  where c.here_mask = 0 and (c.contract = 1 or (coalesce(i.retirement_mask, 0) & c.compared_mask) = 0)`

/** Compulsory and voluntary retirement in the same known month; of several employers the first by month, then by number. */
const bothFunds = sql`
  select b.person_id, b.employer_id, b.year, b.mask, row_number() over (
      partition by b.person_id, b.year order by b.mask & -b.mask, b.employer_id) as place
  from (
    select i.person_id, i.employer_id, i.year, i.retirement_mask & v.voluntary_mask & k.known_mask as mask
    from (select person_id, year, ${bitOr(sql.ref('voluntary_mask'))} as voluntary_mask from insured_year
        where voluntary_mask <> 0 group by person_id, year) as v
    join insured_year i on i.person_id = v.person_id and i.year = v.year
    join coverage_employer_state s on s.employer_id = i.employer_id
    join known_year k on k.province_code = s.known_province and k.year = i.year
    where i.employer_id > 0 and i.retirement_mask <> 0) as b
  where b.mask <> 0`

const fromRolls = sql`
  select ${sql.lit(ROLL_ORIGIN)} + row_number() over (order by b.person_id, b.year) as candidate_id, 'roll' as origin,
    b.person_id, b.employer_id, b.year, b.year as compared_year, b.mask as compared_mask, 1 as known_complete,
    0 as paused_out, 1 as contract, b.mask as anywhere_mask, b.mask as voluntary_mask, 0 as health_mask, b.mask as any_mask, 0 as accident_mask,
    'month' as precision, b.mask as taxed_mask, 0 as income_vnd, 0 as deduction_vnd,
    cast(null as text) as contract_kind, cast(null as text) as contract_months, cast(null as text) as contract_signed_on,
    cast(null as bigint) as payments, ${firstDayOfMask(sql.ref('b.mask'), sql.ref('b.year'))} as started_on,
    '' as payer_tax_id, 0 as foreign_national, 0 as foreigner_under_12_months,
    case when p.citizen_id is null and p.passport_number is null then 2 else 0 end as key_quality,
    s.tax_id_repaired as payer_repaired, ${ofPerson}, ${ofEmployer},
    0 as reference_level, 0 as lowest_wage, 0 as contribution_cap
  from (${bothFunds}) as b
  join person p on p.person_id = b.person_id
  join coverage_employer_state s on s.employer_id = b.employer_id
  left join coverage_claim c on c.person_id = b.person_id and c.employer_id = b.employer_id and c.year = b.year
    and c.here_mask = 0
  ${retirement}
  where b.place = 1 and c.person_id is null`

/** Cards of people on benefits (E1) and of the armed forces (E9), for the persons of the questions. */
const guardedSpans = sql`
  select distinct g.person_id, g.exclusion, g.from_month, g.to_month, g.object_code from (
    select t.person_id, t.from_month, t.to_month, t.object_code, case when ${showsPension('t')} then 'E1' else 'E9' end as exclusion
    from participation t where ${showsPension('t')} or ${showsForces('t')}) as g
  join (select distinct person_id from coverage_candidate) as c on c.person_id = g.person_id`

/** Every question with all that its answer may rest on. Returns how many there are. */
export async function prepareCandidates({ db, dialect }: CoverageWork): Promise<number> {
  await insertFromInto(db, insuredPerson, rowsOf(insuredAnywhere))
  await dialect.finishTable(db, insuredPerson)
  const taxed = await insertFromInto(db, candidate, rowsOf(fromTax))
  const rolled = await insertFromInto(db, candidate, rowsOf(fromRolls))
  await dialect.finishTable(db, candidate)
  await insertFromInto(db, guardedSpan, rowsOf(guardedSpans))
  await dialect.finishTable(db, guardedSpan)
  return taxed + rolled
}
