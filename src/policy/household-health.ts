import { defineParameter, OWN_KNOWLEDGE, SECOND_HAND } from './parameter.ts'
import { WHOLE } from './shape.ts'

/** Health insurance by household (group 5) and what the State pays of the health insurance of group 4 (domain notes §3.2). */

export const HEALTH_RATE = defineParameter<number>({
  name: 'health_rate',
  title: { vi: 'Mức đóng BHYT', en: 'Health insurance fee' },
  unit: 'permille_of_salary',
  shape: WHOLE,
  values: [
    { value: 45, from: '2018-12-01', to: '2025-06-30', source: 'NĐ 146/2018/NĐ-CP, Điều 7', note: OWN_KNOWLEDGE },
    { value: 45, from: '2025-07-01', to: null, source: 'Luật BHYT sửa đổi 51/2024/QH15; NĐ 188/2025/NĐ-CP' },
  ],
})

export type HouseholdStep = 'first' | 'second' | 'third' | 'fourth' | 'later'

const STEPS: Readonly<Record<HouseholdStep, number>> = { first: 1000, second: 700, third: 600, fourth: 500, later: 400 }

export const HOUSEHOLD_HEALTH_STEPS = defineParameter<Readonly<Record<HouseholdStep, number>>>({
  name: 'household_health_steps',
  title: { vi: 'BHYT hộ gia đình: mức đóng theo thứ tự thành viên', en: 'Household health insurance by member order' },
  unit: 'permille_of_first',
  shape: {
    kind: 'record',
    keys: {
      first: 'người thứ nhất',
      second: 'người thứ hai',
      third: 'người thứ ba',
      fourth: 'người thứ tư',
      later: 'từ người thứ năm',
    },
  },
  values: [
    { value: STEPS, from: '2018-12-01', to: '2025-06-30', source: 'NĐ 146/2018/NĐ-CP, Điều 7', note: OWN_KNOWLEDGE },
    { value: STEPS, from: '2025-07-01', to: null, source: 'Luật BHYT sửa đổi 51/2024/QH15; NĐ 188/2025/NĐ-CP' },
  ],
})

/** Those of group 4, for whom the State pays a part. */
export type HealthSupportGroup =
  | 'near_poor'
  | 'near_poor_poor_commune'
  | 'student'
  | 'agricultural_average'
  | 'former_difficult_commune'

export const HEALTH_SUPPORT_LABELS: Readonly<Record<HealthSupportGroup, string>> = {
  near_poor: 'hộ cận nghèo',
  near_poor_poor_commune: 'hộ cận nghèo ở xã nghèo',
  student: 'học sinh, sinh viên',
  agricultural_average: 'hộ nông, lâm, ngư, diêm nghiệp có mức sống trung bình',
  former_difficult_commune: 'người ở xã vừa ra khỏi diện khó khăn',
}

export const HEALTH_STATE_SUPPORT = defineParameter<Readonly<Record<HealthSupportGroup, number>>>({
  name: 'health_state_support',
  title: { vi: 'Nhà nước hỗ trợ đóng BHYT, tối thiểu', en: 'State support for health insurance, at least' },
  unit: 'permille_of_fee',
  shape: { kind: 'record', keys: HEALTH_SUPPORT_LABELS },
  values: [
    {
      value: {
        near_poor: 700,
        near_poor_poor_commune: 1000,
        student: 500,
        agricultural_average: 300,
        former_difficult_commune: 700,
      },
      from: '2025-07-01',
      to: null,
      source: 'Luật BHYT sửa đổi 51/2024/QH15; NĐ 188/2025/NĐ-CP',
      note: `mức tối thiểu theo luật, tỉnh có thể hỗ trợ thêm; ${SECOND_HAND}`,
    },
  ],
})

/** How long people of a commune that is no longer a difficult one keep the support of `former_difficult_commune`. */
export const FORMER_DIFFICULT_MONTHS = defineParameter<number>({
  name: 'former_difficult_months',
  title: {
    vi: 'Xã vừa ra khỏi diện khó khăn: thời gian còn được hỗ trợ BHYT',
    en: 'Formerly difficult communes: how long support lasts',
  },
  unit: 'months',
  shape: WHOLE,
  values: [{ value: 36, from: '2025-07-01', to: null, source: 'NĐ 188/2025/NĐ-CP', note: SECOND_HAND }],
})

/** Ages whose health insurance the State pays (group 3): children below the first, people with a social pension from the second. */
export const STATE_HEALTH_AGES = defineParameter<Readonly<Record<'child_below' | 'elder_from', number>>>({
  name: 'state_health_ages',
  title: { vi: 'Tuổi được Nhà nước đóng BHYT', en: 'Ages whose health insurance the State pays' },
  unit: 'years_of_age',
  shape: {
    kind: 'record',
    keys: { child_below: 'trẻ em dưới', elder_from: 'người hưởng trợ cấp hưu trí xã hội từ' },
  },
  values: [
    {
      value: { child_below: 6, elder_from: 75 },
      from: '2025-07-01',
      to: null,
      source: 'Luật BHYT sửa đổi 51/2024/QH15, Điều 12; NĐ 188/2025/NĐ-CP',
      note: SECOND_HAND,
    },
  ],
})
