import { fixedMessage, message } from './message.ts'

/**
 * What the gates say of a source: what was measured, what was expected and by whom, and what to do (docs/gates.md). Shares and counts
 * come as texts. None names a person or an identifier; a file is named by its path.
 */

/** Who expects it: the site, or the program when the site says nothing. */
export const GATE_AGAINST = {
  site: fixedMessage('theo doisoat.yaml', 'set in doisoat.yaml'),
  default: fixedMessage('mức mặc định', 'the default'),
} as const

/** What came of a gate that failed. */
export const GATE_FINDINGS = {
  present: message(
    { title: 'Danh sách cá nhân nhận thu nhập', source: 'tax_workers' },
    ({ title, source }) =>
      `Không có tệp nào là "${title}" (${source}); cần ít nhất 1 tệp. Các quy tắc cần nguồn này không được đánh giá.`,
    ({ title, source }) =>
      `No file is "${title}" (${source}); at least 1 is needed. Rules that need this source are not evaluated.`,
  ),
  'not-empty': message(
    { title: 'Danh sách cá nhân nhận thu nhập', source: 'tax_workers' },
    ({ title, source }) =>
      `Nguồn "${title}" (${source}) không có dòng hợp lệ nào; cần ít nhất 1 dòng. Xem rejects, hoặc đề nghị gửi lại tệp.`,
    ({ title, source }) =>
      `Source "${title}" (${source}) has no valid row; at least 1 is needed. See the rejects, or ask for the file again.`,
  ),
  recognised: message(
    { count: 2 },
    ({ count }) =>
      `Chưa nhận dạng được ${count} tệp hoặc trang tính; cần 0. Ghim vào nguồn trong doisoat.yaml nếu cần dùng.`,
    ({ count }) =>
      `${count} files or sheets were not recognised; 0 expected. Pin them to a source in doisoat.yaml if they are needed.`,
  ),
  mapping: message<{ readonly patterns: readonly string[] }>(
    { patterns: ['thue/*.csv'] },
    ({ patterns }) =>
      `Mẫu tên tệp trong doisoat.yaml không khớp tệp nào: ${patterns.map((pattern) => `"${pattern}"`).join(', ')}; kiểm tra lại match, hoặc tệp chưa được gửi.`,
    ({ patterns }) =>
      `Patterns of doisoat.yaml that no file answers: ${patterns.map((pattern) => `"${pattern}"`).join(', ')}; check match, or the file was not sent.`,
  ),
  rows: message(
    {
      title: 'Danh sách cá nhân nhận thu nhập',
      rows: '120',
      least: '1.000',
      most: '5.000.000',
      against: 'theo doisoat.yaml',
    },
    ({ title, rows, least, most, against }) =>
      `Nguồn "${title}" có ${rows} dòng, ngoài khoảng ${least} đến ${most} (${against}); kiểm tra tệp gửi có đủ không.`,
    ({ title, rows, least, most, against }) =>
      `Source "${title}" has ${rows} rows, outside ${least} to ${most} (${against}); check that all of it was sent.`,
  ),
  'reject-rate': message(
    {
      title: 'Danh sách cá nhân nhận thu nhập',
      rejected: '30',
      rows: '1.000',
      share: '3,00 %',
      allowed: '2,00 %',
      against: 'theo doisoat.yaml',
    },
    ({ title, rejected, rows, share, allowed, against }) =>
      `Nguồn "${title}" có ${rejected} trên ${rows} dòng bị cách ly (${share}), quá ${allowed} (${against}); xem rejects để sửa, hoặc đề nghị gửi lại tệp.`,
    ({ title, rejected, rows, share, allowed, against }) =>
      `Source "${title}": ${rejected} of ${rows} rows are quarantined (${share}), more than ${allowed} (${against}); mend them by the rejects, or ask for the file again.`,
  ),
  'blank-keys': message(
    {
      title: 'Danh sách cá nhân nhận thu nhập',
      columns: 'citizen_id, passport_number',
      blank: '120',
      rows: '1.000',
      share: '12,00 %',
      allowed: '10,00 %',
      against: 'mức mặc định',
    },
    ({ title, columns, blank, rows, share, allowed, against }) =>
      `Nguồn "${title}" có ${blank} trên ${rows} dòng không có khóa nào trong ${columns} (${share}), quá ${allowed} (${against}); đề nghị bổ sung số giấy tờ, mã số.`,
    ({ title, columns, blank, rows, share, allowed, against }) =>
      `Source "${title}": ${blank} of ${rows} rows have no key among ${columns} (${share}), more than ${allowed} (${against}); ask for the missing numbers.`,
  ),
  'invalid-keys': message(
    {
      title: 'Danh sách cá nhân nhận thu nhập',
      column: 'citizen_id',
      invalid: '70',
      cells: '1.000',
      share: '7,00 %',
      allowed: '5,00 %',
      against: 'mức mặc định',
    },
    ({ title, column, invalid, cells, share, allowed, against }) =>
      `Nguồn "${title}" có ${invalid} trên ${cells} ô ở cột ${column} không hợp lệ (${share}), quá ${allowed} (${against}); xem rejects, kiểm tra định dạng ô là văn bản.`,
    ({ title, column, invalid, cells, share, allowed, against }) =>
      `Source "${title}": ${invalid} of ${cells} cells of column ${column} are invalid (${share}), more than ${allowed} (${against}); see the rejects, check that cells are text.`,
  ),
  age: message(
    {
      title: 'Danh sách cá nhân nhận thu nhập',
      days: '430',
      asOf: '2025-10-31',
      allowed: '400',
      against: 'theo doisoat.yaml',
    },
    ({ title, days, asOf, allowed, against }) =>
      `Nguồn "${title}" cũ ${days} ngày so với ngày số liệu ${asOf}, quá ${allowed} ngày (${against}); đề nghị gửi số liệu mới.`,
    ({ title, days, asOf, allowed, against }) =>
      `Source "${title}" is ${days} days old on the data date ${asOf}, more than ${allowed} days (${against}); ask for newer data.`,
  ),
  'age-unknown': message(
    { title: 'Danh sách cá nhân nhận thu nhập', allowed: '400', against: 'theo doisoat.yaml' },
    ({ title, allowed, against }) =>
      `Nguồn "${title}" không cho biết tháng nào nên không tính được độ cũ, cần không quá ${allowed} ngày (${against}); khai period trong doisoat.yaml.`,
    ({ title, allowed, against }) =>
      `Source "${title}" tells no month, so its age is unknown; at most ${allowed} days are allowed (${against}); give its period in doisoat.yaml.`,
  ),
  'duplicate-files': message<{ readonly title: string; readonly pairs: readonly string[] }>(
    { title: 'Danh sách cá nhân nhận thu nhập', pairs: ['thue/b.csv = thue/a.csv'] },
    ({ title, pairs }) =>
      `Nguồn "${title}" có tệp giống hệt nhau từng byte: ${pairs.join('; ')}; cần mỗi tệp một lần. Bỏ bớt bản thừa, hoặc gửi đúng tệp còn thiếu.`,
    ({ title, pairs }) =>
      `Source "${title}" has files that are equal byte by byte: ${pairs.join('; ')}; each is expected once. Take the copy away, or send the file that was meant.`,
  ),
  'duplicate-rows': message(
    {
      title: 'Danh sách cá nhân nhận thu nhập',
      repeated: '40',
      between: '30',
      rows: '1.000',
      share: '4,00 %',
      allowed: '1,00 %',
      against: 'mức mặc định',
    },
    ({ title, repeated, between, rows, share, allowed, against }) =>
      `Nguồn "${title}" có ${repeated} trên ${rows} dòng lặp lại (${share}; ${between} dòng giữa các tệp), quá ${allowed} (${against}); kiểm tra có gửi hai lần cùng một kỳ không.`,
    ({ title, repeated, between, rows, share, allowed, against }) =>
      `Source "${title}": ${repeated} of ${rows} rows are repeated (${share}; ${between} of them between files), more than ${allowed} (${against}); check whether a period was sent twice.`,
  ),
  drift: message<{ readonly title: string; readonly runs: number; readonly parts: readonly string[] }>(
    {
      title: 'Danh sách cá nhân nhận thu nhập',
      runs: 5,
      parts: ['600 dòng, trung vị 1.000, lệch 40,00 %, quá 30,00 %'],
    },
    ({ title, runs, parts }) =>
      `Nguồn "${title}" khác thường so với ${runs} kỳ trước: ${parts.join('; ')}. Kiểm tra tệp gửi có đủ và đúng mẫu không.`,
    ({ title, runs, parts }) =>
      `Source "${title}" differs from the ${runs} periods before: ${parts.join('; ')}. Check that all of it was sent, in the usual form.`,
  ),
  'unmapped-columns': message<{
    readonly title: string
    readonly count: string
    readonly allowed: string
    readonly columns: readonly string[]
  }>(
    { title: 'Danh sách cá nhân nhận thu nhập', count: '2', allowed: '0', columns: ['Ghi chú nội bộ', 'Mã phụ'] },
    ({ title, count, allowed, columns }) =>
      `Nguồn "${title}" có ${count} cột không dùng, quá ${allowed} (theo doisoat.yaml): ${columns.join('; ')}. Khai columns hoặc ignore_columns.`,
    ({ title, count, allowed, columns }) =>
      `Source "${title}" has ${count} columns that nothing reads, more than ${allowed} (set in doisoat.yaml): ${columns.join('; ')}. Give columns or ignore_columns.`,
  ),
  totals: message<{ readonly title: string; readonly places: readonly string[] }>(
    { title: 'Danh sách cá nhân nhận thu nhập', places: ['thue/a.xlsx!DS:120 "Thu nhập"'] },
    ({ title, places }) =>
      `Nguồn "${title}" có dòng cộng khác tổng các dòng: ${places.join('; ')}; cần bằng nhau. Kiểm tra tệp có thiếu dòng không, hoặc đề nghị gửi lại.`,
    ({ title, places }) =>
      `Source "${title}" has total rows that differ from the sum of their rows: ${places.join('; ')}; they should agree. Check for missing rows, or ask for the file again.`,
  ),
  quality: message(
    {
      title: 'Danh sách cá nhân nhận thu nhập',
      quality: 'đúng',
      score: '96,10 %',
      least: '98,00 %',
      detail: '961/1.000',
    },
    ({ title, quality, score, least, detail }) =>
      `Nguồn "${title}" có mức "${quality}" là ${score} (${detail}), dưới ${least} (theo doisoat.yaml).`,
    ({ title, quality, score, least, detail }) =>
      `Source "${title}" scores ${score} for "${quality}" (${detail}), below ${least} (set in doisoat.yaml).`,
  ),
} as const

/** How a source drifted from its usual self. */
export const DRIFT_PARTS = {
  rows: message(
    { rows: '600', median: '1.000', share: '40,00 %', allowed: '30,00 %', against: 'mức mặc định' },
    ({ rows, median, share, allowed, against }) =>
      `${rows} dòng, trung vị ${median}, lệch ${share}, quá ${allowed} (${against})`,
    ({ rows, median, share, allowed, against }) =>
      `${rows} rows, median ${median}, off by ${share}, more than ${allowed} (${against})`,
  ),
  rejects: message(
    { share: '9,00 %', median: '1,00 %', allowed: '5,00 %', against: 'mức mặc định' },
    ({ share, median, allowed, against }) =>
      `tỷ lệ cách ly ${share}, trung vị ${median}, tăng quá ${allowed} (${against})`,
    ({ share, median, allowed, against }) =>
      `share of rejects ${share}, median ${median}, up by more than ${allowed} (${against})`,
  ),
  blanks: message(
    { share: '9,00 %', median: '1,00 %', allowed: '5,00 %', against: 'mức mặc định' },
    ({ share, median, allowed, against }) =>
      `tỷ lệ dòng không có khóa ${share}, trung vị ${median}, tăng quá ${allowed} (${against})`,
    ({ share, median, allowed, against }) =>
      `share of rows without a key ${share}, median ${median}, up by more than ${allowed} (${against})`,
  ),
  columns: message<{ readonly columns: readonly string[] }>(
    { columns: ['birth_date'] },
    ({ columns }) => `mất cột đã có ở quá nửa số kỳ trước: ${columns.join(', ')}`,
    ({ columns }) => `columns that stood in more than half of the periods before are gone: ${columns.join(', ')}`,
  ),
} as const

/** What can be done about a gate that halted the run. */
export const GATE_WAYS = {
  pass: fixedMessage('Đạt.', 'Passed.'),
  halted: message(
    { setting: 'gates.tax_workers.rows', accept: 'rows:tax_workers' },
    ({ setting, accept }) =>
      `Ba cách: gửi lại tệp; sửa ${setting} trong doisoat.yaml; hoặc chấp nhận lần này bằng --accept ${accept} --why "lý do".`,
    ({ setting, accept }) =>
      `Three ways: send the file again; change ${setting} in doisoat.yaml; or accept it this once with --accept ${accept} --why "reason".`,
  ),
  'accept-idle': message(
    { accept: 'rows:tax_workers' },
    ({ accept }) => `--accept ${accept} không dùng đến: chốt này không phải dừng.`,
    ({ accept }) => `--accept ${accept} was not needed: this gate does not halt the run.`,
  ),
  'accept-late': message(
    { accept: 'rows:tax_workers' },
    ({ accept }) => `--accept ${accept} không dùng đến: các chốt đã qua ở lần chạy trước và không kiểm tra lại.`,
    ({ accept }) =>
      `--accept ${accept} was not needed: the gates were passed by an earlier start and are not tried again.`,
  ),
} as const

/** The six qualities as people call them. */
export const QUALITY_WORDS = {
  dung: fixedMessage('đúng', 'valid'),
  du: fixedMessage('đủ', 'complete'),
  sach: fixedMessage('sạch', 'without duplicates'),
  song: fixedMessage('sống', 'alive'),
  thong_nhat: fixedMessage('thống nhất', 'consistent'),
  dung_chung: fixedMessage('dùng chung', 'shared'),
} as const

/** What a score is made of; the figures are counts. */
export const QUALITY_DETAILS = {
  dung: message(
    { valid: '9.700', refused: '200', checked: '100', agreed: '99' },
    ({ valid, refused, checked, agreed }) =>
      `${valid} ô đọc được, ${refused} ô bị từ chối; ${agreed}/${checked} lần năm sinh, giới tính khớp số CCCD`,
    ({ valid, refused, checked, agreed }) =>
      `${valid} cells read, ${refused} refused; birth year or gender agree with the citizen ID ${agreed} of ${checked} times`,
  ),
  du: message(
    { filled: '5.800', columns: '6', rows: '1.000', quarantined: '10' },
    ({ filled, columns, rows, quarantined }) =>
      `${filled} ô có giá trị ở ${columns} cột cần có, trên ${rows} dòng (${quarantined} dòng bị cách ly)`,
    ({ filled, columns, rows, quarantined }) =>
      `${filled} cells are filled in the ${columns} columns that matter, over ${rows} rows (${quarantined} quarantined)`,
  ),
  sach: message(
    { repeated: '40', between: '30' },
    ({ repeated, between }) => `${repeated} dòng lặp lại, ${between} dòng giữa các tệp`,
    ({ repeated, between }) => `${repeated} rows repeated, ${between} of them between files`,
  ),
  song: message(
    { month: '12/2024', asOf: '2025-10-31' },
    ({ month, asOf }) => `tháng cuối ${month}, ngày số liệu ${asOf}`,
    ({ month, asOf }) => `last month ${month}, data date ${asOf}`,
  ),
  thong_nhat: message<{ readonly fields: readonly string[] }>(
    { fields: ['tên 90/100', 'ngày sinh 88/90'] },
    ({ fields }) => `cùng khóa ở nguồn khác: ${fields.join(', ')}`,
    ({ fields }) => `same key in another source: ${fields.join(', ')}`,
  ),
  dung_chung: message<{ readonly kinds: readonly string[] }>(
    { kinds: ['đơn vị 9/10', 'người 95/100'] },
    ({ kinds }) => `khóa có ở nguồn khác: ${kinds.join(', ')}`,
    ({ kinds }) => `keys found in another source: ${kinds.join(', ')}`,
  ),
  unknown: fixedMessage('không đo được', 'cannot be measured'),
} as const
