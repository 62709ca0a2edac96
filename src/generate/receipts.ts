import type { ReceiptRow } from './facts.ts'
import type { Columns } from './input-headers.ts'
import { isoBirth } from './nation.ts'
import { dayText, monthText, type RowText } from './records.ts'

export const RECEIPTS_FILE = 'thu/bien_lai.csv'

export const RECEIPT_COLUMNS: Columns = [
  ['receipt_number', 'Số biên lai'],
  ['receipt_date', 'Ngày biên lai'],
  ['organisation', 'Tổ chức thu'],
  ['full_name', 'Họ và tên'],
  ['birth_date', 'Ngày sinh'],
  ['citizen_id', 'Số CCCD'],
  ['insurance_number', 'Mã số BHXH'],
  ['household_code', 'Mã hộ gia đình'],
  ['commune_code', 'Mã xã'],
  ['product', 'Loại hình tham gia'],
  ['from_month', 'Từ tháng'],
  ['months', 'Số tháng'],
  ['total_vnd', 'Tổng tiền'],
]

const PRODUCTS = { voluntary: 'BHXH tự nguyện', household_health: 'BHYT hộ gia đình' } as const

export function receiptRow({ person, number, organisation, product, from, months, day, total }: ReceiptRow): RowText {
  return {
    receipt_number: number,
    receipt_date: dayText(day),
    organisation,
    full_name: person.name,
    birth_date: dayText(isoBirth(person)),
    citizen_id: person.citizenId,
    insurance_number: person.insuranceNumber,
    household_code: person.household,
    commune_code: person.commune.code,
    product: PRODUCTS[product],
    from_month: monthText(from),
    months: String(months),
    total_vnd: String(total),
  }
}
