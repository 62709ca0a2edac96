import { fixedMessage, message } from './message.ts'

/** Which version of a file counts, and what became of rows that were sent back. They stand with the remarks on the file. */
export const VERSION_NOTES = {
  'copy-of': message(
    { file: 'thue/05-1.csv' },
    ({ file }) => `Nội dung trùng hoàn toàn với "${file}"; chỉ tính tệp ấy, tệp này không đọc lại.`,
    ({ file }) => `Its content is that of "${file}"; that file counts and this one is not read again.`,
  ),
  'replaced-by': message(
    { file: 'thue/05-1 (thay thế).csv', why: 'tên tệp ghi là bản thay thế' },
    ({ file, why }) => `Đã được thay thế bởi "${file}" (${why}); các dòng của tệp này không tính.`,
    ({ file }) => `Replaced by "${file}"; the rows of this file do not count.`,
  ),
  replaces: message(
    { file: 'thue/05-1.csv', why: 'khai replaces trong doisoat.yaml' },
    ({ file, why }) => `Thay thế "${file}" (${why}); tính tệp này.`,
    ({ file }) => `It replaces "${file}"; this file counts.`,
  ),
  'adds-to': message(
    { file: 'thue/05-1.csv' },
    ({ file }) => `Bổ sung cho "${file}"; tính cả hai tệp.`,
    ({ file }) => `It adds to "${file}"; both files count.`,
  ),
  'added-by': message(
    { file: 'thue/05-1 bổ sung.csv' },
    ({ file }) => `Được bổ sung bởi "${file}"; tính cả hai tệp.`,
    ({ file }) => `"${file}" adds to it; both files count.`,
  ),
  'looks-like': message(
    { file: 'thue/05-1_b.csv', percent: 96 },
    ({ file, percent }) =>
      `Khoảng ${percent} % số dòng trùng với "${file}" cùng nguồn, cùng kỳ; tính cả hai. Nếu là bản thay thế, khai ở tệp mới trong doisoat.yaml: replaces: "${file}".`,
    ({ file, percent }) =>
      `About ${percent} % of its rows are those of "${file}", of the same source and period; both count. If it replaces that file, say so in doisoat.yaml: replaces: "${file}".`,
  ),
  'may-replace': message(
    { file: 'thue/05-1.csv', percent: 12 },
    ({ file, percent }) =>
      `Tên tệp có thể là lần gửi sau của "${file}" nhưng chỉ chứa khoảng ${percent} % số dòng của tệp ấy; tính cả hai. Nếu là bản thay thế, khai trong doisoat.yaml: replaces: "${file}".`,
    ({ file, percent }) =>
      `By its name it may be a later sending of "${file}", but it has only about ${percent} % of that file's rows; both count. If it replaces that file, say so in doisoat.yaml: replaces: "${file}".`,
  ),
  'replaces-undecided': message(
    { files: ['thue/a.csv', 'thue/b.csv'] },
    ({ files }) =>
      `Chưa rõ tệp nào thay thế tệp nào trong: ${files.join(', ')}; tính tất cả. Khai replaces cho bản mới nhất trong doisoat.yaml.`,
    ({ files }) =>
      `It is not clear which of these replaces which: ${files.join(', ')}; all count. Give replaces in doisoat.yaml.`,
  ),
  'replaces-nothing': message(
    { pattern: 'thue/05-1*.csv' },
    ({ pattern }) => `Không có tệp nào cùng nguồn khớp với "${pattern}" đã khai ở replaces hoặc adds_to.`,
    ({ pattern }) => `No file of the same source matches "${pattern}", given under replaces or adds_to.`,
  ),
  'new-version': message(
    { rows: 3, mended: 2 },
    ({ rows, mended }) =>
      `Bản mới của tệp đã đọc trước đây: trong ${rows} dòng lỗi chờ sửa, ${mended} dòng đã đúng ở bản này; các dòng còn lại không còn ở bản này.`,
    ({ rows, mended }) =>
      `A new version of a file read before: of ${rows} faulty rows that waited, ${mended} are right in this version; the others are no longer in it.`,
  ),
  'came-back': message(
    { file: 'thue/05-1.csv' },
    ({ file }) => `Tệp trả lại để sửa của "${file}" đã gửi lại: chỉ thêm các dòng, không cho biết tháng nào.`,
    ({ file }) => `A workbook of rows sent back from "${file}": it adds rows and knows no months.`,
  ),
  'came-back-without': message<{ readonly columns: readonly string[] }>(
    { columns: ['Mã số thuế'] },
    ({ columns }) => `Tệp gửi lại thiếu cột của tệp gốc: ${columns.join(', ')}; các ô ấy coi như để trống.`,
    ({ columns }) => `It lacks columns of the file first sent: ${columns.join(', ')}; their cells count as blank.`,
  ),
  'came-back-unknown': fixedMessage(
    'Tệp có cột "Mã dòng trả lại" nhưng sổ không có mã nào trong đó; đọc như tệp thường.',
    'It has the column of references, but the ledger knows none of them; it was read like any other file.',
  ),
  'rows-not-kept': message(
    { rows: 250_000, kept: 200_000 },
    ({ rows, kept }) =>
      `Có ${rows} dòng lỗi, chỉ ${kept} dòng đầu được trả lại để sửa; nên sửa cả cột rồi gửi lại cả tệp.`,
    ({ rows, kept }) =>
      `${rows} rows have faults and only the first ${kept} are sent back; mend the column and send the whole file again.`,
  ),
} as const
