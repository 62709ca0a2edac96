import { defineParameter, OWN_KNOWLEDGE } from './parameter.ts'
import { type Shape, WHOLE } from './shape.ts'

/** Shares of the contribution base in parts per thousand, so that arithmetic stays in whole numbers. */
export interface FundRates {
  readonly retirement: number
  readonly sicknessMaternity: number
  readonly accident: number
  readonly unemployment: number
  readonly health: number
}

const BY_FUND: Shape = {
  kind: 'record',
  keys: {
    retirement: 'hưu trí, tử tuất',
    sicknessMaternity: 'ốm đau, thai sản',
    accident: 'TNLĐ-BNN',
    unemployment: 'BHTN',
    health: 'BHYT',
  },
}

const WORKER: FundRates = { retirement: 80, sicknessMaternity: 0, accident: 0, unemployment: 10, health: 15 }
const EMPLOYER: FundRates = { retirement: 140, sicknessMaternity: 30, accident: 5, unemployment: 10, health: 30 }
const OLD_LAWS = 'Luật BHXH 58/2014/QH13, Điều 85–86; Luật Việc làm 38/2013/QH13, Điều 57; Luật BHYT'
const FROM_JULY_2025 = 'Luật BHXH 41/2024/QH15, Điều 32–34; Luật Việc làm 38/2013/QH13; Luật BHYT sửa đổi 51/2024/QH15'
const FROM_2026 =
  'Luật BHXH 41/2024/QH15, Điều 32–34; Luật Việc làm 74/2025/QH15, NĐ 374/2025/NĐ-CP; Luật BHYT sửa đổi 51/2024/QH15'
const ACCIDENT_ALONE =
  'đơn vị sử dụng lao động thứ hai trở đi chỉ đóng quỹ TNLĐ-BNN (Luật ATVSLĐ, Điều 43; theo hiểu biết chung)'

export const WORKER_RATES = defineParameter<FundRates>({
  name: 'worker_rates',
  title: { vi: 'Tỷ lệ người lao động đóng', en: 'What the worker pays' },
  unit: 'permille_of_base',
  shape: BY_FUND,
  values: [
    { value: WORKER, from: '2022-10-01', to: '2025-06-30', source: OLD_LAWS, note: OWN_KNOWLEDGE },
    { value: WORKER, from: '2025-07-01', to: '2025-12-31', source: FROM_JULY_2025 },
    { value: WORKER, from: '2026-01-01', to: null, source: FROM_2026 },
  ],
})

export const EMPLOYER_RATES = defineParameter<FundRates>({
  name: 'employer_rates',
  title: { vi: 'Tỷ lệ người sử dụng lao động đóng', en: 'What the employer pays' },
  unit: 'permille_of_base',
  shape: BY_FUND,
  values: [
    {
      value: EMPLOYER,
      from: '2022-10-01',
      to: '2025-06-30',
      source: OLD_LAWS,
      note: `${OWN_KNOWLEDGE}; ${ACCIDENT_ALONE}`,
    },
    { value: EMPLOYER, from: '2025-07-01', to: '2025-12-31', source: FROM_JULY_2025, note: ACCIDENT_ALONE },
    { value: EMPLOYER, from: '2026-01-01', to: null, source: FROM_2026, note: ACCIDENT_ALONE },
  ],
})

/** Accident fund of firms that have been permitted the lower rate. */
export const REDUCED_ACCIDENT_RATE = defineParameter<number>({
  name: 'reduced_accident_rate',
  title: { vi: 'Tỷ lệ TNLĐ-BNN của đơn vị được giảm', en: 'Accident rate of permitted firms' },
  unit: 'permille_of_base',
  shape: WHOLE,
  values: [{ value: 3, from: '2022-10-01', to: null, source: 'ghi chú nghiệp vụ §3.4', note: OWN_KNOWLEDGE }],
})

/** Foreigners under Điều 2.2: all but unemployment insurance, so 9.5 and 20.5 percent. */
export const FOREIGN_WORKER_RATES = defineParameter<FundRates>({
  name: 'foreign_worker_rates',
  title: { vi: 'Tỷ lệ người lao động nước ngoài đóng', en: 'What a foreign worker pays' },
  unit: 'permille_of_base',
  shape: BY_FUND,
  values: [
    {
      value: { ...WORKER, unemployment: 0 },
      from: '2022-10-01',
      to: '2025-06-30',
      source: 'NĐ 143/2018/NĐ-CP; Luật BHYT',
      note: OWN_KNOWLEDGE,
    },
    {
      value: { ...WORKER, unemployment: 0 },
      from: '2025-07-01',
      to: null,
      source: 'Luật BHXH 41/2024/QH15, Điều 32–33; Luật BHYT sửa đổi 51/2024/QH15',
    },
  ],
})

export const FOREIGN_EMPLOYER_RATES = defineParameter<FundRates>({
  name: 'foreign_employer_rates',
  title: { vi: 'Tỷ lệ đóng cho người lao động nước ngoài', en: 'What the employer of a foreign worker pays' },
  unit: 'permille_of_base',
  shape: BY_FUND,
  values: [
    {
      value: { ...EMPLOYER, unemployment: 0 },
      from: '2022-10-01',
      to: '2025-06-30',
      source: 'NĐ 143/2018/NĐ-CP; Luật BHYT',
      note: OWN_KNOWLEDGE,
    },
    {
      value: { ...EMPLOYER, unemployment: 0 },
      from: '2025-07-01',
      to: null,
      source: 'Luật BHXH 41/2024/QH15, Điều 32–34; Luật BHYT sửa đổi 51/2024/QH15',
    },
  ],
})

/** Owners and unpaid managers (2.1.m, n) pay the whole themselves: 3 + 22 + 4.5 = 29.5 percent. */
export const SELF_PAID_RATES = defineParameter<FundRates>({
  name: 'self_paid_rates',
  title: {
    vi: 'Tỷ lệ chủ hộ kinh doanh, người quản lý không hưởng lương tự đóng',
    en: 'What owners and unpaid managers pay',
  },
  unit: 'permille_of_base',
  shape: BY_FUND,
  values: [
    {
      value: { retirement: 220, sicknessMaternity: 30, accident: 0, unemployment: 0, health: 45 },
      from: '2025-07-01',
      to: null,
      source: 'Luật BHXH 41/2024/QH15, Điều 33; Luật BHYT sửa đổi 51/2024/QH15',
    },
  ],
})

export const VOLUNTARY_RATE = defineParameter<number>({
  name: 'voluntary_rate',
  title: { vi: 'Tỷ lệ đóng BHXH tự nguyện', en: 'What voluntary participants pay' },
  unit: 'permille_of_base',
  shape: WHOLE,
  values: [
    {
      value: 220,
      from: '2016-01-01',
      to: '2025-06-30',
      source: 'Luật BHXH 58/2014/QH13, Điều 87',
      note: OWN_KNOWLEDGE,
    },
    { value: 220, from: '2025-07-01', to: null, source: 'Luật BHXH 41/2024/QH15, Điều 36' },
  ],
})

/** All funds together, in parts per thousand of the base. */
export function totalRate(rates: FundRates): number {
  return rates.retirement + rates.sicknessMaternity + rates.accident + rates.unemployment + rates.health
}
