import { editDistance } from '../config/nearest.ts'
import type { Source } from '../sources/source.ts'
import { type Binding, serves } from './bind-columns.ts'
import { dictionaryOf } from './dictionary.ts'
import { headersToShow } from './header-blocks.ts'
import { headerKey } from './header-key.ts'

/** A source held against the header of a file. */
interface Bound {
  readonly source: Source
  readonly binding: Binding
  readonly labels: readonly string[]
}

/** A header of the file that nothing reads, and the one of ours that it nearly is. */
export interface NearMiss {
  readonly header: string
  readonly column: string
  readonly known: string
}

interface Nearest {
  readonly header: string
  readonly known: string
  readonly distance: number
  readonly length: number
}

/** Short words differ from many others by a letter or two; only longer ones may differ by more and still be the same. */
const nearEnough = ({ distance, length }: Nearest): boolean => distance <= (length < 5 ? 1 : Math.max(2, length / 5))
/** A column that must be there is looked for further away. */
const worthNaming = ({ distance, length }: Nearest): boolean => distance <= Math.max(2, length / 3)

/** Letters that differ; a text that is the beginning of the other, in two words or more, is as near as can be. */
function distanceOf(key: string, wanted: string): number {
  const [short, long] = key.length < wanted.length ? [key, wanted] : [wanted, key]
  if (short.includes(' ') && long.startsWith(`${short} `)) return key === wanted ? 0 : 2
  return editDistance(key, wanted)
}

function nearestPair(headers: readonly string[], known: readonly string[]): Nearest | null {
  let best: Nearest | null = null
  for (const header of headers) {
    const key = headerKey(header)
    for (const ours of known) {
      const wanted = headerKey(ours)
      const distance = distanceOf(key, wanted)
      if (best === null || distance < best.distance)
        best = { header, known: ours, distance, length: Math.max(key.length, wanted.length) }
    }
  }
  return best
}

const headersOf = (source: Source, column: string): readonly string[] => {
  const { headers = [], headersBefore, headersAfter, headersOtherwise = [] } = source.columns[column] ?? {}
  return [...headers, ...(headersBefore?.headers ?? []), ...(headersAfter?.headers ?? []), ...headersOtherwise]
}

/** Our missing columns in words, each with the header of the file that is nearest: `payer_tax_id (MST tổ chức; gần nhất: "MST tổ chưc trả")`. */
export function missingColumns(missing: readonly string[], { source, binding, labels }: Bound): readonly string[] {
  const shown = headersToShow(labels)
  const left = binding.unmapped.filter((header) => shown.some((label) => headerKey(label) === headerKey(header)))
  return missing.map((column) => {
    const headers = headersOf(source, column)
    const near = nearestPair(left, headers)
    const closest = near !== null && worthNaming(near) ? `; gần nhất: "${near.header}"` : ''
    return `${column} (${headers[0] ?? column}${closest})`
  })
}

/** Headers that nothing reads although they are nearly one of ours, for columns that the file does not have otherwise. */
export function nearMisses({ source, binding, labels }: Bound): readonly NearMiss[] {
  const shown = headersToShow(labels)
  if (shown.length === 0) return []
  const open = Object.keys(source.columns).filter((column) => !serves(binding, column))
  const { targets, ignored } = dictionaryOf(source)
  return binding.unmapped.flatMap((header) => {
    const key = headerKey(header)
    if (targets.has(key) || ignored.has(key)) return []
    const pairs = open.flatMap((column) => {
      const near = nearestPair([header], headersOf(source, column))
      return near !== null && nearEnough(near) ? [{ header, column, known: near.known, distance: near.distance }] : []
    })
    const [first] = pairs.sort((a, b) => a.distance - b.distance)
    return first === undefined ? [] : [{ header, column: first.column, known: first.known }]
  })
}
