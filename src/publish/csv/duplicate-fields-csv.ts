import { survivingClusters } from '../audit/surviving-values.ts'
import { sourceFiles } from '../evidence.ts'
import { type OutputFile, PAGE, type PublishWork } from '../publish-work.ts'
import { type CsvRow, writeCsvFile } from './csv-file.ts'

export const DUPLICATE_FIELD_COLUMNS = [
  'cluster_id',
  'type',
  'field',
  'value',
  'kept',
  'rule',
  'why',
  'rows',
  'source_file',
  'sheet',
  'row_number',
] as const

/** `duplicate_fields.csv`: one row a value that a field has in a cluster of one person, the value that would be kept first. */
export async function writeDuplicateFieldsCsv(work: PublishWork): Promise<OutputFile> {
  return writeCsvFile(work.outDir, 'duplicate_fields.csv', DUPLICATE_FIELD_COLUMNS, valueRows(work))
}

async function* valueRows(work: PublishWork): AsyncIterable<readonly CsvRow[]> {
  const files = await sourceFiles(work.db)
  let page: CsvRow[] = []
  for await (const { cluster_id, type, values } of survivingClusters(work)) {
    for (const { field, value, kept, rule, why, rows, file_id, row_number } of values) {
      const { path = '', sheet = '' } = files.get(file_id) ?? {}
      page.push([cluster_id, type, field, value, kept, rule, why, rows, path, sheet, row_number])
    }
    if (page.length < PAGE) continue
    yield page
    page = []
  }
  yield page
}
