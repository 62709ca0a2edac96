import type { CellKind } from '../sources/source.ts'
import type { Recognised } from './recognise.ts'

/** Texts of the columns whose writing is decided column by column: so the few rows that come back are read as all were. */
export interface ColumnSamples {
  see(cells: readonly string[]): void
  /** By position; each text once, in the order of the file. */
  texts(): ReadonlyMap<number, readonly string[]>
}

const DECIDED_BY_COLUMN: ReadonlySet<CellKind> = new Set<CellKind>(['vnd', 'date', 'month', 'count', 'decimal'])
const ROWS_SEEN = 1000
/** More would not change what a column shows; the ledger keeps them for years. */
const TEXTS_KEPT = 120
const TEXT_LENGTH = 40

export function columnSamples({ source, binding }: Recognised): ColumnSamples {
  const columns = [...binding.columns]
    .filter(([key]) => DECIDED_BY_COLUMN.has(source.columns[key.split('.')[0] ?? key]?.cell ?? 'text'))
    .map(([, index]) => ({ index, texts: new Set<string>() }))
  let rows = 0
  return {
    see(cells) {
      if (rows++ >= ROWS_SEEN) return
      for (const { index, texts } of columns) {
        const text = (cells[index] ?? '').slice(0, TEXT_LENGTH)
        if (text !== '' && texts.size < TEXTS_KEPT) texts.add(text)
      }
    },
    texts: () => new Map(columns.map(({ index, texts }) => [index, [...texts]])),
  }
}

/** The same as rows, for who looks at rows to tell how columns are written. */
export function sampleRows(texts: ReadonlyMap<number, readonly string[]>): readonly (readonly string[])[] {
  const most = Math.max(0, ...[...texts.values()].map(({ length }) => length))
  const width = Math.max(0, ...[...texts.keys()].map((index) => index + 1))
  return Array.from({ length: most }, (_, row) =>
    Array.from({ length: width }, (__, index) => texts.get(index)?.[row] ?? ''),
  )
}
