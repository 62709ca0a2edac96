import { sql } from 'kysely'
import { popcount } from '../../store/expressions.ts'
import { rowsOf } from '../../store/scratch.ts'
import { directRule, PEOPLE_AND_ROLLS } from '../define.ts'
import { readDeduction } from '../insured/deduction.ts'
import { insuredLeads, LEAD_FIGURES } from '../insured/leads.ts'
import {
  comparedList,
  comparison,
  deductionText,
  ending,
  incomePeriod,
  months,
  percent,
  vnd,
  yearOf,
} from '../insured/wording.ts'
import type { RuleContext } from '../work.ts'

const baseMonths = popcount(sql<number>`b.base_mask`)

/** The part of the income that falls to the months whose base is told, no more than their caps. */
const share = sql`b.income_vnd * ${baseMonths} / ${popcount(sql<number>`b.taxed_mask`)}`
const insurable = sql`case when ${share} < b.cap_vnd then ${share} else b.cap_vnd end`

function found(context: RuleContext) {
  const { usable, impossible, excess, clearlyMore } = readDeduction(context)
  const tolerance = sql.lit(Math.round(context.thresholds.base_tolerance_permille))
  const below = sql`b.base_vnd * 1000 < (1000 - ${tolerance}) * b.insurable_vnd`
  // Every month paid is insured: what [19] has too much can only be a base that is too low (design §4c, R19).
  const implied = sql`(${usable} and b.base_mask = b.taxed_mask and ${clearlyMore})`
  return sql`
    select b.person_id, b.employer_id, b.year, b.base_mask as lead_mask, b.compared_mask as known_mask,
      b.known_complete as known_whole, b.key_quality, b.payer_repaired, b.taxed_mask,
      case when b.precision = 'year' then 1 else 0 end as by_year, b.income_vnd, b.insurable_vnd, b.base_vnd, b.deduction_vnd,
      case when ${usable} then b.base_vnd + ${excess} end as implied_vnd, ${impossible} as impossible,
      case when ${below} then 1 else 0 end as below, ${tolerance} as tolerance
    from (select b.*, ${insurable} as insurable_vnd from coverage_paid_base b where b.base_mask <> 0) as b
    where (${below}) or ${implied}`
}

const LARGER = sql<number>`case when q.below = 1 and (q.implied_vnd is null or q.insurable_vnd > q.implied_vnd) then q.insurable_vnd else q.implied_vnd end`

export const r17 = directRule({
  id: 'R17',
  title: { vi: 'Mức đóng thấp hơn tiền lương', en: 'Contribution base below pay' },
  meaning:
    'Tổng mức đóng của các tháng đã đóng tại đơn vị thấp hơn (1 − dung sai) phần thu nhập chịu thuế tương ứng, không quá mức trần từng tháng; hoặc mức đóng suy ra từ cột [19] cao hơn mức ghi trong danh sách. Lý do nêu cả hai con số và dung sai (mặc định 30 %).',
  doubts: [
    'Thu nhập gồm thưởng, ăn ca, xăng xe, điện thoại, làm thêm giờ, sản phẩm, cổ phiếu không tính đóng.',
    'Thu nhập của nhiều tháng trả một lần.',
  ],
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15',
    article: 'Điều 31; Điều 39 khoản 1 điểm c, d',
    inForce: ['2025-07-01', null],
  },
  level: 'worker',
  class: 'partly_covered',
  priority: 2,
  needs: PEOPLE_AND_ROLLS,
  needsData: ['insurance_participants.contribution_base_vnd'],
  reads: ['coverage_paid_base', 'employment', 'participation', 'insured_year', 'known_year', 'employer'],
  excludedBy: ['E10'],
  figures: {
    ...LEAD_FIGURES,
    known_mask: 'integer',
    taxed_mask: 'integer',
    by_year: 'integer',
    income_vnd: 'integer',
    insurable_vnd: 'integer',
    base_vnd: 'integer',
    deduction_vnd: 'integer',
    implied_vnd: 'integer',
    impossible: 'integer',
    tolerance: 'integer',
  },
  heard: PEOPLE_AND_ROLLS,
  scope: 'taxed_years',
  evidence: ['tax', 'roll'],
  candidates: (_db, context) =>
    rowsOf(
      insuredLeads({
        from: found(context),
        figures: [
          'known_mask',
          'taxed_mask',
          'by_year',
          'income_vnd',
          'insurable_vnd',
          'base_vnd',
          'deduction_vnd',
          'implied_vnd',
          'impossible',
          'tolerance',
        ],
        money: sql`${LARGER} - q.base_vnd`,
      }),
    ),
  compared: comparedList,
  reason: (figures) =>
    `${incomePeriod(figures)}: thu nhập chịu thuế ${vnd(figures.income_vnd)}; các tháng ${months(figures.lead_mask, yearOf(figures))} tổng mức đóng tại đơn vị ${vnd(figures.base_vnd)}, phần thu nhập tương ứng (không quá mức trần) ${vnd(figures.insurable_vnd)}, dung sai ${percent(figures.tolerance)}; ${comparison(figures)}.${deductionText(figures)} Thu nhập có thể gồm thưởng, ăn ca, xăng xe, làm thêm giờ không tính đóng.${ending(figures)}`,
})
