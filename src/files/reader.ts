import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { contentTable } from './characters/content-table.ts'
import { sniffContainer } from './container.ts'
import { openCsvTable } from './csv.ts'
import type { OpenOptions, RawTable } from './raw-table.ts'
import { openXlsxTables } from './xlsx/open-xlsx.ts'

export type { MergedRange, OpenOptions, RawRow, RawTable } from './raw-table.ts'

/**
 * The tables of a file: one for a CSV, one for each worksheet of a workbook, in the order of its tabs, hidden ones included.
 * What a file is is decided by its content, not by its name.
 *
 * @param relativePath the path under the input folder, '/' separated: it becomes `path` and stands in errors.
 * @throws ReconcileError 'file-unreadable' with one Vietnamese reason: old or foreign formats, password, truncated or hostile files.
 */
export async function openTables(
  absolutePath: string,
  relativePath: string,
  options: OpenOptions = {},
): Promise<RawTable[]> {
  const kind = await sniffContainer(absolutePath, relativePath)
  if (kind === 'zip') return (await openXlsxTables(absolutePath, relativePath, options)).map(contentTable)
  return [await openCsvTable(absolutePath, relativePath, options)]
}

/** Lower-case hexadecimal SHA-256 of the file's bytes. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
