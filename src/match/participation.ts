import { type Kysely, sql } from 'kysely'
import { FUND_BITS } from '../sources/source.ts'
import { maskBetween, quotient } from '../store/expressions.ts'
import { insertFrom, insertFromInto } from '../store/insert-from.ts'
import type { Database, DbOf } from '../store/schema.ts'
import type { RowOf } from '../store/tables/table.ts'
import { rollSpan } from './tables.ts'

type Db = Kysely<DbOf<'participation' | 'participation_row' | 'insured_year'>>

const SAME = sql.raw(
  'person_id, employer_id, unit_id, kind, funds, funds_told, object_code, health_group, base_vnd, state, position, contract_kind, contract_months, wage_region',
)
const ORDER = sql`${SAME}, from_month, to_month, file_id, row_number`

/** 1 where a row does not touch the rows before it: months that no row names are never bridged (design §4c 4). */
const starts = sql`
  select r.*, case when from_month <= 1 + max(to_month) over (partition by ${SAME}
      order by from_month, to_month, file_id, row_number rows between unbounded preceding and 1 preceding)
    then 0 else 1 end as begins
  from match_roll_row r`

const numbered = sql<RowOf<typeof rollSpan>>`
  select s.*, sum(begins) over (order by ${ORDER} rows between unbounded preceding and current row) as participation_id
  from (${starts}) as s`

const participations = sql<Database['participation']>`
  select participation_id, person_id, min(employer_id) as employer_id, min(unit_id) as unit_id, min(kind) as kind,
    min(funds) as funds, min(funds_told) as funds_told, min(object_code) as object_code,
    case when min(health_group) = 0 then null else min(health_group) end as health_group,
    min(from_month) as from_month, max(to_month) as to_month, max(still_open) as still_open,
    case when min(base_vnd) = -1 then null else min(base_vnd) end as base_vnd, min(state) as state, min(position) as position,
    min(contract_kind) as contract_kind, min(contract_months) as contract_months, min(wage_region) as wage_region,
    min(key_quality) as key_quality
  from match_roll_span group by participation_id, person_id`

const evidence = sql<Database['participation_row']>`
  select distinct participation_id, person_id, file_id, row_number from match_roll_span`

/** Merge the private roll rows into participations, and say which rows each rests on. Returns how many there are. */
export async function fillParticipations(db: Db): Promise<number> {
  await insertFromInto(db, rollSpan, sql<RowOf<typeof rollSpan>>`(${numbered})`)
  const count = await insertFrom(db, 'participation', sql<Database['participation']>`(${participations})`)
  await insertFrom(db, 'participation_row', sql<Database['participation_row']>`(${evidence})`)
  return count
}

const bit = (fund: keyof typeof FUND_BITS) => sql`(p.funds & ${sql.lit(FUND_BITS[fund])}) <> 0`
const retirement = sql`p.kind = 'compulsory' and ${bit('retirement')}`

const months = (compared: number) => sql`
  select p.person_id, p.employer_id, k.year,
    ${maskBetween(sql<number>`p.from_month`, sql<number>`p.to_month`, sql<number>`k.year`)} as mask,
    case when ${retirement} then 1 else 0 end as retirement,
    case when p.kind = 'voluntary' and ${bit('retirement')} then 1 else 0 end as voluntary,
    case when ${bit('health')} then 1 else 0 end as health,
    case when ${bit('health')} and p.health_group in (1, 4, 5) and not (${retirement}) then 1 else 0 end as health_1_4_5
  from participation p
  join match_calendar k on k.year between ${quotient(sql<number>`p.from_month`, sql<number>`12`)}
    and ${quotient(sql<number>`p.to_month`, sql<number>`12`)}
  left join (select distinct person_id from participation where kind = 'voluntary') as v on v.person_id = p.person_id
  where k.year >= ${sql.lit(compared)} or v.person_id is not null`

const maskOf = (flag: string) => sql`bit_or(mask * ${sql.ref(flag)})`

const insuredYears = (compared: number) => sql<Database['insured_year']>`
  select person_id, employer_id, year, ${maskOf('retirement')} as retirement_mask, ${maskOf('voluntary')} as voluntary_mask,
    ${maskOf('health')} as health_mask, ${maskOf('health_1_4_5')} as health_1_4_5_mask, bit_or(mask) as any_mask
  from (${months(compared)}) as m group by person_id, employer_id, year`

/** Participations as month masks, for the years of the private calendar; before the year `compared` of people with voluntary cover only. */
export async function fillInsuredYears(db: Db, compared: number): Promise<number> {
  return insertFrom(db, 'insured_year', sql<Database['insured_year']>`(${insuredYears(compared)})`)
}
