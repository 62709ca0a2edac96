import { defineParameter, OWN_KNOWLEDGE } from './parameter.ts'
import { WHOLE } from './shape.ts'

/** Shortest contract, in months, that brings a worker under a fund. */
export const RETIREMENT_MINIMUM_CONTRACT = defineParameter<number>({
  name: 'retirement_minimum_contract',
  title: { vi: 'Thời hạn hợp đồng tối thiểu: BHXH', en: 'Shortest contract: social insurance' },
  unit: 'months',
  shape: WHOLE,
  values: [
    {
      value: 1,
      from: '2018-01-01',
      to: '2025-06-30',
      source: 'Luật BHXH 58/2014/QH13, Điều 2.1.b',
      note: OWN_KNOWLEDGE,
    },
    { value: 1, from: '2025-07-01', to: null, source: 'Luật BHXH 41/2024/QH15, Điều 2.1.a' },
  ],
})

export const HEALTH_MINIMUM_CONTRACT = defineParameter<number>({
  name: 'health_minimum_contract',
  title: { vi: 'Thời hạn hợp đồng tối thiểu: BHYT', en: 'Shortest contract: health insurance' },
  unit: 'months',
  shape: WHOLE,
  values: [
    {
      value: 3,
      from: '2015-01-01',
      to: '2025-06-30',
      source: 'Luật BHYT sửa đổi 46/2014/QH13, Điều 12',
      note: OWN_KNOWLEDGE,
    },
    { value: 1, from: '2025-07-01', to: null, source: 'Luật BHYT sửa đổi 51/2024/QH15, Điều 12' },
  ],
})

export const UNEMPLOYMENT_MINIMUM_CONTRACT = defineParameter<number>({
  name: 'unemployment_minimum_contract',
  title: { vi: 'Thời hạn hợp đồng tối thiểu: BHTN', en: 'Shortest contract: unemployment insurance' },
  unit: 'months',
  shape: WHOLE,
  values: [
    {
      value: 3,
      from: '2015-01-01',
      to: '2025-12-31',
      source: 'Luật Việc làm 38/2013/QH13, Điều 43',
      note: OWN_KNOWLEDGE,
    },
    { value: 1, from: '2026-01-01', to: null, source: 'Luật Việc làm 74/2025/QH15, Điều 31' },
  ],
})

/** Shortest contract of a foreigner who is covered at all (Điều 2.2). */
export const FOREIGNER_MINIMUM_CONTRACT = defineParameter<number>({
  name: 'foreigner_minimum_contract',
  title: { vi: 'Thời hạn hợp đồng tối thiểu: người nước ngoài', en: 'Shortest contract: foreigners' },
  unit: 'months',
  shape: WHOLE,
  values: [
    { value: 12, from: '2018-12-01', to: '2025-06-30', source: 'NĐ 143/2018/NĐ-CP, Điều 2', note: OWN_KNOWLEDGE },
    { value: 12, from: '2025-07-01', to: null, source: 'Luật BHXH 41/2024/QH15, Điều 2.2' },
  ],
})

/** A month with as many working days without pay needs no contribution (Điều 33.5). */
export const UNPAID_WORKING_DAYS = defineParameter<number>({
  name: 'unpaid_working_days',
  title: {
    vi: 'Số ngày làm việc không hưởng lương trong tháng mà từ đó không phải đóng',
    en: 'Working days without pay from which a month needs no contribution',
  },
  unit: 'working_days',
  shape: WHOLE,
  values: [
    {
      value: 14,
      from: '2016-01-01',
      to: '2025-06-30',
      source: 'Luật BHXH 58/2014/QH13, Điều 85.3',
      note: OWN_KNOWLEDGE,
    },
    { value: 14, from: '2025-07-01', to: null, source: 'Luật BHXH 41/2024/QH15, Điều 33.5' },
  ],
})

/** How long contributions may be suspended (Điều 37). */
export const SUSPENSION_MONTHS = defineParameter<number>({
  name: 'suspension_months',
  title: { vi: 'Tạm dừng đóng nhiều nhất', en: 'Longest suspension of contributions' },
  unit: 'months',
  shape: WHOLE,
  values: [{ value: 12, from: '2025-07-01', to: null, source: 'Luật BHXH 41/2024/QH15, Điều 37' }],
})
