import { formatMonth } from '../domain/months.ts'
import type { SheetColumn, SheetRow, SheetSpec } from '../files/workbook-spec.ts'
import type { CaseRow } from './cases/case-row.ts'
import { communeName } from './commune-names.ts'
import {
  type CaseFilter,
  countCases,
  DUTY_COLUMNS,
  dutyValues,
  EVIDENCE_COLUMN,
  employerCases,
  evidenceValue,
  newsValue,
  rowStyle,
} from './list-rows.ts'
import { type ListScope, shownTaxId, titleBlock } from './province-list.ts'
import { priorityName } from './wording.ts'

/** With which every sheet of employers begins. */
export const EMPLOYER_COLUMNS: readonly SheetColumn[] = [
  { header: 'STT', kind: 'integer', width: 5.5 },
  { header: 'Mới', kind: 'text', width: 9, wrap: true },
  { header: 'Mã số thuế', kind: 'text', width: 13.5 },
  { header: 'Tên đơn vị', kind: 'text', width: 26, wrap: true },
  { header: 'Mã đơn vị', kind: 'text', width: 18, wrap: true },
  { header: 'Xã, phường', kind: 'text', width: 14, wrap: true },
  { header: 'Địa chỉ, điện thoại', kind: 'text', width: 24, wrap: true },
]

const COLUMNS: readonly SheetColumn[] = [
  ...EMPLOYER_COLUMNS,
  { header: 'Số lao động', kind: 'integer', width: 7 },
  { header: 'Từ tháng', kind: 'month', width: 9 },
  { header: 'Đến tháng', kind: 'month', width: 9 },
  { header: 'Thu nhập chịu thuế', kind: 'vnd', width: 16 },
  { header: 'Ưu tiên', kind: 'text', width: 7 },
  { header: 'Độ tin cậy', kind: 'text', width: 7 },
  { header: 'Lý do', kind: 'text', width: 40, wrap: true },
  EVIDENCE_COLUMN,
  ...DUTY_COLUMNS,
]

/** A sheet of employers' cases of some classes: one row a case. */
export async function employerSheet(
  scope: ListScope,
  name: string,
  title: string,
  classes: readonly string[],
): Promise<SheetSpec> {
  const filter: CaseFilter = { level: 'employer', classes }
  return {
    name,
    titleBlock: titleBlock(scope, title),
    columns: COLUMNS,
    freezeColumns: 4,
    pagesWide: 2,
    autofilter: true,
    countRows: await countCases(scope, filter),
    rows: rows(scope, filter),
  }
}

async function* rows(scope: ListScope, filter: CaseFilter): AsyncIterable<SheetRow> {
  let number = 0
  for await (const row of employerCases(scope, filter)) {
    number++
    yield {
      style: rowStyle(row),
      values: [
        ...employerValues(scope, row, number),
        row.workers,
        row.month_from === null ? null : formatMonth(row.month_from),
        row.month_to === null ? null : formatMonth(row.month_to),
        row.money_vnd,
        priorityName(row.priority),
        row.confidence,
        row.reason,
        evidenceValue(row),
        ...dutyValues(scope, row),
      ],
    }
  }
}

/** Values of `EMPLOYER_COLUMNS`. */
export function employerValues(scope: ListScope, row: CaseRow, number: number): readonly (string | number)[] {
  return [
    number,
    newsValue(row),
    shownTaxId(scope, row.tax_id),
    row.employer_name,
    row.unit_code,
    communeName(row.commune_code),
    row.contact,
  ]
}
