import { type Column, codeColumn, reorderColumn } from './column.ts'
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
  const columns = Object.entries(fields).map(([name, texts]) => {
    if (texts.length !== ids.length) throw new RangeError('a field has another number of values than there are ids')
    return codeColumn(name, texts)
  })
  const ordered = order === null ? ids : Array.from(order, (at) => ids[at]!)
  for (let at = 1; at < ordered.length; at++)
    if (ordered[at] === ordered[at - 1]) throw new RangeError('an id of a record stands twice')
  const from = Int32Array.from(sources ?? new Int32Array(ids.length))
  return order === null
    ? recordsInOrder(ids, from, columns)
    : recordsInOrder(
        ordered,
        Int32Array.from(order, (at) => from[at]!),
        columns.map((column) => reorderColumn(column, order)),
      )
}

/** Records that stand in their order already. @param sources null: all of one. */
export function recordsInOrder(
  ids: readonly string[],
  sources: Int32Array | null,
  columns: readonly Column[],
): Records {
  const byName = new Map(columns.map((column) => [column.name, column] as const))
  return {
    size: ids.length,
    ids,
    sources: sources ?? new Int32Array(ids.length),
    columnNames: [...byName.keys()],
    column(name) {
      const found = byName.get(name)
      if (found === undefined) throw new RangeError(`no column ${name}`)
      return found
    },
  }
}

/** Where each record stood, in the order of the ids; null when they stand so already. */
export function orderOf(ids: readonly string[]): Uint32Array | null {
  let isOrdered = true
  for (let at = 1; at < ids.length && isOrdered; at++) isOrdered = ids[at - 1]! < ids[at]!
  if (isOrdered) return null
  return orderOfTexts(ids)
}
