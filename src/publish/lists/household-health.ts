import type { ProvinceList } from '../province-list.ts'
import { residentSheet } from '../resident-sheet.ts'

/** People who could join health insurance with their household or school (R22 household, R23, R25); left out when there are none. */
export const householdHealth: ProvinceList = {
  name: 'BHYT hộ gia đình',
  grain: 'one row per person, under the row of the household',
  sheet: (scope) =>
    residentSheet(
      scope,
      'BHYT hộ gia đình',
      'DANH SÁCH NGƯỜI CÓ THỂ THAM GIA BHYT HỘ GIA ĐÌNH, HỌC SINH, SINH VIÊN',
      'household_potential',
    ),
}
