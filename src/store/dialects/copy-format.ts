import type { Batches } from './dialect.ts'

/** PostgreSQL's COPY text format: tab between columns, newline after a row, `\N` for null, backslash escapes. */

const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function copyValue(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '\\N'
  if (typeof value === 'number') return String(value)
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? found) : value
}

/** One string per batch, in the order of `columns`. `counter.rows` grows as rows are written. */
export async function* copyText(
  batches: Batches,
  columns: readonly string[],
  counter: { rows: number },
): AsyncIterable<string> {
  for await (const batch of batches) {
    let text = ''
    for (const row of batch) {
      for (let index = 0; index < columns.length; index++)
        text += (index === 0 ? '' : '\t') + copyValue(row[columns[index]!])
      text += '\n'
    }
    counter.rows += batch.length
    if (text !== '') yield text
  }
}
