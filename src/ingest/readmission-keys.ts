import type { Source } from '../sources/source.ts'
import type { Binding } from './bind-columns.ts'
import { hash32 } from './versions-hash.ts'

/**
 * Keys by which a faulty row is found again in a corrected file: sums of hashes of its cells, so that the cells of any
 * columns can be taken out again. Only cells that are read count: numbers of order and remarks change from version to version.
 */
export interface RowKeys {
  /** Binding keys (`column` or `column.part`) that belong to these columns of ours. */
  faulty(columns: ReadonlySet<string>): readonly string[]
  /** Hash of all cells but those of `without`; '' when nothing is left. */
  mendKey(cells: readonly string[], without: readonly string[]): string
  /** The same of the cells that name the row: starred columns and identifiers. */
  nameKey(cells: readonly string[], without: readonly string[]): string
}

const NAMING =
  /(?:tax_id|citizen_id|insurance_number|unit_code|card_number|identity_number|passport_number|_name|^name)$/

export function rowKeys(source: Source, binding: Binding): RowKeys {
  const bound = [...binding.columns].map(([key, index]) => {
    const column = key.split('.')[0] ?? key
    return { key, column, index, names: source.columns[column]?.star === true || NAMING.test(column) }
  })
  const hashOf = (
    cells: readonly string[],
    without: readonly string[],
    wanted: (names: boolean) => boolean,
  ): string => {
    let first = 0
    let second = 0
    let filled = 0
    for (const { key, index, names } of bound) {
      if (!wanted(names) || without.includes(key)) continue
      const text = (cells[index] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
      if (text === '') continue
      first = (first + hash32(`${key}=${text}`, 1)) >>> 0
      second = (second + hash32(`${key}=${text}`, 2)) >>> 0
      filled++
    }
    return filled === 0 ? '' : first.toString(16).padStart(8, '0') + second.toString(16).padStart(8, '0')
  }
  return {
    faulty: (columns) => bound.filter(({ column }) => columns.has(column)).map(({ key }) => key),
    mendKey: (cells, without) => hashOf(cells, without, () => true),
    nameKey: (cells, without) => hashOf(cells, without, (names) => names),
  }
}
