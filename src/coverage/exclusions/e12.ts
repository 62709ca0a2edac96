import { formatVnd } from '../../domain/money.ts'
import { exclusion } from '../define.ts'

export const e12 = exclusion({
  id: 'E12',
  title: { vi: 'Thu nhập lẻ, chi trả một lần', en: 'Stray income, paid once' },
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15',
    article: 'Điều 2 khoản 1 điểm a; Điều 31',
    inForce: ['2025-07-01', null],
  },
  signal: 'one payment, below the lowest regional minimum wage of one month',
  decides: {
    kind: 'removes',
    candidates: (db) =>
      db
        .selectFrom('coverage_candidate')
        .select('candidate_id')
        .where('payments', '=', 1)
        .whereRef('income_vnd', '<', 'lowest_wage'),
    reason: (figures) =>
      `Chi trả một lần ${formatVnd(figures.income_vnd)} đ, thấp hơn một tháng lương tối thiểu vùng thấp nhất (${formatVnd(figures.lowest_wage)} đ).`,
  },
})
