import type { FileMapping } from '../config/site-config.ts'
import { FILE_NOTES } from '../domain/messages/file-notes.ts'
import { monthOf } from '../domain/months.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { type InputFile, listInputFiles } from '../files/folders.ts'
import type { RawTable } from '../files/raw-table.ts'
import { openTables, sha256OfFile } from '../files/reader.ts'
import { type Counts, defineStage, type StageContext } from '../pipeline/stage.ts'
import { SOURCES } from '../sources/index.ts'
import { balanceChecks } from './balance-checks.ts'
import { nearestHeader } from './header-key.ts'
import { type IngestedTable, ingestTable, mappedColumns } from './ingest-table.ts'
import { returnedTables } from './readmission.ts'
import type { RowTrail } from './readmission-trail.ts'
import { copiesOf, recordCopy } from './versions-copies.ts'
import { mappingFor } from './versions-mapping.ts'
import { countsOf, openTrail, placedNow, rowsNotKept, sheetVersion } from './versions-record.ts'
import { settleVersions } from './versions-settle.ts'

const WRITES = [
  'file_balance',
  'rejects',
  'repairs',
  'reject_rows',
  'returned_rows',
  'sheet_versions',
  'superseded_versions',
  ...SOURCES.map(({ name }) => `stg_${name}` as const),
] as const
const READS = ['ledger.rejects', 'ledger.file_versions'] as const
type Context = StageContext<(typeof WRITES)[number] | (typeof READS)[number]>
/** Formats we read, and spreadsheets we cannot read but must name. */
const TABLES = /\.(csv|tsv|txt|xlsx|xlsm|xls|xlsb|ods)$/i
/** Sheets of one file get ids below the next file's. */
const SHEETS_PER_FILE = 1000

/** Reads every file of the input folder into staging tables; each file is a step of its own. */
export const ingest = defineStage<(typeof READS)[number], (typeof WRITES)[number]>({
  name: 'ingest',
  summary: 'Đọc mọi tệp đầu vào: mỗi dòng được nhận, cách ly kèm lý do, hoặc là dòng cấu trúc.',
  reads: READS,
  writes: WRITES,
  checks: balanceChecks,
  async steps({ inputDir, config }) {
    const files = (await listInputFiles(inputDir)).filter(({ path }) => TABLES.test(path))
    if (files.length === 0) throw new ReconcileError('input-empty', { folder: 'đã chọn' })
    const copies = await copiesOf(files, config)
    return files.map((file, index) => ({
      name: file.path,
      run: (context: Context) => ingestFile(file, index + 1, context, copies.get(file.path) ?? null),
    }))
  },
  async run(context) {
    const settled = await settleVersions(context)
    return { ...(await totals(context)), ...settled }
  },
})

/** `copyOf`: an earlier path of equal content, which is read in its place. */
async function ingestFile(file: InputFile, order: number, context: Context, copyOf: string | null): Promise<Counts> {
  if (copyOf !== null && (await recordCopy(context, file, order * SHEETS_PER_FILE, copyOf))) return {}
  const mapping = mappingFor(file.path, context.config)
  const sha256 = await sha256OfFile(file.absolutePath)
  context.progress.start(file.path)
  const counts = { rows: 0, accepted: 0, quarantined: 0, structural: 0 }
  for (const [sheet, { table, ingested, trail }] of (
    await readTables(file, order, mapping, context, sha256)
  ).entries()) {
    const fileId = order * SHEETS_PER_FILE + sheet
    await recordBalance(context, file, sha256, fileId, table, ingested, trail)
    const place = { path: file.path, sheet: table?.sheet ?? '', sha256 }
    await context.dialect.load(context.db, 'sheet_versions', [[sheetVersion(fileId, place, mapping, ingested, trail)]])
    counts.rows += ingested.balance.read
    counts.accepted += ingested.balance.accepted
    counts.quarantined += ingested.balance.quarantined
    counts.structural += ingested.balance.structural
  }
  context.progress.done(counts)
  return counts
}

interface ReadTable {
  readonly table: RawTable | null
  readonly ingested: IngestedTable
  readonly trail: RowTrail | null
}

async function readTables(
  file: InputFile,
  order: number,
  mapping: FileMapping | null,
  context: Context,
  sha256: string,
): Promise<readonly ReadTable[]> {
  const tables = await openOrRefuse(file, mapping)
  if ('reason' in tables) return [{ table: null, ingested: unread(tables.reason), trail: null }]
  const read: ReadTable[] = []
  let mismatch: ReconcileError | null = null
  for (const [sheet, table] of tables.opened.entries()) {
    const { db, dialect } = context
    const fileId = order * SHEETS_PER_FILE + sheet
    try {
      const trail = await openTrail(db, { db, dialect, fileId }, { ...table, sha256 }, mapping)
      const returned = returnedTables(db)
      const ingested = await ingestTable(table, mapping, {
        db,
        dialect,
        fileId,
        trail,
        readmit: returned.readmit,
        asOfMonth: asOfMonth(context),
        onRows(count) {
          context.signal.throwIfAborted()
          context.progress.tick(count)
        },
      })
      read.push({ table, ingested: { ...ingested, notes: [...ingested.notes, ...returned.notes()] }, trail })
    } catch (error) {
      if (!(error instanceof ReconcileError) || error.code !== 'mapping-mismatch' || tables.opened.length === 1)
        throw error
      mismatch ??= error
      read.push({ table, ingested: unread(FILE_NOTES['sheet-without-pins'].vi({})), trail: null })
    }
  }
  // A pinned workbook may have sheets of another kind, but one of them must answer the pins.
  if (mismatch !== null && read.every(({ ingested }) => ingested.recognised === null)) throw mismatch
  return read
}

function asOfMonth({ options, config }: Context): number | null {
  const asOf = options.asOf ?? config.site.as_of
  return asOf === undefined ? null : monthOf(asOf)
}

/** A file that cannot be opened is named with its reason and takes no other file along. */
async function openOrRefuse(
  file: InputFile,
  mapping: FileMapping | null,
): Promise<{ readonly opened: readonly RawTable[] } | { readonly reason: string }> {
  try {
    const { encoding, delimiter, sheet } = mapping ?? {}
    const opened = await openTables(file.absolutePath, file.path, { encoding, delimiter, sheet })
    return opened.length > SHEETS_PER_FILE ? { reason: FILE_NOTES['too-many-sheets'].vi({}) } : { opened }
  } catch (error) {
    if (!(error instanceof ReconcileError) || error.code !== 'file-unreadable') throw error
    await refuseMissingSheet(file, mapping)
    return { reason: (error as ReconcileError<'file-unreadable'>).details.reason }
  }
}

/** A workbook that opens but lacks the pinned sheet is a mistake of the mapping. @throws ReconcileError mapping-mismatch. */
async function refuseMissingSheet(file: InputFile, mapping: FileMapping | null): Promise<void> {
  if (mapping?.sheet === undefined) return
  const sheets = await openTables(file.absolutePath, file.path).catch(() => [])
  const found = sheets.map(({ sheet }) => sheet)
  if (found.length === 0 || found.includes(mapping.sheet)) return
  const expected = `sheet: ${mapping.sheet}`
  throw new ReconcileError('mapping-mismatch', {
    file: file.path,
    expected,
    found,
    closest: nearestHeader(mapping.sheet, found),
  })
}

function unread(note: string): IngestedTable {
  return {
    recognised: null,
    balance: { read: 0, accepted: 0, quarantined: 0, structural: 0 },
    period: null,
    moneyUnit: 1,
    areaCodes: null,
    known: { readsAs: null, first: null, last: null, notes: [] },
    notes: [note],
    readmission: null,
    titles: [],
    decided: null,
  }
}

async function recordBalance(
  { db, dialect }: Context,
  file: InputFile,
  sha256: string,
  fileId: number,
  table: RawTable | null,
  ingested: IngestedTable,
  trail: RowTrail | null,
): Promise<void> {
  const { recognised, balance, period, known, readmission } = ingested
  const notes = [
    ...new Set([...ingested.notes, ...(table?.notes ?? []), ...(trail === null ? [] : rowsNotKept(trail))]),
  ]
  const mapped = recognised === null ? {} : mappedColumns(recognised)
  const row = {
    file_id: fileId,
    path: file.path,
    sheet: table?.sheet ?? '',
    sha256,
    bytes: file.bytes,
    source: recognised?.source.name ?? null,
    encoding: table?.encoding ?? '',
    delimiter: table?.delimiter ?? '',
    header_row: recognised?.headerRow ?? null,
    period_from: period?.from ?? null,
    period_to: period?.to ?? null,
    money_unit: ingested.moneyUnit,
    area_codes: ingested.areaCodes,
    reads_as: known.readsAs,
    first_month: known.first,
    last_month: known.last,
    rows_read: balance.read,
    accepted: balance.accepted,
    quarantined: balance.quarantined,
    structural: balance.structural,
    mapped_columns: JSON.stringify(readmission === null ? mapped : placedNow(mapped, readmission.places)),
    unmapped_columns: JSON.stringify(recognised?.binding.unmapped ?? []),
    notes: JSON.stringify(notes),
    ...countsOf(ingested),
  }
  await dialect.load(db, 'file_balance', [[row]])
}

/** What the steps cannot tell: rows are counted file by file, tables and sheets here. */
async function totals({ db }: Context): Promise<Counts> {
  const { tables, recognised } = await db
    .selectFrom('file_balance')
    .select(({ fn }) => [fn.countAll<number>().as('tables'), fn.count<number>('source').as('recognised')])
    .executeTakeFirstOrThrow()
  return { files: tables, unrecognised: tables - recognised }
}
