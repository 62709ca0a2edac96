import { defineParameter } from './parameter.ts'

/** Shares of the contribution base in parts per thousand, so that arithmetic stays in whole numbers. */
export interface FundRates {
  readonly retirement: number
  readonly sicknessMaternity: number
  readonly accident: number
  readonly unemployment: number
  readonly health: number
}

export const WORKER_RATES = defineParameter<FundRates>({
  name: 'worker_rates',
  title: { vi: 'Tỷ lệ người lao động đóng', en: 'What the worker pays' },
  unit: 'per mille of the base',
  values: [
    {
      value: { retirement: 80, sicknessMaternity: 0, accident: 0, unemployment: 10, health: 15 },
      from: '2022-10-01',
      to: null,
      source: 'Luật BHXH 41/2024/QH15, Điều 32–33; NĐ 374/2025/NĐ-CP',
    },
  ],
})

export const EMPLOYER_RATES = defineParameter<FundRates>({
  name: 'employer_rates',
  title: { vi: 'Tỷ lệ người sử dụng lao động đóng', en: 'What the employer pays' },
  unit: 'per mille of the base',
  values: [
    {
      value: { retirement: 140, sicknessMaternity: 30, accident: 5, unemployment: 10, health: 30 },
      from: '2022-10-01',
      to: null,
      source: 'Luật BHXH 41/2024/QH15, Điều 34',
      note: 'accident 3 for permitted firms; a further employer of a covered worker owes the accident fund only (Luật ATVSLĐ, Điều 43)',
    },
  ],
})
