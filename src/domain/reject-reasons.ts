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
  'tax-id-never-issued': 'Mã số thuế thuộc dải số không bao giờ được cấp; kiểm tra lại mã.',
  'tax-id-person': 'Mã 12 chữ số không phải số định danh cá nhân hợp lệ; kiểm tra lại mã.',

  'citizen-id-empty': 'Số định danh cá nhân/CCCD để trống.',
  'citizen-id-scientific':
    'Số giấy tờ bị Excel ghi dạng 7.9E+10, không phục hồi được; nhập lại, định dạng ô là văn bản.',
  'citizen-id-characters': 'Số định danh cá nhân/CCCD có ký tự không phải chữ số; nhập lại bằng chữ số.',
  'citizen-id-length': 'Số định danh cá nhân/CCCD không đủ 12 chữ số; kiểm tra lại số.',
  'citizen-id-place': 'Ba chữ số đầu của số định danh cá nhân không phải mã tỉnh hoặc mã nước; kiểm tra lại số.',
  'citizen-id-century': 'Chữ số thứ tư của số định danh cá nhân phải từ 0 đến 3; kiểm tra lại số.',
  'citizen-id-unproven':
    'Số có 10 chữ số, có thể là CCCD mất hai số 0 nhưng năm sinh hoặc giới tính không xác nhận; ghi đủ 12 chữ số.',
  'citizen-id-is-old': 'Số có 9 chữ số là CMND cũ, không phải CCCD; ghi vào cột CMND hoặc bổ sung số CCCD.',
  'old-citizen-id-empty': 'Số CMND để trống.',
  'old-citizen-id-scientific':
    'Số CMND bị Excel ghi dạng số mũ, không phục hồi được; nhập lại, định dạng ô là văn bản.',
  'old-citizen-id-characters': 'Số CMND có ký tự không phải chữ số; nhập lại bằng chữ số.',
  'old-citizen-id-length': 'Số CMND không đủ 9 chữ số; kiểm tra lại số.',
  'old-citizen-id-is-citizen-id': 'Cột CMND chứa số định danh cá nhân 12 chữ số; ghi vào cột CCCD.',
  'identity-number-empty': 'Số giấy tờ để trống.',
  'passport-empty': 'Số hộ chiếu để trống.',
  'passport-scientific': 'Số hộ chiếu bị Excel ghi dạng số mũ, không phục hồi được; nhập lại, định dạng ô là văn bản.',
  'passport-characters': 'Số hộ chiếu chỉ gồm chữ cái không dấu và chữ số; kiểm tra lại số.',
  'passport-length': 'Số hộ chiếu phải có từ 6 đến 12 ký tự; kiểm tra lại số.',
  'passport-is-citizen-id': 'Cột hộ chiếu chứa số định danh cá nhân 12 chữ số; ghi vào cột CCCD.',

  'insurance-number-empty': 'Mã số BHXH để trống.',
  'insurance-number-scientific':
    'Mã số BHXH bị Excel ghi dạng số mũ, không phục hồi được; nhập lại, định dạng ô là văn bản.',
  'insurance-number-characters': 'Mã số BHXH có ký tự không phải chữ số; nhập lại bằng chữ số.',
  'insurance-number-length': 'Mã số BHXH không đủ 10 chữ số; kiểm tra lại mã.',
  'insurance-number-province': 'Mã số BHXH thiếu chữ số và sau khi thêm số 0 không có mã tỉnh ở đầu; ghi đủ 10 chữ số.',
  'insurance-number-is-citizen-id': 'Cột mã số BHXH chứa số định danh cá nhân 12 chữ số; ghi vào cột CCCD.',
  'card-number-empty': 'Số thẻ BHYT để trống.',
  'card-number-scientific':
    'Số thẻ BHYT bị Excel ghi dạng số mũ, không phục hồi được; nhập lại, định dạng ô là văn bản.',
  'card-number-characters': 'Số thẻ BHYT không đúng dạng 2 chữ cái và 13 chữ số, hoặc 10 chữ số; kiểm tra lại số thẻ.',
  'card-number-length': 'Số thẻ BHYT không đủ 15 ký tự (thẻ cũ) hoặc 10 chữ số (thẻ mới); kiểm tra lại số thẻ.',
  'card-number-province': 'Số thẻ BHYT thiếu chữ số và không có mã tỉnh ở đầu; ghi đủ 10 chữ số.',
  'card-number-is-citizen-id': 'Cột số thẻ BHYT chứa số định danh cá nhân 12 chữ số; ghi vào cột CCCD.',
  'unit-code-empty': 'Mã đơn vị để trống.',
  'unit-code-scientific': 'Mã đơn vị bị Excel ghi dạng số mũ, không phục hồi được; nhập lại, định dạng ô là văn bản.',
  'unit-code-characters': 'Mã đơn vị chỉ gồm chữ cái và chữ số; kiểm tra lại mã.',
  'unit-code-length': 'Mã đơn vị phải có từ 2 đến 22 ký tự; kiểm tra lại mã.',
  'unit-code-no-tax-id': 'Mã đơn vị không chứa mã số thuế hợp lệ; bổ sung mã số thuế của đơn vị.',

  'person-name-empty': 'Họ và tên để trống; bổ sung họ và tên.',
  'person-name-no-letter': 'Họ và tên không có chữ cái nào; kiểm tra lại cột họ và tên.',
  'person-name-damaged': 'Họ và tên có ký tự bị hỏng do sai bảng mã; gửi lại tệp ở dạng Unicode (UTF-8).',
  'person-name-length': 'Họ và tên dài hơn 120 ký tự; kiểm tra lại cột họ và tên.',
  'gender-empty': 'Giới tính để trống.',
  'gender-tick': 'Giới tính đánh dấu x nhưng tên cột không nói là Nam hay Nữ; ghi Nam hoặc Nữ.',
  'gender-unknown': 'Không đọc được giới tính; ghi Nam hoặc Nữ.',
  'phone-empty': 'Số điện thoại để trống.',
  'phone-characters': 'Số điện thoại có ký tự không phải chữ số; kiểm tra lại số.',
  'phone-length': 'Số điện thoại không đủ 10 chữ số (di động) hoặc 11 chữ số (cố định); kiểm tra lại số.',
  'phone-prefix': 'Đầu số điện thoại không có ở Việt Nam; kiểm tra lại số.',

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
