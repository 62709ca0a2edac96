import { type RawBuilder, sql } from 'kysely'
import { firstMonthOfMask, lastMonthOfMask, nullWhole } from '../../store/expressions.ts'
import { joinRetirement } from '../person-expressions.ts'

/** What every rule about insured people tells of a person at an employer in a year: the columns of `DirectRow`. */

interface InsuredLead {
  /** A select that yields person_id, employer_id, year, lead_mask, known_whole, key_quality, payer_repaired and the figures. */
  readonly from: RawBuilder<unknown>
  readonly figures: readonly string[]
  readonly money?: RawBuilder<number | null>
  /** Confidence at best: 0 A … 3 D. */
  readonly atBest?: RawBuilder<number>
  readonly shift?: RawBuilder<number>
  readonly exclusion?: RawBuilder<string>
}

/** Joins the month in which person `p` reaches the retirement age, as `r`. */
export const RETIREMENT = joinRetirement('p', 'r')

const WEAK_POINTS = sql`(case when q.key_quality = 1 then 1 else 0 end + q.payer_repaired
  + case when q.known_whole = 1 then 0 else 1 end + case when s.state in ('operating', 'unlisted') then 0 else 1 end)`

/** Confidence as docs/semantics.md has it; the person is `p`, the employer `s`. */
const CONFIDENCE = sql<number>`case when p.in_review = 1 then 3
  when q.key_quality >= 2 or (p.citizen_id is null and p.passport_number is null) or p.link_step >= 5 or s.state = 'unlisted' then 2
  when ${WEAK_POINTS} >= 2 then 2 else ${WEAK_POINTS} end`

export function insuredLeads(lead: InsuredLead): RawBuilder<unknown> {
  const { from, figures, money = nullWhole, atBest = sql`0`, shift = sql`0`, exclusion = sql`cast('' as text)` } = lead
  const own = figures.map((name) => sql`q.${sql.id(name)}`)
  return sql`
    select q.employer_id, q.person_id, cast(q.year as text) as period,
      ${firstMonthOfMask(sql<number>`q.lead_mask`, sql<number>`q.year`)} as month_from,
      ${lastMonthOfMask(sql<number>`q.lead_mask`, sql<number>`q.year`)} as month_to,
      1 as workers, ${money} as money_vnd,
      case when ${CONFIDENCE} < ${atBest} then ${atBest} else ${CONFIDENCE} end as confidence_rank,
      ${shift} as priority_shift, cast('' as text) as class, cast('' as text) as province_code,
      cast('' as text) as commune_code, ${exclusion} as exclusion, q.lead_mask, p.in_review, ${sql.join(own)}
    from (${from}) as q
    join person p on p.person_id = q.person_id
    join coverage_employer_state s on s.employer_id = q.employer_id`
}

/** Figures that all of them have. */
export const LEAD_FIGURES = { lead_mask: 'integer', in_review: 'integer' } as const
