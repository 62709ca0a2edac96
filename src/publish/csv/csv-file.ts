import { join } from 'node:path'
import { openCsv } from '../../files/csv-writer.ts'
import type { OutputFile } from '../publish-work.ts'

export type CsvRow = readonly (string | number | null)[]

/** Writes one CSV of the output folder from batches of rows, in flat memory. */
export async function writeCsvFile(
  outDir: string,
  path: string,
  header: readonly string[],
  batches: AsyncIterable<readonly CsvRow[]>,
): Promise<OutputFile> {
  const file = await openCsv(join(outDir, path), header)
  for await (const batch of batches) for (const row of batch) file.write(row)
  return { path, ...(await file.close()) }
}
