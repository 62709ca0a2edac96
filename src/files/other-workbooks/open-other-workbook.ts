import { stat } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import { FILE_NOTES } from '../../domain/messages/file-notes.ts'
import type { OpenOptions, RawRow, RawTable } from '../raw-table.ts'
import { unreadable } from '../unreadable.ts'
import { wantedSheets } from '../wanted-sheets.ts'
import { openPackage, PACKAGE_LIMITS, type Package } from '../xlsx/package.ts'
import { readXml } from '../xlsx/xml.ts'
import { type HeldSheet, OTHER_LIMITS, type OtherLimits, readInWorker } from './read-in-worker.ts'
import type { OtherFormat } from './worker-messages.ts'

/**
 * The sheets of an .xls, .xlsb or .ods workbook, in the order of its tabs, hidden ones with a note. The file is read once and as a whole,
 * by a library in a thread of its own; the rows wait deflated.
 * @throws ReconcileError 'file-unreadable'
 */
export async function openOtherWorkbook(
  absolutePath: string,
  path: string,
  format: OtherFormat,
  options: OpenOptions,
  limits: OtherLimits = OTHER_LIMITS,
): Promise<RawTable[]> {
  const { size: bytes } = await stat(absolutePath)
  if (bytes > limits.fileBytes) throw unreadable(path, 'other-workbook-large', { format, bytes })
  if (format !== 'xls') await checkPackage(absolutePath, path, format, limits)
  const sheets = await readInWorker({ absolutePath, format }, path, limitsFor(bytes, limits))
  return wantedSheets(sheets, options.sheet, path).map((sheet) => sheetTable(path, format, sheet))
}

/** Time and memory grow with the file: a small one that asks for much is a damaged one. */
function limitsFor(bytes: number, limits: OtherLimits): OtherLimits {
  const megabytes = Math.floor(bytes / 1024 ** 2)
  return {
    ...limits,
    milliseconds: limits.milliseconds + megabytes * limits.millisecondsPerMegabyte,
    heapMegabytes: Math.min(limits.mostHeapMegabytes, limits.heapMegabytes + megabytes * limits.heapPerMegabyte),
  }
}

/** The library believes what an archive says of itself, so every part is unpacked and compared with it beforehand. */
async function checkPackage(
  absolutePath: string,
  path: string,
  format: OtherFormat,
  limits: OtherLimits,
): Promise<void> {
  const partBytes = Math.min(limits.unpackedBytes, PACKAGE_LIMITS.partBytes)
  const source = await openPackage(absolutePath, path, { ...PACKAGE_LIMITS, partBytes })
  try {
    const bytes = source.parts().reduce((sum, part) => sum + source.size(part), 0)
    if (bytes > limits.unpackedBytes) throw unreadable(path, 'swollen', { bytes })
    for (const part of source.parts()) for await (const _ of source.bytes(part));
    if (format === 'ods') await refuseEncrypted(source)
  } finally {
    source.close()
  }
}

async function refuseEncrypted(source: Package): Promise<void> {
  const manifest = 'META-INF/manifest.xml'
  if (!source.has(manifest)) return
  await readXml(source, manifest, {
    open(name) {
      if (name === 'encryption-data') throw unreadable(source.file, 'password-protected')
    },
  })
}

function sheetTable(path: string, format: OtherFormat, sheet: HeldSheet): RawTable {
  return {
    path,
    sheet: sheet.name,
    encoding: format,
    delimiter: '',
    notes: sheetNotes(sheet),
    rows: () => readRows(sheet),
    characters: () => [],
    merges: async () => sheet.merges,
  }
}

async function* readRows({ batches }: HeldSheet): AsyncGenerator<RawRow[]> {
  for (const batch of batches) yield JSON.parse(inflateRawSync(batch).toString('utf8')) as RawRow[]
}

function sheetNotes({ hidden, hiddenColumns, hiddenRows, cellsBeyondColumns }: HeldSheet): string[] {
  const notes: string[] = []
  if (hidden) notes.push(FILE_NOTES['sheet-hidden'].vi({}))
  if (hiddenColumns !== '') notes.push(FILE_NOTES['columns-hidden'].vi({ columns: hiddenColumns }))
  if (hiddenRows > 0) notes.push(FILE_NOTES['rows-hidden'].vi({ count: hiddenRows }))
  if (cellsBeyondColumns > 0) notes.push(FILE_NOTES['cells-beyond-columns'].vi({ count: cellsBeyondColumns }))
  return notes
}
