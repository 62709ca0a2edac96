import { type MessageText, message } from './message.ts'
import { UNREADABLE, type UnreadableCode } from './unreadable.ts'

/** What a gate that halted a run tells besides. */
interface HowToGoOn {
  /** What other gates say. */
  others?: readonly string[]
  /** The command that accepts all of it and goes on. */
  goOn?: string
}

/** What the text of an error that ends a run is built from. Never an identifier or a name of a person. */
export interface ErrorDetails {
  'flag-invalid': { flag: string; found: string; expected: string }
  'config-invalid': { file: string; mistakes: readonly string[] }
  'input-missing': { folder: string }
  'input-empty': { folder: string }
  'source-missing': HowToGoOn & { sources: readonly string[]; unrecognised: readonly string[] }
  'source-empty': HowToGoOn & { sources: readonly string[] }
  'file-unreadable': { file: string; code: UnreadableCode; reason: string }
  'mapping-mismatch': { file: string; expected: string; found: readonly string[]; closest: string | null }
  'column-ambiguous': { file: string; column: string; headers: readonly string[]; pin: string }
  'store-busy': { store: string }
  'store-url-invalid': { found: string }
  'store-unreachable': { store: string; reason: string }
  'ledger-newer': { found: string; known: string }
  'as-of-before-ledger': { asOf: string; ledger: string }
  'as-of-unknown': Record<string, never>
  'gate-halted': Pick<HowToGoOn, 'goOn'> & { checks: readonly string[] }
  'linkage-halted': { checks: readonly string[] }
  'check-failed': { stage: string; check: string; violations: number; example: string }
  'key-unknown': { kind: string }
  'pair-unknown': { why: 'no_run' | 'no_record' | 'one_person' }
  'plan-invalid': { reason: string }
  'stage-unknown': { found: string; known: readonly string[] }
  'pipeline-unknown': { found: string; known: readonly string[] }
  'stage-failed': { stage: string; reason: string }
  'truth-missing': { folder: string }
  'output-in-use': { folder: string }
  'pairs-too-many': { total: number; limit: number; rule: string; pairs: number; records: number }
  'ids-repeated': { column: string; repeated: number; places: readonly string[] }
  'parameters-mismatch': { file: string; reason: string }
  'records-too-few': { records: number }
}

const lines = (items: readonly string[]): string => items.map((item) => `\n  - ${item}`).join('')
const beside = (title: string, others: readonly string[] = []): string =>
  others.length === 0 ? '' : ` ${title}${lines(others)}`
const after = (title: string, command: string | undefined): string =>
  command === undefined ? '' : `\n${title}\n  ${command}`
const goingOnVi = ({ others, goOn }: HowToGoOn): string =>
  beside('Ngoài ra:', others) +
  after('Đã gửi lại tệp hoặc sửa doisoat.yaml: chạy lại như cũ. Chấp nhận và chạy tiếp, không đọc lại tệp:', goOn)
const goingOnEn = ({ others, goOn }: HowToGoOn): string =>
  beside('Besides:', others) +
  after('File sent again or doisoat.yaml changed: run as before. To accept it and go on without reading again:', goOn)
const GO_ON = 'doisoat run nightly --input du-lieu --resume --accept'

/** Errors that end a run: what was found, where, what to do. */
export const RUN_ERRORS: { readonly [Code in keyof ErrorDetails]: MessageText<ErrorDetails[Code]> } = {
  'flag-invalid': message<ErrorDetails['flag-invalid']>(
    { flag: 'as-of', found: '31/10', expected: 'YYYY-MM-DD' },
    ({ flag, found, expected }) => `cờ --${flag} có giá trị "${found}"; cần ${expected}.`,
    ({ flag, found, expected }) => `flag --${flag} has the value "${found}"; ${expected} is needed.`,
  ),
  'config-invalid': message<ErrorDetails['config-invalid']>(
    { file: 'doisoat.yaml', mistakes: ['dòng 3, cột 5: không có nguồn "tax_worker" (gần nhất: tax_workers)'] },
    ({ file, mistakes }) => `tệp cấu hình ${file} có ${mistakes.length} chỗ sai:${lines(mistakes)}`,
    ({ file, mistakes }) => `the configuration ${file} has ${mistakes.length} mistakes:${lines(mistakes)}`,
  ),
  'input-missing': message<ErrorDetails['input-missing']>(
    { folder: 'du-lieu' },
    ({ folder }) => `không có thư mục đầu vào ${folder}. Kiểm tra lại cờ --input.`,
    ({ folder }) => `there is no input folder ${folder}. Check the flag --input.`,
  ),
  'input-empty': message<ErrorDetails['input-empty']>(
    { folder: 'du-lieu' },
    ({ folder }) => `thư mục đầu vào ${folder} không có tệp .csv, .tsv, .txt, .xlsx, .xls, .xlsb hoặc .ods nào.`,
    ({ folder }) => `the input folder ${folder} has no .csv, .tsv, .txt, .xlsx, .xls, .xlsb or .ods file.`,
  ),
  'source-missing': message<ErrorDetails['source-missing']>(
    {
      sources: ['tax_workers (Danh sách cá nhân nhận thu nhập)'],
      unrecognised: ['thue/bang-ke.xlsx'],
      goOn: `${GO_ON} present:tax_workers --why "lý do"`,
    },
    ({ sources, unrecognised, ...more }) =>
      `thiếu nguồn dữ liệu bắt buộc: ${sources.join(', ')}.` +
      (unrecognised.length > 0 ? ` Các tệp chưa nhận dạng được:${lines(unrecognised)}\n` : ' ') +
      'Bổ sung tệp còn thiếu, hoặc ghim tệp vào nguồn trong doisoat.yaml (files: match, source). Nếu chấp nhận thiếu, các quy tắc cần nguồn đó không được đánh giá.' +
      goingOnVi(more),
    ({ sources, unrecognised, ...more }) =>
      `required sources are missing: ${sources.join(', ')}.` +
      (unrecognised.length > 0 ? ` Files not recognised so far:${lines(unrecognised)}\n` : ' ') +
      'Add the missing file, or pin a file to its source in doisoat.yaml (files: match, source). Accepted without it, rules that need it are not evaluated.' +
      goingOnEn(more),
  ),
  'source-empty': message<ErrorDetails['source-empty']>(
    { sources: ['tax_workers'], goOn: `${GO_ON} not-empty:tax_workers --why "lý do"` },
    ({ sources, ...more }) =>
      `nguồn dữ liệu không có dòng hợp lệ nào: ${sources.join(', ')}. Xem rejects của lần chạy, hoặc đề nghị gửi lại tệp.${goingOnVi(more)}`,
    ({ sources, ...more }) =>
      `sources without one valid row: ${sources.join(', ')}. Look at the rejects of the run, or ask for the file again.${goingOnEn(more)}`,
  ),
  'file-unreadable': message<ErrorDetails['file-unreadable']>(
    { file: 'thue/05-1.xls', code: 'password-protected', reason: UNREADABLE['password-protected'].vi({}) },
    ({ file, reason }) => `không đọc được tệp ${file}: ${reason}`,
    ({ file, code }) => `the file ${file} cannot be read: ${code}`,
  ),
  'mapping-mismatch': message<ErrorDetails['mapping-mismatch']>(
    { file: 'thue/05-1.xlsx', expected: 'MST đơn vị', found: ['STT', 'MST đ.vị', 'Họ và tên'], closest: 'MST đ.vị' },
    ({ file, expected, found, closest }) =>
      `tệp ${file}: doisoat.yaml ghim "${expected}" nhưng trong tệp không có` +
      (closest === null ? '' : ` (gần nhất: "${closest}")`) +
      (found.length === 0 ? '.' : `. Trong tệp có: ${found.map((header) => `"${header}"`).join(', ')}.`) +
      ' Sửa lại doisoat.yaml hoặc tệp.',
    ({ file, expected, found, closest }) =>
      `file ${file}: doisoat.yaml pins "${expected}", which the file does not have` +
      (closest === null ? '' : ` (nearest: "${closest}")`) +
      (found.length === 0 ? '.' : `. The file has: ${found.map((header) => `"${header}"`).join(', ')}.`) +
      ' Correct doisoat.yaml or the file.',
  ),
  'column-ambiguous': message<ErrorDetails['column-ambiguous']>(
    {
      file: 'bhxh/ds.xlsx',
      column: 'citizen_id',
      headers: ['Số CCCD (cột D)', 'CCCD mới (cột G)'],
      pin: 'columns: { citizen_id: "Số CCCD" }',
    },
    ({ file, column, headers, pin }) =>
      `tệp ${file}: có ${headers.length} cột đều có thể là ${column}: ${headers.map((header) => `"${header}"`).join(', ')}. Ghim một cột trong doisoat.yaml (files), ví dụ ${pin}.`,
    ({ file, column, headers, pin }) =>
      `file ${file}: ${headers.length} columns may be ${column}: ${headers.map((header) => `"${header}"`).join(', ')}. Pin one of them in doisoat.yaml (files), such as ${pin}.`,
  ),
  'store-busy': message<ErrorDetails['store-busy']>(
    { store: 'sqlite:doisoat.sqlite' },
    ({ store }) => `kho dữ liệu ${store} đang được một lần chạy khác sử dụng. Chờ lần chạy đó xong rồi chạy lại.`,
    ({ store }) => `another run is using the store ${store}. Wait until it is through and run again.`,
  ),
  'store-url-invalid': message<ErrorDetails['store-url-invalid']>(
    { found: 'mysql://…' },
    ({ found }) => `không hiểu địa chỉ kho dữ liệu "${found}"; cần sqlite:<tệp> hoặc postgres://….`,
    ({ found }) => `the address of the store "${found}" is not understood; sqlite:<file> or postgres://… is needed.`,
  ),
  'store-unreachable': message<ErrorDetails['store-unreachable']>(
    { store: 'postgres://may-chu/doisoat', reason: 'ECONNREFUSED' },
    ({ store, reason }) => `không mở được kho dữ liệu ${store}: ${reason}`,
    ({ store, reason }) => `the store ${store} cannot be opened: ${reason}`,
  ),
  'ledger-newer': message<ErrorDetails['ledger-newer']>(
    { found: '9', known: '8' },
    ({ found, known }) =>
      `sổ cái có phiên bản ${found}, mới hơn phiên bản ${known} của chương trình này. Cập nhật chương trình.`,
    ({ found, known }) =>
      `the ledger has version ${found}, newer than version ${known} of this program. Update the program.`,
  ),
  'as-of-before-ledger': message<ErrorDetails['as-of-before-ledger']>(
    { asOf: '2025-09-30', ledger: '2025-10-31' },
    ({ asOf, ledger }) =>
      `ngày số liệu ${asOf} sớm hơn ngày ${ledger} đã ghi trong sổ cái; chạy lùi sẽ làm sai trạng thái các hồ sơ. Dùng --as-of từ ${ledger} trở đi, hoặc một kho khác.`,
    ({ asOf, ledger }) =>
      `the as-of date ${asOf} is before ${ledger}, which the ledger has seen; going back would falsify the state of cases. Use --as-of from ${ledger} on, or another store.`,
  ),
  'as-of-unknown': message<ErrorDetails['as-of-unknown']>(
    {},
    () =>
      'không xác định được ngày số liệu: các tệp bảo hiểm không cho biết tháng nào. Thêm --as-of YYYY-MM-DD, hoặc period trong doisoat.yaml.',
    () =>
      'the as-of date cannot be told: no insurance file names a month. Add --as-of YYYY-MM-DD, or period in doisoat.yaml.',
  ),
  'gate-halted': message<ErrorDetails['gate-halted']>(
    {
      checks: [
        'Nguồn "Danh sách cá nhân nhận thu nhập" có 120 dòng, ngoài khoảng 1.000 đến 5.000.000 (theo doisoat.yaml) …',
      ],
      goOn: `${GO_ON} rows:tax_workers --why "lý do"`,
    },
    ({ checks, ...more }) => `dừng ở chốt kiểm tra, chưa công bố danh sách nào:${lines(checks)}${goingOnVi(more)}`,
    ({ checks, ...more }) => `halted at the gate, no list was published:${lines(checks)}${goingOnEn(more)}`,
  ),
  'linkage-halted': message<ErrorDetails['linkage-halted']>(
    {
      checks: [
        'Độ chính xác ước lượng của các cặp được gộp là 98,10 % (khoảng 97,20 % đến 98,90 %); cận dưới thấp hơn 98,00 %.',
      ],
    },
    ({ checks }) =>
      `dừng ở chốt liên kết, chưa công bố danh sách nào:${lines(checks)}\n  Rà soát các tệp và trang "Cặp cần kết luận", gửi lại tệp, hoặc đổi gates: linkage trong doisoat.yaml, rồi chạy lại.`,
    ({ checks }) =>
      `halted at the gate on linkage, no list was published:${lines(checks)}\n  Review the files and the pairs to decide on, send files again, or change gates: linkage in doisoat.yaml, and run again.`,
  ),
  'check-failed': message<ErrorDetails['check-failed']>(
    { stage: 'ingest', check: 'số dòng đọc = nhận + cách ly + cấu trúc', violations: 1, example: 'thue/05-1.xlsx' },
    ({ stage, check, violations, example }) =>
      `bước ${stage}: không đạt kiểm tra "${check}" (${violations} trường hợp, ví dụ ${example}). Chưa công bố gì.`,
    ({ stage, check, violations, example }) =>
      `stage ${stage}: the check "${check}" failed (${violations} cases, such as ${example}). Nothing was published.`,
  ),
  'key-unknown': message<ErrorDetails['key-unknown']>(
    { kind: 'mã số thuế' },
    ({ kind }) =>
      `không tìm thấy ${kind} này trong lần chạy gần nhất. Cần mã hồ sơ, mã số thuế, số CCCD hoặc mã số BHXH.`,
    ({ kind }) => `no such ${kind} in the last run. A case id, tax ID, CCCD or insurance number is needed.`,
  ),
  'pair-unknown': message<ErrorDetails['pair-unknown']>(
    { why: 'no_record' },
    ({ why }) =>
      ({
        no_run: 'chưa có lần chạy nào liên kết người: chạy doisoat run trước.',
        no_record:
          'không tìm thấy một trong hai bản ghi trong lần chạy gần nhất, hoặc mã của bản ghi đang chờ rà soát. Cần CCCD, CMND, mã số BHXH hoặc mã bản ghi trong sổ kiểm toán.',
        one_person: 'hai mã này là của cùng một người theo giấy tờ: không có gì để so sánh. Xem doisoat explain <mã>.',
      })[why],
    ({ why }) =>
      ({
        no_run: 'no run has linked people yet: doisoat run comes first.',
        no_record:
          'one of the two records is not in the last run, or its keys are in review. A CCCD, CMND, insurance number or record code of the audit workbook is needed.',
        one_person: 'both keys are one person’s by the papers: there is nothing to compare. See doisoat explain <key>.',
      })[why],
  ),
  'plan-invalid': message<ErrorDetails['plan-invalid']>(
    { reason: 'hai bước cùng ghi bảng person' },
    ({ reason }) => `quy trình khai báo sai: ${reason}`,
    ({ reason }) => `the pipeline is declared wrongly: ${reason}`,
  ),
  'stage-unknown': message<ErrorDetails['stage-unknown']>(
    { found: 'ingset', known: ['ingest', 'gate'] },
    ({ found, known }) => `không có bước "${found}". Các bước: ${known.join(', ')}.`,
    ({ found, known }) => `there is no stage "${found}". Stages: ${known.join(', ')}.`,
  ),
  'pipeline-unknown': message<ErrorDetails['pipeline-unknown']>(
    { found: 'nightyl', known: ['nightly', 'duplicates'] },
    ({ found, known }) => `không có quy trình "${found}". Có: ${known.join(', ')}.`,
    ({ found, known }) => `there is no pipeline "${found}". There are: ${known.join(', ')}.`,
  ),
  'stage-failed': message<ErrorDetails['stage-failed']>(
    { stage: 'ingest', reason: 'ENOSPC' },
    ({ stage, reason }) =>
      `bước ${stage} gặp lỗi: ${reason}. Chưa công bố gì; danh sách lần trước còn nguyên. Chạy lại với --resume.`,
    ({ stage, reason }) =>
      `stage ${stage} failed: ${reason}. Nothing was published; the last lists stand. Run again with --resume.`,
  ),
  'truth-missing': message<ErrorDetails['truth-missing']>(
    { folder: 'du-lieu' },
    ({ folder }) => `thư mục ${folder} không có đáp án (truth) do doisoat generate ghi ra.`,
    ({ folder }) => `the folder ${folder} holds no truth as doisoat generate writes it.`,
  ),
  'output-in-use': message<ErrorDetails['output-in-use']>(
    { folder: 'out' },
    ({ folder }) =>
      `thư mục kết quả ${folder} có tệp không do doisoat ghi (hoặc không phải là thư mục); chọn chỗ khác để không ghi đè.`,
    ({ folder }) =>
      `the output folder ${folder} has files that doisoat did not write (or is no folder); choose another, nothing is overwritten.`,
  ),
  'pairs-too-many': message<ErrorDetails['pairs-too-many']>(
    { total: 71_240_118, limit: 50_000_000, rule: 'year(birth_date)', pairs: 70_988_020, records: 4_210 },
    ({ total, limit, rule, pairs, records }) =>
      `các quy tắc gom khối sinh ra ${total} cặp, quá giới hạn ${limit}. Riêng quy tắc "${rule}" sinh ra ${pairs} cặp, khối lớn nhất của quy tắc này có ${records} bản ghi. Thêm cột vào quy tắc đó cho hẹp lại, hoặc nâng max_pairs.`,
    ({ total, limit, rule, pairs, records }) =>
      `the blocking rules make ${total} pairs, more than the limit of ${limit}. The rule "${rule}" alone makes ${pairs}, its largest block has ${records} records. Add a column to that rule, or raise max_pairs.`,
  ),
  'ids-repeated': message<ErrorDetails['ids-repeated']>(
    { column: 'ma_ho_so', repeated: 3, places: ['a.csv:2', 'b.csv:2'] },
    ({ column, repeated, places }) =>
      `cột mã "${column}" có ${repeated} giá trị lặp lại, ví dụ ở ${places.join(' và ')}. Mỗi bản ghi cần một mã riêng; bỏ khóa id trong mô hình thì bản ghi được đặt mã theo nội dung.`,
    ({ column, repeated, places }) =>
      `the id column "${column}" repeats ${repeated} values, such as at ${places.join(' and ')}. Every record needs an id of its own; without the key id in the model, records are named by their content.`,
  ),
  'parameters-mismatch': message<ErrorDetails['parameters-mismatch']>(
    { file: 'model.json', reason: 'không có tham số của phép so sánh "surname"' },
    ({ file, reason }) =>
      `tham số trong ${file} không dùng được với mô hình này: ${reason}. Dùng model.json của lần chạy cùng mô hình, hoặc bỏ --parameters để ước lượng lại.`,
    ({ file }) =>
      `the parameters in ${file} do not fit this model (the Vietnamese text says how). Use the model.json of a run with the same model, or leave --parameters out.`,
  ),
  'records-too-few': message<ErrorDetails['records-too-few']>(
    { records: 1 },
    ({ records }) => `các tệp chỉ có ${records} bản ghi; cần từ hai bản ghi trở lên để so sánh.`,
    ({ records }) => `the files have ${records} records; it takes two to compare.`,
  ),
}
