import { stateRule } from '../define.ts'
import { stateCaseText } from '../state-wording.ts'
import { TO_VERIFY } from '../wording.ts'

export const r29 = stateRule({
  id: 'R29',
  title: { vi: 'Trạng thái đơn vị cần xác minh', en: 'State of the employer to be verified' },
  meaning:
    'Trạng thái 09, 10, không đọc được, hoặc cơ quan thuế và đăng ký kinh doanh nói khác nhau: cần xác minh trạng thái.',
  doubts: ['Dữ liệu của hai cơ quan khác thời điểm.'],
  basis: {
    instrument: 'TT 86/2024/TT-BTC; TT 90/2026/TT-BTC',
    article: 'trạng thái 09, 10; hai cơ quan ghi khác nhau',
    inForce: ['2025-02-06', null],
  },
  class: 'to_verify',
  priority: 3,
  needs: [['tax_units', 'enterprise_registry']],
  reads: ['coverage_employer_state', 'coverage_watched_employer', 'employment', 'unit', 'participation'],
  excludedBy: [],
  candidates: (db) =>
    db
      .selectFrom('coverage_employer_state')
      .select('employer_id')
      .where((row) => row.or([row('state', '=', 'to_verify'), row('books_disagree', '=', 1)])),
  reason: (figures) => `${stateCaseText(figures)} Cần xác minh trạng thái. ${TO_VERIFY}`,
  onEmployerCase: {
    removes: (db) =>
      db.selectFrom('coverage_employer_year').select(['employer_id', 'year']).where('state', '=', 'to_verify'),
    removalReason: () => 'Trạng thái đơn vị chưa rõ: cần xác minh trạng thái trước.',
  },
})
