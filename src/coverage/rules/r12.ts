import { CANDIDATES, PEOPLE_AND_ROLLS, workerRule } from '../define.ts'
import type { WorkerFigures } from '../figures.ts'
import { comparison, incomePeriod, monthsText, remarks } from '../wording.ts'

/** Where the accident fund is seen in every month insured elsewhere, E5 has removed the lead. */
function accidentSeen({ accident_mask, anywhere_mask, compared_year }: WorkerFigures): string {
  const seen = accident_mask & anywhere_mask
  return seen === 0
    ? ''
    : `; danh sách của đơn vị có quỹ này các tháng ${monthsText(seen, compared_year)}, chưa thấy các tháng ${monthsText(anywhere_mask & ~seen, compared_year)}`
}

export const r12 = workerRule({
  id: 'R12',
  title: { vi: 'Đã tham gia ở đơn vị khác', en: 'Covered through another employer' },
  meaning:
    'Người được trả thu nhập theo hợp đồng ở đơn vị này nhưng đóng quỹ hưu trí ở đơn vị khác: không thiếu BHXH ở đây nếu hợp đồng kia giao kết trước; nghĩa vụ còn lại là quỹ TNLĐ-BNN (0,5 %).',
  doubts: [
    'Không có ngày ký hợp đồng: nơi đóng có thể là hợp đồng giao kết sau.',
    'Đã đóng quỹ TNLĐ-BNN nhưng danh sách không ghi theo quỹ.',
  ],
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15; Luật ATVSLĐ 84/2015/QH13',
    article: 'Điều 2 khoản 5; Điều 43 khoản 2',
    inForce: ['2025-07-01', null],
  },
  class: 'covered_elsewhere',
  priority: 3,
  needs: PEOPLE_AND_ROLLS,
  reads: CANDIDATES,
  excludedBy: ['E5'],
  countsForEmployer: false,
  alsoEvidence: 'insurance',
  candidates: (db) =>
    db
      .selectFrom('coverage_candidate')
      .select('candidate_id')
      .where('origin', '=', 'tax')
      .where('contract', '=', 1)
      .where('paused_out', '=', 0)
      .where('anywhere_mask', '<>', 0),
  reason: (figures) => {
    const always = figures.anywhere_mask === figures.compared_mask
    return `${incomePeriod(figures)}: có thu nhập theo hợp đồng tại đơn vị, đã đóng quỹ hưu trí ở đơn vị khác ${
      always ? 'trong tất cả' : 'trong một số'
    } tháng đối chiếu (${comparison(figures)}). Nghĩa vụ còn lại của đơn vị (nếu hợp đồng ký sau): quỹ TNLĐ-BNN 0,5 %${accidentSeen(figures)}.${remarks(figures)}`
  },
})
