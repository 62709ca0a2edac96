import { columnLetters } from '../column-letters.ts'
import type { MergedRange } from '../raw-table.ts'
import type { Package } from './package.ts'
import { columnIndex } from './sheet-rows.ts'
import { isTrue } from './workbook-part.ts'
import { scanXml } from './xml.ts'
import { END, MORE, OPEN } from './xml-scanner.ts'

/** More merged ranges than this are not remembered: they serve to read the header, not the body. */
const MOST_MERGES = 100_000
/** Hidden ranges named in a remark. */
const MOST_HIDDEN = 20

/** The columns that the worksheet hides, as 'C' or 'C–F', '' for none; read from what stands before the rows. */
export async function hiddenColumns(source: Package, part: string): Promise<string> {
  const hidden: string[] = []
  let atRows = false
  const reading = scanXml(source, part, (scanner) => {
    for (let met = scanner.next(); met !== MORE && met !== END && !atRows; met = scanner.next()) {
      if (met !== OPEN) continue
      if (scanner.name === 'sheetData') atRows = true
      if (scanner.name === 'col' && isTrue(scanner.attribute('hidden')) && hidden.length < MOST_HIDDEN)
        hidden.push(rangeText(Number(scanner.attribute('min')), Number(scanner.attribute('max'))))
    }
  })
  for await (const _ of reading) if (atRows) break
  return hidden.filter((range) => range !== '').join(', ')
}

function rangeText(first: number, last: number): string {
  if (!(first >= 1 && last >= first)) return ''
  return first === last ? columnLetters(first) : `${columnLetters(first)}–${columnLetters(last)}`
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
    // What holds no border of the rows is not worth a string; one may be cut by the border of two chunks.
    if (!afterRows && !chunk.includes('sheetData') && !END_OF_ROWS.test(pending + chunk.toString('latin1', 0, 64))) {
      pending = chunk.toString('latin1', chunk.length - Math.min(64, chunk.length))
      continue
    }
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
