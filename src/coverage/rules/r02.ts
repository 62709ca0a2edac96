import { employerRule, PEOPLE_AND_ROLLS } from '../define.ts'
import { TO_VERIFY, workersText } from '../wording.ts'

export const r02 = employerRule({
  id: 'R02',
  title: { vi: 'Đơn vị tham gia chưa đầy đủ', en: 'Partly covered unit' },
  meaning:
    'Đơn vị có mã BHXH đang hoạt động và có người tham gia, nhưng còn ít nhất một người được trả thu nhập theo hợp đồng không có trong danh sách đóng quỹ hưu trí của đơn vị hoặc nơi khác. Con số là số người có tên, không phải hiệu của hai tổng.',
  doubts: [
    'Người đã nghỉ việc trước tháng của danh sách (dữ liệu thuế theo năm không nói tháng nào).',
    'Một mã số thuế có nhiều đơn vị, danh sách gửi thiếu một đơn vị.',
    'Danh sách đối chiếu không phải của kỳ thu nhập.',
  ],
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15',
    article: 'Điều 2 khoản 1 điểm a; Điều 39 khoản 1 điểm b',
    inForce: ['2025-07-01', null],
  },
  class: 'partly_covered',
  priority: 1,
  needs: [...PEOPLE_AND_ROLLS, 'insurance_units'],
  reads: ['coverage_employer_year', 'unit', 'participation', 'employer'],
  excludedBy: ['R26', 'R27'],
  candidates: (db) =>
    db
      .selectFrom('coverage_employer_year')
      .select(['employer_id', 'year'])
      .where('live', '=', 1)
      .where((row) => row.or([row('on_roll', '=', 1), row('told_participants', '>', 0)])),
  reason: (figures) => `${workersText(figures)}. Đơn vị đang tham gia cho người lao động khác. ${TO_VERIFY}`,
})
