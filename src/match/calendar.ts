import { type Kysely, sql } from 'kysely'
import type { Dialect } from '../store/dialects/dialect.ts'
import { calendar } from './tables.ts'

/** Fill the calendar with every year from `first` to `last`, both included; spans are joined with it to become years. */
export async function fillCalendar<DB>(db: Kysely<DB>, dialect: Dialect, first: number, last: number): Promise<void> {
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ({ year: first + index }))
  await dialect.load(db, calendar, [years])
  await dialect.finishTable(db, calendar)
}

/** First and last calendar year that a query of months (columns first_month, last_month) speaks of; null for none. */
export async function yearsOf<DB>(db: Kysely<DB>, months: ReturnType<typeof sql>): Promise<[number, number] | null> {
  const found = await sql<{ first: number | null; last: number | null }>`
    select min(first_month) as first, max(last_month) as last from (${months}) as months`.execute(db)
  const { first, last } = found.rows[0] ?? { first: null, last: null }
  return first === null || last === null ? null : [Math.floor(first / 12), Math.floor(last / 12)]
}
