import { defineParameter, OWN_KNOWLEDGE, SECOND_HAND } from './parameter.ts'
import { WHOLE } from './shape.ts'

/** Voluntary social insurance: who may join, the least and the most, what the State pays (domain notes §3.1 clause 2.4, §3.5). */

export const VOLUNTARY_MINIMUM_AGE = defineParameter<number>({
  name: 'voluntary_minimum_age',
  title: { vi: 'BHXH tự nguyện: tuổi thấp nhất', en: 'Voluntary insurance: youngest age' },
  unit: 'years_of_age',
  shape: WHOLE,
  values: [
    {
      value: 15,
      from: '2016-01-01',
      to: '2025-06-30',
      source: 'Luật BHXH 58/2014/QH13, Điều 2.4',
      note: OWN_KNOWLEDGE,
    },
    { value: 15, from: '2025-07-01', to: null, source: 'Luật BHXH 41/2024/QH15, Điều 2.4' },
  ],
})

/** The lowest voluntary base. */
export const POVERTY_LINE_RURAL = defineParameter<number>({
  name: 'poverty_line_rural',
  title: { vi: 'Chuẩn hộ nghèo khu vực nông thôn', en: 'Rural poverty line' },
  unit: 'vnd_month',
  shape: WHOLE,
  values: [
    {
      value: 1_500_000,
      from: '2022-01-01',
      to: null,
      source: 'NĐ 07/2021/NĐ-CP',
      note: `ngày bắt đầu ${OWN_KNOWLEDGE}; năm 2026 chưa có mức thay thế`,
    },
  ],
})

export type VoluntaryGroup = 'poor' | 'island' | 'near_poor' | 'ethnic_minority' | 'other'

export const VOLUNTARY_GROUP_LABELS: Readonly<Record<VoluntaryGroup, string>> = {
  poor: 'hộ nghèo',
  island: 'xã đảo, đặc khu',
  near_poor: 'hộ cận nghèo',
  ethnic_minority: 'dân tộc thiểu số',
  other: 'khác',
}

/** Share of 22 % of the rural poverty line. */
export const VOLUNTARY_STATE_SUPPORT = defineParameter<Readonly<Record<VoluntaryGroup, number>>>({
  name: 'voluntary_state_support',
  title: { vi: 'Nhà nước hỗ trợ đóng BHXH tự nguyện', en: 'State support for voluntary insurance' },
  unit: 'permille_of_minimum_fee',
  shape: { kind: 'record', keys: VOLUNTARY_GROUP_LABELS },
  values: [
    {
      value: { poor: 500, island: 500, near_poor: 400, ethnic_minority: 300, other: 200 },
      from: '2025-07-01',
      to: null,
      source: 'NĐ 159/2025/NĐ-CP',
      note: `tỉnh có thể hỗ trợ thêm; ${SECOND_HAND}`,
    },
  ],
})

export const VOLUNTARY_SUPPORT_YEARS = defineParameter<number>({
  name: 'voluntary_support_years',
  title: { vi: 'BHXH tự nguyện: được hỗ trợ nhiều nhất', en: 'Voluntary insurance: longest State support' },
  unit: 'years',
  shape: WHOLE,
  values: [{ value: 10, from: '2025-07-01', to: null, source: 'NĐ 159/2025/NĐ-CP', note: SECOND_HAND }],
})
