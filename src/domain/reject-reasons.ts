/**
 * Why a cell was refused and how to mend it, in Vietnamese, because the row goes back to the agency that sent it (Quy chế
 * 1999/QCPH-BHXH-TCT, Điều 7). One line a code; the raw value stands in a column of its own and is not repeated here.
 */
const REASONS: Readonly<Record<string, string>> = {
  'cell-empty': 'Ô bắt buộc để trống; bổ sung giá trị.',
  'key-missing': 'Dòng không có cả mã đơn vị lẫn mã số thuế; bổ sung ít nhất một mã.',
  'row-ragged': 'Dòng có nhiều ô hơn tiêu đề; kiểm tra dấu phân cách hoặc dấu nháy trong dòng.',

  'tax-id-empty': 'Mã số thuế để trống; bổ sung mã số thuế.',
  'tax-id-length':
    'Mã số thuế không đủ 10 chữ số (hoặc 10-3 với đơn vị phụ thuộc, 12 với hộ kinh doanh); kiểm tra lại mã.',
  'tax-id-characters': 'Mã số thuế có ký tự không phải chữ số; nhập lại bằng chữ số, định dạng ô là văn bản.',
  'tax-id-check-digit': 'Mã số thuế sai chữ số kiểm tra; đối chiếu với giấy chứng nhận đăng ký.',
  'tax-id-scientific': 'Mã số thuế bị Excel ghi dạng 7.9E+10, không phục hồi được; nhập lại, định dạng ô là văn bản.',
  'tax-id-branch': 'Phần đơn vị phụ thuộc của mã số thuế phải từ 001 đến 999; kiểm tra lại mã.',

  'date-empty': 'Ngày để trống.',
  'date-unreadable': 'Không đọc được ngày; ghi theo dạng ngày/tháng/năm.',
  'date-impossible': 'Ngày không có trong lịch; kiểm tra lại ngày, tháng.',
  'date-out-of-range': 'Năm nằm ngoài khoảng hợp lý; kiểm tra lại năm.',
  'month-empty': 'Tháng để trống.',
  'month-unreadable': 'Không đọc được tháng; ghi theo dạng tháng/năm.',
  'month-out-of-range': 'Tháng nằm ngoài khoảng hợp lý; kiểm tra lại năm.',
  'months-reversed': 'Tháng kết thúc trước tháng bắt đầu; kiểm tra lại hai tháng.',
  'period-empty': 'Kỳ dữ liệu để trống; ghi năm, quý hoặc tháng, hoặc khai period trong doisoat.yaml.',
  'period-unreadable': 'Không đọc được kỳ dữ liệu; ghi năm (2025), quý (Quý II/2025) hoặc tháng (9/2025).',

  'money-empty': 'Số tiền để trống.',
  'money-unreadable': 'Không đọc được số tiền; chỉ dùng chữ số và một loại dấu phân cách hàng nghìn.',
  'money-cell-error': 'Ô tính toán bị lỗi (#REF!, #N/A …); sửa công thức rồi gửi lại.',
  'money-too-large': 'Số tiền quá lớn; kiểm tra lại đơn vị tính.',
  'money-negative': 'Số tiền âm ở cột không có số âm; kiểm tra lại.',
  'count-empty': 'Số lượng để trống.',
  'count-unreadable': 'Không đọc được số lượng; ghi số nguyên.',
  'count-negative': 'Số lượng âm; kiểm tra lại.',
  'decimal-empty': 'Giá trị số để trống.',
  'decimal-unreadable': 'Không đọc được giá trị số; ghi dạng 2,34.',
  'flag-unreadable': 'Không đọc được giá trị có/không; ghi Có, Không, x hoặc để trống.',
  'choice-unknown': 'Giá trị không có trong danh mục; dùng giá trị đã quy định, hoặc khai values trong doisoat.yaml.',
  'funds-unreadable': 'Không đọc được tên quỹ; ghi HTTT, TNLĐ, BHTN, BHYT.',
  'area-unknown': 'Mã địa bàn không có trong danh mục hành chính; kiểm tra lại mã.',
  'area-ambiguous': 'Mã xã này dùng cho hai địa bàn trước và sau 01/7/2025; khai area_codes trong doisoat.yaml.',
}

/** The Vietnamese sentence of a code. @throws RangeError for a code without a text: every code must have one. */
export function rejectReason(code: string): string {
  const reason = REASONS[code]
  if (reason === undefined) throw new RangeError(`no Vietnamese text for reject code ${code}`)
  return reason
}

export const REJECT_CODES: readonly string[] = Object.keys(REASONS).sort()
