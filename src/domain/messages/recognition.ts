import { fixedMessage, message } from './message.ts'

/** Why a table was not recognised as one of our sources, and what to do. */
export const RECOGNITION = {
  'no-header': fixedMessage(
    'Không tìm thấy dòng tiêu đề trong 30 dòng đầu; khai source, header_row, columns trong doisoat.yaml.',
    'No header row was found in the first 30 rows; give source, header_row and columns in doisoat.yaml.',
  ),
  'two-sources': message(
    { first: 'Đơn vị tham gia bảo hiểm', second: 'Người nộp thuế' },
    ({ first, second }) => `Tệp giống cả "${first}" lẫn "${second}"; khai source cho tệp này trong doisoat.yaml.`,
    ({ first, second }) => `The file looks like "${first}" and like "${second}"; give its source in doisoat.yaml.`,
  ),
  'columns-missing': message<{ readonly source: string; readonly columns: readonly string[] }>(
    { source: 'Danh sách cá nhân nhận thu nhập', columns: ['payer_tax_id (Mã số thuế đơn vị)'] },
    ({ source, columns }) =>
      `Tệp gần giống "${source}" nhưng thiếu cột ${columns.join(', ')}; khai source và columns trong doisoat.yaml nếu đúng là nguồn này.`,
    ({ source, columns }) =>
      `The file resembles "${source}" but lacks the column ${columns.join(', ')}; if it is this source, give source and columns in doisoat.yaml.`,
  ),
  'signs-missing': message(
    { source: 'Danh sách người tham gia bảo hiểm' },
    ({ source }) =>
      `Tệp gần giống "${source}" nhưng chưa đủ dấu hiệu; khai source và columns trong doisoat.yaml nếu đúng là nguồn này.`,
    ({ source }) =>
      `The file resembles "${source}" but does not show enough of it; if it is this source, give source and columns in doisoat.yaml.`,
  ),
} as const
