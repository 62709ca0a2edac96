import { CANDIDATES, WORKER_EXCLUSIONS, workerRule } from '../define.ts'
import { comparison, incomePeriod, monthsText, remarks } from '../wording.ts'

export const r16 = workerRule({
  id: 'R16',
  title: {
    vi: 'Đóng BHXH tự nguyện trong khi thuộc diện bắt buộc',
    en: 'Voluntary where compulsory cover is due',
  },
  meaning:
    'Đóng BHXH tự nguyện trong tháng có thu nhập theo hợp đồng hoặc đồng thời đóng BHXH bắt buộc: chuyển sang bắt buộc, hoàn tiền tự nguyện.',
  doubts: ['Đóng tự nguyện một lần cho nhiều năm trước khi đi làm.', 'Hợp đồng đang tạm hoãn.'],
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15',
    article: 'Điều 2 khoản 1 điểm a, khoản 4',
    inForce: ['2025-07-01', null],
  },
  class: 'partly_covered',
  priority: 1,
  needs: ['insurance_participants'],
  reads: CANDIDATES,
  excludedBy: WORKER_EXCLUSIONS,
  countsForEmployer: true,
  alsoEvidence: 'insurance',
  candidates: (db) => db.selectFrom('coverage_candidate').select('candidate_id').where('voluntary_mask', '<>', 0),
  reason: (figures) => {
    const voluntary = `đóng BHXH tự nguyện các tháng ${monthsText(figures.voluntary_mask, figures.compared_year)}`
    if (figures.origin === 'roll')
      return `Danh sách tham gia: ${voluntary} trùng với tháng đóng BHXH bắt buộc tại đơn vị (trường hợp hoàn trả tiền tự nguyện).${remarks(figures)}`
    return `${incomePeriod(figures)}: có thu nhập theo hợp đồng tại đơn vị và ${voluntary}, không có trong danh sách bắt buộc của đơn vị nào; ${comparison(figures)}.${remarks(figures)}`
  },
})
