import { holdRule } from '../define.ts'

export const r27 = holdRule({
  id: 'R27',
  title: { vi: 'Đơn vị tạm ngừng kinh doanh', en: 'Employer paused' },
  meaning:
    'Đơn vị tạm ngừng kinh doanh (trạng thái 05) hoặc tạm dừng đóng: chỉ xét các tháng ngoài thời gian tạm ngừng.',
  doubts: ['Hoạt động trở lại sớm mà chưa báo.'],
  basis: {
    instrument: 'TT 86/2024/TT-BTC; TT 90/2026/TT-BTC',
    article: 'trạng thái 05',
    inForce: ['2025-02-06', null],
  },
  priority: 3,
  needs: [['tax_units', 'enterprise_registry', 'insurance_units']],
  reads: ['coverage_employer_year', 'employer', 'unit'],
  excludedBy: [],
  onEmployerCase: {
    // The employer's own pause leaves no month, or every unit it has pauses in every month compared.
    removes: (db) =>
      db
        .selectFrom('coverage_employer_year')
        .select(['employer_id', 'year'])
        .where((row) =>
          row.or([row('all_paused', '=', 1), row.and([row('live', '=', 0), row('paused_units', '=', 1)])]),
        ),
    removalReason: () => 'Đơn vị tạm ngừng trong mọi tháng đối chiếu: không còn tháng nào để so sánh.',
  },
})
