import { employerRule, PEOPLE_AND_ROLLS } from '../define.ts'
import { TO_VERIFY, workersText } from '../wording.ts'

export const r07 = employerRule({
  id: 'R07',
  title: { vi: 'Hộ kinh doanh thuê lao động, chưa tham gia', en: 'Household business with hired workers' },
  meaning: 'Như R01, đối với hộ kinh doanh có thuê lao động theo hợp đồng.',
  doubts: ['Người trong gia đình làm việc không có hợp đồng.', 'Hộ đã ngừng kinh doanh, dữ liệu thuế chưa cập nhật.'],
  basis: { instrument: 'Luật BHXH 41/2024/QH15', article: 'Điều 2 khoản 3; Điều 28', inForce: ['2025-07-01', null] },
  class: 'uncovered',
  priority: 2,
  needs: [...PEOPLE_AND_ROLLS, 'insurance_units'],
  reads: ['coverage_employer_year', 'unit', 'participation', 'employer'],
  excludedBy: ['R26', 'R27', 'R28', 'R29'],
  candidates: (db) =>
    db
      .selectFrom('coverage_employer_year')
      .select(['employer_id', 'year'])
      .where('live', '=', 0)
      .where('paused_units', '=', 0)
      .where('kind', '=', 'household_business'),
  reason: (figures) =>
    `${workersText(figures)}. Hộ kinh doanh chưa có mã đơn vị BHXH đang hoạt động; cần loại trừ thành viên gia đình không có hợp đồng. ${TO_VERIFY}`,
})
