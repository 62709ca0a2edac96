import type { ProvinceList } from '../province-list.ts'
import { workerSheetIfAny } from '../worker-sheet.ts'

/** People at work with a card of a group that comes after a worker's (R15); left out when there are none. */
export const wrongHealthGroup: ProvinceList = {
  name: 'Sai nhóm BHYT',
  grain: 'one row per person, employer and year, under the row of the employer',
  sheet: (scope) =>
    workerSheetIfAny(scope, {
      name: 'Sai nhóm BHYT',
      title: 'NGƯỜI ĐANG LÀM VIỆC CÓ THẺ BHYT KHÔNG ĐÚNG NHÓM',
      classes: ['health_group_wrong'],
    }),
}
