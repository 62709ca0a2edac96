import type { ProvinceList } from '../province-list.ts'
import { workerSheetIfAny } from '../worker-sheet.ts'

/** People paid again and again without a contract of three months (R11); left out when there are none. */
export const workersToVerify: ProvinceList = {
  name: 'Người lao động cần xác minh',
  grain: 'one row per person, employer and year, under the row of the employer',
  sheet: (scope) =>
    workerSheetIfAny(scope, {
      name: 'Người lao động cần xác minh',
      title: 'NGƯỜI ĐƯỢC CHI TRẢ NHIỀU LẦN, CHƯA THAM GIA, CẦN XÁC MINH HỢP ĐỒNG',
      classes: ['to_verify'],
    }),
}
