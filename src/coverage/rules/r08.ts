import { CANDIDATES, PEOPLE_AND_ROLLS, WORKER_EXCLUSIONS, workerRule } from '../define.ts'
import { comparison, income, incomePeriod, remarks } from '../wording.ts'

export const r08 = workerRule({
  id: 'R08',
  title: { vi: 'Lao động có thu nhập, chưa có trong danh sách nào', en: 'Taxed, in no roll' },
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15',
    article: 'Điều 2 khoản 1 điểm a; Điều 28',
    inForce: ['2025-07-01', null],
  },
  class: 'by_cover',
  priority: 1,
  needs: PEOPLE_AND_ROLLS,
  reads: CANDIDATES,
  excludedBy: WORKER_EXCLUSIONS,
  countsForEmployer: true,
  alsoEvidence: 'none',
  candidates: (db) => db.selectFrom('coverage_candidate').select('candidate_id').where('origin', '=', 'tax'),
  reason: (figures) =>
    `${incomePeriod(figures)}: ${income(figures)} theo hợp đồng tại đơn vị, không có trong danh sách đóng quỹ hưu trí của đơn vị nào; ${comparison(figures)}.${remarks(figures)}`,
})
