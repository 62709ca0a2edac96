import { formatMonth } from '../../domain/months.ts'
import { type OutputFile, PAGE, type PublishWork } from '../publish-work.ts'
import { type CsvRow, writeCsvFile } from './csv-file.ts'

/** The columns of `cases.csv`, in their order (design §4). */
export const CASE_COLUMNS = [
  'case_id',
  'rule_id',
  'class',
  'status',
  'changed',
  'confidence',
  'priority',
  'tax_id',
  'unit_code',
  'citizen_id',
  'insurance_number',
  'full_name',
  'birth_date',
  'month_from',
  'month_to',
  'workers',
  'money_vnd',
  'province_code',
  'commune_code',
  'officer',
  'reason',
  'evidence_rows',
  'first_seen',
  'last_seen',
] as const

/** `cases.csv`: one row a case of tonight, by case id; what is closed tonight stands in it once. */
export async function writeCasesCsv(work: PublishWork): Promise<OutputFile> {
  return writeCsvFile(work.outDir, 'cases.csv', CASE_COLUMNS, caseRows(work))
}

async function* caseRows({ db, dialect }: PublishWork): AsyncIterable<readonly CsvRow[]> {
  const cases = db.selectFrom('case_tonight').select(CASE_COLUMNS).orderBy('case_id')
  for await (const batch of dialect.stream(db, cases, PAGE))
    yield batch.map((row) => CASE_COLUMNS.map((column) => shown(column, row[column])))
}

function shown(column: (typeof CASE_COLUMNS)[number], value: string | number | null): string | number | null {
  return (column === 'month_from' || column === 'month_to') && typeof value === 'number' ? formatMonth(value) : value
}
