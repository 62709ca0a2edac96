import { sql } from 'kysely'
import { lastDayOfMonth } from '../domain/months.ts'
import { contributionCap } from '../policy/base-limits.ts'
import type { PolicyBook } from '../policy/book.ts'
import { lowestMinimumWage } from '../policy/minimum-wages.ts'
import { REFERENCE_LEVEL } from '../policy/reference-level.ts'
import { retirementMonth } from '../policy/retirement-age.ts'
import { foreignNationality, lastKnown, monthPolicy, retirementMonths } from './question-tables.ts'
import type { CoverageWork } from './work.ts'

const FIRST_BIRTH_YEAR = 1900

/** Law, nationalities and last known months as small tables that every other statement may join. */
export async function preparePolicy(work: CoverageWork): Promise<void> {
  const years = await work.db.selectFrom('employment').select('year').distinct().orderBy('year').execute()
  await fill(
    work,
    monthPolicy,
    years.flatMap(({ year }) => monthsOf(year).map((month) => policyOfMonth(month, work.policy))),
  )
  await fill(work, retirementMonths, retirementTable(Number(work.asOf.slice(0, 4)), work.policy))
  await fill(work, foreignNationality, await foreignNationalities(work))
  await fill(work, lastKnown, await lastKnownMonths(work))
}

type SmallTable = typeof monthPolicy | typeof retirementMonths | typeof foreignNationality | typeof lastKnown
type SmallRow = Readonly<Record<string, string | number>>

async function fill({ db, dialect }: CoverageWork, table: SmallTable, rows: readonly SmallRow[]): Promise<void> {
  await dialect.load(db, table, [rows])
  await dialect.finishTable(db, table)
}

const monthsOf = (year: number): readonly number[] => Array.from({ length: 12 }, (_, index) => year * 12 + index)

function policyOfMonth(month: number, policy: PolicyBook): SmallRow {
  return {
    month,
    reference_level: policy.valueIn(REFERENCE_LEVEL, month) ?? 0,
    lowest_wage: lowestMinimumWage(lastDayOfMonth(month), policy) ?? 0,
    contribution_cap: contributionCap(month, policy) ?? 0,
  }
}

function retirementTable(lastBirthYear: number, policy: PolicyBook): readonly SmallRow[] {
  const rows: SmallRow[] = []
  for (let month = FIRST_BIRTH_YEAR * 12; month < (lastBirthYear + 1) * 12; month++) {
    for (const gender of ['male', 'female'] as const)
      rows.push({ gender, birth_month: month, retirement_month: retirementMonth(gender, month, policy) })
  }
  return rows
}

/** How Vietnam is written where a nationality is asked for, letters only and without marks. */
const VIETNAMESE: ReadonlySet<string> = new Set(['VN', 'VNM', 'VIETNAM', 'VIETNAMESE', 'CHXHCNVIETNAM', 'KINH'])

function isVietnamese(nationality: string): boolean {
  const letters = nationality
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
  return letters === '' || VIETNAMESE.has(letters)
}

async function foreignNationalities({ db }: CoverageWork): Promise<readonly SmallRow[]> {
  const found = await sql<{ nationality: string }>`
    select distinct nationality from employment where nationality is not null
    union select distinct nationality from person where nationality is not null`.execute(db)
  return found.rows.filter(({ nationality }) => !isVietnamese(nationality)).sort(byNationality)
}

function byNationality(a: { nationality: string }, b: { nationality: string }): number {
  return a.nationality < b.nationality ? -1 : a.nationality > b.nationality ? 1 : 0
}

async function lastKnownMonths({ db }: CoverageWork): Promise<readonly SmallRow[]> {
  const known = await db
    .selectFrom('known_year')
    .select(['province_code', 'year', 'known_mask'])
    .orderBy('province_code')
    .execute()
  const last = new Map<string, number>()
  for (const { province_code, year, known_mask } of known) {
    const month = known_mask === 0 ? 0 : year * 12 + 31 - Math.clz32(known_mask)
    last.set(province_code, Math.max(month, last.get(province_code) ?? 0))
  }
  return [...last].map(([province_code, month]) => ({ province_code, month }))
}
