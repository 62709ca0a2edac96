import { exclusion } from '../define.ts'

export const e2 = exclusion({
  id: 'E2',
  title: { vi: 'Quá tuổi nghỉ hưu, không hưởng lương hưu', en: 'Past retirement age, no pension' },
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15; NĐ 135/2020/NĐ-CP',
    article: 'Điều 2 khoản 1 điểm a, khoản 7; Điều 4',
    inForce: ['2025-07-01', null],
  },
  signal:
    'birth date and gender against the table of retirement ages; a worker past the age is still covered, so the reason only says so',
  decides: { kind: 'marks' },
})
