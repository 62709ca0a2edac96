import { exclusion } from '../define.ts'

export const e14 = exclusion({
  id: 'E14',
  title: { vi: 'Kê khai lao động không có thật', en: 'False payroll' },
  basis: { instrument: 'Luật Quản lý thuế 38/2019/QH14', article: 'Điều 143', inForce: ['2020-07-01', null] },
  signal: 'comes back as the result of a check, never from data',
  wouldNeed: ['reviewed'],
  decides: { kind: 'not_decidable' },
})
