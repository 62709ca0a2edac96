import { sql } from 'kysely'
import { formatVnd } from '../../domain/money.ts'
import { popcount } from '../../domain/months.ts'
import { firstMonthOfMask, lastMonthOfMask, popcount as popcountOf } from '../../store/expressions.ts'
import { workerConfidence } from '../confidence.ts'
import { CANDIDATES, directRule, PEOPLE_AND_ROLLS } from '../define.ts'
import { EXCLUSIONS } from '../exclusions/index.ts'
import { comparedText, monthsText, TO_VERIFY } from '../wording.ts'
import type { CoverageDb, RuleContext } from '../work.ts'

/** Those of the exclusions of workers that leave out a person paid without a contract too. */
const REMOVED_BY = ['E1', 'E3', 'E4', 'E9', 'E10', 'E11', 'E13']

export const r11 = directRule({
  id: 'R11',
  title: {
    vi: 'Hợp đồng ngắn hạn, cộng tác viên, không ký hợp đồng từ 3 tháng',
    en: 'Short contract or collaborator, paid again and again',
  },
  meaning:
    'Người chỉ có thu nhập trên bảng kê 05-2 (không hợp đồng hoặc hợp đồng dưới 3 tháng) của một nơi chi trả, từ 3 lần hoặc 3 tháng trong năm, không tham gia BHXH ở nơi nào trong các tháng đối chiếu.',
  doubts: [
    'Bảng kê 05-2 không có thời hạn hợp đồng: có thể là chuyên gia, thù lao, hoa hồng, khoán việc.',
    'Nhiều lần chi trả cho một việc.',
  ],
  basis: { instrument: 'Luật BHXH 41/2024/QH15', article: 'Điều 2 khoản 1 điểm a', inForce: ['2025-07-01', null] },
  level: 'worker',
  class: 'to_verify',
  priority: 3,
  needs: PEOPLE_AND_ROLLS,
  needsData: ['tax_workers.05-2'],
  reads: [...CANDIDATES, 'employer_officer'],
  excludedBy: [],
  figures: {
    year: 'integer',
    payments: 'integer',
    paid_mask: 'integer',
    compared_year: 'integer',
    compared_mask: 'integer',
    in_review: 'integer',
  },
  heard: ['tax_workers'],
  scope: 'taxed_years',
  evidence: ['tax'],
  candidates,
  ownExclusions: [
    {
      id: 'X11a',
      title: { vi: 'Nơi chi trả chỉ khấu trừ, nộp thay (đại lý, môi giới)', en: 'Paid by a mere withholding agent' },
      reason: () =>
        'Mã số thuế của nơi chi trả chỉ dùng để khấu trừ, nộp thay (đại lý bảo hiểm, chứng khoán…): không phải đơn vị sử dụng lao động.',
    },
    {
      id: 'X11b',
      title: { vi: 'Người quản lý của đơn vị (thù lao)', en: 'Manager of the payer: a board fee' },
      reason: () =>
        'Người này là người quản lý của đơn vị chi trả: khoản chi là thù lao, xét theo quy tắc về người quản lý.',
    },
  ],
  reason: (figures) => {
    const { year, payments, paid_mask, compared_year, compared_mask, money_vnd } = figures
    const often = [
      ...(payments === null ? [] : [`${payments} lần`]),
      ...(paid_mask === null ? [] : [`trong ${popcount(paid_mask)} tháng (${monthsText(paid_mask, year ?? 0)})`]),
    ].join(', ')
    const compared = comparedText({
      year: year ?? 0,
      compared_year: compared_year ?? 0,
      compared_mask: compared_mask ?? 0,
    })
    const doubt =
      figures.in_review === 1 ? ' Giấy tờ của người này chưa ghép chắc chắn, cần rà soát định danh trước.' : ''
    return `Kỳ thu nhập ${year}: được chi trả ${often} theo bảng kê 05-2, tổng ${formatVnd(money_vnd ?? 0)} đ, không tham gia BHXH bắt buộc ở đơn vị nào; đối chiếu ${compared}. Bảng kê 05-2 không ghi thời hạn hợp đồng: cần xác minh có làm việc theo hợp đồng từ đủ 1 tháng (dưới bất kỳ tên gọi nào) hay không.${doubt} ${TO_VERIFY}`
  },
  compared: ({ year, compared_year, compared_mask }) =>
    comparedText({ year: year ?? 0, compared_year: compared_year ?? 0, compared_mask: compared_mask ?? 0 }),
})

/** The first of the exclusions that leaves out each question. */
function removed(db: CoverageDb, context: RuleContext) {
  const hits = EXCLUSIONS.flatMap(({ id, decides }, place) =>
    decides.kind === 'removes' && REMOVED_BY.includes(id)
      ? [sql`select q.candidate_id, ${sql.lit(place)} as place from ${decides.candidates(db, context).as('q')}`]
      : [],
  )
  return sql`select candidate_id, min(place) as place from (${sql.join(hits, sql` union all `)}) as hits group by candidate_id`
}

const code = sql`case r.place ${sql.join(
  EXCLUSIONS.map(({ id }, place) => sql`when ${sql.lit(place)} then ${sql.lit(id)}`),
  sql` `,
)} end`

function candidates(db: CoverageDb, context: RuleContext) {
  const payments = sql.lit(Math.round(context.thresholds.short_contract_payments))
  const months = sql.lit(Math.round(context.thresholds.short_contract_months))
  const byMonth = sql`c.precision = 'month'`
  return sql<never>`(
    select c.employer_id, c.person_id, cast(c.year as text) as period,
      ${firstMonthOfMask(sql<number>`c.taxed_mask`, sql<number>`c.year`)} as month_from,
      ${lastMonthOfMask(sql<number>`c.taxed_mask`, sql<number>`c.year`)} as month_to,
      1 as workers, c.income_vnd as money_vnd, ${workerConfidence} as confidence_rank, 0 as priority_shift, '' as class,
      '' as province_code, '' as commune_code,
      case when c.agent_only = 1 then 'X11a' when r.place is not null then ${code} when b.person_id is not null then 'X11b' else '' end as exclusion,
      c.year, c.payments, case when ${byMonth} then c.taxed_mask end as paid_mask, c.compared_year, c.compared_mask, c.in_review
    from coverage_candidate c
    join (select cast('R11' as text) as rule_id) as l on l.rule_id = 'R11'
    left join (${removed(db, context)}) as r on r.candidate_id = c.candidate_id
    left join coverage_look_alike a on a.candidate_id = c.candidate_id
    left join coverage_older_papers o on o.candidate_id = c.candidate_id
    left join (select distinct employer_id, person_id from employer_officer) as b
      on b.employer_id = c.employer_id and b.person_id = c.person_id
    where c.origin = 'tax' and c.contract = 0
      and (coalesce(c.payments, 0) >= ${payments} or (${byMonth} and ${popcountOf(sql<number>`c.taxed_mask`)} >= ${months})))` as never
}
