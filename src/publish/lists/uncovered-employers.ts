import { employerSheet } from '../employer-sheet.ts'
import type { ProvinceList } from '../province-list.ts'

/** Enterprises, cooperatives and household businesses that pay workers and take no part (R01, R03, R06, R07). */
export const uncoveredEmployers: ProvinceList = {
  name: 'DN chưa tham gia',
  grain: 'one row per employer and year',
  sheet: (scope) => employerSheet(scope, 'DN chưa tham gia', 'DANH SÁCH ĐƠN VỊ CHƯA THAM GIA BHXH', ['uncovered']),
}
