import { type RawBuilder, sql } from 'kysely'
import { FUND_BITS } from '../sources/source.ts'
import type { Dialect } from '../store/dialects/dialect.ts'
import { insertFromInto } from '../store/insert-from.ts'
import { rowsOf } from '../store/scratch.ts'
import { participantUnitKey } from '../store/spans.ts'
import { type KnownSpan, knownMonths } from './known-months.ts'
import { cutRollRows } from './movement-pieces.ts'
import { type MovementDb, movement, nextKnown } from './movement-tables.ts'
import { LARGEST_COEFFICIENT } from './roll-rows.ts'
import { rollRow } from './tables.ts'

/**
 * D02 reports beside the rolls (design §4c 4): TM TD TC ON begin, GH ends the month before, KL OF TS are leave, DC is a new base; TT
 * moves money and nobody. They say who is in, never who is out: what a month without them means, only the rolls know. So a
 * movement makes someone insured from its month on until the next one, but no further than the rolls of the province are
 * silent; where a roll lists the person, it is the roll's row, in the state and at the base that the movements tell.
 */
export async function addMovements(db: MovementDb, dialect: Dialect, spans: readonly KnownSpan[]): Promise<number> {
  const movements = await insertFromInto(db, movement, rowsOf(IN_ORDER))
  if (movements === 0) return 0
  await dialect.finishTable(db, movement)
  await loadNextKnown(db, dialect, spans)
  await cutRollRows(db, dialect)
  const horizon = await lastMonth(db, spans)
  await insertFromInto(db, rollRow, rowsOf(uncovered(present(horizon))))
  await insertFromInto(db, rollRow, rowsOf(uncovered(BEFORE_LEAVING)))
  return movements
}

const STATE = sql`case s.movement when 'KL' then 'unpaid' when 'OF' then 'sick' when 'TS' then 'maternity'
  when 'DC' then '' when 'GH' then '' else 'contributing' end`
/** Within a month: an adjustment, then who leaves, then who comes, then who goes on leave. */
const PLACE = sql`case s.movement when 'DC' then 1 when 'GH' then 2 when 'KL' then 4 when 'OF' then 4 when 'TS' then 4 else 3 end`
const AT_UNIT = sql`partition by person_id, employer_id, unit_id`
const OF_UNIT = sql`partition by told.person_id, told.employer_id, told.unit_id`
const ORDER = sql`${AT_UNIT} order by from_month, place, file_id, row_number, returned`

const REPORTED = sql`
  select s.file_id, s.row_number, 0 as returned, r.person_id, u.employer_id, u.unit_id, s.movement, s.from_month, s.to_month,
    ${PLACE} as place, ${STATE} as state, coalesce(s.position, '') as position, r.key_quality,
    case when s.contribution_base_vnd > ${sql.lit(LARGEST_COEFFICIENT)} and s.movement not in ('GH', 'KL', 'OF', 'TS')
      then s.contribution_base_vnd else -1 end as base_vnd
  from stg_insurance_movements s
  join person_row r on r.file_id = s.file_id and r.row_number = s.row_number
  join unit_key u on u.key = ${participantUnitKey('s')}
  where s.movement <> 'TT' and u.employer_id > 0`

/** Who went on leave until a month is back after it, unless something else was reported by then. */
const WITH_RETURNS = sql`
  select * from (${REPORTED}) as reported
  union all
  select file_id, row_number, 1, person_id, employer_id, unit_id, 'ON', to_month + 1, null, 0, 'contributing', position, key_quality, -1
  from (select l.*, lead(from_month) over (${ORDER}) as next_month from (${REPORTED}) as l) as leave
  where movement in ('KL', 'OF', 'TS') and to_month >= from_month and (next_month is null or next_month > to_month)`

/** State and base hold until the next movement that tells another; who left has neither. */
const IN_ORDER = sql`
  select told.file_id, told.row_number, told.returned, told.person_id, told.employer_id, told.unit_id,
    coalesce(unit.province_code, '') as province_code, told.movement, told.from_month, told.until_month,
    max(told.state) over (${OF_UNIT}, told.states) as state, max(told.base_vnd) over (${OF_UNIT}, told.bases) as base_vnd,
    max(case when told.movement = 'DC' then told.base_vnd else -1 end) over (${OF_UNIT}, told.bases) as adjusted_vnd,
    told.position, told.key_quality
  from (
    select m.*, lead(from_month) over (${ORDER}) as until_month,
      sum(case when state <> '' or movement = 'GH' then 1 else 0 end) over (${ORDER} rows between unbounded preceding and current row)
        as states,
      sum(case when base_vnd >= 0 or movement = 'GH' then 1 else 0 end) over (${ORDER} rows between unbounded preceding and current row)
        as bases
    from (${WITH_RETURNS}) as m) as told
  left join unit on unit.employer_id = told.employer_id and unit.unit_id = told.unit_id`

/** For each month of a movement the next month that the rolls of its province know; where no province is told, that any roll knows. */
async function loadNextKnown(db: MovementDb, dialect: Dialect, spans: readonly KnownSpan[]): Promise<void> {
  const months = await sql<{ province_code: string; month: number }>`
    select distinct province_code, from_month as month from match_movement order by province_code, month`.execute(db)
  const known = knownMonths(spans)
  const ofAll = [...new Set([...known.values()].flatMap((set) => [...set]))]
  const sorted = new Map([...known].map(([province, set]) => [province, [...set].sort((a, b) => a - b)]))
  const everywhere = sorted.get('') ?? []
  const anywhere = ofAll.sort((a, b) => a - b)
  const rows = months.rows.flatMap(({ province_code, month }) => {
    const ofProvince = province_code === '' ? anywhere : (sorted.get(province_code) ?? everywhere)
    const next = ofProvince.find((later) => later > month)
    return next === undefined ? [] : [{ province_code, month, next_month: next }]
  })
  await dialect.load(db, nextKnown, [rows])
  await dialect.finishTable(db, nextKnown)
}

/** The last month that anything is reported for: a return that a leave announces may lie in the future. */
async function lastMonth(db: MovementDb, spans: readonly KnownSpan[]): Promise<number> {
  const { rows } = await sql<{ latest: number }>`select max(from_month) as latest from match_movement
    where returned = 0`.execute(db)
  return spans.reduce((latest, { to }) => Math.max(latest, to), Number(rows[0]?.latest ?? 0))
}

const ALL_FUNDS = FUND_BITS.retirement + FUND_BITS.accident + FUND_BITS.unemployment + FUND_BITS.health

const AS_ROLL_ROW = sql`file_id, row_number, person_id, employer_id, unit_id, 'compulsory' as kind, ${sql.lit(ALL_FUNDS)} as funds,
  0 as funds_told, '' as object_code, 1 as health_group, base_vnd, state, 1 as state_told, position, '' as contract_kind,
  '' as contract_months, '' as wage_region, key_quality`

/** From a movement on, until the next one or until the rolls know a month: then it is theirs to say. */
function present(horizon: number): RawBuilder<unknown> {
  const last = sql`(case when m.until_month <= ${sql.lit(horizon)} then m.until_month - 1 else ${sql.lit(horizon)} end)`
  const silent = sql`case when k.next_month <= ${last} then k.next_month - 1 else ${last} end`
  return sql`select m.file_id, m.row_number, m.person_id, m.employer_id, m.unit_id, m.base_vnd,
      case when m.state = '' then 'contributing' else m.state end as state, m.position, m.key_quality, m.from_month,
      ${silent} as to_month, case when m.until_month is null and k.next_month is null then 1 else 0 end as still_open
    from match_movement m
    left join match_next_known k on k.province_code = m.province_code and k.month = m.from_month
    where m.movement <> 'GH' and coalesce(m.until_month, m.from_month + 1) > m.from_month and m.from_month <= ${sql.lit(horizon)}`
}

/** Who left was there the month before. */
const BEFORE_LEAVING = sql`select file_id, row_number, person_id, employer_id, unit_id, -1 as base_vnd, 'contributing' as state, position,
    key_quality, from_month - 1 as from_month, from_month - 1 as to_month, 0 as still_open
  from match_movement where movement = 'GH'`

/** The months of such spans in which no row lists the person at the employer, in unbroken pieces. */
function uncovered(spans: RawBuilder<unknown>): RawBuilder<unknown> {
  const covered = sql`select distinct r.person_id, r.employer_id, r.from_month, r.to_month from match_roll_row r
    join (select distinct person_id from match_movement) as moved on moved.person_id = r.person_id where r.kind = 'compulsory'`
  const cutAt = (month: RawBuilder<unknown>) => sql`select span.*, ${month} as cut from span
    join covered on covered.person_id = span.person_id and covered.employer_id = span.employer_id
      and ${month} > span.from_month and ${month} <= span.to_month`
  return sql`
    with span as (${spans}), covered as (${covered}),
    cuts as (select span.*, span.from_month as cut from span
      union ${cutAt(sql`covered.from_month`)} union ${cutAt(sql`(covered.to_month + 1)`)}),
    piece as (select cuts.*, lead(cut) over (partition by file_id, row_number, from_month order by cut) as next_cut from cuts),
    alone as (select piece.*, coalesce(piece.next_cut - 1, piece.to_month) as last_month from piece
      left join covered on covered.person_id = piece.person_id and covered.employer_id = piece.employer_id
        and covered.from_month <= piece.cut and covered.to_month >= piece.cut
      where covered.person_id is null)
    select ${AS_ROLL_ROW}, cut as from_month, last_month as to_month,
      case when last_month = to_month then still_open else 0 end as still_open from alone`
}
