import { sql } from 'kysely'
import type { PublishDb } from './publish-work.ts'

/** What is late of what was due, always from sums: a ratio of ratios would say nothing (domain notes §8.1). */
export interface Arrears {
  readonly units: number
  readonly late_units: number
  readonly late_employers: number
  readonly overdue_vnd: number
  /** Due in the told months of the lists' year. */
  readonly due_vnd: number
  /** After the deadline too, and apart: waiting for State money, or excused. */
  readonly state_budget_vnd: number
  readonly excused_vnd: number
  /** Carried forward and not late yet. */
  readonly not_yet_due_vnd: number
}

/** `office_code` '' for the province as a whole. */
export interface ArrearsOfOffice extends Arrears {
  readonly province_code: string
  readonly office_code: string
  readonly first_month: number
  readonly last_month: number
}

/** By province and office, the province first. The province is that of the employer, to which its case goes. */
export async function arrearsByOffice(db: PublishDb): Promise<readonly ArrearsOfOffice[]> {
  const offices = await sums(db, sql`unit.office_code`)
  const provinces = await sums(db, sql`''`)
  const order = (row: ArrearsOfOffice): string => `${row.province_code}|${row.office_code}`
  const named = offices.filter(({ office_code }) => office_code !== '')
  return [...provinces, ...named].sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

async function sums(db: PublishDb, office: ReturnType<typeof sql>): Promise<readonly ArrearsOfOffice[]> {
  const late = sql`owed.standing = 'late'`
  const money = (condition: ReturnType<typeof sql>, column: string) =>
    sql`cast(coalesce(sum(case when ${condition} then ${sql.ref(`owed.${column}`)} else 0 end), 0) as bigint)`
  const found = await sql<ArrearsOfOffice>`
    select province_code, office_code, count(*) as units, count(distinct case when ${late} then employer_id end) as late_employers,
      sum(case when ${late} then 1 else 0 end) as late_units, ${money(late, 'overdue_vnd')} as overdue_vnd,
      ${money(sql`1 = 1`, 'year_due_vnd')} as due_vnd, ${money(sql`owed.standing = 'state_budget'`, 'overdue_vnd')} as state_budget_vnd,
      ${money(sql`1 = 1`, 'excused_vnd')} as excused_vnd, ${money(sql`owed.standing = 'not_yet_due'`, 'closing_vnd')} as not_yet_due_vnd,
      min(month - year_months + 1) as first_month, max(month) as last_month
    from (select arrears.*, employer.province_code, ${office} as office_code
      from unit_arrears as arrears
      inner join unit on unit.employer_id = arrears.employer_id and unit.unit_id = arrears.unit_id
      inner join employer on employer.employer_id = arrears.employer_id) as owed
    group by province_code, office_code`.execute(db)
  return found.rows.map((row) => ({
    ...row,
    units: Number(row.units),
    late_units: Number(row.late_units),
    late_employers: Number(row.late_employers),
  }))
}

/** Late ÷ due in hundredths of a percent, half up; null where nothing was due. Whole numbers: sums pass what a float holds. */
export function lateRatio({ overdue_vnd, due_vnd }: Pick<Arrears, 'overdue_vnd' | 'due_vnd'>): number | null {
  if (due_vnd <= 0) return null
  return Number((BigInt(overdue_vnd) * 20_000n + BigInt(due_vnd)) / (2n * BigInt(due_vnd)))
}

/** "2,69 %" of 269. */
export function percentText(hundredths: number | null): string {
  if (hundredths === null) return 'không tính được'
  return `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')} %`
}
