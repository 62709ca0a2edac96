import type { ProvinceList } from '../province-list.ts'
import { workerSheet } from '../worker-sheet.ts'

/** Workers who are insured through another employer (R12); left out when there are none. */
export const coveredElsewhere: ProvinceList = {
  name: 'Đã tham gia nơi khác',
  grain: 'one row per person, employer and year, under the row of the employer',
  async sheet(scope) {
    const sheet = await workerSheet(scope, 'Đã tham gia nơi khác', 'NGƯỜI LAO ĐỘNG ĐÃ THAM GIA Ở ĐƠN VỊ KHÁC', [
      'covered_elsewhere',
    ])
    return sheet.countRows === 0 ? null : sheet
  },
}
