/** Vietnamese words for values of the tables, as an auditor reads them on a terminal. */
type Words = Readonly<Record<string, string>>

/** The words for a value; a value without words is shown as it is. */
export function inWords(words: Words, value: string): string {
  return words[value] ?? value
}

export const STATUS_WORDS: Words = {
  new: 'mới',
  persisting: 'còn tồn tại',
  reopened: 'mở lại',
  resolved: 'đã khép',
  not_evaluated: 'chưa đánh giá',
}

/** By `link_step`: the weakest step by which the person's rows were joined (domain notes §4.2). */
export const LINK_STEPS: readonly string[] = [
  'chỉ có một khóa',
  'gộp theo số định danh cá nhân',
  'gộp theo mã số BHXH',
  'gộp theo CMND và ngày sinh',
  'gộp theo mã số thuế cá nhân',
  'gộp theo họ tên, ngày sinh, giới tính',
]

export const OUTCOME_WORDS: Words = {
  holds: 'ĐÚNG',
  excluded: 'loại trừ',
  covered: 'đã tham gia',
  other_rule: 'không xét riêng',
  does_not_hold: 'không đúng',
  not_evaluated: 'chưa đánh giá',
}

export const REPAIR_WORDS: Words = {
  padded: 'bù số 0 bị mất',
  split_branch: 'tách mã chi nhánh viết liền',
  from_card: 'lấy từ số thẻ BHYT',
  from_unit_code: 'lấy từ mã đơn vị',
  letters: 'chữ O, l đọc là số',
  cleaned: 'bỏ dấu cách, dấu chấm',
}

export const FUND_WORDS: Words = {
  retirement: 'hưu trí, tử tuất',
  accident: 'TNLĐ-BNN',
  unemployment: 'BHTN',
  health: 'BHYT',
}

export const STATE_WORDS: Words = {
  '': 'đang đóng',
  contributing: 'đang đóng',
  sick: 'nghỉ ốm',
  maternity: 'nghỉ thai sản',
  unpaid: 'nghỉ không lương',
  suspended: 'tạm hoãn',
}

export const KIND_WORDS: Words = {
  male: 'nam',
  female: 'nữ',
  compulsory: 'bắt buộc',
  voluntary: 'tự nguyện',
  health_only: 'chỉ BHYT',
  enterprise: 'doanh nghiệp',
  cooperative: 'hợp tác xã',
  household_business: 'hộ kinh doanh',
  '05-1': 'bảng kê 05-1',
  '05-2': 'bảng kê 05-2',
  placeholder: 'số thay thế, không phải số thật',
  contested: 'đứng với nhiều người khác nhau',
  cluster_size: 'nhóm quá nhiều số',
  ambiguous_name: 'trùng họ tên, không phân biệt được',
}
