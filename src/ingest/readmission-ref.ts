import { createHash } from 'node:crypto'
import { REF_HEADER } from '../domain/returned-sheet.ts'
import { headerKey } from './header-key.ts'

/** What a row that is sent back is called, in the workbook and in the ledger: by it a corrected row is known again. */

/** "TL-" and 16 hex digits that follow from the content of the file, the sheet and the row: the same every night, and no two alike. */
export function rowRef(sha256: string, sheet: string, rowNumber: number): string {
  const hash = createHash('sha256').update(`${sha256}\n${sheet}\n${rowNumber}`).digest('hex')
  return `TL-${hash.slice(0, 16).toUpperCase()}`
}

const ROW_REF = /^TL-[0-9A-F]{16}$/

/** The reference in a cell, however the cell was touched; null when the cell holds none. */
export function parseRowRef(cell: string | undefined): string | null {
  const text = (cell ?? '').replace(/\s/g, '').toUpperCase()
  return ROW_REF.test(text) ? text : null
}

const REF_KEY = headerKey(REF_HEADER)

/** Position of the column of references among the cells of a header; null without one. */
export function refColumn(cells: readonly string[]): number | null {
  const at = cells.findIndex((cell) => cell !== '' && headerKey(cell) === REF_KEY)
  return at < 0 ? null : at
}
