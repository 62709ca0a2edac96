import { columnLetters } from '../column-letters.ts'
import { type RawRow, type RawTable, ROWS_PER_BATCH } from '../raw-table.ts'
import { ContentCharacters } from './content-characters.ts'

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

/** The rows of `batches`, read by `content`, in batches of at most about a thousand. */
async function* withContentCharacters(
  batches: AsyncIterable<readonly RawRow[]>,
  content: ContentCharacters,
): AsyncGenerator<readonly RawRow[]> {
  for await (const rows of batches) yield* inBatches(content.take(rows))
  yield* inBatches(content.end())
}

function* inBatches(rows: readonly RawRow[]): Generator<readonly RawRow[]> {
  if (rows.length > 0 && rows.length <= ROWS_PER_BATCH) yield rows
  else for (let from = 0; from < rows.length; from += ROWS_PER_BATCH) yield rows.slice(from, from + ROWS_PER_BATCH)
}
