import { CANDIDATES, PEOPLE_AND_ROLLS, WORKER_EXCLUSIONS, workerRule } from '../define.ts'
import { comparison, income, incomePeriod, remarks } from '../wording.ts'

export const r08 = workerRule({
  id: 'R08',
  title: { vi: 'Lao động có thu nhập, chưa có trong danh sách nào', en: 'Taxed, in no roll' },
  meaning:
    'Người được trả thu nhập theo hợp đồng không có trong danh sách đóng quỹ hưu trí của bất kỳ đơn vị nào trong mọi tháng đã biết của kỳ đó.',
  doubts: [
    'Tham gia dưới giấy tờ cũ (CMND, mã số BHXH) chưa ghép được.',
    'Thử việc, hợp đồng dưới 01 tháng, làm việc không trọn thời gian dưới mức sàn mà dữ liệu không ghi.',
    'Thu nhập trả sau khi nghỉ việc.',
    'Lao động kê khai khống để tăng chi phí (E14).',
  ],
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
