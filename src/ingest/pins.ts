import type { FileMapping } from '../config/site-config.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { RawRow, RawTable } from '../files/raw-table.ts'
import { type Binding, indexOfHeader, requirePins, serves } from './bind-columns.ts'
import { type HeaderBlock, headersToShow } from './header-blocks.ts'
import { nearestHeader } from './header-key.ts'

/** What of a recognised table may answer a mapping. */
interface Answering {
  readonly binding: Binding
  readonly labels: readonly string[]
  readonly titleRows: readonly (readonly string[])[]
}

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

/** Pins must be answered by one row at least; the row with most answers is the one shown in the error. */
export function requirePinsSomewhere(file: string, blocks: readonly HeaderBlock[], mapping: FileMapping): void {
  const wanted = [...Object.values(mapping.columns ?? {}), ...(mapping.ignore_columns ?? [])]
  if (wanted.length === 0 && mapping.header_row === undefined) return
  const answers = (block: HeaderBlock): number =>
    wanted.filter((theirs) => indexOfHeader(block, theirs) !== null).length
  const [first] = blocks
  if (first === undefined) {
    const expected = mapping.header_row === undefined ? (wanted[0] ?? '') : `header_row: ${mapping.header_row}`
    throw new ReconcileError('mapping-mismatch', { file, expected, found: [], closest: null })
  }
  const best = blocks.reduce((top, next) => (answers(next) > answers(top) ? next : top), first)
  requirePins(file, best, mapping)
}

/** What a mapping says of columns and labels must be there to be said. @throws ReconcileError mapping-mismatch */
export function requireServed(file: string, { binding, labels, titleRows }: Answering, mapping: FileMapping): void {
  for (const [column, label] of Object.entries(mapping.title ?? {})) {
    if (binding.constants.has(column)) continue
    const found = titleRows.flat().filter((text) => text.trim() !== '')
    const closest = nearestHeader(
      label,
      found.map((text) => text.split(/[:：]/)[0] ?? ''),
    )
    throw new ReconcileError('mapping-mismatch', { file, expected: `title: ${column}: ${label}`, found: [], closest })
  }
  for (const column of Object.keys(mapping.values ?? {}))
    if (!serves(binding, column))
      throw new ReconcileError('mapping-mismatch', {
        file,
        expected: `values: ${column}`,
        found: headersToShow(labels),
        closest: null,
      })
}
