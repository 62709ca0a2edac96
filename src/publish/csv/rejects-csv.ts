import { sourceFiles } from '../evidence.ts'
import { type OutputFile, PAGE, type PublishWork } from '../publish-work.ts'
import { type CsvRow, writeCsvFile } from './csv-file.ts'

export const REJECT_COLUMNS = [
  'source_file',
  'sheet',
  'row_number',
  'column',
  'code',
  'action',
  'reason',
  'raw_value',
] as const

/** `rejects.csv`: every cell refused, in the order of files and rows; it goes back to the sender, so columns carry the sender's headers. */
export async function writeRejectsCsv(work: PublishWork): Promise<OutputFile> {
  return writeCsvFile(work.outDir, 'rejects.csv', REJECT_COLUMNS, rejectRows(work))
}

async function* rejectRows({ db, dialect }: PublishWork): AsyncIterable<readonly CsvRow[]> {
  const files = await sourceFiles(db)
  const rejects = db
    .selectFrom('rejects')
    .selectAll()
    .orderBy('file_id')
    .orderBy('row_number')
    .orderBy('column_name')
    .orderBy('code')
  for await (const batch of dialect.stream(db, rejects, PAGE))
    yield batch.map((row) => [
      files.get(row.file_id)?.path ?? '',
      files.get(row.file_id)?.sheet ?? '',
      row.row_number,
      row.header === '' ? row.column_name : row.header,
      row.code,
      row.action,
      row.reason,
      row.raw_value,
    ])
}
