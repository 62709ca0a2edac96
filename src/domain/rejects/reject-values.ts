import { type RejectCatalogue, reject } from './reject-text.ts'

/** Everything that is no identifier, and rows as a whole. */
export const VALUE_REJECTS = {
  'cell-empty': reject(
    ['Ô bắt buộc để trống', 'Bổ sung giá trị'],
    ['A cell that must be filled is empty', 'Fill it in'],
  ),
  'cell-error': reject(
    ['Ô bị lỗi công thức (#REF!, #N/A …)', 'Sửa công thức rồi gửi lại'],
    ['The formula of the cell failed (#REF!, #N/A …)', 'Mend the formula and send the file again'],
  ),
  'key-missing': reject(
    ['Dòng không có cả mã đơn vị lẫn mã số thuế', 'Bổ sung ít nhất một mã'],
    ['The row has neither a unit code nor a tax ID', 'Fill in one of them at least'],
  ),
  'row-ragged': reject(
    ['Dòng có nhiều ô hơn tiêu đề', 'Kiểm tra dấu phân cách hoặc dấu nháy trong dòng'],
    ['The row has more cells than the header', 'Check delimiters and quotes in the row'],
  ),
  'row-quote': reject(
    ['Dấu nháy kép trong dòng không đóng hoặc đặt sai chỗ', 'Sửa dấu nháy kép, hoặc bỏ hết dấu nháy trong dòng'],
    ['A quote in the row is never closed or out of place', 'Mend the quote, or take all quotes out of the row'],
  ),

  'person-name-no-letter': reject(
    ['Họ và tên không có chữ cái nào', 'Kiểm tra lại cột họ và tên'],
    ['The full name has no letter', 'Check the column of names'],
  ),
  'person-name-damaged': reject(
    ['Họ và tên có ký tự bị hỏng do sai bảng mã', 'Gửi lại tệp ở dạng Unicode (UTF-8)'],
    ['Letters of the full name were lost in a wrong encoding', 'Send the file again as Unicode (UTF-8)'],
  ),
  'person-name-length': reject(
    ['Họ và tên dài hơn 120 ký tự', 'Kiểm tra lại cột họ và tên'],
    ['The full name is longer than 120 characters', 'Check the column of names'],
  ),
  'gender-tick': reject(
    ['Giới tính đánh dấu x nhưng tên cột không nói là Nam hay Nữ', 'Ghi Nam hoặc Nữ'],
    ['The gender is a tick, but the header does not say of which one', 'Write Nam or Nữ'],
  ),
  'gender-unknown': reject(
    ['Không đọc được giới tính', 'Ghi Nam hoặc Nữ'],
    ['The gender cannot be read', 'Write Nam or Nữ'],
  ),
  'phone-characters': reject(
    ['Số điện thoại có ký tự không phải chữ số', 'Kiểm tra lại số'],
    ['The phone number has characters that are no digits', 'Check the number'],
  ),
  'phone-length': reject(
    ['Số điện thoại không đủ 10 chữ số (di động) hoặc 11 chữ số (cố định)', 'Kiểm tra lại số'],
    ['The phone number has neither 10 digits (mobile) nor 11 (landline)', 'Check the number'],
  ),
  'phone-prefix': reject(
    ['Đầu số điện thoại không có ở Việt Nam', 'Kiểm tra lại số'],
    ['No phone number of Vietnam begins like this', 'Check the number'],
  ),

  'date-unreadable': reject(
    ['Không đọc được ngày', 'Ghi theo dạng ngày/tháng/năm'],
    ['The date cannot be read', 'Write it as day/month/year'],
  ),
  'date-impossible': reject(
    ['Ngày không có trong lịch', 'Kiểm tra lại ngày, tháng'],
    ['There is no such day in the calendar', 'Check day and month'],
  ),
  'date-out-of-range': reject(
    ['Năm nằm ngoài khoảng hợp lý', 'Kiểm tra lại năm'],
    ['The year cannot be right', 'Check the year'],
  ),
  'month-unreadable': reject(
    ['Không đọc được tháng', 'Ghi theo dạng tháng/năm'],
    ['The month cannot be read', 'Write it as month/year'],
  ),
  'month-out-of-range': reject(
    ['Tháng nằm ngoài khoảng hợp lý', 'Kiểm tra lại năm'],
    ['The month cannot be right', 'Check the year'],
  ),
  'months-reversed': reject(
    ['Tháng kết thúc trước tháng bắt đầu', 'Kiểm tra lại hai tháng'],
    ['The last month is before the first one', 'Check both months'],
  ),
  'period-empty': reject(
    ['Kỳ dữ liệu để trống', 'Ghi năm, quý hoặc tháng, hoặc khai period trong doisoat.yaml'],
    ['The period is missing', 'Write a year, quarter or month, or declare period in doisoat.yaml'],
  ),
  'period-unreadable': reject(
    ['Không đọc được kỳ dữ liệu', 'Ghi năm (2025), quý (Quý II/2025) hoặc tháng (9/2025)'],
    ['The period cannot be read', 'Write a year (2025), a quarter (Quý II/2025) or a month (9/2025)'],
  ),

  'money-unreadable': reject(
    ['Không đọc được số tiền', 'Chỉ dùng chữ số và một loại dấu phân cách hàng nghìn'],
    ['The amount cannot be read', 'Use digits and one kind of thousands separator only'],
  ),
  'money-cell-error': reject(
    ['Ô tính toán bị lỗi (#REF!, #N/A …)', 'Sửa công thức rồi gửi lại'],
    ['The computed amount failed (#REF!, #N/A …)', 'Mend the formula and send the file again'],
  ),
  'money-too-large': reject(
    ['Số tiền quá lớn', 'Kiểm tra lại đơn vị tính'],
    ['The amount is too large', 'Check the unit of money'],
  ),
  'money-negative': reject(
    ['Số tiền âm ở cột không có số âm', 'Kiểm tra lại'],
    ['The amount is negative in a column that has none', 'Check it'],
  ),
  'count-unreadable': reject(
    ['Không đọc được số lượng', 'Ghi số nguyên'],
    ['The count cannot be read', 'Write a whole number'],
  ),
  'count-negative': reject(['Số lượng âm', 'Kiểm tra lại'], ['The count is negative', 'Check it']),
  'decimal-unreadable': reject(
    ['Không đọc được giá trị số', 'Ghi dạng 2,34'],
    ['The number cannot be read', 'Write it as 2,34'],
  ),
  'flag-unreadable': reject(
    ['Không đọc được giá trị có/không', 'Ghi Có, Không, x hoặc để trống'],
    ['Neither yes nor no can be read', 'Write Có, Không, x, or leave it empty'],
  ),
  'choice-unknown': reject(
    ['Giá trị không có trong danh mục', 'Dùng giá trị đã quy định, hoặc khai values trong doisoat.yaml'],
    ['The value is not in the list', 'Use a value that is, or declare values in doisoat.yaml'],
  ),
  'text-length': reject(
    ['Nội dung dài hơn giới hạn của cột', 'Chép lại đúng mã như trong sổ đã gửi'],
    ['The text is longer than its column may hold', 'Copy the code as the workbook that was sent has it'],
  ),
  'group-unknown': reject(
    [
      'Có nhóm đối tượng không có trong danh mục nên nhóm ấy không được tính',
      'Dùng tên nhóm đã quy định (Hộ nghèo, Cận nghèo, HSSV, ATK …)',
    ],
    [
      'A group of people is in no list, so that it does not count',
      'Use a name that is (Hộ nghèo, Cận nghèo, HSSV, ATK …)',
    ],
  ),
  'figure-unreadable': reject(
    ['Không đọc được con số', 'Chỉ ghi chữ số, dấu phân cách và một đơn vị'],
    ['The figure cannot be read', 'Write digits, separators and one unit only'],
  ),
  'school-year-unreadable': reject(
    ['Không đọc được năm học', 'Ghi dạng 2025-2026'],
    ['The school year cannot be read', 'Write it as 2025-2026'],
  ),
  'funds-unreadable': reject(
    ['Không đọc được tên quỹ', 'Ghi HTTT, TNLĐ, BHTN, BHYT'],
    ['The names of funds cannot be read', 'Write HTTT, TNLĐ, BHTN, BHYT'],
  ),
  'area-unknown': reject(
    ['Mã địa bàn không có trong danh mục hành chính', 'Kiểm tra lại mã'],
    ['The code of the area is in no administrative list', 'Check the code'],
  ),
  'area-ambiguous': reject(
    ['Mã xã này dùng cho hai địa bàn trước và sau 01/7/2025', 'Khai area_codes trong doisoat.yaml'],
    ['This code named another commune before 1/7/2025 than since', 'Declare area_codes in doisoat.yaml'],
  ),
  'area-split': reject(
    ['Xã này đã chia vào nhiều xã mới từ 01/7/2025 nên chưa xác định được xã', 'Bổ sung mã xã mới'],
    [
      'This commune was divided among several on 1/7/2025, so it cannot be told which one is meant',
      'Fill in the new code',
    ],
  ),
  'area-mismatch': reject(
    ['Mã xã không thuộc tỉnh ghi trên dòng (giữ tỉnh, bỏ xã)', 'Kiểm tra lại hai mã'],
    ['The commune is not in the province of the row (the province stays, the commune is left out)', 'Check both codes'],
  ),
  'row-replaced': reject(
    ['Dòng đã được thay bằng dòng sửa gửi lại', 'Không cần làm gì thêm'],
    ['A corrected row that came back has taken the place of this one', 'Nothing is left to do'],
  ),
  'row-returned-again': reject(
    ['Dòng sửa này đã được gửi lại lần nữa, chỉ tính lần cuối', 'Không cần làm gì thêm'],
    ['This correction came back once more and only the last one counts', 'Nothing is left to do'],
  ),
  'row-of-another-file': reject(
    ['Dòng trả lại này thuộc tệp khác với các dòng còn lại trong trang tính', 'Để dòng ở trang tính của tệp ấy'],
    ['This row was sent back from another file than the others of its sheet', 'Put it in the sheet of that file'],
  ),
} satisfies RejectCatalogue
