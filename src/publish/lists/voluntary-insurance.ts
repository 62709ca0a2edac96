import type { ProvinceList } from '../province-list.ts'
import { residentSheet } from '../resident-sheet.ts'

/** People who could join voluntary insurance, or go on with it (R21, R22 voluntary, R24); left out when there are none. */
export const voluntaryInsurance: ProvinceList = {
  name: 'BHXH tự nguyện',
  grain: 'one row per person, under the row of the household',
  sheet: (scope) =>
    residentSheet(scope, 'BHXH tự nguyện', 'DANH SÁCH NGƯỜI CÓ THỂ THAM GIA BHXH TỰ NGUYỆN', 'voluntary_potential'),
}
