import { sql } from 'kysely'
import type { PolicyBook } from '../../policy/book.ts'
import { RETIREMENT_MINIMUM_CONTRACT } from '../../policy/contract-length.ts'
import { decimalBelow } from '../date-expressions.ts'
import { exclusion } from '../define.ts'

const shortest = (policy: PolicyBook, day: string): number => policy.valueOn(RETIREMENT_MINIMUM_CONTRACT, day) ?? 0

export const e6 = exclusion({
  id: 'E6',
  title: { vi: 'Hợp đồng thử việc hoặc dưới 01 tháng', en: 'Probation, or a contract under one month' },
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15; NĐ 158/2025/NĐ-CP',
    article: 'Điều 2 khoản 1 điểm a; Điều 3',
    inForce: ['2025-07-01', null],
  },
  signal: 'kind and length of the contract',
  decides: {
    kind: 'removes',
    candidates: (db, { asOf, policy }) =>
      db
        .selectFrom('coverage_candidate')
        .select('candidate_id')
        .where((row) =>
          row.or([
            row('contract_kind', '=', 'probation'),
            decimalBelow(sql.ref('contract_months'), shortest(policy, asOf)),
          ]),
        ),
    reason: ({ as_of }, policy) =>
      `Hợp đồng thử việc hoặc có thời hạn dưới ${String(shortest(policy, as_of)).padStart(2, '0')} tháng theo dữ liệu hợp đồng.`,
  },
})
