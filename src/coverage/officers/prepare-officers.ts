import { type RawBuilder, sql } from 'kysely'
import { monthOf } from '../../domain/months.ts'
import { taxMethodOf } from '../../domain/tax-method.ts'
import { HOUSEHOLD_REVENUE_THRESHOLD, LUMP_SUM_TAX } from '../../policy/household-owners.ts'
import { insertFromInto } from '../../store/insert-from.ts'
import { rowsOf } from '../../store/scratch.ts'
import { taxRoot } from '../../store/spans.ts'
import { monthOfDate } from '../date-expressions.ts'
import { birthContradicts, genderContradicts } from '../look-alikes.ts'
import { birthDateOf, genderOf, joinRetirement, showsForces, showsPension } from '../person-expressions.ts'
import type { CoverageWork } from '../work.ts'
import { householdTax, officer, taxMethod } from './tables.ts'

/** Who manages or owns an employer in the last month that its province knows. Sources in the order of their names say most. */
const standing = sql`
  select o.employer_id, o.person_id, max(case when o.role = 'household_owner' then 1 else 0 end) as owner,
    max(o.salaried) as salaried, min(o.source) as told_by,
    min(o.from_month) as from_month, s.last_known_month as month, s.kind, s.state,
    case when s.pause_from <= s.last_known_month and s.last_known_month <= s.pause_to then 1 else 0 end as in_pause,
    s.tax_id_repaired, s.registered_on, s.debtor_key
  from employer_officer o
  join coverage_employer_state s on s.employer_id = o.employer_id
  where s.last_known_month > 0 and coalesce(o.from_month, 0) <= s.last_known_month
    and coalesce(o.to_month, s.last_known_month) >= s.last_known_month
  group by o.employer_id, o.person_id, s.last_known_month, s.kind, s.state, s.pause_from, s.pause_to, s.tax_id_repaired, s.registered_on, s.debtor_key`

const touches = (alias: string) =>
  sql`(coalesce(${sql.ref(`${alias}.from_month`)}, 0) <= o.month and coalesce(${sql.ref(`${alias}.to_month`)}, o.month) >= o.month)`

/** What rolls and benefits say of the person in that month. */
const shown = sql`
  select o.employer_id, o.person_id,
    max(case when p.kind = 'compulsory' and (p.funds & 1) <> 0 and p.employer_id = o.employer_id then 1 else 0 end) as here,
    max(case when p.kind = 'compulsory' and (p.funds & 1) <> 0 and p.employer_id <> o.employer_id then 1 else 0 end) as elsewhere,
    max(case when ${showsPension('p')} then 1 else 0 end) as pension,
    max(case when ${showsForces('p')} then 1 else 0 end) as armed_forces
  from (${standing}) as o
  join participation p on p.person_id = o.person_id and ${touches('p')}
  group by o.employer_id, o.person_id`

const pensions = sql`
  select distinct o.employer_id, o.person_id from (${standing}) as o
  join benefit_span b on b.person_id = o.person_id and ${touches('b')} where b.benefit <> 'unemployment'`

/** Residents who are dead or abroad and live nowhere by another list. */
const gone = sql`
  select person_id from resident group by person_id
  having max(case when status in ('dead', 'left_country') then 1 else 0 end) = 1
    and max(case when status in ('permanent', 'temporary', 'absent') then 1 else 0 end) = 0`

/** Someone else on the employer's own roll of that month who may be the same person under other papers. */
const alike = sql`
  select distinct c.employer_id, c.person_id
  from (select o.employer_id, o.person_id, o.month, p.name_folded, ${birthDateOf('p')} as birth_date, ${genderOf('p')} as gender
    from (${standing}) as o join person p on p.person_id = o.person_id) as c
  join (select r.employer_id, r.person_id, r.from_month, r.to_month, q.name_folded, ${birthDateOf('q')} as birth_date, ${genderOf('q')} as gender
    from participation r join person q on q.person_id = r.person_id where r.kind = 'compulsory' and r.employer_id > 0) as n
    on n.employer_id = c.employer_id and n.name_folded = c.name_folded
  where n.person_id <> c.person_id and n.from_month <= c.month and n.to_month >= c.month
    and not ${birthContradicts} and not ${genderContradicts}`

const died = monthOfDate(sql`p.died_on`, 'latest')

const weak = sql`(o.tax_id_repaired + case when o.state in ('operating', 'unlisted') then 0 else 1 end)`
const confidence = sql`case when l.person_id is not null or p.in_review = 1 then 3
  when (p.citizen_id is null and p.passport_number is null) or p.link_step >= 5 or o.state = 'unlisted' then 2 else ${weak} end`

const officers = sql`
  select o.employer_id, o.person_id, o.owner, o.salaried, o.told_by, o.from_month, o.month, o.kind, o.state, o.in_pause,
    coalesce(w.here, 0) as here, coalesce(w.elsewhere, 0) as elsewhere,
    case when b.person_id is not null or coalesce(w.pension, 0) = 1 then 1 else 0 end as pension,
    coalesce(w.armed_forces, 0) as armed_forces,
    case when g.person_id is not null or ${died} <= o.month then 1 else 0 end as gone,
    case when f.nationality is null then 0 else 1 end as foreign_national,
    case when r.retirement_month <= o.month then 1 else 0 end as past_age,
    ${confidence} as confidence_rank, p.in_review, o.registered_on, o.debtor_key
  from (${standing}) as o
  join person p on p.person_id = o.person_id
  left join (${shown}) as w on w.employer_id = o.employer_id and w.person_id = o.person_id
  left join (${pensions}) as b on b.employer_id = o.employer_id and b.person_id = o.person_id
  left join (${gone}) as g on g.person_id = o.person_id
  left join (${alike}) as l on l.employer_id = o.employer_id and l.person_id = o.person_id
  left join coverage_foreign_nationality f on f.nationality = p.nationality
  ${joinRetirement('p', 'r')}`

const methodsSaid = sql<{ tax_method: string }>`
  select distinct tax_method from stg_tax_units where tax_method is not null`

/** Managers, representatives and owners with what lists say of them, and how household businesses pay tax. */
export async function prepareOfficers(work: CoverageWork): Promise<void> {
  const { db, dialect } = work
  await insertFromInto(db, officer, rowsOf(officers))
  await dialect.finishTable(db, officer)
  const said = await methodsSaid.execute(db)
  const methods = said.rows.map(({ tax_method }) => ({ tax_method, method: taxMethodOf(tax_method) ?? '' }))
  await dialect.load(db, taxMethod, [methods])
  await dialect.finishTable(db, taxMethod)
  await insertFromInto(db, householdTax, rowsOf(householdTaxes(work)))
  await dialect.finishTable(db, householdTax)
}

/**
 * A row that says a method is believed; since the lump sum ended every household business that tax data names declares. The
 * revenue is held against the threshold of as-of; where none is known yet, whoever declares counts as above it.
 */
function householdTaxes({ policy, asOf }: CoverageWork): RawBuilder<unknown> {
  const ended = policy.linesOf(LUMP_SUM_TAX).find(({ value }) => value === 'ended')?.from
  const sinceEnded = sql`coalesce(line.period_to, line.to_month, -1) >= ${sql.lit(ended === undefined ? 9999 * 12 : (monthOf(ended) ?? 0))}`
  const threshold = policy.valueOn(HOUSEHOLD_REVENUE_THRESHOLD, asOf)
  const above = threshold === undefined ? sql`1 = 1` : sql`coalesce(ranked.revenue_vnd, 0) > ${sql.lit(threshold)}`
  return sql`
    select ranked.employer_id, case when ranked.method = 'lump_sum' then 'lump_sum' when ${above} then 'declares_above' else 'declares_below' end as situation,
      ranked.revenue_vnd, ranked.period_to
    from (
      select known.employer_id, line.revenue_vnd, coalesce(line.period_to, line.to_month) as period_to,
        case when ${sinceEnded} then 'declares' else coalesce(said.method, '') end as method,
        row_number() over (partition by known.employer_id order by coalesce(line.period_to, line.to_month, -1) desc,
          line.file_id desc, line.row_number desc) as rank
      from stg_tax_units as line
      inner join employer_key as known on known.key = 'T:' || ${taxRoot(sql.ref('line.tax_id'))}
      inner join coverage_employer_state as s on s.employer_id = known.employer_id
      left join coverage_tax_method as said on said.tax_method = line.tax_method
      where s.kind = 'household_business' and (coalesce(said.method, '') <> '' or ${sinceEnded})) as ranked
    where ranked.rank = 1`
}
