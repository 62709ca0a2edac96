import type { FileMapping } from '../config/site-config.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { RawRow, RawTable } from '../files/raw-table.ts'

/** Of the rows with letters beyond ASCII, the share that may be damaged under the right encoding. */
const DAMAGED_ROWS = 0.2

/**
 * What is pinned about the bytes of a file must fit them: a delimiter that cuts no row, or an encoding that leaves the letters damaged, is
 * a mistake of the mapping or another file than the mapping was written for. @throws ReconcileError mapping-mismatch
 */
export function requireUsefulPins(table: RawTable, rows: readonly RawRow[], mapping: FileMapping | null): void {
  if (mapping === null || table.sheet !== '' || rows.length === 0) return
  const refuse = (expected: string): never => {
    throw new ReconcileError('mapping-mismatch', { file: table.path, expected, found: [], closest: null })
  }
  if (mapping.delimiter !== undefined && rows.every(({ cells }) => cells.length <= 1))
    refuse(`delimiter: ${JSON.stringify(mapping.delimiter)}`)
  if (mapping.encoding?.startsWith('utf') === true && isDamaged(rows)) refuse(`encoding: ${mapping.encoding}`)
}

/** Replacement characters, or the ideographs that text of one byte a letter becomes when read as UTF-16. */
function isDamaged(rows: readonly RawRow[]): boolean {
  let lettered = 0
  let damaged = 0
  for (const { cells } of rows) {
    const text = cells.join('')
    if (!/[^\0-\x7f]/.test(text)) continue
    lettered++
    if (/[\ufffd\u3000-\u9fff]/.test(text)) damaged++
  }
  return damaged > lettered * DAMAGED_ROWS
}
