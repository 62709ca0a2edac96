import type { FileMapping } from '../config/site-config.ts'
import { provinceName } from '../domain/areas.ts'
import { FILE_NOTES } from '../domain/messages/file-notes.ts'
import { monthOf } from '../domain/months.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { type InputFile, listInputFiles } from '../files/folders.ts'
import type { RawTable } from '../files/raw-table.ts'
import { openTables, sha256OfFile } from '../files/reader.ts'
import { type Counts, defineStage, type StageContext } from '../pipeline/stage.ts'
import { SOURCES } from '../sources/index.ts'
import { balanceChecks } from './balance-checks.ts'
import { charactersNotes, charactersOf } from './characters-of.ts'
import { nearestHeader } from './header-key.ts'
import { type IngestedTable, type IngestTarget, ingestTable, mappedColumns, unread } from './ingest-table.ts'
import { anyCameBack, returnedTables } from './readmission.ts'
import { copiesOf, recordCopy } from './versions-copies.ts'
import { mappingFor } from './versions-mapping.ts'
import { partPlace } from './versions-names.ts'
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
/** Tables of one file get ids below the next file's. */
const TABLES_PER_FILE = 1000

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
  if (copyOf !== null && (await recordCopy(context, file, order * TABLES_PER_FILE, copyOf))) return {}
  const mapping = mappingFor(file.path, context.config)
  const sha256 = await sha256OfFile(file.absolutePath)
  context.progress.start(file.path)
  const counts = { rows: 0, accepted: 0, quarantined: 0, structural: 0 }
  for (const { table, ingested } of await readTables(file, order, mapping, context, sha256)) {
    await recordBalance(context, file, sha256, table, ingested)
    const place = { path: file.path, sheet: table?.sheet ?? '', sha256 }
    await context.dialect.load(context.db, 'sheet_versions', [[sheetVersion(place, mapping, ingested)]])
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
  sha256: string,
): Promise<readonly ReadTable[]> {
  const tables = await openOrRefuse(file, mapping)
  const ids = fileIds(order)
  if ('reason' in tables) return [{ table: null, ingested: unread(ids.next(), tables.reason) }]
  const read: ReadTable[] = []
  let mismatch: ReconcileError | null = null
  for (const [sheet, table] of tables.opened.entries()) {
    const { db, dialect } = context
    const sheetsToCome = tables.opened.length - sheet
    try {
      const returned = returnedTables(db)
      const parts = await ingestTable(table, mapping, {
        ...targetOf(context, ids, sheetsToCome),
        openTrail: (fileId, part) =>
          openTrail(
            db,
            { db, dialect, fileId },
            { path: table.path, sheet: partPlace(table.sheet, part), sha256 },
            mapping,
          ),
        readmit: returned.readmit,
      })
      for (const part of parts) read.push({ table, ingested: { ...part, notes: [...part.notes, ...returned.notes()] } })
    } catch (error) {
      if (!(error instanceof ReconcileError) || error.code !== 'mapping-mismatch' || tables.opened.length === 1)
        throw error
      mismatch ??= error
      read.push({ table, ingested: unread(ids.next(), FILE_NOTES['sheet-without-pins'].vi({})) })
    }
  }
  // A pinned workbook may have sheets of another kind, but one of them must answer the pins.
  if (mismatch !== null && read.every(({ ingested }) => ingested.recognised === null)) throw mismatch
  return read
}

/** Ids for the tables of a file, in the order in which they are read. */
function fileIds(order: number) {
  let used = 0
  return { next: () => order * TABLES_PER_FILE + used++, left: () => TABLES_PER_FILE - used }
}

function targetOf(context: Context, ids: ReturnType<typeof fileIds>, sheetsToCome: number): IngestTarget {
  const { province } = context.config.site
  return {
    db: context.db,
    dialect: context.dialect,
    asOfMonth: asOfMonth(context),
    siteProvince: province === undefined ? '' : (provinceName(province) ?? ''),
    nextFileId: ids.next,
    mayHaveMore: () => ids.left() > sheetsToCome,
    onRows(count) {
      context.signal.throwIfAborted()
      context.progress.tick(count)
    },
  }
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
    return opened.length > TABLES_PER_FILE ? { reason: FILE_NOTES['too-many-sheets'].vi({}) } : { opened }
  } catch (error) {
    if (!(error instanceof ReconcileError) || error.code !== 'file-unreadable') throw error
    const opened = await sheetsThatCameBack(file, mapping)
    if (opened !== null) return { opened }
    await refuseMissingSheet(file, mapping)
    return { reason: (error as ReconcileError<'file-unreadable'>).details.reason }
  }
}

/** A workbook of rows sent back has other sheets than the files beside which it lies: a pin of theirs does not hold for it. */
async function sheetsThatCameBack(file: InputFile, mapping: FileMapping | null): Promise<readonly RawTable[] | null> {
  if (mapping?.sheet === undefined) return null
  const tables = await openTables(file.absolutePath, file.path).catch(() => [])
  return (await anyCameBack(tables)) ? tables : null
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

async function recordBalance(
  { db, dialect }: Context,
  file: InputFile,
  sha256: string,
  table: RawTable | null,
  ingested: IngestedTable,
): Promise<void> {
  const { recognised, balance, period, known, readmission, trail } = ingested
  const characters = charactersOf(table, recognised, ingested.firstColumn)
  const notes = [
    ...new Set([
      ...ingested.notes,
      ...(table?.notes ?? []),
      ...charactersNotes(characters),
      ...(trail === null ? [] : rowsNotKept(trail)),
    ]),
  ]
  const mapped = recognised === null ? {} : mappedColumns(recognised, ingested.firstColumn)
  const row = {
    file_id: ingested.fileId,
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
    part: ingested.part,
    totals: JSON.stringify(ingested.totals?.figures ?? []),
    characters: JSON.stringify(characters),
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
