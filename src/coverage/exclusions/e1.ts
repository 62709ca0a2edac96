import { sql } from 'kysely'
import { rowsOf } from '../../store/scratch.ts'
import { exclusion } from '../define.ts'
import { spansOfHits } from '../direct/hits.ts'
import { shownInTime } from '../shown-in-time.ts'

export const e1 = exclusion({
  id: 'E1',
  title: { vi: 'Đang hưởng lương hưu, trợ cấp hằng tháng', en: 'Pensioner or on a monthly benefit' },
  basis: { instrument: 'Luật BHXH 41/2024/QH15', article: 'Điều 2 khoản 7', inForce: ['2025-07-01', null] },
  signal: 'card with object code HT, TB, XB, CT or CS in the year or in a month compared',
  wouldNeed: ['benefits'],
  onDirect: {
    removes: () => rowsOf(spansOfHits(sql`p.object_code in ('HT', 'TB', 'XB', 'CT', 'CS')`)),
    removalReason: () => 'Thẻ BHYT nhóm hưởng lương hưu, trợ cấp hằng tháng (HT, TB, XB, CT, CS) trong các tháng đó.',
  },
  decides: {
    kind: 'removes',
    candidates: (db) =>
      db
        .selectFrom('coverage_candidate as c')
        .innerJoin('coverage_guarded_span as g', 'g.person_id', 'c.person_id')
        .select('c.candidate_id')
        .distinct()
        .where('g.exclusion', '=', 'E1')
        .where(shownInTime),
    reason: (figures) =>
      `Thẻ BHYT nhóm hưởng lương hưu, trợ cấp hằng tháng (HT, TB, XB, CT, CS) trong năm ${figures.year}${figures.compared_year === figures.year ? '' : ' hoặc tháng đối chiếu'}.`,
  },
})
