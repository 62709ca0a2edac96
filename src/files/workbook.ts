import { open, rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import ExcelJS from 'exceljs'
import { repackZip } from './deterministic-zip.ts'
import { dropdownSources, writeDropdownSheet } from './workbook-dropdowns.ts'
import { type FilteredRange, workbookMending } from './workbook-mending.ts'
import type { SheetSpec, WorkbookOptions, WrittenWorkbook } from './workbook-spec.ts'
import { TableWriter } from './workbook-table.ts'

export type { CellKind, SheetColumn, SheetRow, SheetSpec, WorkbookOptions, WrittenWorkbook } from './workbook-spec.ts'

const EXCEL_ROWS = 1_048_576
const ROWS_PER_DRAIN = 500

/**
 * Writes a workbook, sheet after sheet, row after row, in flat memory, readable by its owner alone (0600). The same sheets give the same
 * bytes. The file appears under its name only when it is whole. No cell holds a formula: texts are string cells and pass `defuse`.
 * A list beyond the row limit goes on in a further sheet "… (2)" under the same titles and header.
 */
export async function writeWorkbook(
  path: string,
  sheets: readonly SheetSpec[],
  options: WorkbookOptions,
): Promise<WrittenWorkbook> {
  const draft = `${path}.draft`
  const packed = `${path}.part`
  try {
    const { rows, filters } = await writeDraft(draft, sheets, options)
    const sha256 = await repackZip(draft, packed, workbookMending(filters))
    await rename(packed, path)
    return { sha256, rows }
  } finally {
    await Promise.all([rm(draft, { force: true }), rm(packed, { force: true })])
  }
}

async function writeDraft(
  path: string,
  sheets: readonly SheetSpec[],
  options: WorkbookOptions,
): Promise<{ rows: number; filters: FilteredRange[] }> {
  const handle = await open(path, 'w', 0o600)
  const stream = handle.createWriteStream()
  // The library does not listen before its last step; a full disk must neither bring the process down nor leave it waiting.
  const failure: { error: Error | null } = { error: null }
  const failed = new Promise<never>((_, reject) => {
    stream.once('error', (error) => {
      failure.error = error
      reject(error)
    })
  })
  failed.catch(() => undefined)
  try {
    const workbook = newWorkbook(stream, options)
    const dropdowns = dropdownSources(sheets)
    const names = new Set<string>()
    const filters: FilteredRange[] = []
    let rows = 0
    for (const sheet of sheets) {
      const table = new TableWriter(workbook, sheet, dropdowns, names, options.rowLimit ?? EXCEL_ROWS)
      rows += await writeRows(table, sheet, failure)
      filters.push(...table.filters)
    }
    writeDropdownSheet(workbook, dropdowns)
    await Promise.race([workbook.commit(), failed])
    return { rows, filters }
  } finally {
    stream.destroy()
  }
}

function newWorkbook(stream: Writable, options: WorkbookOptions): ExcelJS.stream.xlsx.WorkbookWriter {
  // The draft is packed once more, so it is only lightly compressed.
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: false,
    zip: { zlib: { level: 1 } },
  })
  const created = new Date(`${options.created}T00:00:00Z`)
  Object.assign(workbook, {
    title: options.title,
    creator: 'doisoat',
    lastModifiedBy: 'doisoat',
    created,
    modified: created,
  })
  return workbook
}

async function writeRows(table: TableWriter, sheet: SheetSpec, failure: { error: Error | null }): Promise<number> {
  for await (const row of sheet.rows) {
    table.write(row)
    if (table.rows % ROWS_PER_DRAIN === 0) await table.drain(() => failure.error !== null)
    if (failure.error !== null) throw failure.error
  }
  table.finish()
  return table.rows
}
