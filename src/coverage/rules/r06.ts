import { employerRule, PEOPLE_AND_ROLLS } from '../define.ts'
import { TO_VERIFY, workersText } from '../wording.ts'

export const r06 = employerRule({
  id: 'R06',
  title: { vi: 'Hợp tác xã có người lao động, chưa tham gia', en: 'Cooperative without cover' },
  meaning: 'Như R01, đối với hợp tác xã, liên hiệp hợp tác xã.',
  doubts: [
    'Hợp tác xã đã ngừng hoạt động: đăng ký thường không ghi tình trạng.',
    'Thành viên nhận phân phối lợi nhuận, không phải tiền lương.',
  ],
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15',
    article: 'Điều 2 khoản 1 điểm a, i, n, khoản 3',
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
      .where('kind', '=', 'cooperative'),
  reason: (figures) => `${workersText(figures)}. Hợp tác xã chưa có mã đơn vị BHXH đang hoạt động. ${TO_VERIFY}`,
})
