import { defineParameter, SECOND_HAND } from './parameter.ts'
import { WHOLE } from './shape.ts'

/** Days of the agencies' own routine (domain notes §3.6, §5.1). */

const NOTE = SECOND_HAND

export const DEMAND_DAY = defineParameter<number>({
  name: 'demand_day',
  title: { vi: 'Đôn đốc bằng văn bản trong những ngày đầu của tháng', en: 'Written demand by this day of the month' },
  unit: 'day_of_month',
  shape: WHOLE,
  values: [{ value: 10, from: '2025-07-01', to: null, source: 'NĐ 274/2025/NĐ-CP', note: NOTE }],
})

export const FINDING_WORKING_DAYS = defineParameter<number>({
  name: 'finding_working_days',
  title: { vi: 'Đôn đốc sau khi phát hiện', en: 'Written demand after other findings' },
  unit: 'working_days',
  shape: WHOLE,
  values: [{ value: 5, from: '2025-07-01', to: null, source: 'NĐ 274/2025/NĐ-CP', note: NOTE }],
})

export const INSPECTION_DAY = defineParameter<number>({
  name: 'inspection_day',
  title: {
    vi: 'Chuyển dữ liệu cho thanh tra trước ngày này của tháng đầu quý sau',
    en: 'Data to inspection before this day of the first month of the next quarter',
  },
  unit: 'day_of_month',
  shape: WHOLE,
  values: [{ value: 15, from: '2025-07-01', to: null, source: 'NĐ 274/2025/NĐ-CP', note: NOTE }],
})

export const TAX_EXCHANGE_DAY = defineParameter<number>({
  name: 'tax_exchange_day',
  title: { vi: 'Thuế và BHXH trao đổi dữ liệu trước ngày', en: 'Tax and insurance exchange data by' },
  unit: 'day_of_month',
  shape: WHOLE,
  values: [{ value: 10, from: '2021-07-09', to: null, source: 'Quy chế 1999/QCPH-BHXH-TCT' }],
})
