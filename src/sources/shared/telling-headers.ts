/** Headers that one kind of file has and its neighbours have not: they are columns of the one and refused by the others. */

/** Headers that name what a person receives: a list with one of them is no roll. */
export const BENEFIT_HEADERS = [
  'Loại trợ cấp',
  'Loại chế độ',
  'Chế độ hưởng',
  'Chế độ đang hưởng',
  'Loại chế độ hưởng',
  'Loại hưởng',
  'Loại hình hưởng',
  'Tên chế độ',
  'Tên trợ cấp',
  'Diện hưởng',
  'Loại lương hưu, trợ cấp',
  'Lương hưu, trợ cấp',
  'Chế độ BHXH',
  'Chế độ',
  'Trợ cấp',
] as const

/** Names of a column of managers: a file with one of them is no registry, although it names enterprises. */
export const MANAGER_NAME_HEADERS = [
  'Họ tên người quản lý',
  'Họ và tên người quản lý',
  'Người quản lý',
  'Tên người quản lý',
  'Thành viên quản lý',
] as const

export const MANAGER_ROLE_HEADERS = [
  'Chức danh quản lý',
  'Vai trò',
  'Vị trí quản lý',
  'Chức vụ quản lý',
  'Tư cách quản lý',
] as const

export const SALARIED_HEADERS = [
  'Hưởng lương',
  'Có hưởng lương',
  'Hưởng tiền lương',
  'Có hưởng tiền lương',
  'Hưởng lương/không hưởng lương',
  'Tình trạng hưởng lương',
  'Chế độ lương',
] as const

/** Headers of an insurance number that another one has replaced: no roll has such a column. */
export const FORMER_NUMBER_HEADERS = [
  'Mã số BHXH cũ',
  'Mã BHXH cũ',
  'Số sổ cũ',
  'Số sổ BHXH cũ',
  'Mã số BHXH trước',
  'Mã số BHXH hủy',
  'Mã số BHXH bị hủy',
  'Mã số BHXH đã hủy',
  'Mã số BHXH gộp',
  'Mã số BHXH bị gộp',
  'Số sổ bị gộp',
] as const

/** Headers that only lists of schools have. */
export const SCHOOL_HEADERS = [
  'Tên trường',
  'Trường',
  'Trường học',
  'Tên trường học',
  'Cơ sở giáo dục',
  'Nhà trường',
] as const

/** Headers under which reports of movements write what moved (domain notes §5.3): no roll has one. */
export const MOVEMENT_HEADERS = [
  'Mã PA',
  'PA',
  'Phương án',
  'Mã phương án',
  'Phương án điều chỉnh',
  'Mã phương án điều chỉnh',
  'Loại biến động',
  'Mã biến động',
  'Tăng/giảm',
  'Tăng, giảm',
] as const

export const MOVEMENT_KIND_HEADERS = ['Mã loại PA', 'Loại phương án', 'Loại PA', 'Mã loại phương án'] as const

/** Numbers of receipts: of lists of collection organisations. */
export const RECEIPT_HEADERS = [
  'Số biên lai',
  'SoBienLai',
  'Biên lai số',
  'Số biên lai thu tiền',
  'Mã biên lai',
  'Ký hiệu, số biên lai',
  'Số BL',
] as const

/** Place in a household: of lists of residents. */
export const RELATION_HEADERS = [
  'Quan hệ với chủ hộ',
  'Quan hệ chủ hộ',
  'Mối quan hệ với chủ hộ',
  'Quan hệ với CH',
  'QH với chủ hộ',
  'MoiQuanHe',
  'Quan hệ',
  'Mối quan hệ',
] as const

export const INDICATOR_HEADERS = [
  'Chỉ tiêu',
  'Tên chỉ tiêu',
  'Nội dung chỉ tiêu',
  'Mã chỉ tiêu',
  'Mảng công tác',
  'Nội dung',
] as const

export const FIGURE_HEADERS = [
  'Giá trị',
  'Số giao',
  'Số chỉ tiêu',
  'Chỉ tiêu giao',
  'Kế hoạch',
  'Kế hoạch giao',
  'Số kế hoạch',
  'Mức giao',
  'Giao',
  'Số lượng giao',
] as const
