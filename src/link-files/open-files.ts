import { basename } from 'node:path'
import { tidyText } from '../domain/vietnamese-text.ts'
import { openTables, type RawTable } from '../files/reader.ts'

/** A file to link, opened as far as its headers. */
export interface OpenedFile {
  /** Name without folders, as it stands in outputs. */
  readonly name: string
  readonly table: RawTable
  readonly headers: readonly string[]
  /** Row of the headers, as a person counts. */
  readonly headerRow: number
}

/**
 * Opens files in the order given: CSV of any encoding and delimiter, or the first sheet of a workbook. The first row that says
 * anything has the headers.
 * @throws ReconcileError file-unreadable.
 */
export async function openFiles(paths: readonly string[]): Promise<OpenedFile[]> {
  const opened: OpenedFile[] = []
  for (const path of paths) {
    const name = basename(path)
    const [table] = await openTables(path, name)
    if (table === undefined) continue
    opened.push({ name, table, ...(await headersOf(table)) })
  }
  return opened
}

async function headersOf(table: RawTable): Promise<{ headers: readonly string[]; headerRow: number }> {
  for await (const batch of table.rows())
    for (const { cells, rowNumber } of batch)
      if (cells.some((cell) => cell.trim() !== '')) return { headers: cells.map(tidyText), headerRow: rowNumber }
  return { headers: [], headerRow: 0 }
}
