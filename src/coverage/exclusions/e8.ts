import { exclusion } from '../define.ts'

export const e8 = exclusion({
  id: 'E8',
  title: {
    vi: 'Chỉ có tên trong bảng kê 05-2, hoặc nơi chi trả chỉ khấu trừ thuế thay',
    en: 'In appendix 05-2 only, or paid by a mere withholding agent',
  },
  basis: { instrument: 'TT 80/2021/TT-BTC', article: 'mẫu 05-2/BK-QTT-TNCN', inForce: ['2022-01-01', null] },
  signal:
    'no row in 05-1 and none without a form (rule R11 takes these people); or a payer whose tax ID only withholds (withholding_only) and that has no open unit',
  decides: {
    kind: 'removes',
    candidates: (db) => db.selectFrom('coverage_candidate').select('candidate_id').where('contract', '=', 0),
    reason: (figures) =>
      figures.agent_only === 1
        ? 'Mã số thuế của nơi chi trả chỉ dùng để khấu trừ, nộp thay và không có mã đơn vị BHXH: không phải đơn vị sử dụng lao động.'
        : 'Chỉ có trong bảng kê 05-2 (không ký hợp đồng hoặc hợp đồng dưới 03 tháng): không đủ căn cứ thời hạn hợp đồng.',
  },
})
