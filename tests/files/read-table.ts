import type { OpenOptions } from '../../src/files/raw-table.ts'
import { openTables, type RawRow, type RawTable } from '../../src/files/reader.ts'

/** All rows of a table at once. */
export async function rowsOf(table: RawTable): Promise<RawRow[]> {
  const rows: RawRow[] = []
  for await (const batch of table.rows()) rows.push(...batch)
  return rows
}

/** The first table of a file with its rows as [row number, ...cells]. */
export async function readFirst(
  path: string,
  options: OpenOptions = {},
): Promise<{ table: RawTable; rows: (string | number)[][] }> {
  const [table] = await openTables(path, 'nguon/tep', options)
  if (table === undefined) throw new Error('no table')
  return { table, rows: (await rowsOf(table)).map((row) => [row.rowNumber, ...row.cells]) }
}
