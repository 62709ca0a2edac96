import { exclusion } from '../define.ts'

export const e8 = exclusion({
  id: 'E8',
  title: { vi: 'Chỉ có tên trong bảng kê 05-2', en: 'In appendix 05-2 only' },
  basis: { instrument: 'TT 80/2021/TT-BTC', article: 'mẫu 05-2/BK-QTT-TNCN', inForce: ['2022-01-01', null] },
  signal: 'no row in 05-1 and none without a form; rule R11 takes these people',
  decides: {
    kind: 'removes',
    candidates: (db) => db.selectFrom('coverage_candidate').select('candidate_id').where('contract', '=', 0),
    reason: () =>
      'Chỉ có trong bảng kê 05-2 (không ký hợp đồng hoặc hợp đồng dưới 03 tháng): không đủ căn cứ thời hạn hợp đồng.',
  },
})
