import { type Kysely, sql } from 'kysely'
import { healthGroupOfObjectCode } from '../domain/insurance-number.ts'
import { FUND_BITS } from '../sources/source.ts'
import type { Dialect } from '../store/dialects/dialect.ts'
import { insertFromInto } from '../store/insert-from.ts'
import type { DbOf } from '../store/schema.ts'
import type { RowOf } from '../store/tables/table.ts'
import { taxIdRoot } from './paid-rows.ts'
import { objectGroup, rollRow, unitLookup } from './tables.ts'

type Db = Kysely<DbOf<'stg_insurance_participants' | 'person_row' | 'employer_key' | 'unit' | 'file_balance'>>

const ALL_FUNDS = FUND_BITS.retirement + FUND_BITS.accident + FUND_BITS.unemployment + FUND_BITS.health

/** Which unit a roll row means: office and code, else a code that only one office uses, else the only unit of a tax ID, else the employer. */
const lookups = sql<RowOf<typeof unitLookup>>`
  select n.office_code, n.unit_code, n.unit_tax_id,
    coalesce(u.unit_id, c.unit_id, t.unit_id, 0) as unit_id,
    coalesce(u.employer_id, c.employer_id, t.employer_id, e.employer_id, 0) as employer_id
  from (select distinct coalesce(office_code, '') as office_code, coalesce(unit_code, '') as unit_code,
      coalesce(unit_tax_id, '') as unit_tax_id from stg_insurance_participants) as n
  left join (select office_code, unit_code, min(unit_id) as unit_id, min(employer_id) as employer_id
      from unit where unit_code <> '' group by office_code, unit_code having count(*) = 1) as u
    on u.unit_code = n.unit_code and u.office_code = n.office_code
  left join (select unit_code, min(unit_id) as unit_id, min(employer_id) as employer_id
      from unit where unit_code <> '' group by unit_code having count(*) = 1) as c on c.unit_code = n.unit_code
  left join (select tax_id, min(unit_id) as unit_id, min(employer_id) as employer_id
      from unit where tax_id is not null group by tax_id having count(*) = 1) as t on t.tax_id = n.unit_tax_id
  left join (select key, min(employer_id) as employer_id from employer_key group by key) as e
    on e.key = 'T:' || ${taxIdRoot(sql<string>`n.unit_tax_id`)}
  where n.unit_code <> '' or n.unit_tax_id <> ''`

/**
 * Months of each roll row (design §4c 2): its own span, else its month, else the file's period. Without an end it lasts to
 * the last month the file knows; in a roll, to the end of its period.
 */
const spanned = sql`
  select p.*, f.last_month as file_last_month,
    coalesce(p.from_month, p.month, f.period_from) as span_from,
    coalesce(p.to_month, case when p.from_month is null then coalesce(p.month, f.period_to) end,
      case when f.reads_as = 'roll' then f.period_to end, f.last_month) as span_to
  from stg_insurance_participants p join file_balance f on f.file_id = p.file_id`

/** What a row that does not say takes part in: its funds, its unit and its object code tell. */
const kind = sql<string>`coalesce(s.participation, case
  when s.funds = ${sql.lit(FUND_BITS.health)} then 'health_only'
  when l.employer_id is not null then 'compulsory'
  when s.object_code is not null then 'health_only' else 'voluntary' end)`

/** Null is not zero (design §4c 10): compulsory means all funds due by law, voluntary retirement, health only health. */
const funds = sql<number>`coalesce(s.funds, case ${kind} when 'compulsory' then ${sql.lit(ALL_FUNDS)}
  when 'voluntary' then ${sql.lit(FUND_BITS.retirement)} else ${sql.lit(FUND_BITS.health)} end)`

/** A worker's health cover without an object code is that of group 1. */
const group = sql<number>`case when coalesce(g.health_group, 0) > 0 then g.health_group
  when l.employer_id is not null and s.object_code is null then 1 else 0 end`

const rows = sql<RowOf<typeof rollRow>>`
  select s.file_id, s.row_number, r.person_id, coalesce(l.employer_id, 0) as employer_id, coalesce(l.unit_id, 0) as unit_id,
    ${kind} as kind, ${funds} as funds, coalesce(s.object_code, '') as object_code, ${group} as health_group,
    coalesce(s.contribution_base_vnd, -1) as base_vnd, coalesce(s.state, 'contributing') as state,
    coalesce(s.position, '') as position, s.span_from as from_month, s.span_to as to_month,
    case when s.to_month is null and s.span_to >= s.file_last_month then 1 else 0 end as still_open
  from (${spanned}) as s
  join person_row r on r.file_id = s.file_id and r.row_number = s.row_number
  left join match_object_group g on g.object_code = s.object_code
  left join match_unit_lookup l on l.office_code = coalesce(s.office_code, '') and l.unit_code = coalesce(s.unit_code, '')
    and l.unit_tax_id = coalesce(s.unit_tax_id, '')
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

export async function fillUnitLookup(
  db: Kysely<DbOf<'stg_insurance_participants' | 'employer_key' | 'unit'>>,
  dialect: Dialect,
): Promise<void> {
  await insertFromInto(db, unitLookup, sql<RowOf<typeof unitLookup>>`(${lookups})`)
  await dialect.finishTable(db, unitLookup)
}

/** Fill the private table of roll rows. Rows without any month, or that end before they begin, are left out; returns those kept. */
export async function fillRollRows(db: Db, dialect: Dialect): Promise<number> {
  await fillObjectGroups(db, dialect)
  await fillUnitLookup(db, dialect)
  return insertFromInto(db, rollRow, sql<RowOf<typeof rollRow>>`(${rows})`)
}
