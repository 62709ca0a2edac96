import { defineParameter } from './parameter.ts'

/** Days after the obligation begins within which an employer registers a worker (Điều 28). */
export const REGISTRATION_DAYS = defineParameter<number>({
  name: 'registration_days',
  title: { vi: 'Thời hạn đăng ký tham gia', en: 'Days to register a worker' },
  unit: 'days',
  values: [
    { value: 30, from: '2016-01-01', to: null, source: 'Luật BHXH 41/2024/QH15, Điều 28; 58/2014/QH13, Điều 99' },
  ],
})

/** Last day of the span in which a missing registration counts as late only: 30 days to register and 60 more (Điều 38). */
export const LATE_REGISTRATION_DAYS = defineParameter<number>({
  name: 'late_registration_days',
  title: { vi: 'Ngày cuối của thời hạn chậm đăng ký', en: 'Last day of late registration' },
  unit: 'days',
  values: [
    { value: 90, from: '2016-01-01', to: null, source: 'Luật BHXH 41/2024/QH15, Điều 38–39; NĐ 274/2025/NĐ-CP' },
  ],
})
