import { join } from 'node:path'
import { employerKey, isNobody, type PersonKeys, personKeys } from './keys.ts'
import { readRecords } from './read-records.ts'

/** What damage has put beyond knowing: neither hit nor miss, neither lead nor false lead. */
export interface Undecidable {
  employer(taxId: string): boolean
  anyWorkerOf(taxId: string): boolean
  person(taxId: string, person: PersonKeys): boolean
  /** Whether damage took a key of the row. */
  row(place: Readonly<Record<string, string>>): boolean
}

export async function readUndecidable(truth: string): Promise<Undecidable> {
  const employers = new Set<string>()
  const withWorkers = new Set<string>()
  const people = new Set<string>()
  for await (const record of readRecords(join(truth, 'undecidable.csv'), 'undecidable.csv')) {
    const employer = employerKey(record.tax_id!)
    const person = personKeys(record)
    if (isNobody(person)) employers.add(employer)
    else {
      withWorkers.add(employer)
      for (const key of keysOf(employer, person)) people.add(key)
    }
  }
  const rows = new Set<string>()
  for await (const record of readRecords(join(truth, 'damaged.csv'), 'damaged.csv')) {
    if (record.recoverable === '0') rows.add(sourceRow(record))
  }
  return {
    employer: (taxId) => employers.has(employerKey(taxId)),
    anyWorkerOf: (taxId) => withWorkers.has(employerKey(taxId)),
    person: (taxId, person) =>
      employers.has(employerKey(taxId)) || keysOf(employerKey(taxId), person).some((key) => people.has(key)),
    row: (place) => rows.has(sourceRow(place)),
  }
}

/** `file[!sheet]:row`, as evidence names it, of a record that says where a source row stands. */
export function sourceRow({ source_file, sheet, row_number }: Readonly<Record<string, string>>): string {
  return `${source_file}${sheet ? `!${sheet}` : ''}:${row_number}`
}

/** A spoilt key comes up under its spoilt value, so the name at the employer must do beside the true keys. */
function keysOf(employer: string, person: PersonKeys): string[] {
  const keys = [`name ${employer} ${person.name}`]
  if (person.citizenId !== '') keys.push(`citizen ${person.citizenId}`)
  if (person.insuranceNumber !== '') keys.push(`insurance ${person.insuranceNumber}`)
  return keys
}
