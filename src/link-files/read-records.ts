import { fnv1a64 } from '../domain/hash.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { tidyText } from '../domain/vietnamese-text.ts'
import { copyOf } from '../files/copy-of.ts'
import type { RawRow } from '../files/reader.ts'
import { ColumnMaker, reorderColumn } from '../linkage/column.ts'
import { type ColumnRecipe, cleaned } from '../linkage/model-file/cleaning.ts'
import type { ModelFile } from '../linkage/model-file/read-model.ts'
import { orderOf, type Records, recordsInOrder } from '../linkage/records.ts'
import type { OpenedFile } from './open-files.ts'

/** A row that was read all the same, and what is odd about it. */
export interface Remark {
  readonly file: string
  readonly row: number
  readonly code: 'cells_missing' | 'cells_extra' | 'quotes_broken' | 'id_missing'
}

/** What became of the rows of one file: rows = records + blank. */
export interface FileCount {
  readonly name: string
  readonly rows: number
  readonly records: number
  readonly blank: number
  readonly notes: readonly string[]
}

/** Records in the order of the engine, with where each came from. */
export interface ReadRecords {
  readonly records: Records
  /** Ids as people know them, which may occur once in each file when files are linked. */
  readonly ids: readonly string[]
  /** Number of the file of a record, from 0, and its row as a person counts. */
  readonly files: Int32Array
  readonly rows: Int32Array
  /** Whose record it is, '' when that is not told; null when nothing says. */
  readonly truth: readonly string[] | null
  readonly counts: readonly FileCount[]
  readonly remarks: readonly Remark[]
}

/** The value of one column in a row of one file; '' is "not known". */
type ValueOf = (row: RawRow) => string

interface Gathered {
  readonly ids: string[]
  /** Records that are named by their content, by their place in `ids`. */
  readonly unnamed: Set<number>
  readonly files: number[]
  readonly rows: number[]
  readonly truth: ColumnMaker
  /** Beside the columns of the model. */
  readonly fields: readonly ColumnMaker[]
  readonly remarks: Remark[]
}

/**
 * Reads every row of every file as a record; nothing is left out but rows without any value. The order of rows, and of files
 * unless they are linked with one another, changes nothing but `files` and `rows`.
 * @throws ReconcileError file-unreadable, ids-repeated.
 */
export async function readRecords(opened: readonly OpenedFile[], model: ModelFile): Promise<ReadRecords> {
  const gathered: Gathered = {
    ids: [],
    unnamed: new Set(),
    files: [],
    rows: [],
    truth: new ColumnMaker(0, copyOf),
    fields: model.columns.map(() => new ColumnMaker(0, copyOf)),
    remarks: [],
  }
  const counts: FileCount[] = []
  for (const [number, file] of opened.entries()) counts.push(await readFile(file, number, model, gathered))
  return { ...arranged(gathered, model, opened), counts, remarks: gathered.remarks }
}

async function readFile(file: OpenedFile, number: number, model: ModelFile, into: Gathered): Promise<FileCount> {
  const values = model.columns.map((recipe) => valueIn(file, recipe))
  const truth = model.truth === null ? null : valueIn(file, model.truth)
  const id = model.id === null ? -1 : positionOf(file, model.id)
  const count = { rows: 0, records: 0, blank: 0 }
  for await (const batch of file.table.rows())
    for (const row of batch) {
      if (row.rowNumber <= file.headerRow) continue
      count.rows++
      if (row.cells.every((cell) => cell.trim() === '')) {
        count.blank++
        continue
      }
      count.records++
      const found = id < 0 ? '' : tidyText(row.cells[id] ?? '')
      remark(file, row, id >= 0 && found === '', into.remarks)
      if (found === '') into.unnamed.add(into.ids.length)
      into.ids.push(found === '' ? contentName(file, row) : copyOf(found))
      into.files.push(number)
      into.rows.push(row.rowNumber)
      into.truth.add(truth === null ? '' : truth(row))
      for (const [at, told] of values.entries()) into.fields[at]!.add(told(row))
    }
  return { name: file.name, ...count, notes: [...file.table.notes] }
}

function positionOf({ headers }: OpenedFile, alternatives: readonly string[]): number {
  return headers.indexOf(alternatives.find((header) => headers.includes(header)) ?? '')
}

/** Cells of a column whose values are remembered: most columns say the same few things over and over. */
const REMEMBERED = 1 << 14

function valueIn(file: OpenedFile, recipe: ColumnRecipe): ValueOf {
  const cells = recipe.parts.map((part) => positionOf(file, part))
  const [only] = cells
  if (cells.length !== 1)
    return (row) =>
      cleaned(
        recipe,
        cells.map((cell) => row.cells[cell] ?? ''),
      )
  const known = new Map<string, string>()
  return (row) => {
    const raw = row.cells[only!] ?? ''
    const found = known.get(raw)
    if (found !== undefined) return found
    const value = cleaned(recipe, [raw])
    if (known.size < REMEMBERED) known.set(copyOf(raw), value)
    return value
  }
}

function remark({ name, headers }: OpenedFile, row: RawRow, idMissing: boolean, remarks: Remark[]): void {
  const add = (code: Remark['code']) => remarks.push({ file: name, row: row.rowNumber, code })
  if (row.brokenQuotes === true) add('quotes_broken')
  if (row.cells.length < headers.length) add('cells_missing')
  if (row.cells.length > headers.length && row.cells.slice(headers.length).some((cell) => cell.trim() !== ''))
    add('cells_extra')
  if (idMissing) add('id_missing')
}

/** A name for a record without one: a hash of all that its row says, the same wherever the row and its columns stand. */
function contentName({ headers }: OpenedFile, { cells }: RawRow): string {
  const said = cells
    .map((cell, at) => `${headers[at] ?? ''}\u0001${tidyText(cell)}`)
    .filter((part) => !part.endsWith('\u0001'))
  return `#${fnv1a64(said.sort().join('\u0002'))}`
}

function arranged(gathered: Gathered, { model, columns, id, truth }: ModelFile, opened: readonly OpenedFile[]) {
  const { files, rows, fields } = gathered
  const perFile = model.scope !== 'within'
  const ids = numberedNames(gathered, perFile)
  const keys = perFile ? ids.map((name, at) => `${String(files[at]).padStart(4, '0')}\u0000${name}`) : ids
  const order = orderOf(keys)
  if (order !== null) refuseRepeated(keys, order, gathered, id, opened)
  const inOrder = <T>(values: readonly T[]): readonly T[] =>
    order === null ? values : Array.from(order, (at) => values[at]!)
  const numbersInOrder = (values: readonly number[]) => Int32Array.from(inOrder(values))
  const columnInOrder = (maker: ColumnMaker, name: string) =>
    order === null ? maker.done(name) : reorderColumn(maker.done(name), order)
  const records = recordsInOrder(
    inOrder(keys),
    perFile ? numbersInOrder(files) : null,
    columns.map(({ name }, at) => columnInOrder(fields[at]!, name)),
  )
  const told = columnInOrder(gathered.truth, 'truth')
  return {
    records,
    ids: perFile ? inOrder(ids) : records.ids,
    files: numbersInOrder(files),
    rows: numbersInOrder(rows),
    truth: truth === null ? null : Array.from(told.codes, (code) => told.values[code]!),
  }
}

/** Names by content get a number behind them: rows that say the same are told apart, in no matter which order. */
function numberedNames({ ids, files, unnamed }: Gathered, perFile: boolean): readonly string[] {
  if (unnamed.size === 0) return ids
  const seen = new Map<string, number>()
  return ids.map((name, at) => {
    if (!unnamed.has(at)) return name
    const scope = perFile ? `${files[at]}${name}` : name
    const number = (seen.get(scope) ?? 0) + 1
    seen.set(scope, number)
    return `${name}-${number}`
  })
}

function refuseRepeated(
  keys: readonly string[],
  order: Uint32Array,
  { files, rows }: Gathered,
  id: readonly string[] | null,
  opened: readonly OpenedFile[],
): void {
  const repeated: number[] = []
  for (let at = 1; at < order.length; at++) if (keys[order[at]!] === keys[order[at - 1]!]) repeated.push(at)
  const [first] = repeated
  if (first === undefined) return
  const place = (record: number) => `${opened[files[record]!]?.name}:${rows[record]}`
  throw new ReconcileError('ids-repeated', {
    column: id?.join(', ') ?? '',
    repeated: repeated.length,
    places: [place(order[first - 1]!), place(order[first]!)],
  })
}
