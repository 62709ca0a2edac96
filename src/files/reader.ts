import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { contentTable } from './characters/content-table.ts'
import { sniffContainer } from './container.ts'
import { openCsvTable } from './csv.ts'
import { openOtherWorkbook } from './other-workbooks/open-other-workbook.ts'
import type { OpenOptions, RawTable } from './raw-table.ts'
import { unreadable } from './unreadable.ts'
import { openXlsxTables } from './xlsx/open-xlsx.ts'
import { openPackage } from './xlsx/package.ts'

export type { MergedRange, OpenOptions, RawRow, RawTable } from './raw-table.ts'

/**
 * The tables of a file: one for a CSV, one for each worksheet of a workbook, in the order of its tabs, hidden ones included.
 * What a file is is decided by its content, not by its name.
 *
 * @param relativePath the path under the input folder, '/' separated: it becomes `path` and stands in errors.
 * @throws ReconcileError 'file-unreadable' with one Vietnamese reason: foreign formats, password, truncated or hostile files.
 */
export async function openTables(
  absolutePath: string,
  relativePath: string,
  options: OpenOptions = {},
): Promise<RawTable[]> {
  const kind = await sniffContainer(absolutePath, relativePath)
  if (kind === 'text') return [await openCsvTable(absolutePath, relativePath, options)]
  const format = kind === 'zip' ? await zipFormat(absolutePath, relativePath) : kind
  if (format === 'xlsx') return (await openXlsxTables(absolutePath, relativePath, options)).map(contentTable)
  return (await openOtherWorkbook(absolutePath, relativePath, format, options)).map(contentTable)
}

/** Which workbook a zip archive is, by its parts; 'xlsx' for whatever is none of the others. */
async function zipFormat(absolutePath: string, path: string): Promise<'xlsx' | 'xlsb' | 'ods'> {
  const source = await openPackage(absolutePath, path)
  try {
    if (source.has('xl/workbook.bin')) return 'xlsb'
    if (!source.has('content.xml') || !source.has('mimetype')) return 'xlsx'
    let type = ''
    for await (const piece of source.bytes('mimetype')) type = (type + piece.toString('latin1')).slice(0, 200)
    if (type.includes('opendocument.text')) throw unreadable(path, 'word-document')
    return type.includes('opendocument.spreadsheet') ? 'ods' : 'xlsx'
  } finally {
    source.close()
  }
}

/** Lower-case hexadecimal SHA-256 of the file's bytes. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
