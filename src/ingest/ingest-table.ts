import type { FileMapping } from '../config/site-config.ts'
import type { AreaSystem } from '../domain/areas.ts'
import type { Period } from '../domain/months.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { RawRow, RawTable } from '../files/raw-table.ts'
import { fileFacts, type TableFacts } from './file-facts.ts'
import { HEADER_SEARCH_ROWS } from './header-blocks.ts'
import { type KnownMonths, monthObserverFor } from './known-months.ts'
import type { Readmission } from './readmission.ts'
import type { RowTrail } from './readmission-trail.ts'
import { type Recognised, recognise } from './recognise.ts'
import { compileRowReader, type RowReader, type RowResult } from './row-reader.ts'
import { closingLine, isBlankRow, isGroupRow, isUnderSignature, repeatsHeader } from './structural.ts'
import { rowWriter, type WriteTarget } from './write-rows.ts'

export interface IngestTarget extends WriteTarget {
  /** Month of the as-of date that was given, for files that say nothing of time. */
  readonly asOfMonth: number | null
  onRows(count: number): void
  /** What is kept of the table besides its rows: for those that go back to the agency, and to compare versions. */
  readonly trail?: RowTrail
  /** How to read a table whose rows were sent back and came again; null for any other. */
  readmit?(first: readonly RawRow[]): Promise<Readmission | null>
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
  /** Set when the table is one that came back: whose rows it has. */
  readonly readmission: Readmission | null
  /** Texts above the table. */
  readonly titles: readonly string[]
  /** What whole columns decided about the reading of their cells. */
  readonly decided: unknown
}

/** Rows looked at for the header, the title block and the way money is written. */
const LOOKAHEAD = 1000

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
  let recognised: Recognised | null = null
  try {
    const { first, rest } = await lookAhead(table)
    const readmission = (await target.readmit?.(first)) ?? null
    if (readmission !== null) {
      recognised = readmission.recognised
      return await readReturned({ table, readmission, first, rest }, target)
    }
    const searched = first.slice(0, Math.max(HEADER_SEARCH_ROWS, mapping?.header_row ?? 0) + 2)
    const recognition = recognise(table.path, searched, mapping)
    if (!recognition.ok) {
      const read = await countRows(inBatches(first, rest))
      return notRecognised({ read, accepted: 0, quarantined: 0, structural: read }, recognition.reason)
    }
    recognised = recognition.table
    const reading = startReading({ table, recognised, first, mapping }, target)
    target.trail?.begin(recognised, null)
    for await (const batch of inBatches(first, rest)) await reading.take(batch)
    return await reading.finish()
  } catch (error) {
    if (!(error instanceof ReconcileError) || error.code !== 'file-unreadable') throw error
    if (recognised !== null) await removeRows(recognised, target)
    const { reason } = (error as ReconcileError<'file-unreadable'>).details
    return notRecognised({ read: 0, accepted: 0, quarantined: 0, structural: 0 }, reason)
  }
}

/** Reads a table that came back: its rows in the order of the columns first sent, as those were read; what it knows of time is theirs. */
async function readReturned(
  input: Pick<ReadingInput, 'table' | 'first'> & {
    readonly readmission: Readmission
    readonly rest: AsyncIterator<readonly RawRow[]>
  },
  target: IngestTarget,
): Promise<IngestedTable> {
  const { table, readmission, rest } = input
  const { recognised, facts, notes, original } = readmission
  const first = input.first.map(original)
  const reading = startReading({ table, recognised, first, mapping: facts.mapping, decided: facts.decided }, target)
  target.trail?.begin(recognised, readmission)
  await reading.take(first)
  for (let batch = await rest.next(); batch.done !== true; batch = await rest.next())
    await reading.take(batch.value.map(original))
  return { ...(await reading.finish()), known: { ...facts.known, notes: [] }, notes, readmission }
}

async function countRows(batches: AsyncIterable<readonly RawRow[]>): Promise<number> {
  let read = 0
  for await (const batch of batches) read += batch.length
  return read
}

function notRecognised(balance: Balance, note: string): IngestedTable {
  return {
    recognised: null,
    balance,
    period: null,
    moneyUnit: 1,
    areaCodes: null,
    known: NO_MONTHS,
    notes: [note],
    readmission: null,
    titles: [],
    decided: null,
  }
}

async function removeRows({ source }: Recognised, { db, fileId }: IngestTarget): Promise<void> {
  await db.deleteFrom(`stg_${source.name}`).where('file_id', '=', fileId).execute()
  await db.deleteFrom('rejects').where('file_id', '=', fileId).execute()
  await db.deleteFrom('repairs').where('file_id', '=', fileId).execute()
  await db.deleteFrom('reject_rows').where('file_id', '=', fileId).execute()
  await db.deleteFrom('returned_rows').where('file_id', '=', fileId).execute()
}

interface ReadingInput {
  readonly table: RawTable
  readonly recognised: Recognised
  readonly first: readonly RawRow[]
  readonly mapping: FileMapping | null
  /** What whole columns decided when the rows were first read; undefined: it is decided by the rows at hand. */
  readonly decided?: unknown
}

interface TableReading {
  take(batch: readonly RawRow[]): Promise<void>
  finish(): Promise<IngestedTable>
}

/** How the rows of this table are read; a CSV row with more cells than the header is refused whole. */
function rowReaderFor({ table, recognised, first, mapping }: ReadingInput, facts: TableFacts): RowReader {
  const { source, binding, labels, rowsBefore } = recognised
  const samples = first.slice(rowsBefore).map(({ cells }) => cells)
  const read = compileRowReader({ source, binding, mapping, facts, moneyUnit: facts.moneyUnitOf, samples })
  // In a worksheet a remark beside the table is only a remark; in a CSV it is a row that fell apart.
  if (table.sheet !== '') return read
  const width = labels.length
  const guarded = (cells: readonly string[]): RowResult =>
    cells.length > width && !isBlankRow(cells.slice(width)) ? ragged(cells.slice(width)) : read(cells)
  return Object.assign(guarded, { fills: read.fills })
}

function startReading(input: ReadingInput, target: IngestTarget): TableReading {
  const { recognised, mapping } = input
  const facts = fileFacts(recognised, mapping)
  const read = rowReaderFor(input, facts)
  const observer = monthObserverFor(recognised.source.name)
  const writer = rowWriter(recognised, read.fills, target)
  const isStructural = structuralRows(recognised)
  const balance = { read: 0, accepted: 0, quarantined: 0, structural: 0 }
  return {
    async take(batch) {
      for (const { rowNumber, cells } of batch) {
        balance.read++
        if (balance.read <= recognised.rowsBefore || isStructural(cells)) {
          balance.structural++
          continue
        }
        const result = read(cells)
        writer.remarks(rowNumber, result)
        target.trail?.see(rowNumber, cells, result)
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
      await target.trail?.flushIfFull()
    },
    async finish() {
      await writer.flush()
      await target.trail?.flush()
      const known = observer.finish({
        mapping,
        period: facts.period,
        titleLastMonth: recognised.title.lastMonth,
        asOfMonth: target.asOfMonth,
      })
      const { period, moneyUnit, areaCodes } = facts
      const titles = input.first
        .slice(0, recognised.rowsBefore)
        .flatMap(({ cells }) => cells.filter((cell) => cell.trim() !== ''))
      return {
        recognised,
        balance,
        period,
        moneyUnit,
        areaCodes,
        known,
        notes: known.notes,
        readmission: null,
        titles,
        decided: null,
      }
    },
  }
}

/** A row with more cells than the header: its values may stand under the wrong headers. What is over is shown. */
const ragged = (surplus: readonly string[]): RowResult => ({
  out: null,
  refusals: [{ column: '', code: 'row-ragged', raw: surplus.join(' | '), quarantines: true }],
  mended: [],
})

/** Tells rows that are no data; what stands under a signature belongs to it until data come again. */
function structuralRows({ headerRows, labels }: Recognised): (cells: readonly string[]) => boolean {
  let signed = false
  return (cells) => {
    if (isBlankRow(cells)) return true
    const closing = closingLine(cells)
    if (closing === 'signature') signed = true
    if (closing !== null || isGroupRow(cells, labels.length) || repeatsHeader(cells, headerRows)) return true
    if (signed && isUnderSignature(cells)) return true
    signed = false
    return false
  }
}

/** For `mapped_columns`: our column → header and position of theirs. */
export function mappedColumns({ binding, labels }: Recognised): Readonly<Record<string, readonly [string, number]>> {
  const entries = [...binding.columns].sort(([, a], [, b]) => a - b)
  return Object.fromEntries(entries.map(([column, index]) => [column, [(labels[index] ?? '').trim(), index + 1]]))
}
