import { stateRule } from '../define.ts'
import { stateCaseText } from '../state-wording.ts'
import { TO_VERIFY } from '../wording.ts'

export const r28 = stateRule({
  id: 'R28',
  title: {
    vi: 'Đơn vị chuyển địa điểm hoặc không hoạt động tại địa chỉ đã đăng ký',
    en: 'Employer moved or not at its address',
  },
  meaning:
    "Trạng thái 06 hoặc 02, hoặc đăng ký kinh doanh ghi không hoạt động tại địa chỉ: lập danh sách riêng 'cần xác minh địa chỉ'.",
  doubts: ['Vừa chuyển địa chỉ, đăng ký chưa cập nhật.'],
  basis: {
    instrument: 'TT 86/2024/TT-BTC; TT 90/2026/TT-BTC',
    article: 'trạng thái 02, 06',
    inForce: ['2025-02-06', null],
  },
  class: 'to_verify',
  priority: 3,
  needs: [['tax_units', 'enterprise_registry']],
  reads: ['coverage_employer_state', 'coverage_watched_employer', 'employment', 'unit', 'participation'],
  excludedBy: [],
  candidates: (db) => db.selectFrom('coverage_employer_state').select('employer_id').where('state', '=', 'moved'),
  reason: (figures) => `${stateCaseText(figures)} Cần xác minh địa chỉ. ${TO_VERIFY}`,
  onEmployerCase: {
    removes: (db) =>
      db.selectFrom('coverage_employer_year').select(['employer_id', 'year']).where('state', '=', 'moved'),
    removalReason: () =>
      'Đơn vị chuyển địa điểm hoặc không hoạt động tại địa chỉ đã đăng ký: cần xác minh địa chỉ trước.',
  },
})
