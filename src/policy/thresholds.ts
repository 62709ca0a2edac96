/** What the law leaves to the office: sizes, shares and spans that a site may set in doisoat.yaml under `thresholds`. */
export const THRESHOLDS = {
  health_only_deduction_permille: {
    value: 20,
    vi: 'Khoản bảo hiểm được trừ không quá phần nghìn này của thu nhập được coi là chỉ trừ BHYT',
    source: '1.5 % health share (domain notes §4.4) and half a percent for rounding',
  },
  minimum_working_age: {
    value: 15,
    vi: 'Tuổi thấp nhất được coi là hợp lý',
    source: 'Bộ luật Lao động 45/2019/QH14, Điều 3, Điều 143',
  },
  base_tolerance_permille: {
    value: 300,
    vi: 'R17: phần nghìn mà tổng mức đóng được thấp hơn thu nhập trước khi nêu',
    source: 'domain notes §4.3 R17: τ ≥ 30 %, for bonuses, meals, overtime',
  },
  missing_month_permille: {
    value: 900,
    vi: 'R17, R19: phần nghìn của mức đóng bình quân một tháng mà khoản bảo hiểm được trừ phải vượt danh sách',
    source: 'design §4c, R19: at least 0.9 of a mean base',
  },
  maximum_plausible_age: { value: 110, vi: 'Tuổi cao nhất được coi là hợp lý', source: 'domain notes §4.3 E3, D12' },
  arrears_months: {
    value: 1,
    vi: 'Đơn vị chậm đóng: số tháng nợ ít nhất (nợ cuối kỳ chia số phải đóng một tháng)',
    source: 'domain notes §4.3 R05',
  },
  sharp_fall_percent: {
    value: 30,
    vi: 'Giảm lao động bất thường: phần trăm giảm ít nhất so với tháng trước',
    source: 'left to the office: domain notes §4.3 R04 gives no figure',
  },
  sharp_fall_people: {
    value: 10,
    vi: 'Giảm lao động bất thường: số người tham gia ít nhất của tháng trước',
    source: 'left to the office: smaller units fall by chance',
  },
  steady_pay_percent: {
    value: 10,
    vi: 'Giảm lao động bất thường: số người được trả thu nhập giảm không quá phần trăm này thì coi là không đổi',
    source: 'left to the office: domain notes §4.3 R04 says "stable"',
  },
  short_contract_payments: {
    value: 3,
    vi: 'Hợp đồng ngắn hạn (05-2): số lần chi trả ít nhất trong năm',
    source: 'left to the office: domain notes §4.3 R11 says "n times"',
  },
  short_contract_months: {
    value: 3,
    vi: 'Hợp đồng ngắn hạn (05-2): số tháng được chi trả ít nhất trong năm',
    source: 'left to the office: domain notes §4.3 R11 says "n months"',
  },
  stopped_months: {
    value: 3,
    vi: 'Số tháng đã biết không tham gia, kể từ khi dừng đóng, để lập danh sách vận động quay lại',
    source: 'design §4c, R21',
  },
  stopped_within_months: {
    value: 24,
    vi: 'Chỉ lập danh sách người dừng đóng trong số tháng gần đây này',
    source: 'CV 2244/BHXH-QLT: người dừng đóng trong năm; nới cho dữ liệu thuế theo năm',
  },
  renewal_due_days: {
    value: 30,
    vi: 'Số ngày trước khi hết hạn để lập danh sách sắp đến hạn',
    source: 'domain notes §4.3, R22: n days, left to the office',
  },
  renewal_missed_days: {
    value: 90,
    vi: 'Số ngày sau khi hết hạn còn lập danh sách quá hạn',
    source: 'domain notes §4.3, R22: left to the office',
  },
} as const satisfies Readonly<Record<string, { readonly value: number; readonly vi: string; readonly source: string }>>

export type ThresholdName = keyof typeof THRESHOLDS
export type Thresholds = Readonly<Record<ThresholdName, number>>

/** Defaults with what the site set over them. Names that are not thresholds are the configuration's to refuse. */
export function thresholdsOf(site: Readonly<Record<string, number>>): Thresholds {
  const entries = Object.entries(THRESHOLDS).map(([name, { value }]) => [name, site[name] ?? value])
  return Object.fromEntries(entries) as Thresholds
}
