import { formatVnd } from '../domain/money.ts'
import type {
  ExplainedCase,
  ExplainedEmployer,
  ExplainedPerson,
  Explanation,
  RuleVerdict,
  SourceCell,
  SourceRow,
} from './explanation.ts'
import {
  FUND_WORDS,
  inWords,
  KIND_WORDS,
  LINK_STEPS,
  OUTCOME_WORDS,
  REPAIR_WORDS,
  STATE_WORDS,
  STATUS_WORDS,
} from './words.ts'

/** The explanation as plain Vietnamese text for a terminal, ending in a line break. */
export function formatExplanation(explanation: Explanation): string {
  const { key, as_of, cases, persons, employers, rejects } = explanation
  const lines = [
    `Mã tra cứu: ${key.given}${key.read_as.length === 0 ? '' : ` (đọc là ${key.read_as.join('; ')})`}`,
    as_of === null ? 'Chưa có dữ liệu của lần chạy nào; chỉ có sổ hồ sơ.' : `Số liệu đến ngày ${date(as_of)}`,
    ...section('HỒ SƠ', cases.flatMap(caseLines)),
    ...persons.flatMap((person) => section(`NGƯỜI: ${person.full_name}`, personLines(person))),
    ...employers.flatMap((employer) => section(`ĐƠN VỊ: ${employer.name}`, employerLines(employer))),
    ...section(
      'Ô BỊ TỪ CHỐI CÓ ĐÚNG GIÁ TRỊ NÀY',
      rejects.map((row) => `${place(row.file, row.sheet, row.row)}, cột "${row.header}": ${row.reason}`),
    ),
  ]
  return `${lines.join('\n')}\n`
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]
}

function caseLines(row: ExplainedCase): readonly string[] {
  const history = row.history.map(({ on, status, closing }) => {
    const why = closing === undefined ? '' : ` (${closing})`
    return `${date(on)} ${inWords(STATUS_WORDS, status)}${why}`
  })
  return [
    `${row.case_id}  ${row.rule_id} ${row.rule_title}; kỳ ${row.period}; ${inWords(STATUS_WORDS, row.status)}; độ tin cậy ${row.confidence}`,
    `  Lý do: ${row.reason}`,
    ...(row.compared === '' ? [] : [`  Đối chiếu: ${row.compared}`]),
    `  Căn cứ: ${row.evidence_rows.split(';').join(', ')}`,
    `  Ghi nhận ${date(row.first_seen)} đến ${date(row.last_seen)}; lịch sử: ${history.join(' → ')}`,
    `  Khóa của hồ sơ: ${row.keys.map(({ key, added_on }) => `${key} (từ ${date(added_on)})`).join(', ')}`,
  ]
}

function personLines(person: ExplainedPerson): readonly string[] {
  const facts = [
    person.birth_date === null ? '' : `sinh ${date(person.birth_date)}`,
    inWords(KIND_WORDS, person.gender ?? ''),
  ]
  return [
    `${facts.filter((fact) => fact !== '').join(', ')}; ${LINK_STEPS[person.link_step] ?? ''}${person.in_review ? '; đang chờ rà soát, chưa gộp' : ''}`,
    `Khóa: ${person.keys.join(', ')}`,
    ...person.reviews.map(({ key, reason }) => `Khóa không dùng để gộp: ${key} (${inWords(KIND_WORDS, reason)})`),
    ...part('Các cơ quan ghi:', person.rows.flatMap(rowLines)),
    ...part(
      'Nơi trả thu nhập:',
      person.employments.map(
        (row) =>
          `${row.employer} (${row.payer_tax_id}), năm ${row.year}, ${inWords(KIND_WORDS, row.form)}: ${span(row.months, row.precision)}; thu nhập ${formatVnd(row.income_vnd)} đ, bảo hiểm được trừ ${formatVnd(row.deduction_vnd)} đ`,
      ),
    ),
    ...part(
      'Tham gia bảo hiểm:',
      person.participations.map(
        (row) =>
          `${row.from_month} đến ${row.to_month}${row.still_open ? ' (chưa báo dừng)' : ''}: ${inWords(KIND_WORDS, row.kind)}, quỹ ${row.funds.map((fund) => inWords(FUND_WORDS, fund)).join(', ')}${row.employer === '' ? '' : `, ${row.employer}`}${row.unit_code === '' ? '' : ` (${row.unit_code})`}${row.base_vnd === null ? '' : `, mức đóng ${formatVnd(row.base_vnd)} đ`}, ${inWords(STATE_WORDS, row.state)}`,
      ),
    ),
    ...part('Các quy tắc đã xét:', verdictLines(person.verdicts)),
    ...part(
      'Bản ghi trùng:',
      person.duplicates.map((row) => `${row.cluster_id}  ${row.type}, độ tin cậy ${row.confidence}: ${row.why}`),
    ),
  ]
}

function employerLines(employer: ExplainedEmployer): readonly string[] {
  const status = [
    `đăng ký kinh doanh: ${employer.registry_status ?? 'không có'}`,
    `thuế: ${employer.tax_status ?? 'không có'}`,
  ]
  return [
    `${inWords(KIND_WORDS, employer.kind)}, MST ${employer.tax_id ?? 'không có'}; trạng thái ${status.join(', ')}`,
    `Khóa: ${employer.keys.join(', ')}`,
    `Địa bàn: tỉnh ${employer.province_code || '?'}, xã ${employer.commune_code || '?'}, cơ quan BHXH ${employer.office || '?'}, người phụ trách ${employer.officer || 'chưa phân công'}`,
    ...part(
      'Đơn vị tham gia BHXH:',
      employer.units.map(
        (unit) =>
          `${unit.unit_code || '(không mã)'} (${unit.office_code || '?'}): ${unit.closed ? 'đã đóng' : 'đang theo dõi'}${unit.first_month === null ? '' : `, từ ${unit.first_month}`}${unit.last_month === null ? '' : ` đến ${unit.last_month}`}${unit.participants === null ? '' : `, ${unit.participants} người`}`,
      ),
    ),
    ...part('Các cơ quan ghi:', employer.rows.flatMap(rowLines)),
    ...part(
      'Lao động:',
      employer.workers.map(
        ({ year, paid, insured }) =>
          `năm ${year}: ${paid} người nhận thu nhập, ${insured} người tham gia BHXH bắt buộc`,
      ),
    ),
    ...part(
      'Hồ sơ của lao động:',
      employer.worker_cases.map(({ rule_id, period, cases }) => `${rule_id}, kỳ ${period}: ${cases}`),
    ),
    ...part('Các quy tắc đã xét:', verdictLines(employer.verdicts)),
  ]
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`)]
}

function verdictLines(verdicts: readonly RuleVerdict[]): readonly string[] {
  return verdicts.map(
    ({ rule_id, title, employer, period, outcome, why }) =>
      `${rule_id} ${title}${employer === '' ? '' : ` – ${employer}`}, kỳ ${period}: ${inWords(OUTCOME_WORDS, outcome)}. ${why}`,
  )
}

function rowLines(row: SourceRow): readonly string[] {
  const from = row.read_from === 'file' ? '' : ' (tệp không còn hoặc đã thay đổi; theo bản đã nạp)'
  const cells = row.cells.filter(({ value, read_as }) => value !== '' || read_as !== null)
  return [`${place(row.file, row.sheet, row.row)}${from}`, ...cells.map((cell) => `  ${cellLine(cell)}`)]
}

function cellLine({ column, letter, header, value, read_as, repair }: SourceCell): string {
  if (letter === '') return `${column} = ${read_as ?? ''}${repair === '' ? '' : ` (${inWords(REPAIR_WORDS, repair)})`}`
  const reading = read_as === null || read_as === value ? '' : ` → ${read_as}`
  return `${letter} "${header}" = ${value}${reading}${repair === '' ? '' : ` (${inWords(REPAIR_WORDS, repair)})`}`
}

function place(file: string, sheet: string, row: number): string {
  return `${file}${sheet === '' ? '' : `, trang ${sheet}`}, dòng ${row}`
}

function span(months: readonly string[], precision: string): string {
  if (precision === 'year') return 'cả năm, không rõ tháng'
  return months.length === 0 ? 'không rõ tháng' : months.join(', ')
}

/** `31/12/2025` of an ISO date, as precise as it is. */
function date(iso: string): string {
  return iso.split('-').reverse().join('/')
}
