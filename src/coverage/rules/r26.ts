import { holdRule } from '../define.ts'

export const r26 = holdRule({
  id: 'R26',
  title: { vi: 'Đơn vị đã đóng mã số thuế, giải thể, phá sản, chấm dứt', en: 'Employer closed' },
  meaning:
    "Cơ quan thuế ghi trạng thái 01, 03, 04, 07 hoặc đăng ký kinh doanh ghi giải thể, phá sản, chấm dứt, thu hồi: không lập danh sách khai thác; nợ cũ vẫn nêu ở R05 với dấu 'khó thu'.",
  doubts: ['Trạng thái 03 (ngừng, chưa đóng mã số thuế) có thể còn lao động.'],
  basis: {
    instrument: 'TT 86/2024/TT-BTC; TT 90/2026/TT-BTC',
    article: 'trạng thái 01, 03, 04, 07',
    inForce: ['2025-02-06', null],
  },
  priority: 3,
  needs: [['tax_units', 'enterprise_registry']],
  reads: ['coverage_employer_year', 'employer'],
  excludedBy: [],
  onEmployerCase: {
    removes: (db) =>
      db.selectFrom('coverage_employer_year').select(['employer_id', 'year']).where('state', '=', 'closed'),
    removalReason: () =>
      'Cơ quan thuế hoặc đăng ký kinh doanh ghi đơn vị đã ngừng hoạt động, giải thể, phá sản hoặc chấm dứt: không lập danh sách khai thác.',
  },
})
