import { type RawBuilder, sql } from 'kysely'
import { buildTable } from '../store/scratch.ts'
import { participantUnitKey, taxRoot } from '../store/spans.ts'
import { identityListing, identityOldId } from './person-scratch.ts'
import type { Work } from './work.ts'

/** What every row that names a person says of the person, narrow and in one place; and what each CMND means. */
export async function collectListing(work: Work): Promise<number> {
  const rows = await buildTable(work, identityListing, taxWorkers(), participants())
  await buildTable(
    work,
    identityOldId,
    oldIds(),
    sql`select '' as old_id, '' as name_folded, '' as birth_date, '' as key`,
  )
  return rows
}

const CITIZEN = sql`coalesce(line.citizen_id, case when length(line.personal_tax_id) = 12 then line.personal_tax_id end)`
const CENTURY = sql`cast(substr(${CITIZEN}, 4, 1) as integer)`
const BIRTH_YEAR = sql`((19 + ${CENTURY} / 2) * 100 + cast(substr(${CITIZEN}, 5, 2) as integer))`
const GENDER = sql`(case when ${CITIZEN} is null then null when ${CENTURY} % 2 = 0 then 'male' else 'female' end)`
const GUESSES = sql`('padded', 'letters')`

/** A personal ID at odds with birth year or gender is a typing error or someone else's: it is not an untouched key. */
const GUESSED = sql`case
  when ${CITIZEN} is not null then case
    when coalesce(line.citizen_id_repair, '') in ${GUESSES} then 1
    when line.citizen_id is null and coalesce(line.personal_tax_id_repair, '') in ${GUESSES} then 1
    when line.birth_date is not null and cast(substr(line.birth_date, 1, 4) as integer) <> ${BIRTH_YEAR} then 1
    when line.gender is not null and line.gender <> ${GENDER} then 1
    else 0 end
  when coalesce(line.passport_number_repair, '') in ${GUESSES} then 1 else 0 end`

const OF_PERSON = sql`line.file_id, line.row_number, ${CITIZEN} as citizen_id, line.passport_number, line.old_citizen_id,
  case when length(line.personal_tax_id) in (10, 14) then substr(line.personal_tax_id, 1, 10) end as personal_tax_id,
  ${GUESSED} as guessed, coalesce(line.full_name, '') as full_name, coalesce(line.full_name_key, '') as name_key,
  coalesce(line.full_name_folded, '') as name_folded, coalesce(line.birth_date, '') as birth_date,
  case when length(line.birth_date) = 10 and substr(line.birth_date, 6, 5) <> '01-01' then line.birth_date else '' end as birth_day,
  coalesce(line.gender, ${GENDER}, '') as gender, line.nationality`

function taxWorkers(): RawBuilder<unknown> {
  return sql`select 0 as on_roll, ${OF_PERSON}, cast(null as text) as insurance_number, cast(null as text) as died_on,
      employer.employer_id, '' as commune_code
    from stg_tax_workers as line
    inner join identity_employer_root as employer on employer.root = ${taxRoot(sql.ref('line.payer_tax_id'))}`
}

function participants(): RawBuilder<unknown> {
  return sql`select 1 as on_roll, ${OF_PERSON}, line.insurance_number, line.died_on, unit.employer_id,
      coalesce(line.commune_code, '') as commune_code
    from stg_insurance_participants as line
    inner join identity_unit_key as unit on unit.key = ${participantUnitKey('line')}`
}

/**
 * A CMND is a key together with its birth date. Where a row has no full birth date it is that of the same folded name, when
 * the CMND has one birth date only; else the CMND together with the name, which joins rows of that name and no others.
 */
function oldIds(): RawBuilder<unknown> {
  return sql`select old_id, name_folded, birth_date, 'M:' || old_id || '|' || case
      when birth_day <> '' then birth_day
      when own_day is not null and first_day = last_day and (birth_date = '' or substr(first_day, 1, 4) = substr(birth_date, 1, 4))
        then first_day
      else name_folded end as key
    from (
      select old_id, name_folded, birth_date, birth_day, min(nullif(birth_day, '')) over (partition by old_id, name_folded) as own_day,
        min(nullif(birth_day, '')) over (partition by old_id) as first_day,
        max(nullif(birth_day, '')) over (partition by old_id) as last_day
      from (
        select old_citizen_id as old_id, name_folded, birth_date, max(birth_day) as birth_day from identity_listing
        where old_citizen_id is not null group by old_citizen_id, name_folded, birth_date) as listed) as dated`
}
