import { type RawBuilder, sql } from 'kysely'
import { defineStage } from '../pipeline/stage.ts'
import { monthOfDate } from '../store/expressions.ts'
import { insertFrom } from '../store/insert-from.ts'
import { rowsOf } from '../store/scratch.ts'
import { taxRoot } from '../store/spans.ts'

/** Who lives where, receives what, goes to which school, and manages which employer: lists of people under the persons they speak of. */
export const matchPeople = defineStage({
  name: 'match.people',
  summary: 'Đưa danh sách dân cư, người hưởng trợ cấp, học sinh và người quản lý về từng người.',
  reads: [
    'stg_residents',
    'stg_benefits',
    'stg_pupils',
    'stg_enterprise_managers',
    'stg_enterprise_registry',
    'stg_tax_units',
    'stg_areas',
    'person_row',
    'employer',
    'employer_key',
  ],
  writes: ['resident', 'benefit_span', 'pupil', 'employer_officer'],
  async run({ db }) {
    const residents = await insertFrom(db, 'resident', rowsOf(RESIDENTS))
    const benefits = await insertFrom(db, 'benefit_span', rowsOf(BENEFITS))
    const pupils = await insertFrom(db, 'pupil', rowsOf(PUPILS))
    const officers = await insertFrom(db, 'employer_officer', rowsOf(OFFICERS))
    return { residents, benefits, pupils, officers }
  },
})

const NAMED = sql`inner join person_row as named on named.file_id = line.file_id and named.row_number = line.row_number`

const said = (column: string): RawBuilder<unknown> =>
  sql`coalesce(${sql.ref(`line.${column}`)}, '') as ${sql.id(column)}`

const RESIDENTS = sql`
  select named.person_id, ${sql.join(
    ['household_code', 'relation', 'hamlet', 'commune_code', 'province_code', 'status'].map(said),
  )}, coalesce(line.groups, 0) as groups, line.status_on, line.file_id, line.row_number
  from stg_residents as line ${NAMED}`

const DEATH = monthOfDate(sql`line.died_on`, 'latest')

const BENEFITS = sql`
  select named.person_id, line.benefit, line.from_month,
    case when ${DEATH} < coalesce(line.to_month, ${DEATH} + 1) then ${DEATH} else line.to_month end as to_month,
    line.died_on, line.file_id, line.row_number
  from stg_benefits as line ${NAMED}`

const PUPILS = sql`
  select named.person_id, line.school_name, line.school_year, ${said('commune_code')},
    coalesce(area.province_code, '') as province_code, coalesce(line.groups, 0) as groups, line.file_id, line.row_number
  from stg_pupils as line ${NAMED}
  left join (select commune_code, min(province_code) as province_code from stg_areas where commune_code is not null
    group by commune_code) as area on area.commune_code = line.commune_code`

const MANAGERS = sql`
  select employer.employer_id, named.person_id, line.role, line.salaried,
    ${monthOfDate(sql`line.from_date`, 'earliest')} as from_month, ${monthOfDate(sql`line.to_date`, 'latest')} as to_month,
    cast('enterprise_managers' as text) as source, line.file_id, line.row_number
  from stg_enterprise_managers as line ${NAMED}
  inner join employer_key as employer on employer.key = 'T:' || ${taxRoot(sql.ref('line.tax_id'))}`

/** Who stands in a register as the employer's representative or owner: the latest row of its own head office that names somebody. */
function officersOf(table: string, source: string, latest: RawBuilder<unknown>): RawBuilder<unknown> {
  const root = taxRoot(sql.ref('line.tax_id'))
  return sql`
    select employer_id, person_id, case when kind = 'household_business' then 'household_owner' else 'legal_representative' end as role,
      cast(null as bigint) as salaried, cast(null as bigint) as from_month, cast(null as bigint) as to_month,
      cast(${sql.lit(source)} as text) as source, file_id, row_number
    from (
      select employer.employer_id, employer.kind, named.person_id, line.file_id, line.row_number, row_number() over (
        partition by employer.employer_id order by ${latest}, line.file_id desc, line.row_number desc) as rank
      from ${sql.table(table)} as line ${NAMED}
      inner join employer_key as known on known.key = 'T:' || ${root}
      inner join employer on employer.employer_id = known.employer_id and employer.tax_id = ${root}
      where length(line.tax_id) <> 14) as ranked
    where rank = 1`
}

const OFFICERS = sql`
  ${MANAGERS}
  union all ${officersOf(
    'stg_enterprise_registry',
    'enterprise_registry',
    sql`coalesce(line.changed_on, line.status_on, line.registered_on, '') desc`,
  )}
  union all ${officersOf(
    'stg_tax_units',
    'tax_units',
    sql`coalesce(line.period_to, line.to_month, -1) desc, coalesce(line.status_on, '') desc`,
  )}`
