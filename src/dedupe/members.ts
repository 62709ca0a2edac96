import { type RawBuilder, sql } from 'kysely'
import { buildTable } from '../store/scratch.ts'
import { dedupeMember, dedupeMemberRow } from './scratch.ts'
import type { DuplicateType } from './type.ts'
import type { Work } from './work.ts'

/** The rows a type asks about, with what they say, ready to be read cluster by cluster. Returns how many. */
export async function collectMembers(work: Work, type: DuplicateType): Promise<number> {
  await buildTable(work, dedupeMember, ...type.members())
  return buildTable(work, dedupeMemberRow, onTheRoll(), inTax(), ofUnits())
}

/** The rows of a copy are those of the file that was read in its place. */
const READ_AS = sql`coalesce(file.same_as, file.file_id)`

const PLACE = sql`member.cluster_key, member.source, member.file_id, member.row_number`

function onTheRoll(): RawBuilder<unknown> {
  return sql`select ${PLACE}, known.person_id, known.key_quality, line.insurance_number, line.citizen_id,
      coalesce(line.full_name, '') as full_name, known.name_key, known.name_folded, line.birth_date, line.gender, known.unit_id,
      line.unit_code, nullif(known.span_from, -1) as month_from, nullif(known.span_to, -1) as month_to
    from dedupe_member as member
    inner join file_balance as file on file.file_id = member.file_id
    inner join dedupe_roll_row as known on known.file_id = ${READ_AS} and known.row_number = member.row_number
    inner join stg_insurance_participants as line on line.file_id = ${READ_AS} and line.row_number = member.row_number
    where member.source = 'roll'`
}

function inTax(): RawBuilder<unknown> {
  return sql`select ${PLACE}, named.keyed_id as person_id, named.key_quality, cast(null as text) as insurance_number, line.citizen_id,
      coalesce(line.full_name, '') as full_name, coalesce(line.full_name_key, '') as name_key,
      coalesce(line.full_name_folded, '') as name_folded, line.birth_date, line.gender, 0 as unit_id,
      cast(null as text) as unit_code, coalesce(line.from_month, line.period_from) as month_from,
      coalesce(line.to_month, line.period_to) as month_to
    from dedupe_member as member
    inner join file_balance as file on file.file_id = member.file_id
    inner join stg_tax_workers as line on line.file_id = ${READ_AS} and line.row_number = member.row_number
    inner join person_row as named on named.file_id = ${READ_AS} and named.row_number = member.row_number
    where member.source = 'tax'`
}

/** A unit's row names no person: its name stands where a person's would. */
function ofUnits(): RawBuilder<unknown> {
  return sql`select ${PLACE}, 0 as person_id, 3 as key_quality, cast(null as text) as insurance_number,
      cast(null as text) as citizen_id, coalesce(line.name, '') as full_name, coalesce(line.name_key, '') as name_key,
      coalesce(line.name_key, '') as name_folded, cast(null as text) as birth_date, cast(null as text) as gender, 0 as unit_id,
      line.unit_code, coalesce(line.first_month, line.month) as month_from, coalesce(line.last_month, line.month) as month_to
    from dedupe_member as member
    inner join file_balance as file on file.file_id = member.file_id
    inner join stg_insurance_units as line on line.file_id = ${READ_AS} and line.row_number = member.row_number
    where member.source = 'unit'`
}
