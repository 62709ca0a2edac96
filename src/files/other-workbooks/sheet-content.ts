import type { CellObject, WorkSheet } from '@e965/xlsx'
import { columnLetters } from '../column-letters.ts'
import { type MergedRange, type RawRow, ROWS_PER_BATCH } from '../raw-table.ts'
import { isoCellText, numericText } from '../xlsx/cell-text.ts'
import { numberReading } from '../xlsx/number-format.ts'
import { MOST_COLUMNS } from '../xlsx/sheet-rows.ts'
import type { SheetHead } from './worker-messages.ts'

/** Higher than any built-in format, whose number the library replaces by its code. */
const CUSTOM_FORMAT = 164
const MOST_MERGES = 100_000
const MOST_HIDDEN = 20
/** [MS-XLS] 2.5.10 */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

/** What rows() of a sheet could not tell before it was read. */
export interface ContentTally {
  hiddenRows: number
  cellsBeyondColumns: number
}

/** The rows of a sheet that hold anything, in batches, read as the reader of .xlsx reads them. */
export function* sheetRows(sheet: WorkSheet, date1904: boolean, tally: ContentTally): Generator<RawRow[]> {
  const data = (sheet['!data'] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[]
  const hiddenRows = sheet['!rows'] ?? []
  let batch: RawRow[] = []
  for (const [index, held] of data.entries()) {
    const cells = held === undefined ? [] : rowCells(held, date1904, tally)
    if (cells.length === 0) continue
    const hidden = hiddenRows[index]?.hidden === true
    if (hidden) tally.hiddenRows++
    batch.push(hidden ? { rowNumber: index + 1, cells, hidden } : { rowNumber: index + 1, cells })
    if (batch.length < ROWS_PER_BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** The cells up to the last that holds something. */
function rowCells(held: readonly (CellObject | undefined)[], date1904: boolean, tally: ContentTally): string[] {
  const cells: string[] = []
  for (const [column, cell] of held.entries()) {
    const text = cell == null ? '' : cellText(cell, date1904)
    if (text === '') continue
    if (column >= MOST_COLUMNS) {
      tally.cellsBeyondColumns++
      continue
    }
    while (cells.length < column) cells.push('')
    cells[column] = text
  }
  return cells
}

function cellText({ t, v, z }: CellObject, date1904: boolean): string {
  switch (t) {
    case 'n':
      return numericText(String(v ?? ''), numberReading(CUSTOM_FORMAT, String(z ?? 'General')), date1904)
    case 's':
      return String(v ?? '')
    case 'b':
      return v === true ? 'TRUE' : 'FALSE'
    case 'e':
      return ERRORS[Number(v)] ?? '#N/A'
    case 'd':
      return v instanceof Date ? isoCellText(v.toISOString()) : String(v ?? '')
    default:
      return ''
  }
}

export function sheetHead(name: string, state: number, sheet: WorkSheet, tally: ContentTally): SheetHead {
  return { name, hidden: state !== 0, hiddenColumns: hiddenColumns(sheet), ...tally, merges: mergedRanges(sheet) }
}

function hiddenColumns(sheet: WorkSheet): string {
  const columns = sheet['!cols'] ?? []
  const ranges: string[] = []
  for (let first = 0; first < columns.length && ranges.length < MOST_HIDDEN; first++) {
    if (columns[first]?.hidden !== true) continue
    let last = first
    while (columns[last + 1]?.hidden === true) last++
    ranges.push(first === last ? columnLetters(first + 1) : `${columnLetters(first + 1)}–${columnLetters(last + 1)}`)
    first = last
  }
  return ranges.join(', ')
}

function mergedRanges(sheet: WorkSheet): MergedRange[] {
  return (sheet['!merges'] ?? [])
    .slice(0, MOST_MERGES)
    .map(({ s, e }) => ({ firstRow: s.r + 1, lastRow: e.r + 1, firstColumn: s.c, lastColumn: e.c }))
}
