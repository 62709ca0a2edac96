import { Transform } from 'node:stream'

const SHEET = /^xl\/worksheets\/sheet\d+\.xml$/
const MISPLACED = /(<pageSetUpPr\b[^>]*\/>)(<outlinePr\b[^>]*\/>)/

/**
 * Puts two elements of a worksheet's properties in the order that the schema asks for and exceljs 4.4 does not write: Excel calls
 * a file with `pageSetUpPr` before `outlinePr` corrupt. Both stand in the first characters, so only the first piece is looked at.
 * ECMA-376 part 1, 18.3.1.82.
 */
export function mendSheet(entry: string): Transform | null {
  if (!SHEET.test(entry)) return null
  let first = true
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const mended = first ? Buffer.from(chunk.toString('latin1').replace(MISPLACED, '$2$1'), 'latin1') : chunk
      first = false
      done(null, mended)
    },
  })
}
