import { CANDIDATES, PEOPLE_AND_ROLLS, WORKER_EXCLUSIONS, workerRule } from '../define.ts'
import { comparison, income, incomePeriod, monthsText, remarks } from '../wording.ts'

export const r13 = workerRule({
  id: 'R13',
  title: { vi: 'Chỉ có BHYT, thiếu BHXH', en: 'Health cover only' },
  meaning: 'Như R08, và trong các tháng đối chiếu có thẻ BHYT nhóm 1, 4 hoặc 5: chỉ có BHYT, thiếu BHXH.',
  doubts: ['Người hưởng lương hưu có thẻ nhóm 2 là đúng (E1).', 'Tháng chuyển nhóm.'],
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15; Luật BHYT (sửa đổi 51/2024/QH15)',
    article: 'Điều 2 khoản 1 điểm a; Điều 12',
    inForce: ['2025-07-01', null],
  },
  class: 'partly_covered',
  priority: 1,
  needs: PEOPLE_AND_ROLLS,
  reads: CANDIDATES,
  excludedBy: WORKER_EXCLUSIONS,
  countsForEmployer: true,
  alsoEvidence: 'insurance',
  candidates: (db) =>
    db
      .selectFrom('coverage_candidate')
      .select('candidate_id')
      .where('origin', '=', 'tax')
      .where('health_mask', '<>', 0),
  reason: (figures) =>
    `${incomePeriod(figures)}: ${income(figures)} theo hợp đồng, chỉ có BHYT (nhóm 1, 4 hoặc 5) các tháng ${monthsText(figures.health_mask, figures.compared_year)}, không đóng quỹ hưu trí ở đơn vị nào; ${comparison(figures)}.${remarks(figures)}`,
})
