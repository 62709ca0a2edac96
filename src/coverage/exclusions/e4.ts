import { sql } from 'kysely'
import type { PolicyBook } from '../../policy/book.ts'
import { FOREIGNER_MINIMUM_CONTRACT } from '../../policy/contract-length.ts'
import { rowsOf } from '../../store/scratch.ts'
import { decimalBelow, monthOfDate } from '../date-expressions.ts'
import { exclusion } from '../define.ts'

const startMonth = monthOfDate(sql.ref('started_on'), 'earliest')

/** Unemployment insurance covers no foreigner at all. */
const foreignersOfHits = sql<{ hit_id: number }>`
  select h.hit_id from coverage_direct_hit h
  join person p on p.person_id = h.person_id
  join coverage_foreign_nationality f on f.nationality = p.nationality
  where h.rule_id = 'R14'`

const shortest = (policy: PolicyBook, day: string): number => policy.valueOn(FOREIGNER_MINIMUM_CONTRACT, day) ?? 0

export const e4 = exclusion({
  id: 'E4',
  title: { vi: 'Người nước ngoài ngoài diện bắt buộc', en: 'Foreigner outside of compulsory cover' },
  basis: { instrument: 'Luật BHXH 41/2024/QH15', article: 'Điều 2 khoản 2', inForce: ['2025-07-01', null] },
  signal: 'nationality with 05-1 [11], the length of the contract, or retirement age at its start',
  onDirect: {
    removes: () => rowsOf(foreignersOfHits),
    removalReason: () => 'Người nước ngoài không thuộc diện BHTN.',
  },
  decides: {
    kind: 'removes',
    candidates: (db, { asOf, policy }) =>
      db
        .selectFrom('coverage_candidate')
        .select('candidate_id')
        .where('foreign_national', '=', 1)
        .where((row) =>
          row.or([
            row('foreigner_under_12_months', '=', 1),
            decimalBelow(sql.ref('contract_months'), shortest(policy, asOf)),
            sql<boolean>`(retirement_month is not null and retirement_month <= ${startMonth})`,
          ]),
        ),
    reason: ({ as_of }, policy) =>
      `Người nước ngoài có hợp đồng dưới ${shortest(policy, as_of)} tháng (cột [11] hoặc thời hạn hợp đồng) hoặc đủ tuổi nghỉ hưu khi bắt đầu làm việc.`,
  },
})
