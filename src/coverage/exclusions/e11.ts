import { sql } from 'kysely'
import { firstDayOfMask } from '../date-expressions.ts'
import { exclusion } from '../define.ts'

/** Dead before the year, or, where the months of pay are told, before the first of them. */
const firstDay = sql<string>`case when precision = 'year' then cast(year as text) || '-01-01'
  else ${firstDayOfMask(sql.ref('taxed_mask'), sql.ref('year'))} end`

export const e11 = exclusion({
  id: 'E11',
  title: { vi: 'Đã chết, ra nước ngoài', en: 'Dead or abroad' },
  basis: { instrument: 'Luật BHXH 41/2024/QH15', article: 'Điều 2 khoản 1', inForce: ['2025-07-01', null] },
  signal: 'date of death on a roll',
  wouldNeed: ['residents'],
  decides: {
    kind: 'removes',
    candidates: (db) =>
      db
        .selectFrom('coverage_candidate')
        .select('candidate_id')
        .where('died_on', 'is not', null)
        .where(sql<boolean>`died_on < ${firstDay} and died_on <> substr(${firstDay}, 1, length(died_on))`),
    reason: (figures) =>
      `Đã chết ngày ${figures.died_on ?? ''}, trước thời gian có thu nhập: cần kiểm tra lại danh tính người nhận thu nhập.`,
  },
})
