import type { Kysely } from 'kysely'
import type { FileMapping } from '../config/site-config.ts'
import type { AreaSystem } from '../domain/areas.ts'
import { type Period, parsePeriod } from '../domain/months.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { RawRow, RawTable } from '../files/raw-table.ts'
import type { Dialect, Row } from '../store/dialects/dialect.ts'
import { type DbOf, tableByName } from '../store/schema.ts'
import type { Table } from '../store/tables/table.ts'
import type { OutRow } from './cell-readers.ts'
import { type KnownMonths, monthObserverFor } from './known-months.ts'
import { HEADER_SEARCH_ROWS, type Recognised, recognise } from './recognise.ts'
import { reasonFor } from './reject-text.ts'
import { compileRowReader, type RowResult } from './row-reader.ts'
import { isBlankRow, isGroupRow, isTotalOrSignature, repeatsHeader } from './structural.ts'

export type IngestTables = 'file_balance' | 'rejects' | 'repairs' | `stg_${Recognised['source']['name']}`

export interface IngestTarget {
  readonly db: Kysely<DbOf<IngestTables>>
  readonly dialect: Dialect
  readonly fileId: number
  /** Month of the as-of date that was given, for files that say nothing of time. */
  readonly asOfMonth: number | null
  onRows(count: number): void
}

export interface Balance {
  readonly read: number
  readonly accepted: number
  readonly quarantined: number
  readonly structural: number
}

/** What became of a table: what it was recognised as (null: not), its balance, what it knows of time, and remarks. */
export interface IngestedTable {
  readonly recognised: Recognised | null
  readonly balance: Balance
  readonly period: Period | null
  readonly moneyUnit: number
  readonly areaCodes: AreaSystem | null
  readonly known: KnownMonths
  readonly notes: readonly string[]
}

/** Rows a file may keep waiting before they are written: staging rows, and rejects or repairs. */
const ROWS_PER_LOAD = 10_000
const REMARKS_PER_LOAD = 10_000
/** Rows looked at for the header, the title block and the way money is written. */
const LOOKAHEAD = 1000
const RAW_VALUE_LENGTH = 200

const NO_MONTHS: KnownMonths = { readsAs: null, first: null, last: null, notes: [] }

/** The first rows of a table, and all of its rows once more from the beginning. */
async function lookAhead(table: RawTable): Promise<{ first: RawRow[]; rest: AsyncIterator<readonly RawRow[]> }> {
  const rest = table.rows()[Symbol.asyncIterator]()
  const first: RawRow[] = []
  while (first.length < LOOKAHEAD) {
    const batch = await rest.next()
    if (batch.done === true) break
    first.push(...batch.value)
  }
  return { first, rest }
}

async function* inBatches(
  first: readonly RawRow[],
  rest: AsyncIterator<readonly RawRow[]>,
): AsyncGenerator<readonly RawRow[]> {
  yield first
  for (;;) {
    const batch = await rest.next()
    if (batch.done === true) return
    yield batch.value
  }
}

/**
 * Reads a table into its staging table, with its rejects and repairs; memory does not grow with it.
 * A table that proves broken on the way leaves no rows behind and is not recognised; its note says why.
 * @throws ReconcileError mapping-mismatch when the mapping pins what the table does not have.
 */
export async function ingestTable(
  table: RawTable,
  mapping: FileMapping | null,
  target: IngestTarget,
): Promise<IngestedTable> {
  const { first, rest } = await lookAhead(table)
  const recognition = recognise(
    table.path,
    first.slice(0, Math.max(HEADER_SEARCH_ROWS, mapping?.header_row ?? 0) + 2),
    mapping,
  )
  if (!recognition.ok) {
    const read = await countRows(inBatches(first, rest))
    return notRecognised({ read, accepted: 0, quarantined: 0, structural: read }, recognition.reason)
  }
  const reading = startReading(recognition.table, first, mapping, target)
  try {
    for await (const batch of inBatches(first, rest)) await reading.take(batch)
    return await reading.finish()
  } catch (error) {
    if (!(error instanceof ReconcileError) || error.code !== 'file-unreadable') throw error
    await removeRows(recognition.table, target)
    return notRecognised({ read: 0, accepted: 0, quarantined: 0, structural: 0 }, error.message)
  }
}

async function countRows(batches: AsyncIterable<readonly RawRow[]>): Promise<number> {
  let read = 0
  for await (const batch of batches) read += batch.length
  return read
}

function notRecognised(balance: Balance, note: string): IngestedTable {
  return { recognised: null, balance, period: null, moneyUnit: 1, areaCodes: null, known: NO_MONTHS, notes: [note] }
}

async function removeRows({ source }: Recognised, { db, fileId }: IngestTarget): Promise<void> {
  await db.deleteFrom(`stg_${source.name}`).where('file_id', '=', fileId).execute()
  await db.deleteFrom('rejects').where('file_id', '=', fileId).execute()
  await db.deleteFrom('repairs').where('file_id', '=', fileId).execute()
}

interface TableReading {
  take(batch: readonly RawRow[]): Promise<void>
  finish(): Promise<IngestedTable>
}

function startReading(
  recognised: Recognised,
  first: readonly RawRow[],
  mapping: FileMapping | null,
  target: IngestTarget,
): TableReading {
  const { source, rowsBefore } = recognised
  const facts = fileFacts(recognised, mapping)
  const samples = first.slice(rowsBefore).map(({ cells }) => cells)
  const read = compileRowReader({
    source,
    binding: recognised.binding,
    mapping,
    facts,
    moneyUnit: facts.moneyUnitOf,
    samples,
  })
  const observer = monthObserverFor(source.name)
  const writer = bufferedWriter(recognised, read.fills, target)
  const balance = { read: 0, accepted: 0, quarantined: 0, structural: 0 }
  return {
    async take(batch) {
      for (const { rowNumber, cells } of batch) {
        balance.read++
        if (balance.read <= rowsBefore || isStructural(cells, recognised.labels)) {
          balance.structural++
          continue
        }
        const result = read(cells)
        writer.remarks(rowNumber, result)
        if (result.out === null) {
          balance.quarantined++
          continue
        }
        balance.accepted++
        observer.observe(result.out)
        writer.row(rowNumber, result.out)
      }
      target.onRows(batch.length)
      await writer.flushIfFull()
    },
    async finish() {
      await writer.flush()
      const known = observer.finish({
        mapping,
        period: facts.period,
        titleLastMonth: recognised.title.lastMonth,
        asOfMonth: target.asOfMonth,
      })
      const { period, moneyUnit, areaCodes } = facts
      return { recognised, balance, period, moneyUnit, areaCodes, known, notes: known.notes }
    },
  }
}

function isStructural(cells: readonly string[], labels: readonly string[]): boolean {
  return isBlankRow(cells) || isTotalOrSignature(cells) || isGroupRow(cells) || repeatsHeader(cells, labels)
}

interface TableFacts {
  readonly period: Period | null
  readonly areaCodes: AreaSystem | null
  readonly moneyUnit: number
  moneyUnitOf(column: string): number
}

const HEADER_UNITS: readonly (readonly [RegExp, number])[] = [
  [/\(\s*(?:đvt:?\s*)?triệu/iu, 1_000_000],
  [/\(\s*(?:đvt:?\s*)?(?:nghìn|ngàn|1\.000)/iu, 1_000],
]

/** What holds for every row: the mapping's word, else the title rows', else nothing. A header may name a unit of its own. */
function fileFacts({ title, binding, labels }: Recognised, mapping: FileMapping | null): TableFacts {
  const pinned = mapping?.period === undefined ? null : parsePeriod(mapping.period)
  const moneyUnit = mapping?.money_unit ?? title.moneyUnit ?? 1
  return {
    period: pinned?.ok === true ? pinned.value : title.period,
    areaCodes: mapping?.area_codes ?? null,
    moneyUnit,
    moneyUnitOf(column) {
      const label = (labels[binding.columns.get(column) ?? -1] ?? '').normalize('NFC')
      return mapping?.money_unit ?? HEADER_UNITS.find(([pattern]) => pattern.test(label))?.[1] ?? moneyUnit
    },
  }
}

/** The same table with the columns that this file fills: the insert is the floor of ingest, and its price is the number of columns. */
function narrowed(table: Table, fills: readonly string[]): Table {
  return { ...table, columns: Object.fromEntries(fills.map((name) => [name, table.columns[name]!])) }
}

interface BufferedWriter {
  row(rowNumber: number, out: OutRow): void
  remarks(rowNumber: number, result: RowResult): void
  flushIfFull(): Promise<void>
  flush(): Promise<void>
}

function bufferedWriter(
  { source, binding, labels }: Recognised,
  fills: readonly string[],
  target: IngestTarget,
): BufferedWriter {
  const { db, dialect, fileId } = target
  const staging = narrowed(tableByName(`stg_${source.name}`), fills)
  const headerOf = new Map(
    [...binding.columns].map(([key, index]) => [key.split('.')[0] ?? key, (labels[index] ?? '').trim()]),
  )
  let rows: Row[] = []
  let rejects: Row[] = []
  let repairs: Row[] = []
  const flush = async (): Promise<void> => {
    if (rows.length > 0) await dialect.load(db, staging, [rows])
    if (rejects.length > 0) await dialect.load(db, 'rejects', [rejects])
    if (repairs.length > 0) await dialect.load(db, 'repairs', [repairs])
    rows = []
    rejects = []
    repairs = []
  }
  return {
    row(rowNumber, out) {
      out.file_id = fileId
      out.row_number = rowNumber
      rows.push(out)
    },
    remarks(rowNumber, { refusals, mended, out }) {
      for (const { column, code, raw, quarantines } of refusals)
        rejects.push({
          file_id: fileId,
          row_number: rowNumber,
          column_name: column,
          header: headerOf.get(column) ?? '',
          code,
          action: quarantines ? 'quarantined' : 'emptied',
          reason: reasonFor(code),
          raw_value: rawValue(raw),
        })
      if (out === null) return
      for (const { column, repair, raw, value } of mended)
        repairs.push({
          file_id: fileId,
          row_number: rowNumber,
          column_name: column,
          repair,
          raw_value: rawValue(raw),
          value,
        })
    },
    async flushIfFull() {
      if (rows.length >= ROWS_PER_LOAD || rejects.length + repairs.length >= REMARKS_PER_LOAD) await flush()
    },
    flush,
  }
}

/** As it stands in the file, but no longer than a person reads, and without the NUL that text columns refuse. */
function rawValue(raw: string): string {
  return raw.length > RAW_VALUE_LENGTH || raw.includes('\0') ? raw.replaceAll('\0', '').slice(0, RAW_VALUE_LENGTH) : raw
}

/** For `mapped_columns`: our column → header and position of theirs. */
export function mappedColumns({ binding, labels }: Recognised): Readonly<Record<string, readonly [string, number]>> {
  const entries = [...binding.columns].sort(([, a], [, b]) => a - b)
  return Object.fromEntries(entries.map(([column, index]) => [column, [(labels[index] ?? '').trim(), index + 1]]))
}
