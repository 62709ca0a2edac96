import { defineParameter, valueOn } from './parameter.ts'

export type WageRegion = 'I' | 'II' | 'III' | 'IV'

/** Monthly minimum wages by region of the place of work. */
export const REGIONAL_MINIMUM_WAGES = defineParameter<Readonly<Record<WageRegion, number>>>({
  name: 'regional_minimum_wages',
  title: { vi: 'Lương tối thiểu vùng', en: 'Regional minimum wages' },
  unit: 'VND a month',
  values: [
    {
      value: { I: 4_680_000, II: 4_160_000, III: 3_640_000, IV: 3_250_000 },
      from: '2022-07-01',
      to: '2024-06-30',
      source: 'NĐ 38/2022/NĐ-CP',
    },
    {
      value: { I: 4_960_000, II: 4_410_000, III: 3_860_000, IV: 3_450_000 },
      from: '2024-07-01',
      to: '2025-12-31',
      source: 'NĐ 74/2024/NĐ-CP',
    },
    {
      value: { I: 5_310_000, II: 4_730_000, III: 4_140_000, IV: 3_700_000 },
      from: '2026-01-01',
      to: null,
      source: 'NĐ 293/2025/NĐ-CP',
    },
  ],
})

/** The lowest of the four regional wages on a day; undefined before the first value. */
export function lowestMinimumWage(date: string): number | undefined {
  const wages = valueOn(REGIONAL_MINIMUM_WAGES, date)
  return wages === undefined ? undefined : Math.min(wages.I, wages.II, wages.III, wages.IV)
}
