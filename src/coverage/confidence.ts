import { sql } from 'kysely'

/** How many weaker points a lead has: a repaired key or MST, months not known, a state that is neither operating nor unlisted. */
const weakPoints = sql`(case when c.key_quality = 1 then 1 else 0 end + c.payer_repaired
  + case when c.known_complete = 1 then 0 else 1 end
  + case when c.state in ('operating', 'unlisted') then 0 else 1 end)`

const lengthUnknown = sql`(c.foreign_national = 1 and c.foreigner_under_12_months = 0 and c.contract_months is null)`

/**
 * 0 A, 1 B, 2 C, 3 D (docs/semantics.md, Confidence) of a question `c` under the rule of `l`; `a` and `o` are its look-alike and its
 * older papers, where it has them.
 */
export const workerConfidence = sql`case
  when a.candidate_id is not null or c.in_review = 1 then 3
  when c.key_quality >= 2 or c.identified = 0 or c.link_step >= 5 or c.state = 'unlisted' or ${lengthUnknown}
    or (o.candidate_id is not null and l.rule_id <> 'R12') then 2
  when ${weakPoints} >= 2 then 2 else ${weakPoints} end`
