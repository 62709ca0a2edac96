import { type Column, codeColumn } from './column.ts'
import { orderOfTexts } from './sort-texts.ts'

/** Records to link, in one order whatever order and whatever files they came in: by their ids. */
export interface Records {
  readonly size: number
  /** Distinct, in code-unit order. */
  readonly ids: readonly string[]
  /** Number of the file or register a record came from, for `link: between`; all 0 when there is one. */
  readonly sources: Int32Array
  /** @throws RangeError for a column that is not there. */
  column(name: string): Column
  readonly columnNames: readonly string[]
}

export interface RecordsInput {
  readonly ids: readonly string[]
  readonly sources?: readonly number[]
  /** Per column one text a record, beside `ids`; null and '' are "not known". */
  readonly fields: Readonly<Record<string, readonly (string | null)[]>>
}

/** @throws RangeError when an id stands twice or a field has another length than `ids`. */
export function recordsOf({ ids, sources, fields }: RecordsInput): Records {
  const order = orderOf(ids)
  const sorted = order === null ? ids : Array.from(order, (at) => ids[at]!)
  for (let at = 1; at < sorted.length; at++)
    if (sorted[at] === sorted[at - 1]) throw new RangeError('an id of a record stands twice')
  const arrange = <T>(values: readonly T[]): readonly T[] => {
    if (values.length !== ids.length) throw new RangeError('a field has another number of values than there are ids')
    return order === null ? values : Array.from(order, (at) => values[at]!)
  }
  const columns = new Map(
    Object.entries(fields).map(([name, texts]) => [name, codeColumn(name, arrange(texts))] as const),
  )
  return {
    size: ids.length,
    ids: sorted,
    sources: sources === undefined ? new Int32Array(ids.length) : Int32Array.from(arrange(sources)),
    columnNames: [...columns.keys()],
    column(name) {
      const found = columns.get(name)
      if (found === undefined) throw new RangeError(`no column ${name}`)
      return found
    },
  }
}

/** Where each record of the sorted order stood; null when they stand so already. */
function orderOf(ids: readonly string[]): Uint32Array | null {
  let isOrdered = true
  for (let at = 1; at < ids.length && isOrdered; at++) isOrdered = ids[at - 1]! < ids[at]!
  if (isOrdered) return null
  return orderOfTexts(ids)
}
