import { type RawBuilder, sql } from 'kysely'

/** Rows of lists, besides rolls, that show why an exclusion removed a person. */

/** Month of no year that any list speaks of: a benefit without an end is still paid. */
export const STILL_PAID = 9999 * 12

/** A row of a list of benefits (`b`) that shows `exclusion` in some of the months; null for the first: whatever the months. */
export function benefitShows(
  exclusion: RawBuilder<unknown>,
  from: RawBuilder<unknown>,
  to: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const touches = sql`(${from} is null or (coalesce(b.from_month, 0) <= ${to} and coalesce(b.to_month, ${sql.lit(STILL_PAID)}) >= ${from}))`
  return sql<boolean>`((${exclusion} = 'E1' and b.benefit <> 'unemployment' and ${touches})
    or (${exclusion} = 'E11' and b.died_on is not null))`
}

/** A row of a list of residents (`r`) that shows `exclusion`. */
export function residentShows(exclusion: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(${exclusion} = 'E11' and r.status in ('dead', 'left_country'))`
}
