import { CANDIDATES, PEOPLE_AND_ROLLS, WORKER_EXCLUSIONS, workerRule } from '../define.ts'
import { comparison, income, incomePeriod, remarks } from '../wording.ts'

/** The length as the contract states it; only its absence leaves open whether the person is covered at all. */
function contractText(months: string | null): string {
  if (months === null) return 'chưa rõ thời hạn hợp đồng (chỉ thuộc diện nếu đủ 12 tháng)'
  return `hợp đồng ${months.replace('.', ',')} tháng`
}

export const r20 = workerRule({
  id: 'R20',
  title: { vi: 'Lao động nước ngoài thuộc diện, chưa tham gia', en: 'Foreigner due, not covered' },
  meaning:
    'Người nước ngoài có thu nhập theo hợp đồng từ 12 tháng (hoặc không rõ thời hạn) không có trong danh sách đóng quỹ hưu trí của đơn vị nào.',
  doubts: [
    'Di chuyển trong nội bộ doanh nghiệp.',
    'Điều ước quốc tế.',
    'Đủ tuổi nghỉ hưu khi giao kết hợp đồng mà không rõ ngày sinh.',
  ],
  basis: { instrument: 'Luật BHXH 41/2024/QH15', article: 'Điều 2 khoản 2', inForce: ['2025-07-01', null] },
  class: 'by_cover',
  priority: 2,
  needs: PEOPLE_AND_ROLLS,
  reads: CANDIDATES,
  // E4 takes those whom Điều 2.2 leaves out: a contract under twelve months, or retirement age at its start.
  excludedBy: WORKER_EXCLUSIONS,
  countsForEmployer: true,
  alsoEvidence: 'none',
  candidates: (db) =>
    db
      .selectFrom('coverage_candidate')
      .select('candidate_id')
      .where('origin', '=', 'tax')
      .where('foreign_national', '=', 1),
  reason: (figures) =>
    `${incomePeriod(figures)}: người lao động nước ngoài, ${income(figures)} tại đơn vị, ${contractText(figures.contract_months)}, không có trong danh sách đóng quỹ hưu trí của đơn vị nào; ${comparison(figures)}. Không thuộc diện nếu di chuyển nội bộ doanh nghiệp hoặc theo điều ước quốc tế.${remarks(figures)}`,
})
