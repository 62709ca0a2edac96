import { Transform } from 'node:stream'
import type { EntryMending } from './deterministic-zip.ts'

/** A filtered range of a sheet. */
export interface FilteredRange {
  /** Zero-based place of the sheet in the workbook. */
  readonly sheetIndex: number
  readonly sheetName: string
  /** In absolute form: '$A$3:$H$7'. */
  readonly range: string
}

const SHEET = /^xl\/worksheets\/sheet\d+\.xml$/
const MISPLACED = /(<pageSetUpPr\b[^>]*\/>)(<outlinePr\b[^>]*\/>)/

/**
 * What exceljs 4.4 writes wrong or not at all, put right while the workbook is packed.
 *
 * In a sheet, `pageSetUpPr` before `outlinePr`: Excel calls such a file corrupt (ECMA-376 part 1, 18.3.1.82). Both stand in the first
 * characters, so only the first piece is looked at. In the workbook, the hidden name `_xlnm._FilterDatabase` of every filtered
 * range: without it LibreOffice shows no filter (18.2.5).
 */
export function workbookMending(filters: readonly FilteredRange[]): EntryMending {
  return (entry) => {
    if (SHEET.test(entry)) return mendFirstPiece((xml) => xml.replace(MISPLACED, '$2$1'))
    return entry === 'xl/workbook.xml' && filters.length > 0 ? mendWhole((xml) => withFilterNames(xml, filters)) : null
  }
}

function withFilterNames(xml: string, filters: readonly FilteredRange[]): string {
  const names = filters.map(
    ({ sheetIndex, sheetName, range }) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${sheetIndex}" hidden="1">&apos;${escaped(sheetName)}&apos;!${range}</definedName>`,
  )
  return xml.replace('<definedNames>', () => `<definedNames>${names.join('')}`)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function mendFirstPiece(mend: (xml: string) => string): Transform {
  let first = true
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      // latin1 keeps every byte as it is, also those of a letter that the piece cuts in two.
      const mended = first ? Buffer.from(mend(chunk.toString('latin1')), 'latin1') : chunk
      first = false
      done(null, mended)
    },
  })
}

function mendWhole(mend: (xml: string) => string): Transform {
  const pieces: Buffer[] = []
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      pieces.push(chunk)
      done()
    },
    flush(done) {
      done(null, Buffer.from(mend(Buffer.concat(pieces).toString('utf8'))))
    },
  })
}
