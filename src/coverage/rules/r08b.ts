import { sql } from 'kysely'
import { formatVnd } from '../../domain/money.ts'
import { popcount } from '../../store/expressions.ts'
import { CANDIDATES, PEOPLE_AND_ROLLS, WORKER_EXCLUSIONS, workerRule } from '../define.ts'
import { comparison, income, incomePeriod, remarks } from '../wording.ts'

const months = sql`case when precision = 'year' then 12 else ${popcount(sql.ref('taxed_mask'))} end`

/** Insurance is deducted from no more than the cap of the months paid; health insurance alone is 1.5 % of that. */
const insurable = sql`case when contribution_cap > 0 and contribution_cap * ${months} < income_vnd
  then contribution_cap * ${months} else income_vnd end`

export const r08b = workerRule({
  id: 'R08b',
  title: { vi: 'Bị trừ tiền bảo hiểm nhưng không có trong danh sách đóng', en: 'Deducted, not remitted' },
  meaning:
    "Như R08, và cột [19] 'Bảo hiểm được trừ' lớn hơn phần chỉ trừ BHYT (mặc định 2 % thu nhập): tiền đã trừ của người lao động mà không thấy đóng.",
  doubts: [
    'Đã đóng ở đơn vị khác dưới giấy tờ chưa ghép được.',
    'Kê khai nhầm cột [20] quỹ hưu trí tự nguyện vào cột [19].',
  ],
  basis: { instrument: 'Luật BHXH 41/2024/QH15', article: 'Điều 38, Điều 39', inForce: ['2025-07-01', null] },
  class: 'by_cover',
  priority: 0,
  needs: PEOPLE_AND_ROLLS,
  reads: CANDIDATES,
  excludedBy: WORKER_EXCLUSIONS,
  countsForEmployer: true,
  alsoEvidence: 'none',
  candidates: (db, { thresholds }) =>
    db
      .selectFrom('coverage_candidate')
      .select('candidate_id')
      .where('origin', '=', 'tax')
      .where('deduction_vnd', '>', 0)
      .where(
        sql<boolean>`deduction_vnd * 1000 > ${sql.lit(Math.round(thresholds.health_only_deduction_permille))} * ${insurable}`,
      ),
  reason: (figures) =>
    `${incomePeriod(figures)}: ${income(figures)} theo hợp đồng, bảo hiểm được trừ ${formatVnd(figures.deduction_vnd)} đ (cột [19]), nhưng không có trong danh sách đóng quỹ hưu trí của đơn vị nào; ${comparison(figures)}.${remarks(figures)}`,
})
