/** Columns of a person that lists of people have in common, as the sources of domain notes §5.5 name them. */
import { BIRTH_DATE_PARTS, GENDER_PARTS, type SourceColumn } from '../source.ts'

const NAME_PARTS = { family: ['Họ đệm', 'Họ và tên đệm', 'Họ và chữ đệm', 'Họ'], given: ['Tên'] } as const

export const FULL_NAME = {
  cell: 'person_name',
  star: true,
  headers: ['Họ và tên', 'Họ tên', 'hoten', 'Họ, tên', 'Họ đệm và tên', 'Tên cá nhân', 'Họ, chữ đệm và tên khai sinh'],
  parts: NAME_PARTS,
} as const satisfies SourceColumn

export const BIRTH_DATE = {
  cell: 'date',
  headers: [
    'Ngày sinh',
    'Ngày tháng năm sinh',
    'Năm sinh',
    'Sinh ngày',
    'ngaysinh',
    'Ngày, tháng, năm sinh',
    'Ngày/tháng/năm sinh',
  ],
  parts: BIRTH_DATE_PARTS,
} as const satisfies SourceColumn

export const GENDER = {
  cell: 'gender',
  headers: ['Giới tính', 'Nam/nữ', 'Phái', 'gioitinh', 'Giới'],
  parts: GENDER_PARTS,
} as const satisfies SourceColumn

const CITIZEN_ID_HEADERS = [
  'Số CCCD',
  'CCCD',
  'Số căn cước công dân',
  'Số định danh cá nhân',
  'SĐDCN',
  'ĐDCN',
  'Căn cước',
  'Số căn cước',
  'Số thẻ căn cước',
  'Số định danh',
  'CCCD/ĐDCN',
  'Số ĐDCN',
  'Số ĐDCN/CCCD',
  'Số CCCD/ĐDCN',
] as const

export const CITIZEN_ID = { cell: 'citizen_id', headers: CITIZEN_ID_HEADERS } as const satisfies SourceColumn

/** Where a list has one column for papers of every kind: an old CMND in it goes to its own column (identifier-readers.ts). */
export const CITIZEN_ID_OR_OLD = {
  cell: 'citizen_id',
  headers: [
    ...CITIZEN_ID_HEADERS,
    'Số CMND/CCCD',
    'Số CMND/CCCD/Hộ chiếu',
    'Số CMND/CCCD/Hộ chiếu/Thẻ căn cước',
    'CMND/CCCD',
    'CMND/CCCD/Hộ chiếu',
    'Số CCCD/CMND',
    'CCCD/CMND',
    'Số CMT/CCCD',
    'Số giấy tờ',
    'Số giấy tờ tùy thân',
  ],
} as const satisfies SourceColumn

export const OLD_CITIZEN_ID = {
  cell: 'old_citizen_id',
  headers: [
    'Số CMND',
    'CMND',
    'Số CMT',
    'CMT',
    'CMND cũ',
    'Số CMND cũ',
    'Số chứng minh nhân dân',
    'CMND 9 số',
    'Số CMND 9 số',
  ],
} as const satisfies SourceColumn

export const INSURANCE_NUMBER = {
  cell: 'insurance_number',
  headers: [
    'Mã số BHXH',
    'Mã BHXH',
    'Số sổ',
    'Số sổ BHXH',
    'masobhxh',
    'Mã số bảo hiểm xã hội',
    'Số BHXH',
    'MS BHXH',
    'sobhxh',
    'Mã số BHYT',
  ],
} as const satisfies SourceColumn

export const NATIONALITY = {
  cell: 'text',
  headers: ['Quốc tịch', 'Mã quốc tịch', 'quoctich'],
} as const satisfies SourceColumn

export const PROVINCE_CODE = {
  cell: 'area_code',
  headers: ['Mã tỉnh', 'Mã tỉnh/thành phố', 'Mã tỉnh thành', 'matinh', 'Mã tỉnh, thành phố'],
} as const satisfies SourceColumn

export const COMMUNE_CODE = {
  cell: 'area_code',
  headers: [
    'Mã xã',
    'Mã xã/phường',
    'Mã phường/xã',
    'Mã xã phường',
    'Mã phường xã thị trấn',
    'Mã xã, phường',
    'Mã ĐVHC cấp xã',
    'maxa',
  ],
} as const satisfies SourceColumn

/** Groups of people as lists of communes and schools name them → GROUP_BITS. One cell may name several. */
export const GROUPS_HEADERS = [
  'Nhóm dân cư',
  'Nhóm đối tượng',
  'Đối tượng',
  'Diện',
  'Diện đối tượng',
  'Diện chính sách',
  'Đối tượng chính sách',
  'Diện ưu tiên',
  'Đối tượng ưu tiên',
  'Thuộc nhóm',
  'Nhóm',
] as const
