import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import { repackZip } from './deterministic-zip.ts'
import { type DropdownSource, dropdownSources, writeDropdownSheet } from './workbook-dropdowns.ts'
import { mendSheet } from './workbook-mending.ts'
import type { SheetSpec, WorkbookOptions, WrittenWorkbook } from './workbook-spec.ts'
import { TableWriter } from './workbook-table.ts'

export type { CellKind, SheetColumn, SheetRow, SheetSpec, WorkbookOptions, WrittenWorkbook } from './workbook-spec.ts'

const EXCEL_ROWS = 1_048_576

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
    const rows = await writeDraft(draft, sheets, options)
    const sha256 = await repackZip(draft, packed, mendSheet)
    await rename(packed, path)
    return { sha256, rows }
  } finally {
    await Promise.all([rm(draft, { force: true }), rm(packed, { force: true })])
  }
}

async function writeDraft(path: string, sheets: readonly SheetSpec[], options: WorkbookOptions): Promise<number> {
  const workbook = newWorkbook(path, options)
  const dropdowns = dropdownSources(sheets)
  const names = new Set<string>()
  let rows = 0
  for (const sheet of sheets)
    rows += await writeSheet(workbook, sheet, dropdowns, names, options.rowLimit ?? EXCEL_ROWS)
  writeDropdownSheet(workbook, dropdowns)
  await workbook.commit()
  return rows
}

function newWorkbook(path: string, options: WorkbookOptions): ExcelJS.stream.xlsx.WorkbookWriter {
  // The draft is packed once more, so it is only lightly compressed.
  const stream = createWriteStream(path, { mode: 0o600 })
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

async function writeSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  sheet: SheetSpec,
  dropdowns: readonly DropdownSource[],
  names: Set<string>,
  rowLimit: number,
): Promise<number> {
  const table = new TableWriter(workbook, sheet, dropdowns, names, rowLimit)
  for await (const row of sheet.rows) {
    table.write(row)
    if (table.rows % 500 === 0) await table.drain()
  }
  table.finish()
  return table.rows
}
