import { employerRule, PEOPLE_AND_ROLLS } from '../define.ts'
import { TO_VERIFY, workersText } from '../wording.ts'

export const r03 = employerRule({
  id: 'R03',
  title: { vi: 'Đơn vị đăng ký nhưng không phát sinh lao động', en: 'Unit with an empty roll' },
  meaning:
    'Đơn vị có mã BHXH đang hoạt động nhưng không có người tham gia bắt buộc nào trong các tháng đối chiếu, trong khi vẫn trả thu nhập theo hợp đồng.',
  doubts: ['Đơn vị tạm dừng mà chưa báo.', 'Danh sách của đơn vị chưa được gửi trong kỳ.'],
  basis: { instrument: 'Luật BHXH 41/2024/QH15', article: 'Điều 28, Điều 38', inForce: ['2025-07-01', null] },
  class: 'uncovered',
  priority: 2,
  needs: [...PEOPLE_AND_ROLLS, 'insurance_units'],
  reads: ['coverage_employer_year', 'unit', 'participation', 'employer'],
  excludedBy: ['R26', 'R27'],
  // A unit that pauses throughout stands here too, so that R27 can say why it is no lead.
  candidates: (db) =>
    db
      .selectFrom('coverage_employer_year')
      .select(['employer_id', 'year'])
      .where((row) =>
        row.or([
          row.and([row('live', '=', 1), row('on_roll', '=', 0), row('told_participants', '=', 0)]),
          row.and([row('live', '=', 0), row('paused_units', '=', 1)]),
        ]),
      ),
  reason: (figures) =>
    `${workersText(figures)}. Mã đơn vị BHXH đang hoạt động nhưng không có người tham gia. ${TO_VERIFY}`,
})
