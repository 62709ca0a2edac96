import { FILE_NOTES } from '../../domain/messages/file-notes.ts'
import type { CharacterEvidence, MergedRange, OpenOptions, RawRow, RawTable } from '../raw-table.ts'
import { wantedSheets } from '../wanted-sheets.ts'
import { openPackage, PACKAGE_LIMITS, type Package, type PackageLimits } from './package.ts'
import { readSharedStrings, type SharedStrings } from './shared-strings.ts'
import { hiddenColumns, readMerges } from './sheet-frame.ts'
import { type FontTally, readSheetRows, type SheetContext, type SheetTally } from './sheet-rows.ts'
import { readCellStyles } from './styles-part.ts'
import { readWorkbookPart, type SheetEntry, type WorkbookPart } from './workbook-part.ts'

interface XlsxFile {
  readonly absolutePath: string
  readonly path: string
  readonly limits: PackageLimits
  readonly workbook: WorkbookPart
  /** Read when the first rows are asked for, and kept as long as a table of the file is. */
  context?: SheetContext
}

/** The worksheets of a workbook, in the order of its tabs, hidden ones with a note. @throws ReconcileError 'file-unreadable' */
export async function openXlsxTables(
  absolutePath: string,
  path: string,
  options: OpenOptions,
  limits: PackageLimits = PACKAGE_LIMITS,
): Promise<RawTable[]> {
  const source = await openPackage(absolutePath, path, limits)
  try {
    const workbook = await readWorkbookPart(source)
    const file: XlsxFile = { absolutePath, path, limits, workbook }
    const wanted = wantedSheets(workbook.sheets, options.sheet, path)
    const tables: RawTable[] = []
    for (const sheet of wanted) tables.push(sheetTable(file, sheet, await openingNotes(source, sheet)))
    return tables
  } finally {
    source.close()
  }
}

async function openingNotes(source: Package, sheet: SheetEntry): Promise<string[]> {
  const notes: string[] = []
  if (sheet.state !== 'visible') notes.push(FILE_NOTES['sheet-hidden'].vi({}))
  const columns = await hiddenColumns(source, sheet.part)
  if (columns !== '') notes.push(FILE_NOTES['columns-hidden'].vi({ columns }))
  return notes
}

function sheetTable(file: XlsxFile, sheet: SheetEntry, notes: string[]): RawTable {
  const byFont: FontTally = new Map()
  return {
    path: file.path,
    sheet: sheet.name,
    encoding: 'xlsx',
    delimiter: '',
    notes,
    rows: () => readRows(file, sheet, notes, byFont),
    characters: () => fontEvidence(byFont),
    merges: () => readSheetMerges(file, sheet),
  }
}

async function* readRows(
  file: XlsxFile,
  sheet: SheetEntry,
  notes: string[],
  byFont: FontTally,
): AsyncGenerator<RawRow[]> {
  const source = await openPackage(file.absolutePath, file.path, file.limits)
  try {
    byFont.clear()
    const tally: SheetTally = { hiddenRows: 0, cellsBeyondColumns: 0, formulasWithoutValue: 0, byFont }
    file.context ??= await sheetContext(source, file.workbook)
    yield* readSheetRows(source, sheet.part, file.context, tally)
    for (const note of closingNotes(tally)) if (!notes.includes(note)) notes.push(note)
  } finally {
    source.close()
  }
}

async function sheetContext(source: Package, workbook: WorkbookPart): Promise<SheetContext> {
  const styles = await readCellStyles(source, workbook.stylesPart)
  const strings: SharedStrings = await readSharedStrings(source, workbook.sharedStringsPart, styles.legacy)
  return { strings, styles, date1904: workbook.date1904 }
}

function fontEvidence(byFont: FontTally): CharacterEvidence[] {
  const found: CharacterEvidence[] = []
  for (const [column, counts] of [...byFont].sort(([a], [b]) => a - b))
    for (const [encoding, count] of counts) found.push({ column, encoding, evidence: 'font', count })
  return found
}

function closingNotes(tally: SheetTally): string[] {
  const notes: string[] = []
  if (tally.hiddenRows > 0) notes.push(FILE_NOTES['rows-hidden'].vi({ count: tally.hiddenRows }))
  if (tally.cellsBeyondColumns > 0)
    notes.push(FILE_NOTES['cells-beyond-columns'].vi({ count: tally.cellsBeyondColumns }))
  if (tally.formulasWithoutValue > 0)
    notes.push(FILE_NOTES['formulas-without-value'].vi({ count: tally.formulasWithoutValue }))
  return notes
}

async function readSheetMerges(file: XlsxFile, sheet: SheetEntry): Promise<MergedRange[]> {
  const source = await openPackage(file.absolutePath, file.path, file.limits)
  try {
    return await readMerges(source, sheet.part)
  } finally {
    source.close()
  }
}
