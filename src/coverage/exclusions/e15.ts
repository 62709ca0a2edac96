import { exclusion } from '../define.ts'

export const e15 = exclusion({
  id: 'E15',
  title: { vi: 'Chi nhánh đóng qua trụ sở chính', en: 'Branch insured through the head office' },
  basis: { instrument: 'Luật BHXH 41/2024/QH15', article: 'Điều 2 khoản 3; Điều 28', inForce: ['2025-07-01', null] },
  signal: 'paid under a branch tax ID that has no unit, insured at another unit of the same root',
  decides: {
    kind: 'by_match',
    where: 'coverage_branch_paid',
    reason: () =>
      'Chi trả theo mã số thuế chi nhánh chưa có mã đơn vị riêng; người lao động đã tham gia qua đơn vị khác cùng mã số thuế gốc.',
  },
})
