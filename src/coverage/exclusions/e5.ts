import { exclusion } from '../define.ts'
import { comparison } from '../wording.ts'

export const e5 = exclusion({
  id: 'E5',
  title: { vi: 'Đã tham gia ở đơn vị khác trong toàn bộ thời gian', en: 'Covered elsewhere the whole time' },
  basis: { instrument: 'Luật BHXH 41/2024/QH15', article: 'Điều 2 khoản 5', inForce: ['2025-07-01', null] },
  signal: 'retirement fund at another employer in every month compared; R12 when only in some',
  decides: {
    kind: 'by_match',
    where: 'R12',
    reason: (figures) =>
      `Đã đóng quỹ hưu trí ở đơn vị khác trong ${figures.anywhere_mask === figures.compared_mask ? 'tất cả' : 'một số'} tháng; ${comparison(figures)}.`,
  },
})
