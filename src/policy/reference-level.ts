import { defineParameter } from './parameter.ts'

/** Mức tham chiếu (Luật BHXH 41/2024, Điều 7): the base salary as long as there is one. */
export const REFERENCE_LEVEL = defineParameter<number>({
  name: 'reference_level',
  title: { vi: 'Mức tham chiếu (lương cơ sở)', en: 'Reference level (base salary)' },
  unit: 'VND a month',
  values: [
    { value: 1_490_000, from: '2019-07-01', to: '2023-06-30', source: 'NĐ 38/2019/NĐ-CP' },
    { value: 1_800_000, from: '2023-07-01', to: '2024-06-30', source: 'NĐ 24/2023/NĐ-CP' },
    { value: 2_340_000, from: '2024-07-01', to: '2026-06-30', source: 'NĐ 73/2024/NĐ-CP' },
    {
      value: 2_530_000,
      from: '2026-07-01',
      to: null,
      source: 'NĐ 161/2026/NĐ-CP',
      note: 'second-hand; to be confirmed before it is printed on a letter',
    },
  ],
})

/** How many reference levels a contribution base may reach (Điều 31). */
export const CONTRIBUTION_CAP_MULTIPLE = defineParameter<number>({
  name: 'contribution_cap_multiple',
  title: { vi: 'Mức trần: số lần mức tham chiếu', en: 'Cap of the contribution base, in reference levels' },
  unit: 'times',
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
    vi: 'Mức trần BHTN: số lần lương tối thiểu vùng',
    en: 'Cap of unemployment insurance, in regional minimum wages',
  },
  unit: 'times',
  values: [{ value: 20, from: '2015-01-01', to: null, source: 'Luật Việc làm 38/2013/QH13, Điều 58; 74/2025/QH15' }],
})
