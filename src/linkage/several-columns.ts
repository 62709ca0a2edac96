import type { Column } from './column.ts'
import { type LevelOf, overCodes } from './comparison.ts'

/** The values of several columns of one record, '' for what is not known. */
export type Row = readonly string[]

/**
 * As `overValues`, for a comparison that reads several columns at once: `compare` gets two different rows of values and may answer
 * NULL_LEVEL. A record that knows none of the columns is null. Rows that are equal, and complete, are level `equal`.
 */
export function overRows(columns: readonly Column[], compare: (a: Row, b: Row) => number, equal = 0): LevelOf {
  const numbers = new Map<string, number>()
  const rows: Row[] = [[]]
  const codes = new Int32Array(columns[0]!.codes.length)
  for (let record = 0; record < codes.length; record++) {
    const parts = columns.map((column) => column.codes[record]!)
    if (parts.every((part) => part === 0)) continue
    const key = parts.join(' ')
    let number = numbers.get(key)
    if (number === undefined) {
      number = rows.push(parts.map((part, at) => columns[at]!.values[part]!)) - 1
      numbers.set(key, number)
    }
    codes[record] = number
  }
  const levelOf = overCodes(codes, rows.length, (a, b) => compare(rows[a]!, rows[b]!), equal)
  const complete = rows.map((row) => row.every((value) => value !== ''))
  return (a, b) => {
    const code = codes[a]!
    return code !== 0 && code === codes[b] && !complete[code] ? compare(rows[code]!, rows[code]!) : levelOf(a, b)
  }
}
