import { type RawBuilder, sql } from 'kysely'

/** Hits of direct rules about persons of whom a participation `p` that touches the months of the hit meets the condition. */
export function spansOfHits(condition: RawBuilder<unknown>): RawBuilder<{ hit_id: number }> {
  return sql`select distinct h.hit_id from coverage_direct_hit h
    join participation p on p.person_id = h.person_id
    where ${condition} and p.from_month <= h.month_to and p.to_month >= h.month_from`
}
