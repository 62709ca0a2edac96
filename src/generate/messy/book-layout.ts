import type { CellStyle } from '../../files/cell-workbook/cell-styles.ts'
import type { Cell, CellSheet } from '../../files/cell-workbook/cell-workbook.ts'
import type { BookManner, MessyColumn } from './manner.ts'
import { officeCell } from './office-letters.ts'

/** What the title block of a sheet says. */
export interface SheetTitle {
  /** The agency and the office below it, on the left; the motto stands on the right. */
  readonly agency: readonly [string, string]
  readonly title: string
  readonly lines: readonly string[]
  /** "Đơn vị tính: đồng". */
  readonly unit: string
}

const MOTTO = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'] as const
const PLAIN: CellStyle = { size: 11 }
const BOLD: CellStyle = { size: 12, bold: true, align: 'center' }
const TITLE: CellStyle = { size: 14, bold: true, align: 'center' }
const LINE: CellStyle = { size: 12, italic: true, align: 'center' }
const UNIT: CellStyle = { size: 11, italic: true, align: 'right' }
const HEADER: CellStyle = { size: 11, bold: true, align: 'center', wrap: true, border: true, fill: 'DDEBF7' }
const NUMBER: CellStyle = { size: 9, italic: true, align: 'center', border: true }

/** Headers of a table as levels: the ordinal column, then the columns of the manner. */
export const headerColumns = (manner: BookManner): readonly MessyColumn[] => [['', 'STT'], ...manner.columns]

const levelsOf = (columns: readonly MessyColumn[]): number => Math.max(...columns.map((column) => column.length - 1))

/** Writes the title block from the first row on; returns the next free row. */
export function writeTitle(sheet: CellSheet, manner: BookManner, { agency, title, lines, unit }: SheetTitle): number {
  const last = manner.columns.length
  const middle = Math.max(1, Math.floor(last / 2))
  const text = (value: string, style: CellStyle): Cell => officeCell(value, manner.script, style)
  for (const [index, left] of agency.entries()) {
    const cells: Cell[] = Array.from({ length: last + 1 }, () => null)
    cells[0] = text(left, BOLD)
    cells[middle + 1] = text(MOTTO[index]!, BOLD)
    sheet.row(index + 1, cells)
    sheet.merge(index + 1, 0, index + 1, middle)
    sheet.merge(index + 1, middle + 1, index + 1, last)
  }
  let next = agency.length + 2
  for (const [index, line] of [title, ...lines].entries()) {
    sheet.row(next, [text(line, index === 0 ? TITLE : LINE)], index === 0 ? { height: 24 } : {})
    sheet.merge(next, 0, next, last)
    next++
  }
  if (unit !== '') {
    const cells: Cell[] = Array.from({ length: last }, () => null)
    sheet.row(next, [...cells, text(unit, UNIT)])
    next++
  }
  return next
}

/** Writes the header and, if the office prints it, the row of column numbers; returns the next free row. */
export function writeHeader(sheet: CellSheet, manner: BookManner, first: number): number {
  const columns = headerColumns(manner)
  const levels = levelsOf(columns)
  for (let level = 0; level < levels; level++) {
    const cells = columns.map((column, at): Cell => {
      const text = column[level + 1] ?? ''
      const begins = text !== '' && !(at > 0 && level < column.length - 2 && sameGroup(columns[at - 1]!, column, level))
      const shown = begins ? text : ''
      return manner.oldHeader ? oldHeaderCell(shown) : { text: shown, style: HEADER }
    })
    sheet.row(first + level, cells, { height: 30 })
  }
  for (const [at, column] of columns.entries()) {
    const leaf = column.length - 2
    sheet.merge(first + leaf, at, first + levels - 1, at)
    for (let level = 0; level < leaf; level++) mergeGroup(sheet, columns, at, level, first + level)
  }
  return writeNumbers(sheet, manner, columns, first + levels)
}

const oldHeaderCell = (text: string): Cell => officeCell(text.toUpperCase(), 'tcvn3', HEADER)

/** Whether two columns stand under one group at this level. */
function sameGroup(one: MessyColumn, other: MessyColumn, level: number): boolean {
  for (let at = 1; at <= level + 1; at++) if (one[at] !== other[at]) return false
  return one.length - 2 > level && other.length - 2 > level
}

function mergeGroup(sheet: CellSheet, columns: readonly MessyColumn[], at: number, level: number, row: number): void {
  if (at > 0 && sameGroup(columns[at - 1]!, columns[at]!, level)) return
  let last = at
  while (last + 1 < columns.length && sameGroup(columns[at]!, columns[last + 1]!, level)) last++
  sheet.merge(row, at, row, last)
}

function writeNumbers(sheet: CellSheet, { numbers }: BookManner, columns: readonly MessyColumn[], row: number): number {
  if (numbers === 'none') return row
  const text = (column: string, at: number): string => {
    if (numbers === 'brackets') return `(${at + 1})`
    if (numbers === 'letters') return at < 2 ? 'AB'[at]! : String(at - 1)
    return at === 0 ? '[06]' : (numbers[column] ?? '')
  }
  sheet.row(
    row,
    columns.map(([column], at) => ({ text: text(column, at), style: NUMBER })),
  )
  return row + 1
}

/** Place and date, and who signs; the table ends here. */
export function writeSignatures(sheet: CellSheet, manner: BookManner, first: number, place: string, day: string): void {
  const last = manner.columns.length
  const right = Math.max(2, last - 2)
  const [year, month, date] = day.split('-')
  const line = (row: number, left: string, at: string, style: CellStyle): void => {
    const cells: Cell[] = Array.from({ length: last + 1 }, () => null)
    if (left !== '') cells[1] = officeCell(left, manner.script, style)
    cells[right] = officeCell(at, manner.script, style)
    sheet.row(row, cells)
    sheet.merge(row, right, row, last)
  }
  line(first, '', `${place}, ngày ${date} tháng ${month} năm ${year}`, LINE)
  line(first + 1, 'Người lập biểu', 'THỦ TRƯỞNG ĐƠN VỊ', BOLD)
  line(first + 2, '(Ký, họ tên)', '(Ký, họ tên, đóng dấu)', LINE)
}

export { PLAIN as PLAIN_CELL }
