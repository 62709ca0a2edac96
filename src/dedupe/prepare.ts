import { type RawBuilder, sql } from 'kysely'
import { FUND_BITS } from '../sources/source.ts'
import { buildTable } from '../store/scratch.ts'
import { participantSpan, participantUnitKey, participationKind, unitRowKey } from '../store/spans.ts'
import { dedupePlaceholder, dedupeRollRow, dedupeUnitRow } from './scratch.ts'
import type { Work } from './work.ts'

/** What the types ask the roll for, narrow and in one place; units by their first row; the numbers that are nobody's. */
export async function prepareRows(work: Work): Promise<number> {
  await buildTable(work, dedupePlaceholder, PLACEHOLDERS)
  await buildTable(work, dedupeUnitRow, unitRows())
  return buildTable(work, dedupeRollRow, rollRows())
}

const SPAN = participantSpan('line', 'file')
const KIND = participationKind('line', 'unit')

/** Without `funds` compulsory means all funds due by law (design §4c 10); leave owes nothing (design §4c 4). */
const PAYS_RETIREMENT = sql`case when ${KIND} = 'compulsory' and coalesce(line.state, 'contributing') = 'contributing'
  and (coalesce(line.funds, ${sql.lit(FUND_BITS.retirement)}) & ${sql.lit(FUND_BITS.retirement)}) > 0 then 1 else 0 end`

/** Leave and stops owe nothing here either; who suspends a contract may pay voluntarily (Luật BHXH 41/2024/QH15, điều 2 khoản 4 điểm b). */
const PAYS_VOLUNTARY = sql`case when ${KIND} = 'voluntary' and coalesce(line.state, 'contributing') = 'contributing'
  and (coalesce(line.funds, ${sql.lit(FUND_BITS.retirement)}) & ${sql.lit(FUND_BITS.retirement)}) > 0 then 1 else 0 end`

/**
 * Several contracts give one card (Luật BHYT, điều 12), so a worker's rows have one; others have one for each object and number. Sick leave
 * and maternity keep the card, unpaid leave and suspension do not.
 */
const HEALTH_CARD = sql`case
  when (coalesce(line.funds, case when ${KIND} = 'voluntary' then 0 else ${sql.lit(FUND_BITS.health)} end) & ${sql.lit(FUND_BITS.health)}) = 0
    or coalesce(line.state, '') in ('unpaid', 'suspended') then ''
  when ${KIND} = 'compulsory' then 'worker'
  else coalesce(line.object_code, '-') || '|' || coalesce(line.insurance_number, '-') end`

/** A CMND's key goes on with its birth date or name; the number is what people share. */
const PLACEHOLDERS = sql`select distinct case when substr(key, 1, 2) = 'M:' then substr(key, 1, 11) else key end as key
  from identity_review where reason = 'placeholder'`

function rollRows(): RawBuilder<unknown> {
  return sql`select line.file_id, line.row_number, named.keyed_id as person_id, named.key_quality, line.insurance_number, line.citizen_id,
      coalesce(line.full_name_key, '') as name_key, coalesce(line.full_name_folded, '') as name_folded,
      coalesce(line.birth_date, '') as birth_date, coalesce(line.gender, '') as gender,
      coalesce(line.commune_code, '') as commune_code, unit.unit_id, ${PAYS_RETIREMENT} as pays_retirement,
      ${PAYS_VOLUNTARY} as pays_voluntary, ${HEALTH_CARD} as health_card, ${KIND} as participation,
      coalesce(line.funds, -1) as funds, coalesce(line.object_code, '') as object_code, coalesce(line.state, '') as state,
      coalesce(line.contribution_base_vnd, -1) as base_vnd, coalesce(${SPAN.from}, -1) as span_from, coalesce(${SPAN.to}, -1) as span_to
    from stg_insurance_participants as line
    inner join file_balance as file on file.file_id = line.file_id
    inner join unit_key as unit on unit.key = ${participantUnitKey('line')}
    inner join person_row as named on named.file_id = line.file_id and named.row_number = line.row_number`
}

/** A row that says what a unit is stands for it before one that says what it owes. */
const DESCRIBES = sql`(line.status is not null or line.first_month is not null or line.last_month is not null)`

function unitRows(): RawBuilder<unknown> {
  return sql`select unit_id, file_id, row_number from (
      select unit.unit_id, line.file_id, line.row_number,
        row_number() over (partition by unit.unit_id
          order by case when ${DESCRIBES} then 0 else 1 end, line.file_id, line.row_number) as rank
      from stg_insurance_units as line inner join unit_key as unit on unit.key = ${unitRowKey('line')}) as ranked
    where rank = 1 and unit_id > 0`
}
