import { columnLetters } from '../column-letters.ts'
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
