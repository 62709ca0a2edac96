import { sql } from 'kysely'
import type { CoverageDb } from './work.ts'

/** What a source may hold or not, and some rules cannot do without: each as a query that finds a row where it is there. */
export const DATA_NEEDS = {
  'insurance_units.closing_debt_vnd': sql`select 1 from coverage_unit_month`,
  'insurance_participants.funds': sql`select 1 from participation where kind = 'compulsory' and funds_told = 1`,
  'insurance_participants.contribution_base_vnd': sql`select 1 from participation
    where kind = 'compulsory' and base_vnd is not null`,
  'tax_workers.from_month': sql`select 1 from employment where precision = 'month' and form <> '05-2'`,
  'tax_workers.05-2': sql`select 1 from employment where form = '05-2' and (payments is not null or precision = 'month')`,
  'tax_units.tax_method': sql`select 1 from coverage_household_tax`,
} as const

export type DataNeed = keyof typeof DATA_NEEDS

/** The needs that tonight's data meets. */
export async function presentData(db: CoverageDb): Promise<readonly string[]> {
  const present: string[] = []
  for (const [name, rows] of Object.entries(DATA_NEEDS)) {
    const found = await sql`select * from (${rows} limit 1) as found`.execute(db)
    if (found.rows.length > 0) present.push(name)
  }
  return present
}
