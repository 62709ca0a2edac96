import type { FileMapping } from '../config/site-config.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { RawRow, RawTable } from '../files/raw-table.ts'
import { isCommonlyIgnored } from './dictionary.ts'
import { headerKey } from './header-key.ts'
import { couldStartTable } from './next-table.ts'
import { type Recognition, recognise } from './recognise.ts'
import { isBlankRow, isFilled } from './structural.ts'

/** Columns of a sheet that hold a table beside another one. */
export interface ColumnWindow {
  readonly from: number
  /** The first column that is no longer in it. */
  readonly to: number
  /** Rows above this one may speak of all tables beside one another: they are seen whole. */
  readonly headerRow: number
}

const cellsIn = ({ rowNumber, cells }: RawRow, { from, to, headerRow }: ColumnWindow): readonly string[] =>
  rowNumber < headerRow ? cells : cells.slice(from, to)

/** The table as if the sheet had only these columns; rows with nothing in them are left out. */
export function narrowed(table: RawTable, window: ColumnWindow): RawTable {
  const { from, to } = window
  return {
    path: table.path,
    sheet: table.sheet,
    encoding: table.encoding,
    delimiter: table.delimiter,
    // What is said of the sheet is said once.
    notes: from === 0 ? table.notes : [],
    async *rows() {
      for await (const batch of table.rows())
        yield batch
          .map((row) => ({ ...row, cells: cellsIn(row, window) }))
          .filter(({ cells }) => from === 0 || !isBlankRow(cells))
    },
    characters: () => table.characters().filter(({ column }) => column < 0 || (column >= from && column < to)),
    async merges() {
      const inside = (await table.merges()).filter(({ firstColumn }) => firstColumn >= from && firstColumn < to)
      return inside.map((range) => ({
        ...range,
        firstColumn: range.firstColumn - from,
        lastColumn: Math.min(range.lastColumn, to - 1) - from,
      }))
    },
  }
}

/** Where a second table may begin in a header row: behind a column without header and data, or where the rows are numbered again. */
function bordersIn(
  header: readonly string[],
  below: readonly RawRow[],
): readonly (readonly [end: number, start: number])[] {
  const borders: (readonly [number, number])[] = []
  const filledAt = (at: number): boolean => isFilled(header[at]) || below.some(({ cells }) => isFilled(cells[at]))
  for (let at = 1; at < header.length; at++) {
    const text = header[at]
    if (!isFilled(text) || !header.slice(0, at).some(isFilled)) continue
    let end = at
    while (end > 0 && !filledAt(end - 1)) end--
    const ordinal =
      isCommonlyIgnored(headerKey(text)) && header.slice(0, at).some((left) => headerKey(left) === headerKey(text))
    if (end > 0 && (end < at || ordinal)) borders.push([end, at])
  }
  return borders
}

/**
 * The two windows of tables that stand side by side, when each is a table of ours by itself; null for one table. The right one may hold more.
 * @param rows the first rows of the sheet.
 */
export function windowsBeside(
  path: string,
  rows: readonly RawRow[],
  recognition: Recognition,
  mapping: FileMapping | null,
): readonly [ColumnWindow, ColumnWindow] | null {
  const headers = recognition.ok
    ? rows.filter(({ rowNumber }) => rowNumber === recognition.table.headerRow)
    : rows.slice(0, 30).filter(({ cells }) => couldStartTable(cells))
  for (const { rowNumber, cells } of headers) {
    const below = rows.filter((row) => row.rowNumber > rowNumber)
    for (const [end, start] of bordersIn(cells, below)) {
      const left = { from: 0, to: end, headerRow: rowNumber }
      const right = { from: start, to: Number.MAX_SAFE_INTEGER, headerRow: rowNumber }
      if (standsAlone(path, rows, left, mapping) && standsAlone(path, rows, right, mapping)) return [left, right]
    }
  }
  return null
}

function standsAlone(
  path: string,
  rows: readonly RawRow[],
  window: ColumnWindow,
  mapping: FileMapping | null,
): boolean {
  const seen = rows.map((row) => ({ ...row, cells: cellsIn(row, window) })).filter(({ cells }) => !isBlankRow(cells))
  try {
    return recognise(path, seen.slice(0, 34), mapping).ok
  } catch (error) {
    if (error instanceof ReconcileError && error.code === 'mapping-mismatch') return false
    throw error
  }
}
