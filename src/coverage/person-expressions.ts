import { type RawBuilder, sql } from 'kysely'
import { birthYearOfCitizenId, genderOfCitizenId, monthOfDate } from './date-expressions.ts'

/** What the tables tell of a person, for queries that know `person` (or `participation`) under an alias. */

const column = (alias: string, name: string): RawBuilder<string | null> => sql.ref(`${alias}.${name}`)

/** As known, else the year that the citizen ID tells. */
export function birthDateOf(alias: string): RawBuilder<string | null> {
  return sql<
    string | null
  >`coalesce(${column(alias, 'birth_date')}, ${birthYearOfCitizenId(column(alias, 'citizen_id'))})`
}

/** As known, else as the citizen ID tells. */
export function genderOf(alias: string): RawBuilder<string | null> {
  return sql<string | null>`coalesce(${column(alias, 'gender')}, ${genderOfCitizenId(column(alias, 'citizen_id'))})`
}

/** Joins the month in which the person reaches the retirement age, as `joined`. */
export function joinRetirement(person: string, joined: string): RawBuilder<unknown> {
  return sql`left join coverage_retirement_month ${sql.ref(joined)} on ${sql.ref(`${joined}.gender`)} = ${genderOf(person)}
    and ${sql.ref(`${joined}.birth_month`)} = ${monthOfDate(birthDateOf(person), 'latest')}`
}

/** Health cards of people on a pension or monthly benefit (E1), and of the armed forces (E9) (domain notes §1.5). */
const PENSION_CARDS = sql.join(['HT', 'TB', 'XB', 'CT', 'CS'].map((code) => sql.lit(code)))
const FORCES_CARDS = sql.join(['QN', 'CA', 'CY'].map((code) => sql.lit(code)))

/** Whether a participation shows a pension or monthly benefit. */
export function showsPension(participation: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(`${participation}.object_code`)} in (${PENSION_CARDS}))`
}

/** Whether a participation shows the armed forces, whose rolls are kept apart. */
export function showsForces(participation: string): RawBuilder<boolean> {
  return sql<boolean>`(${sql.ref(`${participation}.object_code`)} in (${FORCES_CARDS})
    or ${sql.ref(`${participation}.position`)} = 'armed_forces')`
}
