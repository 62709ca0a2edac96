import { type RawBuilder, sql } from 'kysely'
import { FUND_BITS } from '../sources/source.ts'

/**
 * How a row of the roll is read in time and place. `match` and `dedupe` both ask, so the answer stands once.
 * The arguments are the aliases under which the query knows `stg_insurance_participants` and `file_balance`.
 */

export interface Span {
  /** First month, inclusive; null when neither the row nor its file says any month. */
  readonly from: RawBuilder<number | null>
  /** Last month, inclusive; may lie after the file's last month (prepaid), and before `from` in a row that contradicts itself. */
  readonly to: RawBuilder<number | null>
  /** 1 when no end was told and `to` is the file's last known month. */
  readonly stillOpen: RawBuilder<number>
}

/**
 * Months a participation row speaks of (design §4c 1–2). A row without an end still participates in the file's last known
 * month, except that a row of one month says no more than that month and a roll says no more than its own period.
 */
export function participantSpan(row: string, file: string): Span {
  const column = (name: string) => sql.ref(`${row}.${name}`)
  const ofFile = (name: string) => sql.ref(`${file}.${name}`)
  const rollEnd = sql`(case when ${ofFile('reads_as')} = 'roll' then ${ofFile('period_to')} end)`
  const months = sql`${column('month')}, ${ofFile('period_from')}, ${ofFile('last_month')}`
  return {
    from: sql<number | null>`coalesce(${column('from_month')}, ${months})`,
    to: sql<number | null>`coalesce(${column('to_month')}, ${column('month')}, ${rollEnd}, ${ofFile('last_month')})`,
    stillOpen: sql<number>`(case when coalesce(${column('to_month')}, ${column('month')}, ${rollEnd}) is null then 1 else 0 end)`,
  }
}

/**
 * Key of `unit_key` under which a participation row names its unit. Every such key is in that table, those of rows in no
 * unit too (unit and employer 0), so an inner join loses no row.
 */
export function participantUnitKey(row: string): RawBuilder<string> {
  return unitKey(sql.ref(`${row}.office_code`), sql.ref(`${row}.unit_code`), sql.ref(`${row}.unit_tax_id`))
}

/** The same for a row of `stg_insurance_units`. */
export function unitRowKey(row: string): RawBuilder<string> {
  return unitKey(sql.ref(`${row}.office_code`), sql.ref(`${row}.unit_code`), sql.ref(`${row}.tax_id`))
}

function unitKey(
  office: RawBuilder<unknown>,
  code: RawBuilder<unknown>,
  taxId: RawBuilder<unknown>,
): RawBuilder<string> {
  return sql<string>`(coalesce(${office}, '') || '|' || coalesce(${code}, '') || '|' || coalesce(${taxId}, ''))`
}

/** Root of a tax ID in normal form: ten digits, or the twelve of a personal ID; a branch suffix is cut off. */
export function taxRoot(taxId: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`(case when length(${taxId}) = 14 then substr(${taxId}, 1, 10) else ${taxId} end)`
}

/** Key of `employer_key` for a tax ID in normal form; every tax ID of any source is there. */
export function employerTaxKey(taxId: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`('T:' || ${taxRoot(taxId)})`
}

/**
 * What a row that does not say takes part in: health alone when that is its only fund, compulsory in an employer's unit,
 * health only with an object code, else voluntary. `unit` is the alias of `unit_key`.
 */
export function participationKind(row: string, unit: string): RawBuilder<string> {
  const column = (name: string) => sql.ref(`${row}.${name}`)
  return sql<string>`coalesce(${column('participation')}, case when ${column('funds')} = ${sql.lit(FUND_BITS.health)} then 'health_only'
    when ${sql.ref(`${unit}.employer_id`)} > 0 then 'compulsory'
    when ${column('object_code')} is not null then 'health_only' else 'voluntary' end)`
}
