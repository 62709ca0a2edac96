import { type RawBuilder, sql } from 'kysely'
import type { FigureKinds } from '../direct/figures.ts'
import type { RuleContext } from '../work.ts'

/** `YYYY-MM` of a month index, as the period of a case. */
export function monthText(month: RawBuilder<number>): RawBuilder<string> {
  const year = sql`cast(${month} / 12 as text)`
  return sql<string>`(${year} || '-' || substr(cast(101 + ${month} % 12 as text), 2, 2))`
}

/** Completed years of age at the end of the last known month; null without a birth date. */
export function ageInMonth(
  birthMonth: RawBuilder<number | null>,
  month: RawBuilder<number>,
): RawBuilder<number | null> {
  return sql<number | null>`((${month} - ${birthMonth}) / 12)`
}

/** Columns that every rule on residents gives alike, for a query that knows `coverage_living` as l. */
export const ofResident = sql`0 as employer_id, l.person_id, 1 as workers, l.confidence_rank, 0 as priority_shift, '' as class,
  l.province_code, l.commune_code`

/** Where the person lives, for the text. */
export const PLACE_FIGURES = {
  household_code: 'text',
  hamlet: 'text',
  last_known: 'integer',
} as const satisfies FigureKinds
export const placeFigures = sql`l.household_code, l.hamlet, l.month as last_known`

/** Dead or abroad, on a pension, in the forces: in the order of the exclusions. For l with c (cover) and b (benefit) joined. */
export const lostPensionForces = sql`case when b.person_id is not null then 'E1'
  when coalesce(c.forces, 0) = 1 or (l.groups & ${sql.lit(1024)}) <> 0 then 'E9' when l.lost = 1 then 'E11' else '' end`

/** Who is on the list of a school of the school year in which as-of lies, September to August. */
export const pupilsNow = (context: Pick<RuleContext, 'asOf'>) => sql`
  select distinct person_id from pupil where school_year * 12 + 8 <= ${sql.lit(monthOfDay(context))}
    and school_year * 12 + 19 >= ${sql.lit(monthOfDay(context))}`

/** The month of as-of. */
export function monthOfDay({ asOf }: Pick<RuleContext, 'asOf'>): number {
  return Number(asOf.slice(0, 4)) * 12 + Number(asOf.slice(5, 7)) - 1
}
