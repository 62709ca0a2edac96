import { sql } from 'kysely'
import type { Dialect } from '../store/dialects/dialect.ts'
import { insertFromInto } from '../store/insert-from.ts'
import { rowsOf } from '../store/scratch.ts'
import { type MovementDb, rollPiece } from './movement-tables.ts'
import { rollRow } from './tables.ts'

/**
 * Roll rows take state and base from the movements at their unit. A row of one month speaks for that month itself, as far as it says
 * anything; a row of several months says how it was at some time, so a leave or an adjustment within it counts.
 */
export async function cutRollRows(db: MovementDb, dialect: Dialect): Promise<void> {
  const pieces = await insertFromInto(db, rollPiece, rowsOf(PIECES))
  if (pieces > 0) {
    await dialect.finishTable(db, rollPiece)
    await sql`delete from match_roll_row where exists (select 1 from match_roll_piece p where p.person_id = match_roll_row.person_id
      and p.file_id = match_roll_row.file_id and p.row_number = match_roll_row.row_number)`.execute(db)
    await insertFromInto(db, rollRow, rowsOf(sql`select * from match_roll_piece`))
  }
  await sql`update match_roll_row set still_open = 0 where still_open = 1 and exists (select 1 from match_movement m
    where m.person_id = match_roll_row.person_id and m.employer_id = match_roll_row.employer_id
      and m.unit_id = match_roll_row.unit_id and m.movement = 'GH' and m.from_month = match_roll_row.to_month + 1
      and coalesce(m.until_month, m.from_month + 1) > m.from_month)`.execute(db)
}

const SAME_UNIT = sql`m.person_id = r.person_id and m.employer_id = r.employer_id and m.unit_id = r.unit_id`
/** Movements that hold for at least a month. */
const HOLDING = sql`coalesce(m.until_month, m.from_month + 1) > m.from_month`
const SEVERAL_MONTHS = sql`r.to_month > r.from_month`

const ON_LEAVE = sql`(m.state in ('unpaid', 'sick', 'maternity') and r.state = 'contributing' and (r.state_told = 0 or ${SEVERAL_MONTHS}))`
const ADJUSTED = sql`(m.adjusted_vnd >= 0 and m.adjusted_vnd <> r.base_vnd and (r.base_vnd = -1 or ${SEVERAL_MONTHS}))`

const TOUCHED = sql`
  select distinct r.* from match_roll_row r
  join match_movement m on ${SAME_UNIT} and m.from_month <= r.to_month and coalesce(m.until_month, r.from_month + 1) > r.from_month
  where r.kind = 'compulsory' and ${HOLDING} and (${ON_LEAVE} or ${ADJUSTED})`

const cutAt = (month: ReturnType<typeof sql>) => sql`
  select r.*, ${month} as cut from touched r join match_movement m on ${SAME_UNIT}
  where ${HOLDING} and ${month} > r.from_month and ${month} <= r.to_month`

const PIECES = sql`
  with touched as (${TOUCHED}),
  cuts as (select r.*, r.from_month as cut from touched r union ${cutAt(sql`m.from_month`)} union ${cutAt(sql`m.until_month`)}),
  piece as (select cuts.*, lead(cut) over (partition by person_id, file_id, row_number order by cut) as next_cut from cuts)
  select r.file_id, r.row_number, r.person_id, r.employer_id, r.unit_id, r.kind, r.funds, r.funds_told, r.object_code, r.health_group,
    case when ${ADJUSTED} then m.adjusted_vnd else r.base_vnd end as base_vnd,
    case when ${ON_LEAVE} then m.state else r.state end as state, r.state_told, r.position, r.contract_kind, r.contract_months,
    r.wage_region, r.key_quality, r.cut as from_month, coalesce(r.next_cut - 1, r.to_month) as to_month,
    case when r.next_cut is null then r.still_open else 0 end as still_open
  from piece r
  left join match_movement m on ${SAME_UNIT} and ${HOLDING} and m.from_month <= r.cut and coalesce(m.until_month, r.cut + 1) > r.cut`
