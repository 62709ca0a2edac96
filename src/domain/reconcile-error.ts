import type { UnreadableCode } from './messages/unreadable.ts'

/**
 * A run that cannot go on. Bad data is never an exception: it is a reject. Texts are Vietnamese, because officers read them,
 * and never hold an identifier or a name of a person.
 */
export interface ErrorDetails {
  'flag-invalid': { flag: string; found: string; expected: string }
  'config-invalid': { file: string; mistakes: readonly string[] }
  'input-missing': { folder: string }
  'input-empty': { folder: string }
  'source-missing': { sources: readonly string[]; unrecognised: readonly string[] }
  'source-empty': { sources: readonly string[] }
  'file-unreadable': { file: string; code: UnreadableCode; reason: string }
  'mapping-mismatch': { file: string; expected: string; found: readonly string[]; closest: string | null }
  'column-ambiguous': { file: string; column: string; headers: readonly string[] }
  'store-busy': { store: string }
  'store-url-invalid': { found: string }
  'store-unreachable': { store: string; reason: string }
  'ledger-newer': { found: string; known: string }
  'as-of-before-ledger': { asOf: string; ledger: string }
  'as-of-unknown': Record<string, never>
  'gate-halted': { checks: readonly string[] }
  'check-failed': { stage: string; check: string; violations: number; example: string }
  'key-unknown': { kind: string }
  'plan-invalid': { reason: string }
  'stage-unknown': { found: string; known: readonly string[] }
  'pipeline-unknown': { found: string; known: readonly string[] }
  'stage-failed': { stage: string; reason: string }
  'truth-missing': { folder: string }
  'output-in-use': { folder: string }
}

export type ErrorCode = keyof ErrorDetails
export type ExitCode = 1 | 2 | 3

interface ErrorText<Code extends ErrorCode> {
  readonly exitCode: ExitCode
  text(details: ErrorDetails[Code]): string
}

const lines = (items: readonly string[]): string => items.map((item) => `\n  - ${item}`).join('')

/** The one catalogue of codes and texts: what was found, where, what to do. */
const CATALOGUE: { readonly [Code in ErrorCode]: ErrorText<Code> } = {
  'flag-invalid': {
    exitCode: 2,
    text: ({ flag, found, expected }) => `cờ --${flag} có giá trị "${found}"; cần ${expected}.`,
  },
  'config-invalid': {
    exitCode: 2,
    text: ({ file, mistakes }) => `tệp cấu hình ${file} có ${mistakes.length} chỗ sai:${lines(mistakes)}`,
  },
  'input-missing': {
    exitCode: 2,
    text: ({ folder }) => `không có thư mục đầu vào ${folder}. Kiểm tra lại cờ --input.`,
  },
  'input-empty': {
    exitCode: 2,
    text: ({ folder }) => `thư mục đầu vào ${folder} không có tệp .csv, .tsv, .txt hoặc .xlsx nào.`,
  },
  'source-missing': {
    exitCode: 1,
    text: ({ sources, unrecognised }) =>
      `thiếu nguồn dữ liệu bắt buộc: ${sources.join(', ')}.` +
      (unrecognised.length > 0 ? ` Các tệp chưa nhận dạng được:${lines(unrecognised)}\n` : ' ') +
      'Bổ sung tệp còn thiếu, hoặc ghim tệp vào nguồn trong doisoat.yaml (files: match, source).',
  },
  'source-empty': {
    exitCode: 1,
    text: ({ sources }) =>
      `nguồn dữ liệu không có dòng hợp lệ nào: ${sources.join(', ')}. Xem rejects của lần chạy, hoặc đề nghị gửi lại tệp.`,
  },
  'file-unreadable': { exitCode: 2, text: ({ file, reason }) => `không đọc được tệp ${file}: ${reason}` },
  'mapping-mismatch': {
    exitCode: 2,
    text: ({ file, expected, found, closest }) =>
      `tệp ${file}: doisoat.yaml ghim "${expected}" nhưng trong tệp không có` +
      (closest === null ? '' : ` (gần nhất: "${closest}")`) +
      (found.length === 0 ? '.' : `. Trong tệp có: ${found.map((header) => `"${header}"`).join(', ')}.`) +
      ' Sửa lại doisoat.yaml hoặc tệp.',
  },
  'column-ambiguous': {
    exitCode: 2,
    text: ({ file, column, headers }) =>
      `tệp ${file}: có ${headers.length} cột đều có thể là ${column}: ${headers.map((header) => `"${header}"`).join(', ')}. Ghim một cột trong doisoat.yaml (files: columns).`,
  },
  'store-busy': {
    exitCode: 2,
    text: ({ store }) => `kho dữ liệu ${store} đang được một lần chạy khác sử dụng. Chờ lần chạy đó xong rồi chạy lại.`,
  },
  'store-url-invalid': {
    exitCode: 2,
    text: ({ found }) => `không hiểu địa chỉ kho dữ liệu "${found}"; cần sqlite:<tệp> hoặc postgres://….`,
  },
  'store-unreachable': { exitCode: 2, text: ({ store, reason }) => `không mở được kho dữ liệu ${store}: ${reason}` },
  'ledger-newer': {
    exitCode: 2,
    text: ({ found, known }) =>
      `sổ cái có phiên bản ${found}, mới hơn phiên bản ${known} của chương trình này. Cập nhật chương trình.`,
  },
  'as-of-before-ledger': {
    exitCode: 2,
    text: ({ asOf, ledger }) =>
      `ngày số liệu ${asOf} sớm hơn ngày ${ledger} đã ghi trong sổ cái; chạy lùi sẽ làm sai trạng thái các hồ sơ. Dùng --as-of từ ${ledger} trở đi, hoặc một kho khác.`,
  },
  'as-of-unknown': {
    exitCode: 2,
    text: () =>
      'không xác định được ngày số liệu: các tệp bảo hiểm không cho biết tháng nào. Thêm --as-of YYYY-MM-DD, hoặc period trong doisoat.yaml.',
  },
  'gate-halted': {
    exitCode: 1,
    text: ({ checks }) => `dừng ở chốt kiểm tra, chưa công bố danh sách nào:${lines(checks)}`,
  },
  'check-failed': {
    exitCode: 1,
    text: ({ stage, check, violations, example }) =>
      `bước ${stage}: không đạt kiểm tra "${check}" (${violations} trường hợp, ví dụ ${example}). Chưa công bố gì.`,
  },
  'key-unknown': {
    exitCode: 2,
    text: ({ kind }) =>
      `không tìm thấy ${kind} này trong lần chạy gần nhất. Cần mã hồ sơ, mã số thuế, số CCCD hoặc mã số BHXH.`,
  },
  'plan-invalid': { exitCode: 3, text: ({ reason }) => `quy trình khai báo sai: ${reason}` },
  'stage-unknown': {
    exitCode: 2,
    text: ({ found, known }) => `không có bước "${found}". Các bước: ${known.join(', ')}.`,
  },
  'pipeline-unknown': {
    exitCode: 2,
    text: ({ found, known }) => `không có quy trình "${found}". Có: ${known.join(', ')}.`,
  },
  'stage-failed': {
    exitCode: 3,
    text: ({ stage, reason }) =>
      `bước ${stage} gặp lỗi: ${reason}. Chưa công bố gì; danh sách lần trước còn nguyên. Chạy lại với --resume.`,
  },
  'truth-missing': {
    exitCode: 2,
    text: ({ folder }) => `thư mục ${folder} không có đáp án (truth) do doisoat generate ghi ra.`,
  },
  'output-in-use': {
    exitCode: 2,
    text: ({ folder }) =>
      `thư mục kết quả ${folder} có tệp không do doisoat ghi (hoặc không phải là thư mục); chọn chỗ khác để không ghi đè.`,
  },
}

export class ReconcileError<Code extends ErrorCode = ErrorCode> extends Error {
  readonly code: Code
  readonly details: ErrorDetails[Code]
  readonly exitCode: ExitCode

  constructor(code: Code, details: ErrorDetails[Code], cause?: unknown) {
    super(CATALOGUE[code].text(details), cause === undefined ? undefined : { cause })
    this.name = 'ReconcileError'
    this.code = code
    this.details = details
    this.exitCode = CATALOGUE[code].exitCode
  }
}

export const ERROR_CODES = Object.keys(CATALOGUE) as readonly ErrorCode[]
