/**
 * Reads one .xls, .xlsb or .ods workbook with the library, in a thread of its own: what a hostile or damaged file makes of the library
 * ends with the thread. Started by read-in-worker.ts.
 */
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { deflateRawSync } from 'node:zlib'
import { read, set_cptable, type WorkBook } from '@e965/xlsx'
import { type ContentTally, sheetHead, sheetRows } from './sheet-content.ts'
import { isWholeBiff } from './whole-biff.ts'
import type { WorkerMessage, WorkerTask } from './worker-messages.ts'

const say = (message: WorkerMessage): void => parentPort?.postMessage(message)

async function tell({ absolutePath, format }: WorkerTask): Promise<WorkerMessage> {
  // Workbooks older than Excel 97 hold text in code pages; the tables are large, and no other format needs them.
  if (format === 'xls') set_cptable(await import('@e965/xlsx/dist/cpexcel.full.mjs'))
  const file = readFileSync(absolutePath)
  const workbook = read(file, {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellStyles: true,
    cellText: false,
    cellHTML: false,
    cellFormula: false,
  })
  // Asked after the library, which is the one to say that there is a password.
  if (format === 'xls' && !isWholeBiff(file)) return { kind: 'refused', reason: 'damaged' }
  tellSheets(workbook)
  return { kind: 'end' }
}

function tellSheets({ SheetNames, Sheets, Workbook }: WorkBook): void {
  const date1904 = Workbook?.WBProps?.date1904 === true
  for (const [index, name] of SheetNames.entries()) {
    const sheet = Sheets[name]
    if (sheet === undefined || sheet['!type'] === 'chart') continue
    const tally: ContentTally = { hiddenRows: 0, cellsBeyondColumns: 0 }
    for (const rows of sheetRows(sheet, date1904, tally))
      say({ kind: 'rows', batch: deflateRawSync(JSON.stringify(rows), { level: 1 }) })
    say({ kind: 'sheet', head: sheetHead(name, Workbook?.Sheets?.[index]?.Hidden ?? 0, sheet, tally) })
    delete Sheets[name]
  }
}

try {
  say(await tell(workerData as WorkerTask))
} catch (error) {
  const reason = /file is password-protected/i.test(String(error)) ? 'password' : 'damaged'
  say({ kind: 'refused', reason })
}
