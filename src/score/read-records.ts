import { existsSync } from 'node:fs'
import { openTables } from '../files/reader.ts'

export type CsvRecord = Readonly<Record<string, string>>

/** The rows of a CSV file by the names in its header; none if the file does not exist. */
export async function* readRecords(path: string, name: string): AsyncGenerator<CsvRecord> {
  if (!existsSync(path)) return
  const [table] = await openTables(path, name, { encoding: 'utf-8', delimiter: ',' })
  let header: readonly string[] | null = null
  for await (const batch of table!.rows()) {
    for (const { cells } of batch) {
      if (header === null) header = cells
      else yield Object.fromEntries(header.map((column, index) => [column, cells[index] ?? '']))
    }
  }
}
