import type { FileMapping } from '../config/site-config.ts'
import type { AreaSystem } from '../domain/areas.ts'
import type { Period } from '../domain/months.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { RawRow, RawTable } from '../files/raw-table.ts'
import { fileFacts, type TableFacts } from './file-facts.ts'
import { HEADER_SEARCH_ROWS } from './header-blocks.ts'
import { type KnownMonths, monthObserverFor } from './known-months.ts'
import { type Recognised, recognise } from './recognise.ts'
import { compileRowReader, type RowReader, type RowResult } from './row-reader.ts'
import { closingLine, isBlankRow, isGroupRow, isUnderSignature, repeatsHeader } from './structural.ts'
import { rowWriter, type WriteTarget } from './write-rows.ts'

export interface IngestTarget extends WriteTarget {
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
    const searched = first.slice(0, Math.max(HEADER_SEARCH_ROWS, mapping?.header_row ?? 0) + 2)
    const recognition = recognise(table.path, searched, mapping)
    if (!recognition.ok) {
      const read = await countRows(inBatches(first, rest))
      return notRecognised({ read, accepted: 0, quarantined: 0, structural: read }, recognition.reason)
    }
    recognised = recognition.table
    const reading = startReading({ table, recognised, first, mapping }, target)
    for await (const batch of inBatches(first, rest)) await reading.take(batch)
    return await reading.finish()
  } catch (error) {
    if (!(error instanceof ReconcileError) || error.code !== 'file-unreadable') throw error
    if (recognised !== null) await removeRows(recognised, target)
    const { reason } = (error as ReconcileError<'file-unreadable'>).details
    return notRecognised({ read: 0, accepted: 0, quarantined: 0, structural: 0 }, reason)
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

interface ReadingInput {
  readonly table: RawTable
  readonly recognised: Recognised
  readonly first: readonly RawRow[]
  readonly mapping: FileMapping | null
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
