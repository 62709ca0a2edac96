import { type RawBuilder, sql } from 'kysely'
import { rowsOf } from '../../store/scratch.ts'
import { firstDayOfMask } from '../date-expressions.ts'
import { exclusion } from '../define.ts'
import type { WorkerFigures } from '../figures.ts'

/** Dead before the year, or, where the months of pay are told, before the first of them. */
const firstDay = sql<string>`case when precision = 'year' then cast(year as text) || '-01-01'
  else ${firstDayOfMask(sql.ref('taxed_mask'), sql.ref('year'))} end`

/** A partial date that lies before the pay as a whole. */
const before = (date: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`(${date} < ${firstDay} and ${date} <> substr(${firstDay}, 1, length(${date})))`

/** The same of the figures. */
function isBefore(date: string, { precision, year, taxed_mask: mask }: WorkerFigures): boolean {
  const month = precision === 'year' ? 0 : Math.log2(mask & -mask)
  const first = `${year}-${String(month + 1).padStart(2, '0')}-01`
  return date < first && !first.startsWith(date)
}

/** Residents who are dead or abroad; '' where nobody says since when. Who lives somewhere else by another list is not. */
const GONE = sql`(select person_id, min(case when status in ('dead', 'left_country') then coalesce(status_on, '') end) as gone_on
  from resident group by person_id
  having max(case when status in ('dead', 'left_country') then 1 else 0 end) = 1
    and max(case when status in ('permanent', 'temporary', 'absent') then 1 else 0 end) = 0)`

export const e11 = exclusion({
  id: 'E11',
  title: { vi: 'Đã chết, ra nước ngoài', en: 'Dead or abroad' },
  basis: { instrument: 'Luật BHXH 41/2024/QH15', article: 'Điều 2 khoản 1', inForce: ['2025-07-01', null] },
  signal:
    'date of death on a roll, a list of benefits or of residents, or in D02; status dead or left the country among the residents',
  decides: {
    kind: 'removes',
    candidates: () =>
      rowsOf(sql`select candidate_id from coverage_candidate where died_on is not null and ${before(sql`died_on`)}
        union
        select candidate_id from coverage_candidate c join ${GONE} g on g.person_id = c.person_id
        where g.gone_on = '' or ${before(sql`g.gone_on`)}`),
    reason: (figures) =>
      figures.died_on !== null && isBefore(figures.died_on, figures)
        ? `Đã chết ngày ${figures.died_on}, trước thời gian có thu nhập: cần kiểm tra lại danh tính người nhận thu nhập.`
        : 'Danh sách dân cư ghi đã chết hoặc ra nước ngoài, trước thời gian có thu nhập hoặc không rõ từ ngày nào: cần kiểm tra lại danh tính người nhận thu nhập.',
  },
})
