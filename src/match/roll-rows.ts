import { type Kysely, sql } from 'kysely'
import { healthGroupOfObjectCode } from '../domain/insurance-number.ts'
import { FUND_BITS } from '../sources/source.ts'
import type { Dialect } from '../store/dialects/dialect.ts'
import { insertFromInto } from '../store/insert-from.ts'
import type { DbOf } from '../store/schema.ts'
import { participantSpan, participantUnitKey, participationKind } from '../store/spans.ts'
import type { RowOf } from '../store/tables/table.ts'
import { objectGroup, rollRow } from './tables.ts'

type Db = Kysely<DbOf<'stg_insurance_participants' | 'person_row' | 'unit_key' | 'file_balance'>>

const ALL_FUNDS = FUND_BITS.retirement + FUND_BITS.accident + FUND_BITS.unemployment + FUND_BITS.health

const months = participantSpan('p', 'f')

const spanned = sql`
  select p.*, u.unit_id, u.employer_id, ${months.from} as span_from, ${months.to} as span_to, ${months.stillOpen} as still_open
  from stg_insurance_participants p
  join file_balance f on f.file_id = p.file_id
  join unit_key u on u.key = ${participantUnitKey('p')}`

const kind = participationKind('s', 's')

/** Null is not zero (design §4c 10): compulsory means all funds due by law, voluntary retirement, health only health. */
const funds = sql<number>`coalesce(s.funds, case ${kind} when 'compulsory' then ${sql.lit(ALL_FUNDS)}
  when 'voluntary' then ${sql.lit(FUND_BITS.retirement)} else ${sql.lit(FUND_BITS.health)} end)`

/** A worker's health cover without an object code is that of group 1. */
const group = sql<number>`case when coalesce(g.health_group, 0) > 0 then g.health_group
  when s.employer_id > 0 and s.object_code is null then 1 else 0 end`

/** A wage up to this is a coefficient and no amount of money (domain notes §5.3), and nothing is no wage. */
export const LARGEST_COEFFICIENT = 100

const base = sql<number>`case when s.contribution_base_vnd > ${sql.lit(LARGEST_COEFFICIENT)} then s.contribution_base_vnd else -1 end`

const rows = sql<RowOf<typeof rollRow>>`
  select s.file_id, s.row_number, r.person_id, s.employer_id, s.unit_id,
    ${kind} as kind, ${funds} as funds,
    case when s.funds is null then 0 else 1 end as funds_told, coalesce(s.object_code, '') as object_code, ${group} as health_group,
    ${base} as base_vnd, coalesce(s.state, 'contributing') as state,
    case when s.state is null then 0 else 1 end as state_told,
    coalesce(s.position, '') as position, coalesce(s.contract_kind, '') as contract_kind,
    coalesce(s.contract_months, '') as contract_months, coalesce(s.wage_region, '') as wage_region, r.key_quality,
    s.span_from as from_month, s.span_to as to_month, s.still_open
  from (${spanned}) as s
  join person_row r on r.file_id = s.file_id and r.row_number = s.row_number
  left join match_object_group g on g.object_code = s.object_code
  where s.span_from is not null and s.span_to is not null and s.span_from <= s.span_to`

async function fillObjectGroups(db: Db, dialect: Dialect): Promise<void> {
  const found = await sql<{ object_code: string }>`
    select distinct object_code from stg_insurance_participants where object_code is not null order by object_code`.execute(
    db,
  )
  const groups = found.rows.map(({ object_code }) => ({
    object_code,
    health_group: healthGroupOfObjectCode(object_code) ?? 0,
  }))
  await dialect.load(db, objectGroup, [groups])
  await dialect.finishTable(db, objectGroup)
}

/** Fill the private table of roll rows. Rows without any month, or that end before they begin, are left out; returns those kept. */
export async function fillRollRows(db: Db, dialect: Dialect): Promise<number> {
  await fillObjectGroups(db, dialect)
  return insertFromInto(db, rollRow, sql<RowOf<typeof rollRow>>`(${rows})`)
}
