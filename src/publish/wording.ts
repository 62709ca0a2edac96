/**
 * The Vietnamese words of lists. A flag is a lead: texts ask to review and verify, they never accuse.
 */

/** Classes of a case, as officers read them (domain notes §4.1). */
export const CLASS_NAMES: Readonly<Record<string, string>> = {
  uncovered: 'Chưa tham gia',
  partly_covered: 'Tham gia chưa đầy đủ',
  to_verify: 'Cần xác minh',
  late: 'Chậm đóng',
  officers: 'Người quản lý, chủ hộ chưa tham gia',
  contributions: 'Đang tham gia, rà soát quỹ, mức đóng, tháng đóng',
  covered_elsewhere: 'Đã tham gia nơi khác',
  health_group_wrong: 'Sai nhóm BHYT',
  voluntary_potential: 'Tiềm năng BHXH tự nguyện',
  household_potential: 'Tiềm năng BHYT hộ gia đình',
}

export function className(name: string): string {
  return CLASS_NAMES[name] ?? name
}

export const CONFIDENCE_NAMES: Readonly<Record<string, string>> = {
  A: 'A – khóa khớp chính xác, đủ tháng đối chiếu',
  B: 'B – một yếu tố yếu hơn (khóa đã sửa, thiếu tháng đối chiếu hoặc trạng thái)',
  C: 'C – từ hai yếu tố yếu, hoặc khớp theo họ tên và ngày sinh',
  D: 'D – chỉ để rà soát nội bộ',
}

/** Priority 0 is "1+" of the rule book. */
export function priorityName(priority: number): string {
  return priority === 0 ? '1+' : String(priority)
}

/** Results of a review that may come back in the list (domain notes §5.6). */
export const RESULT_CODES: readonly string[] = [
  'KQ01 – Đã lập hồ sơ tham gia (ghi ngày, số người)',
  'KQ02 – Đã tham gia đủ (đối chiếu sai, dữ liệu chậm)',
  'KQ03 – Đang tham gia ở đơn vị khác',
  'KQ04 – Đã nghỉ việc trước thời điểm rà soát',
  'KQ05 – HĐ dưới 1 tháng, thử việc, CTV, khoán việc',
  'KQ06 – Hưởng lương hưu, trợ cấp; hết tuổi',
  'KQ07 – Người nước ngoài không thuộc diện',
  'KQ08 – DN ngừng, giải thể, không tìm thấy tại địa chỉ',
  'KQ09 – Chỉ có chủ DN, không thuê lao động',
  'KQ10 – Kê khai khống lao động, mượn hồ sơ',
  'KQ11 – Hẹn tham gia (ghi thời hạn)',
  'KQ12 – Không hợp tác, đề nghị kiểm tra',
  'KQ13 – Sai dữ liệu (tên, CCCD, MST)',
  'KQ14 – Chưa rà soát',
]

const WORK: Readonly<Record<string, string>> = {
  R01: 'Mời đơn vị làm việc, rà soát lao động, hướng dẫn lập hồ sơ tham gia lần đầu (TK3-TS, D02-LT)',
  R02: 'Rà soát danh sách lao động với đơn vị, hướng dẫn báo tăng người còn thiếu (D02-LT)',
  R03: 'Xác minh lao động thực tế của đơn vị, hướng dẫn báo tăng (D02-LT)',
  R04: 'Làm việc với đơn vị, đối chiếu người giảm với bảng lương; xác minh người còn làm việc nhưng đã báo giảm',
  R05: 'Đôn đốc đơn vị bằng văn bản trong 10 ngày đầu tháng, đối chiếu số phải đóng, thống nhất lộ trình nộp',
  R06: 'Mời hợp tác xã làm việc, rà soát lao động, hướng dẫn lập hồ sơ tham gia lần đầu',
  R07: 'Mời hộ kinh doanh làm việc, xác minh lao động thuê, hướng dẫn lập hồ sơ tham gia',
  R08: 'Xác minh hợp đồng lao động, hướng dẫn đơn vị báo tăng',
  R08b: 'Đề nghị đơn vị giải trình khoản bảo hiểm đã trừ, đối chiếu và báo tăng',
  R09: 'Đối chiếu điều lệ, quyết định bổ nhiệm; hướng dẫn người quản lý đăng ký tham gia',
  R10: 'Xác minh diện tham gia của chủ hộ kinh doanh, hướng dẫn đăng ký và chọn mức đóng',
  R11: 'Xác minh hợp đồng, thời gian làm việc thực tế của người được chi trả theo bảng kê 05-2',
  R12: 'Đối chiếu hợp đồng giao kết trước; xác minh nghĩa vụ TNLĐ-BNN của đơn vị',
  R13: 'Xác minh hợp đồng lao động, hướng dẫn đơn vị báo tăng BHXH',
  R16: 'Xác minh diện tham gia; chuyển sang bắt buộc, hoàn tiền tự nguyện nếu trùng',
  R20: 'Kiểm tra hợp đồng, giấy phép lao động của người nước ngoài; hướng dẫn đơn vị báo tăng nếu thuộc diện',
  R21: 'Liên hệ người đã dừng đóng, xác minh việc làm hiện nay; vận động tham gia BHXH tự nguyện, BHYT hộ gia đình',
  R22: 'Liên hệ trước và sau ngày hết hạn, vận động đóng tiếp; ghi nhận nếu đã chuyển nhóm',
  R23: 'Rà soát thành viên hộ, vận động tham gia BHYT hộ gia đình; hướng dẫn mức giảm theo thứ tự',
  R24: 'Vận động tham gia BHXH tự nguyện, hướng dẫn mức hỗ trợ của Nhà nước và địa phương',
  R25: 'Phối hợp nhà trường rà soát, vận động tham gia BHYT học sinh, sinh viên',
  R28: 'Xác minh địa chỉ hoạt động của đơn vị',
  R29: 'Xác minh trạng thái hoạt động với cơ quan thuế và đăng ký kinh doanh',
}

/** Rules about managers and owners, who are a group of their own beside workers (domain notes §7, S4). */
export const OFFICER_RULES: readonly string[] = ['R09', 'R10']

/** Rules about people who take part, for whom a fund, a base or a month is asked about. */
export const CONTRIBUTION_RULES: readonly string[] = ['R14', 'R14b', 'R17', 'R18', 'R19']

/** What the officer is asked to do with a lead of this rule. */
export function workFor(ruleId: string): string {
  return WORK[ruleId] ?? 'Rà soát, xác minh'
}

export const STATUS_NAMES: Readonly<Record<string, string>> = {
  new: 'Mới',
  persisting: 'Còn tồn tại',
  reopened: 'Mở lại',
  not_evaluated: 'Chưa đánh giá kỳ này',
  resolved: 'Đã khép',
}

/** What the column "Mới" says: '' for a case that stands as it stood in the last list. */
export function newsOf(status: string, changed: number): string {
  if (status === 'new') return 'Mới'
  if (status === 'reopened') return 'Mở lại'
  if (status === 'not_evaluated') return 'Chưa đánh giá kỳ này'
  return changed === 1 ? 'Có thay đổi' : ''
}

/** The reason of a case that was closed tonight; `closing` as in the ledger: `covered`, `excluded E1`, `merged <case>` … */
export function closingReason(closing: string): string {
  const [kind = '', by = ''] = closing.split(' ')
  const texts: Readonly<Record<string, string>> = {
    covered: 'đã có tên tham gia trong danh sách đối chiếu',
    excluded: `thuộc trường hợp loại trừ ${by}`,
    withdrawn: 'dữ liệu thuế hiện có không còn dòng này',
    merged: `cùng một hồ sơ với ${by}, theo dõi tiếp ở hồ sơ đó`,
    replaced: `được theo dõi tiếp theo quy tắc ${by}`,
    no_longer: 'dữ liệu hiện có không còn dấu hiệu này',
  }
  return `Khép hồ sơ (${closing}): ${texts[kind] ?? ''}.`
}

/** The reason of a case that could not be looked at tonight. */
export function notEvaluatedReason(missing: string, lastSeen: string, reason: string): string {
  const why = missing === '' ? 'kỳ hoặc địa bàn này không nằm trong dữ liệu lần chạy' : `thiếu nguồn ${missing}`
  return `Chưa đánh giá kỳ này (${why}); ghi nhận gần nhất ${displayDate(lastSeen)}: ${reason}`
}

/** `30/09/2025` of an ISO date; a partial date as it is known. */
export function displayDate(iso: string): string {
  return iso.split('-').reverse().join('/')
}

const EXCLUSION_TITLES: Readonly<Record<string, string>> = {
  E1: 'E1 – Đang hưởng lương hưu, trợ cấp hằng tháng',
  E2: 'E2 – Quá tuổi nghỉ hưu, không hưởng lương hưu',
  E3: 'E3 – Tuổi dưới 15 hoặc không hợp lý',
  E4: 'E4 – Người nước ngoài không thuộc diện',
  E5: 'E5 – Tham gia ở đơn vị khác suốt thời gian đối chiếu',
  E6: 'E6 – Thử việc hoặc hợp đồng dưới 1 tháng',
  E7: 'E7 – Không trọn thời gian, lương thấp hơn mức tham chiếu',
  E8: 'E8 – Chỉ có trong bảng kê 05-2',
  E9: 'E9 – Lực lượng vũ trang, cơ yếu',
  E10: 'E10 – Đơn vị đã đóng hoặc tạm ngừng',
  E11: 'E11 – Đã chết, đã ra nước ngoài',
  E12: 'E12 – Thu nhập không từ làm việc trong kỳ',
  E13: 'E13 – Chủ hộ kinh doanh tính là lao động của chính mình',
  E14: 'E14 – Kê khai khống lao động (theo kết quả rà soát)',
  E15: 'E15 – Tham gia qua trụ sở chính hoặc chi nhánh',
  X04a: 'X04a – Giảm lao động theo mùa vụ',
  X04b: 'X04b – Chuyển lao động sang mã đơn vị khác của cùng đơn vị',
  X05a: 'X05a – Còn nợ nhưng chưa quá hạn đóng',
  X05b: 'X05b – Bất khả kháng hoặc được lùi thời hạn đóng',
  X05c: 'X05c – Chờ ngân sách nhà nước chuyển tiền',
  X09a: 'X09a – Quản lý nhiều doanh nghiệp, xét ở nơi đầu tiên',
  X10a: 'X10a – Hộ khoán, chưa đến hạn 1/7/2029',
  X10b: 'X10b – Chủ nhiều hộ kinh doanh, xét ở hộ đầu tiên',
  X11a: 'X11a – Nơi chi trả chỉ khấu trừ, nộp thay',
  X11b: 'X11b – Thù lao người quản lý của nơi chi trả',
  R12: 'R12 – Tham gia ở đơn vị khác trong một phần thời gian',
  R26: 'R26 – Đơn vị đã chấm dứt, giải thể, phá sản',
  R27: 'R27 – Đơn vị tạm ngừng kinh doanh',
  R28: 'R28 – Đơn vị không hoạt động tại địa chỉ đã đăng ký',
  R29: 'R29 – Trạng thái đơn vị cần xác minh',
  R30: 'R30 – Mới đi làm hoặc mới đăng ký, còn trong thời hạn',
}

export function exclusionTitle(code: string): string {
  return EXCLUSION_TITLES[code] ?? code
}
