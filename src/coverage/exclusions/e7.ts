import { sql } from 'kysely'
import { formatVnd } from '../../domain/money.ts'
import { popcount } from '../../store/expressions.ts'
import { exclusion } from '../define.ts'

/** A yearly sum does not tell the months; it is spread over twelve (docs/semantics.md). */
const months = sql`case when precision = 'year' then 12 else ${popcount(sql.ref('taxed_mask'))} end`

export const e7 = exclusion({
  id: 'E7',
  title: {
    vi: 'Làm việc không trọn thời gian, tiền lương dưới mức đóng thấp nhất',
    en: 'Part-time below the lowest contribution base',
  },
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15',
    article: 'Điều 2 khoản 1 điểm l; Điều 31',
    inForce: ['2025-07-01', null],
  },
  signal: 'part-time contract and income a month below the reference level of the last month paid',
  decides: {
    kind: 'removes',
    candidates: (db) =>
      db
        .selectFrom('coverage_candidate')
        .select('candidate_id')
        .where('contract_kind', '=', 'part_time')
        .where(sql<boolean>`income_vnd < reference_level * ${months}`),
    reason: (figures) =>
      `Hợp đồng không trọn thời gian, thu nhập bình quân tháng dưới mức tham chiếu ${formatVnd(figures.reference_level)} đ.`,
  },
})
