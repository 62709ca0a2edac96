import { employerSheet } from '../employer-sheet.ts'
import type { ProvinceList } from '../province-list.ts'

/** Employers whose address or state of business is to be verified (R28, R29). */
export const employersToVerify: ProvinceList = {
  name: 'Đơn vị cần xác minh',
  grain: 'one row per employer',
  sheet: (scope) =>
    employerSheet(scope, 'Đơn vị cần xác minh', 'DANH SÁCH ĐƠN VỊ CẦN XÁC MINH ĐỊA CHỈ, TRẠNG THÁI', ['to_verify']),
}
