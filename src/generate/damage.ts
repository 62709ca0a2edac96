import type { FileShape } from './input-files.ts'
import { QUIRKS, type Quirk } from './quirks.ts'
import { mix, type Random, randomOf } from './random.ts'
import type { RowText } from './records.ts'

export interface Damaged {
  readonly row: RowText
  readonly column: string
  readonly quirk: Quirk
}

/** Damages a row with the probability of the nation, by one quirk in one column; null leaves it whole. */
export type Damage = (shape: FileShape, row: RowText) => Damaged | null

/** The n-th row of the nation always meets the same fate under the same seed. */
export function damageOf(seed: number, errors: number): Damage {
  let rows = 0
  return (shape, row) => {
    const number = rows++
    if (mix(seed, 103, number) / 4294967296 >= errors) return null
    return spoilRow(shape, row, randomOf(seed, 104, number))
  }
}

function spoilRow(shape: FileShape, row: RowText, random: Random): Damaged | null {
  const places = shape.columns
    .map(([column]) => column)
    .filter((column) => (row[column] ?? '') !== '')
    .flatMap((column) => QUIRKS.filter((quirk) => quirk.columns.includes(column)).map((quirk) => ({ column, quirk })))
  const possible = places.flatMap(({ column, quirk }) => {
    const value = quirk.spoil(row[column]!, random, row)
    return value === null || value === row[column] ? [] : [{ column, quirk, value }]
  })
  if (possible.length === 0) return null
  let place = random.integer(possible.reduce((sum, { quirk }) => sum + quirk.weight, 0))
  for (const { column, quirk, value } of possible) {
    if (place < quirk.weight) return { row: { ...row, [column]: value }, column, quirk }
    place -= quirk.weight
  }
  return null
}
