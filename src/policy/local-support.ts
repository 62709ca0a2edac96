import { HEALTH_SUPPORT_LABELS, type HealthSupportGroup } from './household-health.ts'
import { defineParameter } from './parameter.ts'
import { VOLUNTARY_GROUP_LABELS, type VoluntaryGroup } from './voluntary.ts'

/** What a province pays beside the State, by its own resolution: only the site can know it (`policy` in doisoat.yaml). */

/** By province code and group; a group that is not named gets nothing more. */
export type LocalSupport<Group extends string> = Readonly<Record<string, Readonly<Partial<Record<Group, number>>>>>

export const LOCAL_SUPPORT_VOLUNTARY = defineParameter<LocalSupport<VoluntaryGroup>>({
  name: 'local_support_voluntary',
  title: { vi: 'Địa phương hỗ trợ thêm BHXH tự nguyện', en: 'Local support for voluntary insurance' },
  unit: 'permille_of_minimum_fee',
  shape: { kind: 'by_province', keys: VOLUNTARY_GROUP_LABELS },
  values: [],
})

export type LocalHealthGroup = HealthSupportGroup | 'household'

export const LOCAL_SUPPORT_HOUSEHOLD_HEALTH = defineParameter<LocalSupport<LocalHealthGroup>>({
  name: 'local_support_household_health',
  title: { vi: 'Địa phương hỗ trợ thêm BHYT', en: 'Local support for health insurance' },
  unit: 'permille_of_fee',
  shape: { kind: 'by_province', keys: { ...HEALTH_SUPPORT_LABELS, household: 'hộ gia đình' } },
  values: [],
})
