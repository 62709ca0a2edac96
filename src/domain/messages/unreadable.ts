import { fixedMessage, message } from './message.ts'

/** Why a file, or one of its sheets, cannot be read at all: what is wrong and what its sender should do. One line each, without a full stop. */
export const UNREADABLE = {
  'not-there': fixedMessage(
    'không mở được tệp, đề nghị kiểm tra tệp còn tồn tại và quyền đọc',
    'the file cannot be opened; check that it is there and may be read',
  ),
  'empty-file': fixedMessage(
    'tệp rỗng (0 byte), đề nghị gửi lại tệp có dữ liệu',
    'the file is empty (0 bytes); ask for one that holds data',
  ),
  'no-content': fixedMessage(
    'tệp không có nội dung, đề nghị gửi lại tệp có dữ liệu',
    'the file holds nothing but blanks; ask for one that holds data',
  ),
  'encoding-unknown': message(
    { encoding: 'viscii' },
    ({ encoding }) => `không có bộ đọc cho bảng mã "${encoding}" ghi trong doisoat.yaml`,
    ({ encoding }) => `nothing reads the encoding "${encoding}" that doisoat.yaml names`,
  ),
  'line-too-long': fixedMessage(
    'có dòng dài bất thường, không giống tệp CSV; đề nghị kiểm tra và gửi lại',
    'a line is too long for a CSV file; check the file and send it again',
  ),
  pdf: fixedMessage(
    'nội dung là PDF, không phải bảng dữ liệu; đề nghị gửi tệp Excel .xlsx hoặc CSV',
    'the content is a PDF, no table; ask for an .xlsx workbook or CSV',
  ),
  packed: fixedMessage(
    'tệp nén; đề nghị giải nén rồi gửi tệp .xlsx hoặc CSV bên trong',
    'a packed file; unpack it and send the .xlsx or CSV inside',
  ),
  'web-page': fixedMessage(
    'nội dung là trang web (HTML) mang tên bảng tính; đề nghị mở bằng Excel và lưu lại thành .xlsx',
    'the content is a web page (HTML) under the name of a workbook; open it in Excel and save it as .xlsx',
  ),
  xml: fixedMessage(
    'nội dung là XML, không phải bảng dữ liệu; đề nghị mở bằng Excel và lưu lại thành .xlsx',
    'the content is XML, no table; open it in Excel and save it as .xlsx',
  ),
  'word-document': fixedMessage(
    'nội dung là tài liệu Word, không phải bảng dữ liệu; đề nghị gửi tệp Excel .xlsx hoặc CSV',
    'the content is a Word document, no table; ask for an .xlsx workbook or CSV',
  ),
  'password-protected': fixedMessage(
    'tệp đặt mật khẩu; đề nghị bỏ mật khẩu rồi gửi lại',
    'the file is protected by a password; take it off and send the file again',
  ),
  'other-workbook-damaged': message(
    { format: 'xls' },
    ({ format }) => `sổ tính .${format} bị cắt ngắn hoặc hỏng; đề nghị mở bằng Excel, lưu lại thành .xlsx và gửi lại`,
    ({ format }) =>
      `the .${format} workbook is cut off or damaged; open it in Excel, save it as .xlsx and send it again`,
  ),
  'other-workbook-large': message(
    { format: 'xlsb', bytes: 90_000_000 },
    ({ format, bytes }) => `sổ tính .${format} quá lớn (${bytes} byte); đề nghị lưu lại thành .xlsx hoặc CSV`,
    ({ format, bytes }) => `the .${format} workbook is too large (${bytes} bytes); save it as .xlsx or CSV`,
  ),
  'other-workbook-memory': message(
    { format: 'ods' },
    ({ format }) => `sổ tính .${format} cần quá nhiều bộ nhớ để đọc; đề nghị lưu lại thành .xlsx hoặc CSV`,
    ({ format }) => `the .${format} workbook takes too much memory to read; save it as .xlsx or CSV`,
  ),
  'other-workbook-slow': message(
    { format: 'xls' },
    ({ format }) => `sổ tính .${format} đọc quá lâu, đã dừng lại; đề nghị lưu lại thành .xlsx hoặc CSV`,
    ({ format }) => `reading the .${format} workbook took too long and was stopped; save it as .xlsx or CSV`,
  ),
  'not-a-workbook': message(
    { extension: '.xlsx' },
    ({ extension }) =>
      `phần mở rộng là ${extension} nhưng nội dung không phải sổ tính Excel; đề nghị mở bằng Excel và lưu lại thành .xlsx`,
    ({ extension }) =>
      `named ${extension}, but the content is no Excel workbook; open it in Excel and save it as .xlsx`,
  ),
  'directory-missing': fixedMessage(
    'tệp Excel bị cắt ngắn hoặc hỏng (không thấy mục lục cuối tệp); đề nghị gửi lại',
    'the workbook is cut off or damaged (its closing directory is missing); send it again',
  ),
  'directory-damaged': fixedMessage(
    'mục lục của tệp Excel bị hỏng; đề nghị gửi lại',
    "the workbook's directory is damaged; send it again",
  ),
  'too-many-entries': message(
    { entries: 70_000 },
    ({ entries }) => `tệp nén có quá nhiều mục (${entries}), không giống sổ tính Excel`,
    ({ entries }) => `the archive has too many entries (${entries}) for a workbook`,
  ),
  swollen: message(
    { bytes: 5_000_000_000 },
    ({ bytes }) => `nội dung giải nén lớn bất thường (${bytes} byte), không đọc để bảo vệ hệ thống`,
    ({ bytes }) => `the content unpacks to an unusual size (${bytes} bytes); not read, to protect the system`,
  ),
  overlapping: fixedMessage(
    'các mục trong tệp nén chồng lên nhau, không giống sổ tính Excel; không đọc để bảo vệ hệ thống',
    'entries of the archive overlap, as in no Excel workbook; not read, to protect the system',
  ),
  'part-missing': message(
    { part: 'xl/worksheets/sheet1.xml' },
    ({ part }) => `tệp Excel thiếu thành phần ${part}; đề nghị mở bằng Excel và lưu lại`,
    ({ part }) => `the workbook lacks its part ${part}; open it in Excel and save it again`,
  ),
  'part-not-unpacked': message(
    { part: 'xl/worksheets/sheet1.xml' },
    ({ part }) => `không giải nén được thành phần ${part}; đề nghị gửi lại`,
    ({ part }) => `the part ${part} cannot be unpacked; send the file again`,
  ),
  'part-damaged': message(
    { part: 'xl/worksheets/sheet1.xml' },
    ({ part }) => `thành phần ${part} của tệp Excel bị hỏng; đề nghị mở bằng Excel, lưu lại và gửi lại`,
    ({ part }) => `the part ${part} of the workbook is damaged; open it in Excel, save it and send it again`,
  ),
  'workbook-part-missing': fixedMessage(
    'tệp Excel thiếu phần sổ tính (workbook.xml); đề nghị mở bằng Excel và lưu lại',
    'the workbook lacks its main part (workbook.xml); open it in Excel and save it again',
  ),
  'zip-of-others': fixedMessage(
    'tệp nén nhưng không phải sổ tính Excel; đề nghị giải nén rồi gửi tệp .xlsx hoặc CSV bên trong',
    'an archive, but no Excel workbook; unpack it and send the .xlsx or CSV inside',
  ),
  doctype: fixedMessage(
    'tệp Excel có khai báo DOCTYPE/thực thể XML, không đọc để bảo vệ hệ thống',
    'the workbook declares a DOCTYPE or XML entities; not read, to protect the system',
  ),
  'text-too-long': fixedMessage(
    'có ô chứa văn bản dài bất thường, không đọc để bảo vệ hệ thống',
    'a cell holds an unusual length of text; not read, to protect the system',
  ),
  'strings-too-large': fixedMessage(
    'bảng chuỗi dùng chung quá lớn, đề nghị tách thành nhiều tệp hoặc gửi CSV',
    'the table of shared strings is too large; split the file or send CSV',
  ),
  'strings-missing': fixedMessage(
    'bảng chuỗi dùng chung của tệp Excel bị thiếu; đề nghị mở bằng Excel và lưu lại',
    'shared strings of the workbook are missing; open it in Excel and save it again',
  ),
  'no-sheet': fixedMessage(
    'sổ tính không có trang tính nào; đề nghị gửi lại',
    'the workbook has no worksheet; send it again',
  ),
  'sheet-unknown': message(
    { sheet: 'DS', found: ['Trang 1', 'Trang 2'] as readonly string[] },
    ({ sheet, found }) =>
      `không có trang tính "${sheet}" ghi trong doisoat.yaml; các trang hiện có: ${found.map((name) => `"${name}"`).join(', ')}`,
    ({ sheet, found }) =>
      `there is no sheet "${sheet}" as doisoat.yaml names; there are: ${found.map((name) => `"${name}"`).join(', ')}`,
  ),
} as const

export type UnreadableCode = keyof typeof UNREADABLE
