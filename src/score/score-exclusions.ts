import { join } from 'node:path'
import { employerKey, isNobody, personKeys, samePerson } from './keys.ts'
import { type CsvRecord, readRecords } from './read-records.ts'
import { newTallies, type Tallies, tallyOf } from './tally.ts'

/**
 * Which planted exclusions the run names: by code, employer and person, whatever the rule. An employer's exclusion is also found in a row of
 * one of its workers. Only recall is counted: a run may well say more.
 */
export async function scoreExclusions(truth: string, run: string): Promise<Tallies> {
  const found = new Map<string, CsvRecord[]>()
  for await (const record of readRecords(join(run, 'exclusions.csv'), 'exclusions.csv')) {
    const key = placeOf(record)
    const list = found.get(key)
    if (list) list.push(record)
    else found.set(key, [record])
  }
  const tallies = newTallies()
  for await (const record of readRecords(join(truth, 'exclusions.csv'), 'exclusions.csv')) {
    const tally = tallyOf(tallies, record.exclusion!)
    const person = personKeys(record)
    const rows = found.get(placeOf(record)) ?? []
    if (record.recoverable !== '1') tally.undecidable++
    else if (rows.some((row) => isNobody(person) || samePerson(person, personKeys(row)))) tally.hits++
    else {
      tally.misses++
      const parts = [record.tax_id, record.citizen_id, record.insurance_number, record.full_name, record.trap]
      tallies.findings.push({
        name: record.exclusion!,
        what: 'missed',
        about: parts.filter((part) => part).join(' · '),
      })
    }
  }
  return tallies
}

function placeOf(record: CsvRecord): string {
  return `${record.exclusion}|${employerKey(record.tax_id!)}`
}
