import type { Kysely } from 'kysely'
import type { Dialect, Row } from '../store/dialects/dialect.ts'
import type { DbOf } from '../store/schema.ts'
import { rowKeys } from './readmission-keys.ts'
import type { Mending } from './readmission-mending.ts'
import { parseRowRef, rowRef } from './readmission-ref.ts'
import { type ColumnSamples, columnSamples } from './readmission-samples.ts'
import type { Recognised } from './recognise.ts'
import type { RowResult } from './row-reader.ts'
import { type RowSketch, rowSketch } from './versions-sketch.ts'

/** Where the trail of one table goes, and what is known of it before its rows are read. */
export interface TrailTarget {
  readonly db: Kysely<DbOf<'reject_rows' | 'returned_rows'>>
  readonly dialect: Dialect
  readonly fileId: number
  readonly sha256: string
  readonly sheet: string
  /** Rows of earlier versions that wait to be mended; null when there are none. */
  readonly mending: Mending | null
}

/** A table that came back: where each row's reference stands, and the date on which it was sent back. */
export interface ReturnedCells {
  readonly refAt: number
  /** How many columns the file first sent has; behind them stand those that headings filled, then the reference. */
  readonly width: number
  readonly carried: readonly string[]
  readonly returnedOn: string
}

/** What a table leaves behind besides its rows: the raw cells of rows with a reject, rows that came back, a sketch of its keys. */
export interface RowTrail {
  begin(recognised: Recognised, returned: ReturnedCells | null): void
  /** Called once for each row of data, in order. */
  see(
    rowNumber: number,
    cells: readonly string[],
    result: RowResult,
    carried: ReadonlyMap<string, string> | undefined,
  ): void
  flushIfFull(): Promise<void>
  flush(): Promise<void>
  sketch(): RowSketch | null
  rejectedRows(): number
  /** Texts of the columns of figures and dates, and the columns that headings filled in rows with a reject. */
  facts(): { readonly samples: ReadonlyMap<number, readonly string[]>; readonly carried: readonly string[] }
}

const ROWS_PER_LOAD = 5000
/** Rows of one table that go back with their cells; with more the column is at fault and the whole file is to be mended. */
export const ROWS_KEPT = 200_000
const CELL_LENGTH = 1000

export function rowTrail(target: TrailTarget): RowTrail {
  const { db, dialect, fileId, sha256, sheet, mending } = target
  let rejectRows: Row[] = []
  let returnedRows: Row[] = []
  let keys: ReturnType<typeof rowKeys> | null = null
  let sketch: RowSketch | null = null
  let returned: ReturnedCells | null = null
  let rejected = 0
  let samples: ColumnSamples | null = null
  const carriedColumns = new Set<string>()
  const flush = async (): Promise<void> => {
    if (rejectRows.length > 0) await dialect.load(db, 'reject_rows', [rejectRows])
    if (returnedRows.length > 0) await dialect.load(db, 'returned_rows', [returnedRows])
    rejectRows = []
    returnedRows = []
  }
  const keep = (
    ref: string,
    rowNumber: number,
    cells: readonly string[],
    { refusals }: RowResult,
    carried: Readonly<Record<string, string>>,
  ): void => {
    for (const column of Object.keys(carried)) carriedColumns.add(column)
    const isShifted = refusals.some(({ column }) => column === '')
    const faulty = keys?.faulty(new Set(refusals.map(({ column }) => column))) ?? []
    rejectRows.push({
      row_ref: ref,
      file_id: fileId,
      row_number: rowNumber,
      cells: rejected <= ROWS_KEPT ? cellsJson(cells, returned?.width ?? cells.length) : '',
      carried: Object.keys(carried).length === 0 ? '' : JSON.stringify(carried),
      mend_key: isShifted ? '' : (keys?.mendKey(cells, faulty) ?? ''),
      name_key: isShifted ? '' : (keys?.nameKey(cells, faulty) ?? ''),
      faulty: JSON.stringify(faulty),
      sent_back: 1,
    })
  }
  const cameBack = (ref: string, rowNumber: number, accepted: boolean, how: 'returned' | 'version'): void => {
    const returned_on = returned?.returnedOn ?? ''
    const row = { row_ref: ref, file_id: fileId, row_number: rowNumber, accepted: accepted ? 1 : 0, how, returned_on }
    returnedRows.push(row)
  }
  return {
    begin(recognised, came) {
      keys = rowKeys(recognised.source, recognised.binding)
      sketch = rowSketch(recognised.source)
      samples = columnSamples(recognised)
      returned = came
    },
    see(rowNumber, cells, result, carried) {
      samples?.see(cells)
      const known = returned === null ? null : parseRowRef(cells[returned.refAt])
      if (known !== null) cameBack(known, rowNumber, result.out !== null, 'returned')
      if (result.refusals.length > 0) {
        rejected++
        keep(known ?? rowRef(sha256, sheet, rowNumber), rowNumber, cells, result, carriedOf(cells, returned, carried))
      }
      if (result.out === null) return
      sketch?.add(result.out)
      if (mending === null || keys === null) return
      for (const ref of mending.mendedBy(rowNumber, cells, keys, result)) cameBack(ref, rowNumber, true, 'version')
    },
    async flushIfFull() {
      if (rejectRows.length + returnedRows.length >= ROWS_PER_LOAD) await flush()
    },
    flush,
    sketch: () => sketch,
    rejectedRows: () => rejected,
    facts: () => ({ samples: samples?.texts() ?? new Map(), carried: [...carriedColumns].sort() }),
  }
}

/** What headings say of a row: of one that came back, what they said when it was first sent. */
function carriedOf(
  cells: readonly string[],
  returned: ReturnedCells | null,
  carried: ReadonlyMap<string, string> | undefined,
): Readonly<Record<string, string>> {
  const said =
    returned === null
      ? [...(carried ?? [])]
      : returned.carried.map((column, index) => [column, cells[returned.width + index] ?? ''] as const)
  return Object.fromEntries(said.filter(([, text]) => text !== '').sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The cells as they stood, each no longer than a person needs, without the NUL that text columns refuse. */
function cellsJson(cells: readonly string[], width: number): string {
  return JSON.stringify(cells.slice(0, width).map((cell) => cell.slice(0, CELL_LENGTH).replaceAll('\0', '')))
}
