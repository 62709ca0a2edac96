import { sql } from 'kysely'
import { maskBetween } from '../store/expressions.ts'

/** A span of a person (`g`) speaks of a question (`c`) when it touches the year of the pay or a month compared in its place. */
export const shownInTime = sql<boolean>`((g.from_month <= c.year * 12 + 11 and g.to_month >= c.year * 12)
  or (${maskBetween(sql.ref('g.from_month'), sql.ref('g.to_month'), sql.ref('c.compared_year'))} & c.compared_mask) <> 0)`
