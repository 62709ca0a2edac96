import type { RawTable } from '../raw-table.ts'
import { ContentCharacters, withContentCharacters } from './content-characters.ts'

/** The table of a workbook with the columns read whose letters are of an old encoding although no font says so. */
export function contentTable(table: RawTable): RawTable {
  let content = new ContentCharacters({ base: 'unicode' })
  let remarks: readonly string[] = []
  async function* rows() {
    content = new ContentCharacters({ base: 'unicode' })
    yield* withContentCharacters(table.rows(), content)
    remarks = content.notes(columnLetters)
  }
  return {
    path: table.path,
    sheet: table.sheet,
    encoding: table.encoding,
    delimiter: table.delimiter,
    get notes() {
      return [...table.notes, ...remarks]
    },
    rows,
    characters: () => [...table.characters(), ...content.evidence()],
    merges: () => table.merges(),
  }
}

/** The letters over a worksheet's column: 1 is A, 27 is AA. */
function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26)
  return (before > 0 ? columnLetters(before) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}
