import type { ProvinceList } from '../province-list.ts'
import { OFFICER_RULES } from '../wording.ts'
import { workerSheetIfAny } from '../worker-sheet.ts'

/** Managers of enterprises and cooperatives, and owners of household businesses, who take no part (R09, R10); left out when there are none. */
export const managersAndOwners: ProvinceList = {
  name: 'Người quản lý, chủ hộ',
  grain: 'one row per person and employer, under the row of the employer',
  sheet: (scope) =>
    workerSheetIfAny(scope, {
      name: 'Người quản lý, chủ hộ',
      title: 'NGƯỜI QUẢN LÝ DOANH NGHIỆP, HỢP TÁC XÃ, CHỦ HỘ KINH DOANH CHƯA THAM GIA',
      classes: ['uncovered', 'to_verify'],
      rules: { rules: OFFICER_RULES },
    }),
}
