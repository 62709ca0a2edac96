import { matchesGlob } from '../config/glob.ts'
import type { FileMapping, SiteConfig } from '../config/site-config.ts'
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
import type { IngestTables } from './write-rows.ts'

type Context = StageContext<IngestTables>

const WRITES = ['file_balance', 'rejects', 'repairs', ...SOURCES.map(({ name }) => `stg_${name}` as const)] as const
/** Formats we read, and spreadsheets we cannot read but must name. */
const TABLES = /\.(csv|tsv|txt|xlsx|xlsm|xls|xlsb|ods)$/i
/** Sheets of one file get ids below the next file's. */
const SHEETS_PER_FILE = 1000

/** Reads every file of the input folder into staging tables; each file is a step of its own. */
export const ingest = defineStage<never, (typeof WRITES)[number]>({
  name: 'ingest',
  summary: 'Đọc mọi tệp đầu vào: mỗi dòng được nhận, cách ly kèm lý do, hoặc là dòng cấu trúc.',
  reads: [],
  writes: WRITES,
  checks: balanceChecks,
  async steps({ inputDir }) {
    const files = (await listInputFiles(inputDir)).filter(({ path }) => TABLES.test(path))
    if (files.length === 0) throw new ReconcileError('input-empty', { folder: 'đã chọn' })
    return files.map((file, index) => ({
      name: file.path,
      run: (context: Context) => ingestFile(file, index + 1, context),
    }))
  },
  run: (context) => totals(context),
})

/** The first mapping whose pattern matches the path. */
function mappingFor(path: string, config: SiteConfig): FileMapping | null {
  return config.files.find(({ match }) => matchesGlob(match, path)) ?? null
}

async function ingestFile(file: InputFile, order: number, context: Context): Promise<Counts> {
  const mapping = mappingFor(file.path, context.config)
  const sha256 = await sha256OfFile(file.absolutePath)
  context.progress.start(file.path)
  const counts = { rows: 0, accepted: 0, quarantined: 0, structural: 0 }
  for (const [sheet, { table, ingested }] of (await readTables(file, order, mapping, context)).entries()) {
    await recordBalance(context, file, sha256, order * SHEETS_PER_FILE + sheet, table, ingested)
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
}

async function readTables(
  file: InputFile,
  order: number,
  mapping: FileMapping | null,
  context: Context,
): Promise<readonly ReadTable[]> {
  const tables = await openOrRefuse(file, mapping)
  if ('reason' in tables) return [{ table: null, ingested: unread(tables.reason) }]
  const read: ReadTable[] = []
  let mismatch: ReconcileError | null = null
  for (const [sheet, table] of tables.opened.entries()) {
    try {
      const ingested = await ingestTable(table, mapping, {
        db: context.db,
        dialect: context.dialect,
        fileId: order * SHEETS_PER_FILE + sheet,
        asOfMonth: asOfMonth(context),
        onRows(count) {
          context.signal.throwIfAborted()
          context.progress.tick(count)
        },
      })
      read.push({ table, ingested })
    } catch (error) {
      if (!(error instanceof ReconcileError) || error.code !== 'mapping-mismatch' || tables.opened.length === 1)
        throw error
      mismatch ??= error
      read.push({ table, ingested: unread(FILE_NOTES['sheet-without-pins'].vi({})) })
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
  }
}

async function recordBalance(
  { db, dialect }: Context,
  file: InputFile,
  sha256: string,
  fileId: number,
  table: RawTable | null,
  ingested: IngestedTable,
): Promise<void> {
  const { recognised, balance, period, known } = ingested
  const notes = [...new Set([...ingested.notes, ...(table?.notes ?? [])])]
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
    mapped_columns: recognised === null ? '{}' : JSON.stringify(mappedColumns(recognised)),
    unmapped_columns: JSON.stringify(recognised?.binding.unmapped ?? []),
    notes: JSON.stringify(notes),
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
