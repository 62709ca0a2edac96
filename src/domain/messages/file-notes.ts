import { fixedMessage, message } from './message.ts'

/**
 * Remarks on a file or a sheet that was read: what was met in it and what was done about it. They stand under `notes` in
 * `run.json` and in `doisoat profile`. None names a person or an identifier.
 */
export const FILE_NOTES = {
  'sheet-hidden': fixedMessage('trang tính đang ẩn, vẫn được đọc', 'the sheet is hidden; it was read all the same'),
  'columns-hidden': fixedMessage('có cột ẩn, vẫn được đọc', 'some columns are hidden; they were read all the same'),
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
  'quotes-broken': message(
    { count: 2 },
    ({ count }) => `có ${count} chỗ dấu nháy kép không đóng, các dòng ở đó được đọc từng dòng một`,
    ({ count }) => `${count} quotes are never closed; the lines there were read one by one`,
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
} as const
