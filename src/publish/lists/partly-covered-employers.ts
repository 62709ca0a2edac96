import { employerSheet } from '../employer-sheet.ts'
import type { ProvinceList } from '../province-list.ts'

/** Employers that take part for some of their workers only (R02). */
export const partlyCoveredEmployers: ProvinceList = {
  name: 'DN tham gia chưa đầy đủ',
  grain: 'one row per employer and year',
  sheet: (scope) =>
    employerSheet(scope, 'DN tham gia chưa đầy đủ', 'DANH SÁCH ĐƠN VỊ THAM GIA BHXH CHƯA ĐẦY ĐỦ', ['partly_covered']),
}
