import { type RawBuilder, sql } from 'kysely'
import { monthOf } from '../../domain/months.ts'
import { HEALTH_MINIMUM_CONTRACT, RETIREMENT_MINIMUM_CONTRACT } from '../../policy/contract-length.ts'
import { maskBetween, popcount, withoutBits } from '../../store/expressions.ts'
import { rowsOf } from '../../store/scratch.ts'
import { decimalBelow } from '../date-expressions.ts'
import { directRule, PEOPLE_AND_ROLLS, WORKER_EXCLUSIONS } from '../define.ts'
import { insuredLeads, LEAD_FIGURES } from '../insured/leads.ts'
import { LATER_CARDS } from '../insured/prepare-covered.ts'
import { comparedList, comparison, ending, months, yearOf } from '../insured/wording.ts'
import type { RuleContext } from '../work.ts'

/** Groups that come after group 1 in the order of Điều 12: whoever is employed belongs to none of them. */
const CARD_NAMES = {
  GD: 'hộ gia đình',
  HS: 'học sinh',
  SV: 'sinh viên',
  CN: 'cận nghèo',
  GB: 'được ngân sách nhà nước hỗ trợ',
} as const
const CARDS = LATER_CARDS.map((code) => [code, CARD_NAMES[code]] as const)

const CODES = sql.join(CARDS.map(([code]) => sql.lit(code)))
const codeBit = sql`case p.object_code ${sql.join(
  CARDS.map(([code], index) => sql`when ${sql.lit(code)} then ${sql.lit(2 ** index)}`),
  sql` `,
)} else 0 end`

const LAST_MONTH = 119_999

/** Months in which a contract as short as this one is outside of group 1; one too short for any fund is left to exclusion E6. */
function tooShort({ policy, asOf }: RuleContext): RawBuilder<number> {
  const spans = policy.linesOf(HEALTH_MINIMUM_CONTRACT).map(({ value, from, to }) => {
    const mask = maskBetween(
      sql<number>`${sql.lit(monthOf(from) ?? 0)}`,
      sql<number>`${sql.lit(to === null ? LAST_MONTH : (monthOf(to) ?? 0))}`,
      sql<number>`c.year`,
    )
    const months = sql<string | null>`c.contract_months`
    const least = policy.valueOn(RETIREMENT_MINIMUM_CONTRACT, asOf) ?? 0
    return sql`case when ${decimalBelow(months, value)} and not ${decimalBelow(months, least)} then ${mask} else 0 end`
  })
  return sql<number>`(${sql.join(spans, sql` | `)})`
}

/**
 * Where the person is employed: on the roll of an employer, or paid under a contract and insured nowhere (a question of R08). Of pay told by
 * the year the month is not known: there only a card of every known month is sure to meet it.
 */
const employed = (context: RuleContext) => sql`
  select v.person_id, v.employer_id, v.year, ${withoutBits(sql.ref('v.retirement_mask'), sql.ref('v.health_exempt_mask'))} as mask,
    0 as whole, v.known_mask, v.known_whole, v.key_quality, 0 as payer_repaired, 0 as of_tax, 0 as at_best, '' as exclusion
  from coverage_covered_year v where v.retirement_mask <> 0
  union all
  select c.person_id, c.employer_id, c.year, ${withoutBits(sql.ref('c.compared_mask'), tooShort(context))},
    case when c.precision = 'month' then 0 else 1 end, c.compared_mask, c.known_complete, c.key_quality, c.payer_repaired, 1,
    coalesce(w.confidence_rank, 0), coalesce(r.exclusion, '')
  from coverage_candidate c
  left join coverage_removed r on r.candidate_id = c.candidate_id
  left join coverage_worker_lead w on w.candidate_id = c.candidate_id
  where c.origin = 'tax' and c.contract = 1 and c.paused_out = 0 and c.anywhere_mask = 0 and c.compared_year = c.year`

/** Months of work under such a card. */
const overlaps = (context: RuleContext) => sql`
  select e.person_id, e.employer_id, e.year, e.of_tax, e.whole, e.mask, e.known_mask, e.known_whole, e.key_quality,
    e.payer_repaired, e.at_best, e.exclusion, bit_or(${codeBit}) as codes,
    bit_or(${maskBetween(sql<number>`p.from_month`, sql<number>`p.to_month`, sql<number>`e.year`)}) & e.mask as both_mask
  from (${employed(context)}) as e
  join participation p on p.person_id = e.person_id
  where p.kind = 'health_only' and p.object_code in (${CODES})
    and p.from_month <= e.year * 12 + 11 and p.to_month >= e.year * 12
  group by e.person_id, e.employer_id, e.year, e.of_tax, e.whole, e.mask, e.known_mask, e.known_whole, e.key_quality,
    e.payer_repaired, e.at_best, e.exclusion`

const found = (context: RuleContext) => sql`
  select o.person_id, o.employer_id, o.year, bit_or(o.both_mask) as lead_mask, bit_or(o.known_mask) as known_mask,
    max(o.known_whole) as known_whole, max(o.key_quality) as key_quality, max(o.payer_repaired) as payer_repaired,
    min(o.of_tax) as of_tax, max(o.at_best) as at_best, min(o.exclusion) as exclusion, bit_or(o.codes) as codes
  from (${overlaps(context)}) as o
  where o.both_mask <> 0 and (o.whole = 0 or o.both_mask = o.mask)
  group by o.person_id, o.employer_id, o.year`

const oneMonth = sql`${popcount(sql<number>`q.lead_mask`)} = 1`

function cardNames(codes: number | null): string {
  return CARDS.filter((_, index) => ((codes ?? 0) & (2 ** index)) !== 0)
    .map(([code, name]) => `${code} (${name})`)
    .join(', ')
}

export const r15 = directRule({
  id: 'R15',
  title: { vi: 'Sai nhóm BHYT', en: 'Wrong group of health insurance' },
  meaning:
    'Người đang làm việc (có trong danh sách bắt buộc, hoặc có thu nhập theo hợp đồng) mà có thẻ BHYT nhóm sau nhóm 1: hộ gia đình, học sinh, sinh viên, cận nghèo, được hỗ trợ, quá một tháng.',
  doubts: [
    'Tháng chuyển nhóm, đang làm thủ tục hoàn trả.',
    'Sinh viên làm thêm không đủ 01 tháng mà dữ liệu chỉ ghi theo năm.',
  ],
  basis: {
    instrument: 'Luật BHYT (sửa đổi 46/2014/QH13, 51/2024/QH15)',
    article: 'Điều 12; Điều 13',
    inForce: ['2015-01-01', null],
  },
  level: 'worker',
  class: 'health_group_wrong',
  priority: 2,
  needs: PEOPLE_AND_ROLLS,
  reads: ['coverage_covered_year', 'coverage_candidate', 'participation', 'employment', 'known_year', 'employer'],
  excludedBy: WORKER_EXCLUSIONS,
  figures: { ...LEAD_FIGURES, known_mask: 'integer', codes: 'integer', of_tax: 'integer' },
  heard: PEOPLE_AND_ROLLS,
  scope: 'rolled_years',
  scopeBySource: { tax_workers: 'taxed_years' },
  restsOn: ({ of_tax }) => (of_tax === 1 ? PEOPLE_AND_ROLLS : ['insurance_participants']),
  evidence: ['tax', 'roll'],
  candidates: (_db, context) =>
    rowsOf(
      insuredLeads({
        from: found(context),
        figures: ['known_mask', 'codes', 'of_tax'],
        atBest: sql`q.at_best`,
        exclusion: sql`case when q.exclusion <> '' then q.exclusion when ${oneMonth} then 'X15a' else '' end`,
      }),
    ),
  ownExclusions: [
    {
      id: 'X15a',
      title: { vi: 'Trùng một tháng khi chuyển nhóm', en: 'One month of change' },
      reason: (figures) =>
        `Thẻ BHYT nhóm ${cardNames(figures.codes)} chỉ trùng tháng ${months(figures.lead_mask, yearOf(figures))} với thời gian làm việc: tháng chuyển nhóm, hoàn trả theo quy định.`,
    },
  ],
  compared: comparedList,
  reason: (figures) => {
    const work =
      figures.of_tax === 1 ? 'có thu nhập theo hợp đồng tại đơn vị' : 'có trong danh sách đóng BHXH bắt buộc của đơn vị'
    return `Người lao động ${work}, đồng thời có thẻ BHYT nhóm ${cardNames(figures.codes)} trong các tháng ${months(figures.lead_mask, yearOf(figures))}; người đang làm việc thuộc nhóm do người lao động và đơn vị đóng; ${comparison(figures)}.${ending(figures)}`
  },
})
