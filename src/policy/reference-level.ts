import { defineParameter, OWN_KNOWLEDGE, SECOND_HAND } from './parameter.ts'
import { WHOLE } from './shape.ts'

/** Mức tham chiếu (Luật BHXH 41/2024, Điều 7): the base salary as long as there is one. */
export const REFERENCE_LEVEL = defineParameter<number>({
  name: 'reference_level',
  title: { vi: 'Mức tham chiếu (lương cơ sở)', en: 'Reference level (base salary)' },
  unit: 'vnd_month',
  shape: WHOLE,
  values: [
    { value: 1_490_000, from: '2019-07-01', to: '2023-06-30', source: 'NĐ 38/2019/NĐ-CP', note: OWN_KNOWLEDGE },
    { value: 1_800_000, from: '2023-07-01', to: '2024-06-30', source: 'NĐ 24/2023/NĐ-CP', note: OWN_KNOWLEDGE },
    { value: 2_340_000, from: '2024-07-01', to: '2026-06-30', source: 'NĐ 73/2024/NĐ-CP' },
    {
      value: 2_530_000,
      from: '2026-07-01',
      to: null,
      source: 'NĐ 161/2026/NĐ-CP',
      note: SECOND_HAND,
    },
  ],
})

/** How many reference levels a contribution base may reach (Điều 31). */
export const CONTRIBUTION_CAP_MULTIPLE = defineParameter<number>({
  name: 'contribution_cap_multiple',
  title: {
    vi: 'Căn cứ đóng BHXH, BHYT tối đa: số lần mức tham chiếu',
    en: 'Cap of the contribution base, in reference levels',
  },
  unit: 'times',
  shape: WHOLE,
  values: [
    {
      value: 20,
      from: '2019-07-01',
      to: null,
      source: 'Luật BHXH 41/2024/QH15, Điều 31; Luật BHXH 58/2014/QH13, Điều 89',
    },
  ],
})

/** How many regional minimum wages the base of unemployment insurance may reach. */
export const UNEMPLOYMENT_CAP_MULTIPLE = defineParameter<number>({
  name: 'unemployment_cap_multiple',
  title: {
    vi: 'Căn cứ đóng BHTN tối đa: số lần lương tối thiểu vùng',
    en: 'Cap of unemployment insurance, in regional minimum wages',
  },
  unit: 'times',
  shape: WHOLE,
  values: [{ value: 20, from: '2015-01-01', to: null, source: 'Luật Việc làm 38/2013/QH13, Điều 58; 74/2025/QH15' }],
})

export type FloorKind = 'regional_minimum_wage' | 'reference_level'

/** What a contribution base may not be under: R18 is a hard sign only against the reference level. */
export const CONTRIBUTION_FLOOR = defineParameter<FloorKind>({
  name: 'contribution_floor',
  title: { vi: 'Căn cứ đóng BHXH tối thiểu tính theo', en: 'What the lowest contribution base is' },
  unit: 'reading',
  shape: {
    kind: 'choice',
    choices: { regional_minimum_wage: 'lương tối thiểu vùng', reference_level: 'mức tham chiếu' },
  },
  values: [
    {
      value: 'regional_minimum_wage',
      from: '2016-01-01',
      to: '2025-06-30',
      source: 'Luật BHXH 58/2014/QH13, Điều 89',
      note: OWN_KNOWLEDGE,
    },
    { value: 'reference_level', from: '2025-07-01', to: null, source: 'Luật BHXH 41/2024/QH15, Điều 31.1.đ' },
  ],
})

/** Owners and unpaid managers (2.1.m, n) choose a base between these, and may choose again after `CHOSEN_BASE_MONTHS`. */
export const CHOSEN_BASE_MULTIPLES = defineParameter<Readonly<Record<'least' | 'most', number>>>({
  name: 'chosen_base_multiples',
  title: {
    vi: 'Chủ hộ kinh doanh, người quản lý không hưởng lương: căn cứ đóng tự chọn, số lần mức tham chiếu',
    en: 'Owners and unpaid managers: chosen base, in reference levels',
  },
  unit: 'times',
  shape: { kind: 'record', keys: { least: 'thấp nhất', most: 'cao nhất' } },
  values: [{ value: { least: 1, most: 20 }, from: '2025-07-01', to: null, source: 'Luật BHXH 41/2024/QH15, Điều 31' }],
})

export const CHOSEN_BASE_MONTHS = defineParameter<number>({
  name: 'chosen_base_months',
  title: {
    vi: 'Chủ hộ kinh doanh, người quản lý không hưởng lương: được chọn lại căn cứ đóng sau',
    en: 'Owners and unpaid managers: may choose another base after',
  },
  unit: 'months',
  shape: WHOLE,
  values: [{ value: 12, from: '2025-07-01', to: null, source: 'Luật BHXH 41/2024/QH15, Điều 31' }],
})
