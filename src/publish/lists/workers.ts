import type { ProvinceList } from '../province-list.ts'
import { workerSheet } from '../worker-sheet.ts'

/** Workers who are not covered, or only in part, under their employers (R08, R08b, R13, R16, R20). */
export const workers: ProvinceList = {
  name: 'Lao động',
  grain: 'one row per person, employer and year, under the row of the employer',
  sheet: (scope) =>
    workerSheet(scope, {
      name: 'Lao động',
      title: 'DANH SÁCH NGƯỜI LAO ĐỘNG CHƯA THAM GIA, THAM GIA CHƯA ĐẦY ĐỦ',
      classes: ['uncovered', 'partly_covered'],
    }),
}
