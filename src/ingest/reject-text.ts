import { rejectReason } from '../domain/reject-reasons.ts'

/** Texts of codes that only the reading of whole rows can give; all others are in the domain's catalogue. */
const OF_ROWS: Readonly<Record<string, string>> = {
  'cell-error': 'Ô bị lỗi công thức (#REF!, #N/A …); sửa công thức rồi gửi lại.',
  'area-split': 'Xã này đã chia vào nhiều xã mới từ 01/7/2025 nên chưa xác định được xã; bổ sung mã xã mới.',
  'area-mismatch': 'Mã xã không thuộc tỉnh ghi trên dòng; giữ tỉnh, bỏ xã; kiểm tra lại hai mã.',
}

/** The Vietnamese sentence of a code. @throws RangeError for a code without a text. */
export function reasonFor(code: string): string {
  return OF_ROWS[code] ?? rejectReason(code)
}
