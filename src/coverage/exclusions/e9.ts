import { rowsOf } from '../../store/scratch.ts'
import { exclusion } from '../define.ts'
import { spansOfHits } from '../direct/hits.ts'
import { showsForces } from '../person-expressions.ts'
import { shownInTime } from '../shown-in-time.ts'

export const e9 = exclusion({
  id: 'E9',
  title: { vi: 'Lực lượng vũ trang, cơ yếu', en: 'Armed forces' },
  basis: {
    instrument: 'Luật BHXH 41/2024/QH15',
    article: 'Điều 2 khoản 1 điểm c, d, đ',
    inForce: ['2025-07-01', null],
  },
  signal:
    'position on the roll, or card with object code QN, CA or CY, in the year or in a month compared; their rolls are separate, so absence means nothing',
  onDirect: {
    removes: () => rowsOf(spansOfHits(showsForces('p'))),
    removalReason: () => 'Thuộc lực lượng vũ trang, cơ yếu (thẻ QN, CA, CY hoặc chức danh): quản lý riêng.',
  },
  decides: {
    kind: 'removes',
    candidates: (db) =>
      db
        .selectFrom('coverage_candidate as c')
        .innerJoin('coverage_guarded_span as g', 'g.person_id', 'c.person_id')
        .select('c.candidate_id')
        .distinct()
        .where('g.exclusion', '=', 'E9')
        .where(shownInTime),
    reason: () => 'Thuộc lực lượng vũ trang, cơ yếu (thẻ QN, CA, CY hoặc chức danh): danh sách quản lý riêng.',
  },
})
