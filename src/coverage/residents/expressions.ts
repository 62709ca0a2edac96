import { type RawBuilder, sql } from 'kysely'
import { monthOf } from '../../domain/months.ts'
import { GROUP_BITS } from '../../sources/source.ts'
import type { FigureKinds } from '../direct/figures.ts'
import type { DirectRule } from '../rule.ts'
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
  when coalesce(c.forces, 0) = 1 or (l.groups & ${sql.lit(GROUP_BITS.armed_forces)}) <> 0 then 'E9' when l.lost = 1 then 'E11' else '' end`

/** Who is on the list of a school of the school year in which as-of lies, September to August. */
export const pupilsNow = (context: Pick<RuleContext, 'asOf'>) => sql`
  select distinct person_id from pupil where school_year * 12 + 8 <= ${sql.lit(monthOfDay(context))}
    and school_year * 12 + 19 >= ${sql.lit(monthOfDay(context))}`

/** The month of as-of. */
export function monthOfDay({ asOf }: Pick<RuleContext, 'asOf'>): number {
  return monthOf(asOf) ?? 0
}

/** 0 A … 3 D for person p, by the row of `person_row` (under `alias`) that names the person in a list. */
export function rankByRow(alias: string): RawBuilder<number> {
  const quality = sql.ref(`${alias}.key_quality`)
  return sql<number>`case when p.in_review = 1 then 3 when ${quality} >= 3 or p.link_step >= 5 then 2 when ${quality} >= 1 then 1 else 0 end`
}

/** No pay under a contract in the last twelve months known, nor in a year that reaches into them. For l with w (at work) joined. */
export const notAtWork = sql<boolean>`(coalesce(w.last_month, 0) < l.month - 11 and coalesce(w.last_year, 0) < l.month / 12)`

/** The row of the list of residents that a lead of the rule rests on. */
export function residentRow(ruleId: string): NonNullable<DirectRule['alsoEvidence']> {
  return (db) =>
    db
      .selectFrom('coverage_direct_hit as h')
      .innerJoin('coverage_living as l', 'l.person_id', 'h.person_id')
      .where('h.rule_id', '=', ruleId)
      .select(['h.hit_id', 'l.file_id', 'l.row_number'])
}
