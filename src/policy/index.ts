import {
  FOREIGNER_MINIMUM_CONTRACT,
  HEALTH_MINIMUM_CONTRACT,
  RETIREMENT_MINIMUM_CONTRACT,
  SUSPENSION_MONTHS,
  UNEMPLOYMENT_MINIMUM_CONTRACT,
  UNPAID_WORKING_DAYS,
} from './contract-length.ts'
import { HEALTH_COVER, RETIREMENT_COVER, UNEMPLOYMENT_COVER } from './cover.ts'
import {
  LATE_INTEREST_RATE,
  LATE_PAYMENT_DAYS,
  LATE_REGISTRATION_DAYS,
  PAYMENT_DEADLINE_MONTHS,
  REGISTRATION_DAYS,
} from './deadlines.ts'
import {
  FORMER_DIFFICULT_MONTHS,
  HEALTH_RATE,
  HEALTH_STATE_SUPPORT,
  HOUSEHOLD_HEALTH_STEPS,
  STATE_HEALTH_AGES,
} from './household-health.ts'
import {
  HOUSEHOLD_OWNER_SCOPE,
  HOUSEHOLD_REVENUE_IN_LAW,
  HOUSEHOLD_REVENUE_THRESHOLD,
  LUMP_SUM_TAX,
} from './household-owners.ts'
import { IDENTITY_KEY } from './identity-key.ts'
import { LOCAL_SUPPORT_HOUSEHOLD_HEALTH, LOCAL_SUPPORT_VOLUNTARY } from './local-support.ts'
import { HOURLY_MINIMUM_WAGES, REGIONAL_MINIMUM_WAGES } from './minimum-wages.ts'
import type { Parameter } from './parameter.ts'
import {
  EMPLOYER_RATES,
  FOREIGN_EMPLOYER_RATES,
  FOREIGN_WORKER_RATES,
  REDUCED_ACCIDENT_RATE,
  SELF_PAID_RATES,
  VOLUNTARY_RATE,
  WORKER_RATES,
} from './rates.ts'
import {
  CHOSEN_BASE_MONTHS,
  CHOSEN_BASE_MULTIPLES,
  CONTRIBUTION_CAP_MULTIPLE,
  CONTRIBUTION_FLOOR,
  REFERENCE_LEVEL,
  UNEMPLOYMENT_CAP_MULTIPLE,
} from './reference-level.ts'
import { MISSING_MONTHS, RETIREMENT_AGE } from './retirement-age.ts'
import { DEMAND_DAY, FINDING_WORKING_DAYS, INSPECTION_DAY, TAX_EXCHANGE_DAY } from './routine.ts'
import {
  POVERTY_LINE_RURAL,
  VOLUNTARY_MINIMUM_AGE,
  VOLUNTARY_STATE_SUPPORT,
  VOLUNTARY_SUPPORT_YEARS,
} from './voluntary.ts'

export interface Subject {
  readonly title: { readonly vi: string; readonly en: string }
  readonly parameters: readonly Parameter[]
}

/** Every parameter, one line each, by subject and in the order in which they are printed. */
export const SUBJECTS: readonly Subject[] = [
  {
    title: { vi: 'Căn cứ đóng', en: 'Contribution base' },
    parameters: [
      REFERENCE_LEVEL,
      CONTRIBUTION_CAP_MULTIPLE,
      CONTRIBUTION_FLOOR,
      UNEMPLOYMENT_CAP_MULTIPLE,
      REGIONAL_MINIMUM_WAGES,
      HOURLY_MINIMUM_WAGES,
      CHOSEN_BASE_MULTIPLES,
      CHOSEN_BASE_MONTHS,
    ],
  },
  {
    title: { vi: 'Tỷ lệ đóng', en: 'Rates' },
    parameters: [
      WORKER_RATES,
      EMPLOYER_RATES,
      REDUCED_ACCIDENT_RATE,
      FOREIGN_WORKER_RATES,
      FOREIGN_EMPLOYER_RATES,
      SELF_PAID_RATES,
    ],
  },
  {
    title: { vi: 'Đối tượng', en: 'Who is covered' },
    parameters: [
      RETIREMENT_COVER,
      HEALTH_COVER,
      UNEMPLOYMENT_COVER,
      RETIREMENT_MINIMUM_CONTRACT,
      HEALTH_MINIMUM_CONTRACT,
      UNEMPLOYMENT_MINIMUM_CONTRACT,
      FOREIGNER_MINIMUM_CONTRACT,
      UNPAID_WORKING_DAYS,
      SUSPENSION_MONTHS,
    ],
  },
  {
    title: { vi: 'Chủ hộ kinh doanh', en: 'Household owners' },
    parameters: [HOUSEHOLD_OWNER_SCOPE, HOUSEHOLD_REVENUE_THRESHOLD, HOUSEHOLD_REVENUE_IN_LAW, LUMP_SUM_TAX],
  },
  {
    title: { vi: 'BHXH tự nguyện', en: 'Voluntary social insurance' },
    parameters: [
      VOLUNTARY_RATE,
      VOLUNTARY_MINIMUM_AGE,
      POVERTY_LINE_RURAL,
      VOLUNTARY_STATE_SUPPORT,
      VOLUNTARY_SUPPORT_YEARS,
      LOCAL_SUPPORT_VOLUNTARY,
    ],
  },
  {
    title: { vi: 'BHYT hộ gia đình và nhóm được hỗ trợ', en: 'Household and supported health insurance' },
    parameters: [
      HEALTH_RATE,
      HOUSEHOLD_HEALTH_STEPS,
      HEALTH_STATE_SUPPORT,
      FORMER_DIFFICULT_MONTHS,
      STATE_HEALTH_AGES,
      LOCAL_SUPPORT_HOUSEHOLD_HEALTH,
    ],
  },
  {
    title: { vi: 'Thời hạn', en: 'Days and deadlines' },
    parameters: [
      REGISTRATION_DAYS,
      LATE_REGISTRATION_DAYS,
      PAYMENT_DEADLINE_MONTHS,
      LATE_INTEREST_RATE,
      LATE_PAYMENT_DAYS,
      DEMAND_DAY,
      FINDING_WORKING_DAYS,
      INSPECTION_DAY,
      TAX_EXCHANGE_DAY,
    ],
  },
  { title: { vi: 'Mã định danh', en: 'Identity' }, parameters: [IDENTITY_KEY] },
  { title: { vi: 'Tuổi nghỉ hưu', en: 'Retirement age' }, parameters: [RETIREMENT_AGE, MISSING_MONTHS] },
]

export const PARAMETERS: readonly Parameter[] = SUBJECTS.flatMap(({ parameters }) => parameters)
