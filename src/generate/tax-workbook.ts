import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { type SheetColumn, type SheetRow, writeWorkbook } from '../files/workbook.ts'
import type { FileShape } from './input-files.ts'
import type { RowText } from './records.ts'

/** The form 05-1/BK-QTT-TNCN as an accountant sends it: a title block that names the payer, the printed column numbers, a total, signatures. */
const COLUMNS: readonly (readonly [column: string, number: string, sheet: SheetColumn])[] = [
  ['', '[06]', { header: 'STT', kind: 'integer', width: 6 }],
  ['full_name', '[07]', { header: 'Họ và tên', kind: 'text', width: 28 }],
  ['personal_tax_id', '[08]', { header: 'Mã số thuế', kind: 'text', width: 14 }],
  ['identity_number', '[09]', { header: 'Số CMND/CCCD/SĐDCN/Hộ chiếu', kind: 'integer', width: 20 }],
  ['taxable_income_vnd', '[12]', { header: 'Tổng số thu nhập chịu thuế', kind: 'vnd', width: 20 }],
  ['insurance_deduction_vnd', '[19]', { header: 'Bảo hiểm được trừ', kind: 'vnd', width: 18 }],
]

export const WORKBOOK_SHEET = '05-1BK'
const TITLE_LINES = 8
/** After the title block stand the header and the row of printed numbers. */
export const FIRST_WORKBOOK_ROW = TITLE_LINES + 3

export const WORKBOOK_SHAPE: FileShape = {
  path: 'thue/05-1_BK_*.xlsx',
  source: 'tax_workers',
  delimiter: ',',
  bom: false,
  columns: COLUMNS.filter(([column]) => column !== '').map(([column, , { header }]) => [column, header]),
}

/** Writes the rows of one payer as a real workbook; identity numbers are number cells, so their zeros are gone. */
export async function writeTaxWorkbook(path: string, rows: readonly RowText[]): Promise<void> {
  mkdirSync(dirname(path), { recursive: true })
  const { payer_tax_id: payer, payer_name: name, period: year } = rows[0]!
  const titleBlock = [
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'BẢNG KÊ CHI TIẾT CÁ NHÂN THUỘC DIỆN TÍNH THUẾ THEO BIỂU LŨY TIẾN TỪNG PHẦN',
    'Mẫu số: 05-1/BK-QTT-TNCN',
    `Kỳ tính thuế: Năm ${year}`,
    `Tên người nộp thuế: ${name}`,
    `Mã số thuế: ${payer}`,
    'Đơn vị tiền: đồng Việt Nam',
  ]
  await writeWorkbook(
    path,
    [
      {
        name: WORKBOOK_SHEET,
        titleBlock,
        columns: COLUMNS.map(([, , sheet]) => sheet),
        autofilter: false,
        rows: sheetRows(rows),
      },
    ],
    { title: 'Bảng kê 05-1', created: `${Number(year) + 1}-03-31` },
  )
}

function* sheetRows(rows: readonly RowText[]): Generator<SheetRow> {
  yield { values: COLUMNS.map(([, number]) => number) }
  for (const [index, row] of rows.entries()) {
    const values = COLUMNS.map(([column, , { kind }]) => (column === '' ? index + 1 : cell(row[column] ?? '', kind)))
    yield { values }
  }
  const sum = (column: string): number => rows.reduce((total, row) => total + Number(row[column]), 0)
  yield {
    values: ['Tổng cộng', null, null, null, sum('taxable_income_vnd'), sum('insurance_deduction_vnd')],
    style: 'total',
  }
  yield { values: [null, null, null, null, 'Người lập biểu', 'Thủ trưởng đơn vị'] }
}

function cell(value: string, kind: SheetColumn['kind']): string | number | null {
  if (value === '') return null
  return kind !== 'text' && /^\d+$/.test(value) ? Number(value) : value
}
