import type { ProvinceList } from '../province-list.ts'
import { CONTRIBUTION_RULES } from '../wording.ts'
import { workerSheetIfAny } from '../worker-sheet.ts'

/** People who take part, of whom a fund, a base or a month is to be looked into (R14, R14b, R17, R18, R19); left out when there are none. */
export const contributionsToReview: ProvinceList = {
  name: 'Quỹ, mức đóng, tháng đóng',
  grain: 'one row per person, employer and year, under the row of the employer',
  sheet: (scope) =>
    workerSheetIfAny(scope, {
      name: 'Quỹ, mức đóng, tháng đóng',
      title: 'NGƯỜI ĐANG THAM GIA, CẦN RÀ SOÁT QUỸ, MỨC ĐÓNG, THÁNG ĐÓNG',
      classes: ['partly_covered'],
      rules: { rules: CONTRIBUTION_RULES },
      money: 'Số tiền cần rà soát',
    }),
}
