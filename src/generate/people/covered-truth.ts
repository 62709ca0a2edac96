import type { CsvWriter } from '../../files/csv-writer.ts'
import type { Block, Person } from '../facts.ts'

export const COVERED_COLUMNS = [
  'tax_id',
  'year',
  'citizen_id',
  'full_name',
  'insured_name',
  'scenario',
  'recoverable',
] as const

/** Workers who are covered although no key says so, a row an employer and year that pays them: no lead, or R12 if insured elsewhere. */
export function writeCovered(writer: CsvWriter, block: Block): void {
  const paid = block.tax.filter(({ person }) => block.fuzzilyCovered.has(person.number))
  for (const { person, employer, year, printed } of paid) {
    const scenario = block.twice.get(person.number) ?? ''
    const decidable =
      person.undecidable || block.unlinkable.has(person.number) || employer.undecidable || losesRows(block, person)
        ? 0
        : 1
    writer.write([employer.key, year, person.citizenId, printed.name, person.name, scenario, decidable])
  }
}

/** Damage took what one of the rows would be known by. */
function losesRows({ tax, roll }: Block, person: Person): boolean {
  return [...tax, ...roll].some(
    (row) => row.person === person && row.places.some(({ meant }) => meant?.recoverable === false),
  )
}
