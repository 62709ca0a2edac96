import type { MergedRange } from '../raw-table.ts'
import type { Package } from './package.ts'
import { columnIndex } from './sheet-rows.ts'
import { isTrue } from './workbook-part.ts'
import { scanXml } from './xml.ts'
import { END, MORE, OPEN } from './xml-scanner.ts'

/** More merged ranges than this are not remembered: they serve to read the header, not the body. */
const MOST_MERGES = 100_000

/** How many columns the worksheet hides; read from what stands before the rows. */
export async function countHiddenColumns(source: Package, part: string): Promise<number> {
  let hidden = 0
  let atRows = false
  const reading = scanXml(source, part, (scanner) => {
    for (let met = scanner.next(); met !== MORE && met !== END && !atRows; met = scanner.next()) {
      if (met !== OPEN) continue
      if (scanner.name === 'sheetData') atRows = true
      // A hidden range often runs on to the last column a sheet can have; only its start says that something is hidden.
      if (scanner.name === 'col' && isTrue(scanner.attribute('hidden')))
        hidden += Math.min(Number(scanner.attribute('max')) - Number(scanner.attribute('min')) + 1, 100)
    }
  })
  for await (const _ of reading) if (atRows) break
  return hidden
}

/**
 * The merged ranges of a worksheet. They stand after the rows, so the part is unpacked once more, but the rows are skipped as
 * text rather than parsed.
 */
export async function readMerges(source: Package, part: string): Promise<MergedRange[]> {
  const merges: MergedRange[] = []
  let pending = ''
  let afterRows = false
  for await (const chunk of source.bytes(part)) {
    pending += chunk.toString('latin1')
    if (!afterRows) {
      const end = END_OF_ROWS.exec(pending)
      afterRows = end !== null
      pending = end === null ? pending.slice(-64) : pending.slice(end.index)
    }
    if (afterRows) pending = takeMerges(pending, merges)
  }
  return merges
}

/** `</sheetData>`, or `<sheetData/>` of an empty sheet, with or without a prefix. Inside a cell '<' and '>' are escaped. */
const END_OF_ROWS = /<\/(?:\w+:)?sheetData\s*>|<(?:\w+:)?sheetData[^>]*\/>/
const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Za-z]+)(\d+):([A-Za-z]+)(\d+)"[^>]*>/g

/** Appends the ranges found in `text`; returns its end, in which one may have been cut off. */
function takeMerges(text: string, merges: MergedRange[]): string {
  let used = 0
  for (const match of text.matchAll(MERGE)) {
    used = match.index + match[0].length
    const [, firstColumn = '', firstRow = '', lastColumn = '', lastRow = ''] = match
    if (merges.length === MOST_MERGES) return ''
    merges.push({
      firstRow: Number(firstRow),
      lastRow: Number(lastRow),
      firstColumn: columnIndex(firstColumn, 0),
      lastColumn: columnIndex(lastColumn, 0),
    })
  }
  return text.slice(Math.max(used, text.length - 512))
}
