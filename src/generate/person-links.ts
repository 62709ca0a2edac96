import type { Block } from './facts.ts'
import type { Columns } from './input-headers.ts'
import { isoBirth } from './nation.ts'
import { dayText, type RowText } from './records.ts'

export const LINKS_FILE = 'dinh_danh/lien_ket_giay_to.csv'

export const LINK_COLUMNS: Columns = [
  ['full_name', 'Họ và tên'],
  ['birth_date', 'Ngày sinh'],
  ['gender', 'Giới tính'],
  ['citizen_id', 'Số CCCD mới'],
  ['old_citizen_id', 'Số CMND trước đây'],
  ['insurance_number', 'Mã số BHXH giữ lại'],
  ['former_insurance_number', 'Mã số BHXH cũ'],
]

/** The numbers of one person, the present ones and the former. */
export function linkRow({ person, formerNumber }: Block['links'][number]): RowText {
  return {
    full_name: person.name,
    birth_date: dayText(isoBirth(person)),
    gender: person.gender === 'male' ? 'Nam' : 'Nữ',
    citizen_id: person.citizenId,
    old_citizen_id: person.oldCitizenId,
    insurance_number: person.insuranceNumber,
    former_insurance_number: formerNumber,
  }
}
