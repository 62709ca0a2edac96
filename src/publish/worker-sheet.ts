import { formatMonth } from '../domain/months.ts'
import type { SheetColumn, SheetRow, SheetSpec } from '../files/workbook-spec.ts'
import { communeName } from './commune-names.ts'
import {
  type CaseFilter,
  countCases,
  DUTY_COLUMNS,
  dutyValues,
  EVIDENCE_COLUMN,
  evidenceValue,
  newsValue,
  rowStyle,
  type WorkerRow,
  workerCases,
} from './list-rows.ts'
import { type ListScope, shownId, shownTaxId, titleBlock } from './province-list.ts'
import { CONTRIBUTION_RULES, className, OFFICER_RULES, priorityName } from './wording.ts'

const MONEY_COLUMN: SheetColumn = { header: 'Thu nhập chịu thuế', kind: 'vnd', width: 15 }
const COLUMNS: readonly SheetColumn[] = [
  { header: 'STT', kind: 'integer', width: 5.5 },
  { header: 'Mới', kind: 'text', width: 9, wrap: true },
  { header: 'MST đơn vị', kind: 'text', width: 13.5 },
  { header: 'Họ và tên', kind: 'text', width: 25, wrap: true },
  { header: 'Ngày sinh', kind: 'date', width: 12 },
  { header: 'Số định danh cá nhân', kind: 'text', width: 14 },
  { header: 'Mã số BHXH', kind: 'text', width: 12 },
  { header: 'Từ tháng', kind: 'month', width: 9 },
  { header: 'Đến tháng', kind: 'month', width: 9 },
  MONEY_COLUMN,
  { header: 'Hiện đang tham gia BHXH', kind: 'text', width: 10 },
  { header: 'Nhóm', kind: 'text', width: 13, wrap: true },
  { header: 'Ưu tiên', kind: 'text', width: 7 },
  { header: 'Độ tin cậy', kind: 'text', width: 7 },
  { header: 'Lý do', kind: 'text', width: 40, wrap: true },
  EVIDENCE_COLUMN,
  ...DUTY_COLUMNS,
]
const NAME = 3
const MONEY = 9

/** What a sheet of workers' cases is to hold. */
export interface WorkerList {
  readonly name: string
  readonly title: string
  readonly classes: readonly string[]
  /** Left out: all rules but those that have sheets of their own. */
  readonly rules?: Pick<CaseFilter, 'rules' | 'notRules'>
  /** What the money of these cases is; left out: taxed income. */
  readonly money?: string
}

/** A sheet of workers' cases of some classes, each employer's workers folding away under its row. */
export async function workerSheet(
  scope: ListScope,
  { name, title, classes, rules, money }: WorkerList,
): Promise<SheetSpec> {
  const filter: CaseFilter = {
    level: 'worker',
    classes,
    ...(rules ?? { notRules: [...OFFICER_RULES, ...CONTRIBUTION_RULES] }),
  }
  return {
    name,
    titleBlock: titleBlock(scope, title),
    columns: money === undefined ? COLUMNS : COLUMNS.with(MONEY, { ...MONEY_COLUMN, header: money }),
    freezeColumns: 4,
    autofilter: true,
    outline: true,
    pagesWide: 2,
    countRows: await countCases(scope, filter),
    rows: rows(scope, filter),
  }
}

/** The same, left out when there are none. */
export async function workerSheetIfAny(scope: ListScope, list: WorkerList): Promise<SheetSpec | null> {
  const sheet = await workerSheet(scope, list)
  return sheet.countRows === 0 ? null : sheet
}

async function* rows(scope: ListScope, filter: CaseFilter): AsyncIterable<SheetRow> {
  let number = 0
  let employer = ''
  for await (const row of workerCases(scope, filter)) {
    const key = `${row.commune_code}|${row.officer}|${row.tax_id}|${row.unit_code}`
    if (key !== employer) yield groupRow(scope, row)
    employer = key
    number++
    yield { style: rowStyle(row), outlineLevel: 1, values: workerValues(scope, row, number) }
  }
}

/** The employer: name running over the empty cells beside it, number of people and money. */
function groupRow(scope: ListScope, row: WorkerRow): SheetRow {
  const values: (string | number | null)[] = COLUMNS.map(() => null)
  const place = [row.unit_code, communeName(row.commune_code)].filter((part) => part !== '').join(', ')
  values[2] = shownTaxId(scope, row.tax_id)
  values[NAME] = `${row.employer_name}${place === '' ? '' : ` (${place})`}: ${row.employer_cases} người`
  values[MONEY] = row.employer_money
  return { style: 'group', values, runsOver: [NAME, MONEY - 1] }
}

function workerValues(scope: ListScope, row: WorkerRow, number: number): readonly (string | number | null)[] {
  return [
    number,
    newsValue(row),
    shownTaxId(scope, row.tax_id),
    row.full_name,
    row.birth_date,
    shownId(scope, row.citizen_id),
    shownId(scope, row.insurance_number),
    row.month_from === null ? null : formatMonth(row.month_from),
    row.month_to === null ? null : formatMonth(row.month_to),
    row.money_vnd,
    row.insured_today === null ? null : row.insured_today === 1 ? 'Có' : 'Không',
    className(row.class),
    priorityName(row.priority),
    row.confidence,
    row.reason,
    evidenceValue(row),
    ...dutyValues(scope, row),
  ]
}
