import { sourceFiles } from '../evidence.ts'
import { type OutputFile, PAGE, type PublishWork } from '../publish-work.ts'
import { type CsvRow, writeCsvFile } from './csv-file.ts'

export const DUPLICATE_COLUMNS = [
  'cluster_id',
  'type',
  'confidence',
  'source_file',
  'sheet',
  'row_number',
  'insurance_number',
  'citizen_id',
  'full_name',
  'birth_date',
  'gender',
  'unit_code',
  'why',
] as const

/** `duplicates.csv`: one row a record, the records of a cluster under each other. */
export async function writeDuplicatesCsv(work: PublishWork): Promise<OutputFile> {
  return writeCsvFile(work.outDir, 'duplicates.csv', DUPLICATE_COLUMNS, recordRows(work))
}

async function* recordRows({ db, dialect }: PublishWork): AsyncIterable<readonly CsvRow[]> {
  const files = await sourceFiles(db)
  const records = db
    .selectFrom('duplicate_records as record')
    .innerJoin('duplicate_clusters as cluster', 'cluster.cluster_id', 'record.cluster_id')
    .selectAll('record')
    .select(['cluster.type', 'cluster.confidence', 'cluster.why as cluster_why'])
    .orderBy('record.cluster_id')
    .orderBy('record.file_id')
    .orderBy('record.row_number')
  for await (const batch of dialect.stream(db, records, PAGE))
    yield batch.map((row) => [
      row.cluster_id,
      row.type,
      row.confidence,
      files.get(row.file_id)?.path ?? '',
      files.get(row.file_id)?.sheet ?? '',
      row.row_number,
      row.insurance_number,
      row.citizen_id,
      row.full_name,
      row.birth_date,
      row.gender,
      row.unit_code,
      row.why === '' || row.why === row.cluster_why ? row.cluster_why : `${row.cluster_why} ${row.why}`,
    ])
}
