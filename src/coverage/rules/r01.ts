import { employerRule, PEOPLE_AND_ROLLS } from '../define.ts'
import { TO_VERIFY, workersText } from '../wording.ts'

export const r01 = employerRule({
  id: 'R01',
  title: {
    vi: 'Doanh nghiệp đang hoạt động, có lao động quyết toán thuế, chưa tham gia',
    en: 'Operating employer with taxed workers and no unit',
  },
  meaning:
    'Đơn vị đang hoạt động (theo cơ quan thuế hoặc đăng ký kinh doanh) trả thu nhập theo hợp đồng cho ít nhất một người, mà mã số thuế gốc không có mã đơn vị BHXH nào đang hoạt động trong các tháng đối chiếu.',
  doubts: [
    'Chỉ có chủ hoặc người quản lý được trả thu nhập (xét ở R09).',
    'Lao động đều đang hưởng lương hưu hoặc đã tham gia ở nơi khác mà dữ liệu chưa ghép được định danh.',
    'Mã số thuế chỉ dùng để khấu trừ, nộp thay.',
    'Đơn vị vừa chia, tách, sáp nhập mà chưa có tên trong bảng mã số thuế kế thừa.',
  ],
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15',
    article: 'Điều 2 khoản 1 điểm a, khoản 3; Điều 28',
    inForce: ['2025-07-01', null],
  },
  class: 'uncovered',
  priority: 1,
  needs: [...PEOPLE_AND_ROLLS, 'insurance_units'],
  reads: ['coverage_employer_year', 'unit', 'participation', 'employer'],
  excludedBy: ['R26', 'R27', 'R28', 'R29'],
  candidates: (db) =>
    db
      .selectFrom('coverage_employer_year')
      .select(['employer_id', 'year'])
      .where('live', '=', 0)
      .where('paused_units', '=', 0)
      .where('kind', 'not in', ['cooperative', 'household_business']),
  reason: (figures) => `${workersText(figures)}. Đơn vị chưa có mã đơn vị BHXH đang hoạt động. ${TO_VERIFY}`,
})
