import { FILE_NOTES } from '../domain/messages/file-notes.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { columnLetters } from '../files/column-letters.ts'
import type { RawRow } from '../files/raw-table.ts'
import type { Rivals } from './bind-columns.ts'
import { headersToShow } from './header-blocks.ts'
import { headerKey } from './header-key.ts'
import type { Recognised } from './recognise.ts'
import { isFilled } from './structural.ts'

export interface Settled {
  readonly recognised: Recognised
  /** Vietnamese: which of two columns was taken, and why. */
  readonly notes: readonly string[]
}

/**
 * Decides between columns that mean the same column of ours. One that is blank in all rows looked at gives way to the other; columns
 * under groups of their own are told apart by people, so the first is taken and it is said. All others are for a person to decide.
 * @throws ReconcileError column-ambiguous naming both headers and the line of doisoat.yaml that pins one.
 */
export function settleRivals(file: string, recognised: Recognised, rows: readonly RawRow[], firstColumn = 0): Settled {
  let settled = recognised
  const notes: string[] = []
  for (const rivals of recognised.binding.rivals) {
    const filled = rivals.indexes.filter((at) => rows.some(({ cells }) => isFilled(cells[at])))
    if (filled.length > 1 && !rivals.inGroups)
      throw ambiguous(file, recognised, { ...rivals, indexes: filled }, firstColumn)
    const taken = filled[0] ?? rivals.indexes[0] ?? 0
    const left = rivals.indexes.filter((at) => at !== taken)
    const shown = (at: number): string => headerText(recognised, at)
    const details = { column: rivals.column, taken: shown(taken), left: left.map(shown) }
    notes.push(
      filled.length > 1 ? FILE_NOTES['columns-alike'].vi(details) : FILE_NOTES['column-twin-blank'].vi(details),
    )
    settled = withColumn(settled, rivals.column, taken)
  }
  return { recognised: settled, notes }
}

const headerText = ({ labels }: Recognised, at: number): string => (labels[at] ?? '').replace(/\s+/g, ' ').trim()

function withColumn(recognised: Recognised, column: string, at: number): Recognised {
  const before = recognised.binding.columns.get(column)
  if (before === undefined || before === at) return recognised
  const columns = new Map(recognised.binding.columns).set(column, at)
  const unmapped = recognised.binding.unmapped.filter((header) => header !== headerText(recognised, at))
  return {
    ...recognised,
    binding: { ...recognised.binding, columns, unmapped: [...unmapped, headerText(recognised, before)] },
  }
}

function ambiguous(
  file: string,
  recognised: Recognised,
  { column, indexes }: Rivals,
  firstColumn: number,
): ReconcileError {
  const names = indexes.map((at) => headerText(recognised, at))
  const headers = indexes.map((at, place) =>
    headersToShow([names[place] ?? ''])
      .map((name) => `${name} (cột ${columnLetters(firstColumn + at + 1)})`)
      .join(''),
  )
  const [first = ''] = names
  const alike = names.filter((name) => headerKey(name) === headerKey(first))
  const pin = `columns: { ${column}: ${JSON.stringify(alike.length > 1 ? `${first}#1` : first)} }`
  return new ReconcileError('column-ambiguous', { file, column, headers, pin })
}
