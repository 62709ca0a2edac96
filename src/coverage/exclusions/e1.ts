import { sql } from 'kysely'
import { rowsOf } from '../../store/scratch.ts'
import { exclusion } from '../define.ts'
import { spansOfHits } from '../direct/hits.ts'
import { showsPension } from '../person-expressions.ts'
import { STILL_PAID } from '../shown-by-lists.ts'
import { shownInTime } from '../shown-in-time.ts'

const SHOWN_BY =
  'Đang hưởng lương hưu, trợ cấp hằng tháng (theo danh sách người hưởng, hoặc thẻ BHYT nhóm HT, TB, XB, CT, CS)'

const BENEFITS = sql`(select person_id, coalesce(from_month, 0) as from_month, coalesce(to_month, ${sql.lit(STILL_PAID)}) as to_month
  from benefit_span where benefit <> 'unemployment')`

export const e1 = exclusion({
  id: 'E1',
  title: { vi: 'Đang hưởng lương hưu, trợ cấp hằng tháng', en: 'Pensioner or on a monthly benefit' },
  basis: { instrument: 'Luật BHXH 41/2024/QH15', article: 'Điều 2 khoản 7', inForce: ['2025-07-01', null] },
  signal:
    'list of benefits other than unemployment, or card with object code HT, TB, XB, CT or CS, in the year or in a month compared',
  onDirect: {
    removes: () =>
      rowsOf(
        sql`${spansOfHits(showsPension('p'))} union select h.hit_id from coverage_direct_hit h
          join ${BENEFITS} g on g.person_id = h.person_id and g.from_month <= h.month_to and g.to_month >= h.month_from`,
      ),
    removalReason: () => `${SHOWN_BY} trong các tháng đó.`,
  },
  decides: {
    kind: 'removes',
    candidates: () =>
      rowsOf(sql`select c.candidate_id from coverage_candidate c
        join coverage_guarded_span g on g.person_id = c.person_id and g.exclusion = 'E1' where ${shownInTime}
        union
        select c.candidate_id from coverage_candidate c join ${BENEFITS} g on g.person_id = c.person_id where ${shownInTime}`),
    reason: (figures) =>
      `${SHOWN_BY} trong năm ${figures.year}${figures.compared_year === figures.year ? '' : ' hoặc tháng đối chiếu'}.`,
  },
})
