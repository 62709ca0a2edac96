import { LAW, type PolicyBook } from './book.ts'
import { defineParameter, OWN_KNOWLEDGE } from './parameter.ts'
import type { Shape } from './shape.ts'

export type WageRegion = 'I' | 'II' | 'III' | 'IV'
export type Wages = Readonly<Record<WageRegion, number>>

const BY_REGION: Shape = { kind: 'record', keys: { I: 'vùng I', II: 'vùng II', III: 'vùng III', IV: 'vùng IV' } }

/** Monthly minimum wages by region of the place of work. */
export const REGIONAL_MINIMUM_WAGES = defineParameter<Wages>({
  name: 'regional_minimum_wages',
  title: { vi: 'Lương tối thiểu vùng theo tháng', en: 'Regional minimum wages, by month' },
  unit: 'vnd_month',
  shape: BY_REGION,
  values: [
    {
      value: { I: 4_680_000, II: 4_160_000, III: 3_640_000, IV: 3_250_000 },
      from: '2022-07-01',
      to: '2024-06-30',
      source: 'NĐ 38/2022/NĐ-CP',
      note: OWN_KNOWLEDGE,
    },
    {
      value: { I: 4_960_000, II: 4_410_000, III: 3_860_000, IV: 3_450_000 },
      from: '2024-07-01',
      to: '2025-12-31',
      source: 'NĐ 74/2024/NĐ-CP',
      note: OWN_KNOWLEDGE,
    },
    {
      value: { I: 5_310_000, II: 4_730_000, III: 4_140_000, IV: 3_700_000 },
      from: '2026-01-01',
      to: null,
      source: 'NĐ 293/2025/NĐ-CP',
    },
  ],
})

export const HOURLY_MINIMUM_WAGES = defineParameter<Wages>({
  name: 'hourly_minimum_wages',
  title: { vi: 'Lương tối thiểu vùng theo giờ', en: 'Regional minimum wages, by hour' },
  unit: 'vnd_hour',
  shape: BY_REGION,
  values: [
    {
      value: { I: 25_500, II: 22_700, III: 20_000, IV: 17_800 },
      from: '2026-01-01',
      to: null,
      source: 'NĐ 293/2025/NĐ-CP',
    },
  ],
})

/** The lowest of the four regional wages on a day; undefined before the first value. */
export function lowestMinimumWage(date: string, policy: PolicyBook = LAW): number | undefined {
  const wages = policy.valueOn(REGIONAL_MINIMUM_WAGES, date)
  return wages === undefined ? undefined : Math.min(wages.I, wages.II, wages.III, wages.IV)
}
