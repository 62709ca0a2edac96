import type { Source } from '../sources/source.ts'
import type { OutRow } from './cell-readers.ts'
import { hash32 } from './versions-hash.ts'

/**
 * The 256 smallest hashes of the keys of a file's rows. Two such sketches tell how many rows two files share, whatever
 * their size, without either file at hand.
 * @see A. Broder, "On the resemblance and containment of documents", 1997.
 */
export interface RowSketch {
  add(out: OutRow): void
  /** Rows seen. */
  rows(): number
  /** Hashes in base 36, ascending, with a blank between. */
  text(): string
}

const SIZE = 256
const IDENTIFYING = new Set([
  'tax_id',
  'personal_tax_id',
  'citizen_id',
  'old_citizen_id',
  'insurance_number',
  'unit_code',
])
const TIMES = new Set(['month', 'from_month', 'period'])

/** Staging columns that tell one row of a source from another: identifiers, names, months, and what is starred. */
function keyColumns(source: Source): readonly string[] {
  return Object.entries(source.columns).flatMap(([name, { cell, star }]) => {
    if (cell === 'person_name' || (cell === 'company_name' && star === true)) return [`${name}_key`]
    if (cell === 'period') return ['period_from']
    if (cell === 'identity_number') return []
    return IDENTIFYING.has(cell) || TIMES.has(name) || star === true ? [name] : []
  })
}

export function rowSketch(source: Source): RowSketch {
  const columns = keyColumns(source)
  const smallest: number[] = []
  let rows = 0
  return {
    add(out) {
      rows++
      let key = ''
      for (const column of columns) key += `${out[column] ?? ''}|`
      const hash = hash32(key, 0)
      if (smallest.length === SIZE && hash >= (smallest[SIZE - 1] ?? 0)) return
      const at = placeOf(smallest, hash)
      if (smallest[at] === hash) return
      smallest.splice(at, 0, hash)
      if (smallest.length > SIZE) smallest.pop()
    },
    rows: () => rows,
    text: () => smallest.map((hash) => hash.toString(36)).join(' '),
  }
}

/** Index of the first hash that is not smaller. */
function placeOf(sorted: readonly number[], hash: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < hash) low = middle + 1
    else high = middle
  }
  return low
}

export interface Sketched {
  readonly rows: number
  readonly hashes: readonly number[]
}

export function readSketch(text: string, rows: number): Sketched {
  return { rows, hashes: text === '' ? [] : text.split(' ').map((hash) => Number.parseInt(hash, 36)) }
}

/** Estimated number of rows that two files share. */
function sharedRows(a: Sketched, b: Sketched): number {
  const inB = new Set(b.hashes)
  const union = [...new Set([...a.hashes, ...b.hashes])].sort((left, right) => left - right)
  const isWhole = a.hashes.length < SIZE && b.hashes.length < SIZE
  const looked = isWhole ? union : union.slice(0, SIZE)
  const inA = new Set(a.hashes)
  const common = looked.filter((hash) => inA.has(hash) && inB.has(hash)).length
  const resemblance = looked.length === 0 ? 0 : common / looked.length
  return (resemblance * (a.rows + b.rows)) / (1 + resemblance)
}

/** Share of the rows of the smaller file that stand in the other one too, 0 to 1; an estimate for files over 256 rows. */
export function overlap(a: Sketched, b: Sketched): number {
  const least = Math.min(a.rows, b.rows)
  return least === 0 ? 0 : Math.min(1, sharedRows(a, b) / least)
}

/** Share of the rows of `old` that stand in `fresh` too, 0 to 1. */
export function covers(fresh: Sketched, old: Sketched): number {
  return old.rows === 0 ? 0 : Math.min(1, sharedRows(fresh, old) / old.rows)
}
