import { defineParameter } from './parameter.ts'

/** Shortest contract, in months, that brings a worker under a fund. */
export const RETIREMENT_MINIMUM_CONTRACT = defineParameter<number>({
  name: 'retirement_minimum_contract',
  title: { vi: 'Thời hạn hợp đồng tối thiểu: BHXH', en: 'Shortest contract: social insurance' },
  unit: 'months',
  values: [
    { value: 1, from: '2018-01-01', to: null, source: 'Luật BHXH 58/2014/QH13, Điều 2.1.b; 41/2024/QH15, Điều 2.1.a' },
  ],
})

export const HEALTH_MINIMUM_CONTRACT = defineParameter<number>({
  name: 'health_minimum_contract',
  title: { vi: 'Thời hạn hợp đồng tối thiểu: BHYT', en: 'Shortest contract: health insurance' },
  unit: 'months',
  values: [
    { value: 3, from: '2015-01-01', to: '2025-06-30', source: 'Luật BHYT sửa đổi 46/2014/QH13, Điều 12' },
    { value: 1, from: '2025-07-01', to: null, source: 'Luật BHYT sửa đổi 51/2024/QH15, Điều 12' },
  ],
})

export const UNEMPLOYMENT_MINIMUM_CONTRACT = defineParameter<number>({
  name: 'unemployment_minimum_contract',
  title: { vi: 'Thời hạn hợp đồng tối thiểu: BHTN', en: 'Shortest contract: unemployment insurance' },
  unit: 'months',
  values: [
    { value: 3, from: '2015-01-01', to: '2025-12-31', source: 'Luật Việc làm 38/2013/QH13, Điều 43' },
    { value: 1, from: '2026-01-01', to: null, source: 'Luật Việc làm 74/2025/QH15, Điều 31' },
  ],
})

/** Shortest contract of a foreigner who is covered at all (Điều 2.2). */
export const FOREIGNER_MINIMUM_CONTRACT = defineParameter<number>({
  name: 'foreigner_minimum_contract',
  title: { vi: 'Thời hạn hợp đồng tối thiểu: người nước ngoài', en: 'Shortest contract: foreigners' },
  unit: 'months',
  values: [
    { value: 12, from: '2018-12-01', to: null, source: 'NĐ 143/2018/NĐ-CP, Điều 2; Luật BHXH 41/2024/QH15, Điều 2.2' },
  ],
})
