import { sql } from 'kysely'
import { rowsOf } from '../../store/scratch.ts'
import { exclusion } from '../define.ts'

export const e10 = exclusion({
  id: 'E10',
  title: { vi: 'Đơn vị đã đóng, không còn hiệu lực hoặc tạm ngừng', en: 'Employer closed, void or paused' },
  basis: {
    instrument: 'TT 86/2024/TT-BTC; TT 90/2026/TT-BTC',
    article: 'trạng thái 01, 03, 04, 05, 07',
    inForce: ['2025-02-06', null],
  },
  signal: 'state of the employer (R26, R27)',
  onDirect: {
    removes: () =>
      rowsOf(sql`select h.hit_id from coverage_direct_hit h join coverage_employer_state s on s.employer_id = h.employer_id
        where s.state = 'closed'`),
    removalReason: () =>
      'Đơn vị đã ngừng hoạt động, giải thể, phá sản hoặc chấm dứt theo cơ quan thuế hoặc đăng ký kinh doanh.',
  },
  decides: {
    kind: 'removes',
    candidates: (db) =>
      db
        .selectFrom('coverage_candidate')
        .select('candidate_id')
        .where((row) => row.or([row('state', '=', 'closed'), row('paused_out', '=', 1)])),
    reason: (figures) =>
      figures.state === 'closed'
        ? 'Đơn vị đã ngừng hoạt động, giải thể, phá sản hoặc chấm dứt theo cơ quan thuế hoặc đăng ký kinh doanh.'
        : 'Đơn vị tạm ngừng trong mọi tháng đối chiếu.',
  },
})
