import { fixedMessage, message } from './message.ts'

/**
 * Remarks on a file or a sheet that was read: what was met in it and what was done about it. They stand under `notes` in
 * `run.json` and in `doisoat profile`. None names a person or an identifier.
 */
export const FILE_NOTES = {
  'sheet-hidden': fixedMessage('trang tính đang ẩn, vẫn được đọc', 'the sheet is hidden; it was read all the same'),
  'columns-hidden': message(
    { columns: 'C, F–H' },
    ({ columns }) => `có cột ẩn (${columns}), vẫn được đọc`,
    ({ columns }) => `columns are hidden (${columns}); they were read all the same`,
  ),
  'rows-hidden': message(
    { count: 12 },
    ({ count }) => `có ${count} dòng ẩn, vẫn được đọc`,
    ({ count }) => `${count} rows are hidden; they were read all the same`,
  ),
  'cells-beyond-columns': message(
    { count: 3 },
    ({ count }) => `bỏ qua ${count} ô nằm ngoài 1.024 cột đầu`,
    ({ count }) => `${count} cells to the right of the first 1,024 columns were left out`,
  ),
  'formulas-without-value': message(
    { count: 5 },
    ({ count }) => `có ${count} ô công thức chưa có giá trị, đọc là ô trống; đề nghị mở bằng Excel và lưu lại`,
    ({ count }) => `${count} formulas have no stored value and were read as blank; open the file in Excel and save it`,
  ),
  'quotes-broken-at': message(
    { lines: '123, 456', more: 0 },
    ({ lines, more }) =>
      `dòng ${lines}${more > 0 ? ` và ${more} dòng khác` : ''}: dấu nháy kép không đóng hoặc đặt sai chỗ; chỉ các dòng này bị ảnh hưởng`,
    ({ lines, more }) =>
      `line ${lines}${more > 0 ? ` and ${more} more` : ''}: a quote is never closed or out of place; no other line is affected`,
  ),
  'nulls-removed': message(
    { count: 7 },
    ({ count }) => `bỏ ${count} ký tự rỗng (NUL) trong tệp`,
    ({ count }) => `${count} NUL characters were removed`,
  ),
  'letters-in-doubt': message(
    { columns: '2, 5' },
    ({ columns }) =>
      `cột ${columns}: có chữ có thể thuộc bảng mã cũ (TCVN3, VNI …) nhưng chưa đủ căn cứ, để nguyên như đọc được; nếu đúng thì ghim encoding trong doisoat.yaml`,
    ({ columns }) =>
      `column ${columns}: some letters may be of an old encoding (TCVN3, VNI …) but too few to tell; they were left as read; if so, pin encoding in doisoat.yaml`,
  ),
  'letters-decided-late': message(
    { row: 5200 },
    ({ row }) =>
      `bảng mã của một cột chỉ xác định được từ dòng ${row}; các dòng trước để nguyên như đọc được; ghim encoding trong doisoat.yaml để đọc lại cả tệp`,
    ({ row }) =>
      `the encoding of a column showed only from row ${row} on; rows before were left as read; pin encoding in doisoat.yaml to read all of it`,
  ),
  'letters-read': message(
    { encoding: 'TCVN3', columns: 'cột 2 "Họ và tên"' },
    ({ encoding, columns }) => `chữ đọc theo bảng mã ${encoding}: ${columns}`,
    ({ encoding, columns }) => `letters read as ${encoding}: ${columns}`,
  ),
  'letters-damaged': message(
    { count: 4 },
    ({ count }) => `tệp UTF-8 có ${count} ký tự bị hỏng, hiện thành \uFFFD`,
    ({ count }) => `the file is UTF-8 with ${count} damaged letters, shown as \uFFFD`,
  ),
  'sheet-without-pins': fixedMessage(
    'Trang tính này không có các cột đã ghim trong doisoat.yaml.',
    'This sheet has none of the columns pinned in doisoat.yaml.',
  ),
  'too-many-sheets': fixedMessage(
    'Tệp có quá nhiều trang tính; tách thành nhiều tệp.',
    'The file has too many sheets; split it into several files.',
  ),
  'no-month': fixedMessage(
    'Tệp không cho biết tháng nào; khai period trong doisoat.yaml.',
    'The file tells no month; give its period in doisoat.yaml.',
  ),
  'month-stray': message(
    { month: '12/2052' },
    ({ month }) => `Tháng ${month} cách xa các tháng khác, coi là gõ nhầm.`,
    ({ month }) => `Month ${month} is far from all others and is taken for a typing error.`,
  ),
  'groups-carried': message(
    { count: 12, kinds: 'xã: 10, khối: 2' },
    ({ count, kinds }) => `có ${count} dòng nhóm (${kinds}), nội dung được ghi cho các dòng bên dưới`,
    ({ count, kinds }) => `${count} rows head groups (${kinds}); what they say holds for the rows below them`,
  ),
  'total-differs': message(
    {
      row: 214,
      label: 'Tổng cộng',
      header: 'Thu nhập chịu thuế',
      stated: '1.234.567',
      computed: '1.234.566',
      difference: '1',
    },
    ({ row, label, header, stated, computed, difference }) =>
      `dòng ${row} ${label}, cột ${header}: ghi ${stated}, cộng các dòng ${computed}, lệch ${difference}`,
    ({ row, label, header, stated, computed, difference }) =>
      `row ${row} (${label}), column ${header}: states ${stated}, the rows add up to ${computed}, difference ${difference}`,
  ),
  'totals-differ-more': message(
    { count: 3 },
    ({ count }) => `còn ${count} số tổng khác không khớp, xem totals trong run.json`,
    ({ count }) => `${count} more totals do not agree, see totals in run.json`,
  ),
  'header-near-miss': message(
    { header: 'Ngày sihn', known: 'Ngày sinh', column: 'birth_date' },
    ({ header, known, column }) =>
      `cột "${header}" không được đọc; gần nhất: "${known}" (${column}), ghim trong doisoat.yaml nếu đúng`,
    ({ header, known, column }) =>
      `column "${header}" is not read; nearest: "${known}" (${column}), pin it in doisoat.yaml if it is that`,
  ),
  'rows-left-aside': message(
    { row: 40, count: 17 },
    ({ row, count }) => `từ dòng ${row} là bảng khác chưa nhận dạng được, ${count} dòng không đọc`,
    ({ row, count }) => `from row ${row} on stands another table that is not recognised; ${count} rows were not read`,
  ),
  'column-twin-blank': message<{ readonly column: string; readonly taken: string; readonly left: readonly string[] }>(
    { column: 'citizen_id', taken: 'Số CCCD', left: ['Số định danh cá nhân'] },
    ({ column, taken, left }) =>
      `cột ${column} lấy từ "${taken}"; "${left.join('", "')}" cũng có nghĩa đó nhưng để trống`,
    ({ column, taken, left }) =>
      `${column} is read from "${taken}"; "${left.join('", "')}" means the same but is blank`,
  ),
  'columns-alike': message<{ readonly column: string; readonly taken: string; readonly left: readonly string[] }>(
    { column: 'full_name', taken: 'Người lao động / Họ và tên', left: ['Người đại diện / Họ và tên'] },
    ({ column, taken, left }) =>
      `cột ${column} lấy từ "${taken}"; không đọc "${left.join('", "')}", ghim trong doisoat.yaml nếu cần cột đó`,
    ({ column, taken, left }) =>
      `${column} is read from "${taken}" and not from "${left.join('", "')}"; pin it in doisoat.yaml if that one is meant`,
  ),
  'table-of-sheet': message(
    { part: 2, from: 'F' },
    ({ part, from }) => `là bảng thứ ${part} trong trang tính, bắt đầu từ cột ${from}`,
    ({ part, from }) => `this is table ${part} of its sheet, from column ${from} on`,
  ),
} as const
