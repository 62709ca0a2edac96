import { pageRows } from '../../store/page-rows.ts'
import { exclusionEvidence, sourceFiles } from '../evidence.ts'
import { lookUp } from '../look-up.ts'
import { type OutputFile, PAGE, type PublishWork } from '../publish-work.ts'
import { type CsvRow, writeCsvFile } from './csv-file.ts'

export const EXCLUSION_COLUMNS = [
  'rule_id',
  'exclusion',
  'tax_id',
  'citizen_id',
  'insurance_number',
  'full_name',
  'reason',
  'evidence_rows',
] as const

/** `exclusions.csv`: what a rule found and an exclusion removed. */
export async function writeExclusionsCsv(work: PublishWork): Promise<OutputFile> {
  return writeCsvFile(work.outDir, 'exclusions.csv', EXCLUSION_COLUMNS, exclusionRows(work))
}

async function* exclusionRows({ db }: PublishWork): AsyncIterable<readonly CsvRow[]> {
  const files = await sourceFiles(db)
  for await (const page of pageRows(db, db.selectFrom('exclusions').selectAll(), ['exclusion_id'], PAGE)) {
    const employers = await lookUp(page, 'employer_id', (ids) =>
      db.selectFrom('employer').select(['employer_id', 'tax_id']).where('employer_id', 'in', ids).execute(),
    )
    const persons = await lookUp(page, 'person_id', (ids) =>
      db
        .selectFrom('person')
        .select(['person_id', 'citizen_id', 'insurance_number', 'full_name'])
        .where('person_id', 'in', ids)
        .execute(),
    )
    const ids = page.map(({ exclusion_id }) => exclusion_id)
    const evidence = await exclusionEvidence(db, ids, files)
    yield page.map((row) => {
      const person = persons.get(row.person_id)
      return [
        row.rule_id,
        row.exclusion,
        employers.get(row.employer_id)?.tax_id ?? '',
        person?.citizen_id ?? '',
        person?.insurance_number ?? '',
        person?.full_name ?? '',
        row.reason,
        evidence.get(row.exclusion_id)?.text ?? '',
      ]
    })
  }
}
