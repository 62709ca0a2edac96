import type { ProvinceList } from '../province-list.ts'
import { workerSheetIfAny } from '../worker-sheet.ts'

/** Workers who are insured through another employer (R12); left out when there are none. */
export const coveredElsewhere: ProvinceList = {
  name: 'Đã tham gia nơi khác',
  grain: 'one row per person, employer and year, under the row of the employer',
  sheet: (scope) =>
    workerSheetIfAny(scope, {
      name: 'Đã tham gia nơi khác',
      title: 'NGƯỜI LAO ĐỘNG ĐÃ THAM GIA Ở ĐƠN VỊ KHÁC',
      classes: ['covered_elsewhere'],
    }),
}
