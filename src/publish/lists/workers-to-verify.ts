import type { ProvinceList } from '../province-list.ts'
import { workerSheet } from '../worker-sheet.ts'

/** People paid again and again without a contract of three months (R11); left out when there are none. */
export const workersToVerify: ProvinceList = {
  name: 'Người lao động cần xác minh',
  grain: 'one row per person, employer and year, under the row of the employer',
  async sheet(scope) {
    const title = 'NGƯỜI ĐƯỢC CHI TRẢ NHIỀU LẦN, CHƯA THAM GIA, CẦN XÁC MINH HỢP ĐỒNG'
    const sheet = await workerSheet(scope, 'Người lao động cần xác minh', title, ['to_verify'])
    return sheet.countRows === 0 ? null : sheet
  },
}
