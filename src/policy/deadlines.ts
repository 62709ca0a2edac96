import { defineParameter, OWN_KNOWLEDGE, SECOND_HAND } from './parameter.ts'
import { WHOLE } from './shape.ts'

/** Days of the law that count from an obligation (domain notes §3.1, §3.6). */

/** Days after the obligation begins within which an employer registers a worker (Điều 28). */
export const REGISTRATION_DAYS = defineParameter<number>({
  name: 'registration_days',
  title: { vi: 'Thời hạn đăng ký tham gia', en: 'Days to register a worker' },
  unit: 'days',
  shape: WHOLE,
  values: [
    { value: 30, from: '2016-01-01', to: '2025-06-30', source: 'Luật BHXH 58/2014/QH13, Điều 99', note: OWN_KNOWLEDGE },
    { value: 30, from: '2025-07-01', to: null, source: 'Luật BHXH 41/2024/QH15, Điều 28' },
  ],
})

/** Last day of the span in which a missing registration counts as late only: 30 days to register and 60 more (Điều 38). */
export const LATE_REGISTRATION_DAYS = defineParameter<number>({
  name: 'late_registration_days',
  title: { vi: 'Ngày cuối của thời hạn chậm đăng ký', en: 'Last day of late registration' },
  unit: 'days',
  shape: WHOLE,
  values: [
    {
      value: 90,
      from: '2016-01-01',
      to: '2025-06-30',
      source: 'Luật BHXH 41/2024/QH15, Điều 38–39',
      note: 'luật trước ngày 1/7/2025 không có mốc này; áp dụng mốc của luật sau cho nghĩa vụ còn kéo dài',
    },
    {
      value: 90,
      from: '2025-07-01',
      to: null,
      source: 'Luật BHXH 41/2024/QH15, Điều 38–39; NĐ 274/2025/NĐ-CP',
      note: SECOND_HAND,
    },
  ],
})

export type Payer = 'employer' | 'self'

/** Contributions of a cycle are due until the last day of this many months after the cycle. */
export const PAYMENT_DEADLINE_MONTHS = defineParameter<Readonly<Record<Payer, number>>>({
  name: 'payment_deadline_months',
  title: {
    vi: 'Hạn đóng: ngày cuối của tháng thứ mấy sau chu kỳ đóng',
    en: 'Payment is due by the last day of this month after the cycle',
  },
  unit: 'months',
  shape: {
    kind: 'record',
    keys: { employer: 'người sử dụng lao động', self: 'chủ hộ kinh doanh, người quản lý không hưởng lương' },
  },
  values: [
    {
      value: { employer: 1, self: 1 },
      from: '2016-01-01',
      to: '2025-06-30',
      source: 'Luật BHXH 41/2024/QH15, Điều 33–34',
      note: 'ghi chú nghiệp vụ không có hạn đóng của luật trước ngày 1/7/2025; áp dụng hạn của luật sau, có lợi hơn cho đơn vị',
    },
    { value: { employer: 1, self: 1 }, from: '2025-07-01', to: null, source: 'Luật BHXH 41/2024/QH15, Điều 33–34' },
  ],
})

/** On late and evaded amounts alike (Điều 40, 41): 0.03 % a day. */
export const LATE_INTEREST_RATE = defineParameter<number>({
  name: 'late_interest_rate',
  title: { vi: 'Số tiền phải nộp thêm khi chậm đóng', en: 'Interest on late payment' },
  unit: 'per_ten_thousand_day',
  shape: WHOLE,
  values: [{ value: 3, from: '2025-07-01', to: null, source: 'Luật BHXH 41/2024/QH15, Điều 40–41' }],
})

/** Registered amounts stay late until this many days after the deadline; after that, and once urged, they are watched closely (Điều 39.1.đ, e). */
export const LATE_PAYMENT_DAYS = defineParameter<number>({
  name: 'late_payment_days',
  title: { vi: 'Chậm đóng: số ngày sau hạn đóng, khi đã được đôn đốc', en: 'Late payment: days after the deadline' },
  unit: 'days',
  shape: WHOLE,
  values: [{ value: 60, from: '2025-07-01', to: null, source: 'Luật BHXH 41/2024/QH15, Điều 38–39' }],
})
