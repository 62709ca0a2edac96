import type { FileMapping } from '../config/site-config.ts'
import { FILE_NOTES } from '../domain/messages/file-notes.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { columnLetters } from '../files/column-letters.ts'
import { type RawRow, type RawTable, ROWS_PER_BATCH } from '../files/raw-table.ts'
import { settleRivals } from './ambiguous-columns.ts'
import { type ColumnWindow, narrowed, windowsBeside } from './column-window.ts'
import type { TableFacts } from './file-facts.ts'
import { HEADER_SEARCH_ROWS, mayHaveLevels } from './header-blocks.ts'
import type { KnownMonths } from './known-months.ts'
import { mappingFurtherDown } from './next-table.ts'
import type { Balance, PartResult, PartWriter } from './part.ts'
import { PartReading } from './part-reading.ts'
import { requireUsefulPins } from './pins.ts'
import type { Readmission } from './readmission.ts'
import { type Recognised, type Recognition, recognise } from './recognise.ts'
import { RowStream } from './row-stream.ts'
import { remarksOn } from './table-remarks.ts'
import type { FigureColumn, TotalsReport } from './totals.ts'

/** Rows looked at for the header, the title block and the way money is written. */
const LOOKAHEAD = 1000

export interface ReadOptions {
  /** Month of the as-of date that was given, for files that say nothing of time. */
  readonly asOfMonth: number | null
  readonly siteProvince: string
  onRows(count: number): void
  /** How to read a table whose rows were sent back and came again; null for any other. */
  readmit?(first: readonly RawRow[]): Promise<Readmission | null>
  /** A table of the sheet is about to be read, 1-based. */
  beginPart?(recognised: Recognised, part: number, readmission: Readmission | null): Promise<void>
  /** Where the rows of this table of the sheet go. */
  openWriter(recognised: Recognised, part: number, fills: readonly string[]): PartWriter
  /** Whether another table of the sheet may be told apart. */
  mayBeginPart(part: number): boolean
}

interface PartOfKind {
  readonly firstColumn: number
  readonly balance: Balance
  /** Vietnamese remarks; why a table was not recognised. */
  readonly notes: readonly string[]
}

/** One table of a sheet, as it was read. */
export type ReadPart =
  | (PartOfKind & { readonly recognised: null })
  | (PartOfKind & {
      readonly recognised: Recognised
      readonly facts: TableFacts
      readonly known: KnownMonths
      readonly totals: TotalsReport
      readonly figures: readonly FigureColumn[]
      readonly readmission: Readmission | null
    })

/** A sheet or a window of its columns on its way through the reader. */
interface Sheet {
  readonly table: RawTable
  readonly mapping: FileMapping | null
  readonly options: ReadOptions
  readonly firstColumn: number
  /** Tables read before this one. */
  readonly parts: ReadPart[]
}

/**
 * Reads every table of a sheet: one below the other, each with its own header, or side by side. Nothing is stored here: rows go to the writers.
 * @throws ReconcileError mapping-mismatch, column-ambiguous, file-unreadable.
 */
export async function readTable(
  table: RawTable,
  mapping: FileMapping | null,
  options: ReadOptions,
): Promise<readonly ReadPart[]> {
  const parts: ReadPart[] = []
  await readSheet({ table: withMergesOnce(table), mapping, options, firstColumn: 0, parts })
  return parts
}

/** Merged cells are found by a pass over the whole sheet: one is enough. */
function withMergesOnce(table: RawTable): RawTable {
  let merges: ReturnType<RawTable['merges']> | null = null
  return {
    ...table,
    rows: () => table.rows(),
    characters: () => table.characters(),
    merges() {
      merges ??= table.merges()
      return merges
    },
  }
}

async function readSheet(sheet: Sheet): Promise<void> {
  const { table } = sheet
  const stream = new RowStream(table.rows())
  try {
    await readStream(sheet, stream)
  } finally {
    await stream.close()
  }
}

async function readStream(sheet: Sheet, stream: RowStream): Promise<void> {
  const { table, mapping, options, parts } = sheet
  const first = await stream.peek(LOOKAHEAD)
  const readmission = (await options.readmit?.(first)) ?? null
  if (readmission !== null) return await readReturned(sheet, stream, readmission)
  requireUsefulPins(table, first, mapping)
  const recognition = await recogniseTable(table, first, mapping, [])
  const windows = options.mayBeginPart(parts.length + 2)
    ? windowsBeside(table.path, first.slice(0, 200), recognition, mapping)
    : null
  if (windows !== null) {
    for (const window of windows) await readWindow(sheet, window)
    return
  }
  if (!recognition.ok) {
    const read = await countRows(stream)
    parts.push({
      recognised: null,
      firstColumn: sheet.firstColumn,
      balance: structuralOnly(read),
      notes: [recognition.reason],
    })
    return
  }
  await readParts(sheet, stream, recognition.table)
}

/** Reads a table that came back: its rows in the order of the columns first sent, as those were read; what it knows of time is theirs. */
async function readReturned(sheet: Sheet, stream: RowStream, readmission: Readmission): Promise<void> {
  const { recognised, facts, notes, original } = readmission
  stream.map(original)
  const options = { ...sheet.options, mayBeginPart: () => false }
  const { result } = await readPart(
    { ...sheet, mapping: facts.mapping, options },
    stream,
    recognised,
    new Map(),
    readmission,
  )
  const known = { ...facts.known, notes: [] }
  const { firstColumn, parts } = sheet
  const { balance, totals, figures } = result
  parts.push({ recognised, firstColumn, balance, facts: result.facts, known, totals, figures, notes, readmission })
}

async function readWindow({ table, mapping, options, firstColumn, parts }: Sheet, window: ColumnWindow): Promise<void> {
  await readSheet({
    table: narrowed(table, window),
    mapping,
    options,
    firstColumn: firstColumn + window.from,
    parts,
  })
}

const structuralOnly = (read: number): Balance => ({ read, accepted: 0, quarantined: 0, structural: read })

async function countRows(stream: RowStream): Promise<number> {
  let read = 0
  for (;;) {
    const rows = await stream.peek(ROWS_PER_BATCH)
    if (rows.length === 0) return read
    read += rows.length
    stream.drop(rows.length)
  }
}

/** Recognition by the first rows; where a header may have several levels, with the merged cells of the sheet. */
export async function recogniseTable(
  table: RawTable,
  rows: readonly RawRow[],
  mapping: FileMapping | null,
  inherited: readonly (readonly string[])[],
): Promise<Recognition> {
  const searched = rows.slice(0, Math.max(HEADER_SEARCH_ROWS, mapping?.header_row ?? 0) + 2)
  const merges = table.sheet !== '' && mayHaveLevels(searched) ? await table.merges() : null
  return recognise(table.path, searched, mapping, { merges, inherited })
}

/** Reads one table after the other down the sheet. */
async function readParts(sheet: Sheet, stream: RowStream, first: Recognised): Promise<void> {
  const { table, mapping, parts } = sheet
  let recognised: Recognised | null = first
  const sums = new Map<string, Map<string, bigint>>()
  while (recognised !== null) {
    const settled = await oneColumnEach(stream, table.path, recognised, sheet.firstColumn)
    const earlier: Map<string, bigint> = sums.get(settled.recognised.source.name) ?? new Map()
    const { result, more } = await readPart(sheet, stream, settled.recognised, earlier)
    for (const [column, sum] of result.sums) earlier.set(column, (earlier.get(column) ?? 0n) + sum)
    sums.set(settled.recognised.source.name, earlier)
    parts.push(finished(sheet, settled.recognised, result, settled.notes))
    if (!more) return
    recognised = await nextRecognised(stream, table, mapping, settled.recognised.titleRows)
    if (recognised !== null) continue
    const row = (await stream.peek(1))[0]?.rowNumber ?? 0
    const read = await countRows(stream)
    const notes = [FILE_NOTES['rows-left-aside'].vi({ row, count: read })]
    parts.push({ recognised: null, firstColumn: sheet.firstColumn, balance: structuralOnly(read), notes })
  }
}

/** Decides between columns that mean the same, by the rows that follow. @throws ReconcileError column-ambiguous */
async function oneColumnEach(stream: RowStream, path: string, recognised: Recognised, firstColumn: number) {
  const rows = await stream.peek(LOOKAHEAD)
  return settleRivals(path, recognised, rows.slice(recognised.rowsBefore, LOOKAHEAD), firstColumn)
}

async function nextRecognised(
  stream: RowStream,
  table: RawTable,
  mapping: FileMapping | null,
  inherited: readonly (readonly string[])[],
): Promise<Recognised | null> {
  const rows = await stream.peek(LOOKAHEAD)
  try {
    const recognition = await recogniseTable(table, rows, mappingFurtherDown(mapping), inherited)
    return recognition.ok ? recognition.table : null
  } catch (error) {
    if (error instanceof ReconcileError && error.code === 'mapping-mismatch') return null
    throw error
  }
}

async function readPart(
  { table, mapping, options, parts }: Sheet,
  stream: RowStream,
  recognised: Recognised,
  earlierSums: ReadonlyMap<string, bigint>,
  readmission: Readmission | null = null,
): Promise<{ readonly result: PartResult; readonly more: boolean }> {
  const part = parts.length + 1
  const rows = await stream.peek(LOOKAHEAD)
  await options.beginPart?.(recognised, part, readmission)
  const reading = new PartReading({
    path: table.path,
    sheet: table.sheet,
    recognised,
    mapping,
    samples: readmission?.samples ?? rows.slice(recognised.rowsBefore, LOOKAHEAD).map(({ cells }) => cells),
    underGroups: options.siteProvince === '' ? new Map() : new Map([['province_name', options.siteProvince]]),
    earlierSums,
    mayEnd: options.mayBeginPart(part + 1),
    ...(readmission === null ? {} : { isData: readmission.isKnown }),
    openWriter: (fills) => options.openWriter(recognised, part, fills),
  })
  for (;;) {
    const batch = await stream.peek(ROWS_PER_BATCH)
    if (batch.length === 0) return { result: await reading.finish(), more: false }
    const { taken, next } = await reading.take(batch, batch.length >= ROWS_PER_BATCH)
    stream.drop(taken)
    options.onRows(taken)
    if (next === null) continue
    stream.putBack(next)
    return { result: await reading.finish(), more: true }
  }
}

function finished(
  { mapping, options, firstColumn, parts }: Sheet,
  recognised: Recognised,
  result: PartResult,
  settling: readonly string[],
): ReadPart {
  const { facts, balance, totals, figures } = result
  const known = result.observer.finish({
    mapping,
    period: facts.period,
    titleLastMonth: recognised.title.lastMonth,
    asOfMonth: options.asOfMonth,
  })
  const part = parts.length + 1
  const further = part === 1 ? [] : [FILE_NOTES['table-of-sheet'].vi({ part, from: columnLetters(firstColumn + 1) })]
  const notes = [...further, ...known.notes, ...settling, ...result.signs, ...remarksOn(recognised, result)]
  return { recognised, firstColumn, balance, facts, known, totals, figures, notes, readmission: null }
}
