import { type RawBuilder, sql } from 'kysely'
import { insertFrom } from '../store/insert-from.ts'
import { buildTable, rowsOf } from '../store/scratch.ts'
import { unitRowKey } from '../store/spans.ts'
import { identityUnitState } from './employer-scratch.ts'
import type { Work } from './work.ts'

const AREAS = ['province_code', 'commune_code'] as const

/**
 * A unit as its latest rows have it (by month, then file, then row). Status and last month come from the latest row that describes
 * the unit, everything else from the latest that tells it: a list of debts (C12) does not say that a unit closed. The first
 * month is the earliest told. A unit that only the roll names has neither status nor months.
 */
export async function describeUnits(work: Work): Promise<void> {
  await buildTable(work, identityUnitState, states())
  await insertFrom(work.db, 'unit', rowsOf(units()))
}

/** Whether a row says what a unit is, and not only what it owes. */
const DESCRIBES = sql`(line.status is not null or line.first_month is not null or line.last_month is not null)`
const TOLD = [
  'office_code',
  'name',
  'block',
  'officer',
  'office_name',
  'address',
  ...AREAS,
  'paused_from',
  'participants',
] as const

function states(): RawBuilder<unknown> {
  const recent = sql`coalesce(line.month, -1) desc, line.file_id desc, line.row_number desc`
  const place = (column: string) => sql.id(`latest_${column}`)
  const places = TOLD.map(
    (column) => sql`row_number() over (partition by unit.unit_id
      order by case when ${sql.ref(`line.${column}`)} is null then 1 else 0 end, ${recent}) as ${place(column)}`,
  )
  const told = TOLD.map(
    (column) => sql`max(case when ${place(column)} = 1 then ${sql.ref(column)} end) as ${sql.id(column)}`,
  )
  return sql`select unit_id, ${sql.join(told)}, max(case when latest = 1 then status end) as status,
      max(case when latest = 1 then last_month end) as last_month, min(first_month) as first_month,
      max(case when latest_paused_from = 1 then paused_until end) as paused_until
    from (
      select unit.unit_id, line.*, row_number() over (partition by unit.unit_id
        order by case when ${DESCRIBES} then 0 else 1 end, ${recent}) as latest, ${sql.join(places)}
      from stg_insurance_units as line inner join identity_unit_key as unit on unit.key = ${unitRowKey('line')}) as ranked
    group by unit_id`
}

function units(): RawBuilder<unknown> {
  return sql`select unit.unit_id, owned.employer_id, unit.code as unit_code,
      case when unit.office <> '' then unit.office else coalesce(state.office_code, '') end as office_code,
      unit.tax_id, coalesce(coded.object_type, '') as object_type, coalesce(state.block, '') as block,
      coalesce(state.name, unit.name) as name, state.status, case when read.reading = 'closed' then 1 else 0 end as closed,
      state.first_month, state.last_month, state.paused_from, state.paused_until, state.participants,
      coalesce(state.officer, '') as officer, coalesce(state.province_code, '') as province_code,
      coalesce(state.commune_code, '') as commune_code
    from identity_unit as unit
    inner join (select distinct unit_id, employer_id from identity_unit_key) as owned on owned.unit_id = unit.unit_id
    left join identity_unit_state as state on state.unit_id = unit.unit_id
    left join identity_unit_code as coded on coded.unit_code = unit.code
    left join identity_status as read on read.origin = 'unit' and read.status = state.status`
}
