/** What stages count, in the words that people read; machines get the names themselves (`--json`, run.json). */
const WORDS: Readonly<Record<string, string>> = {
  rows: 'số dòng',
  accepted: 'nhận',
  quarantined: 'giữ lại',
  structural: 'tiêu đề, cộng, trống',
  files: 'số tệp',
  unrecognised: 'chưa nhận dạng',
  checks: 'chốt kiểm tra',
  warnings: 'cảnh báo',
  halts: 'phải dừng',
  accepted_gates: 'được chấp nhận',
  employers: 'đơn vị sử dụng lao động',
  units: 'mã đơn vị tham gia',
  keys: 'số giấy tờ, mã số',
  persons: 'số người',
  paid_rows: 'dòng thu nhập',
  employments: 'việc làm',
  roll_rows: 'dòng tham gia',
  participations: 'khoảng tham gia',
  insured_years: 'người × năm tham gia',
  candidates: 'trường hợp được xét',
  findings: 'trường hợp cần rà soát',
  exclusions: 'đã loại trừ',
  rules: 'quy tắc',
  cases: 'hồ sơ',
  duplicates: 'bản ghi trùng',
}

/** The word for a count; a name without one, such as D01, stands for itself. */
export const countWord = (name: string): string => WORDS[name] ?? name
