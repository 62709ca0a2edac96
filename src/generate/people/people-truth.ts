import type { CsvWriter } from '../../files/csv-writer.ts'
import { visibleRoll } from '../employment-view.ts'
import type { Block, Meant, Person, Place } from '../facts.ts'

export const PEOPLE_COLUMNS = [
  'source_file',
  'sheet',
  'row_number',
  'person',
  'citizen_id',
  'old_citizen_id',
  'passport_number',
  'insurance_number',
  'full_name',
  'birth_date',
  'gender',
  'scenario',
  'trap',
  'recoverable',
] as const

/** Who is who: every row of tax and rolls that names a person, those of one human one after the other. */
export function writePeople(writer: CsvWriter, block: Block): void {
  const byHuman = new Map<number, { person: Person; place: Place; meant: Meant }[]>()
  for (const { person, places } of [...block.tax, ...visibleRoll(block)]) {
    const human = humanOf(person)
    const rows = byHuman.get(human) ?? []
    byHuman.set(human, rows)
    for (const place of places) if (place.meant) rows.push({ person, place, meant: place.meant })
  }
  for (const [human, rows] of byHuman) {
    for (const { person, place, meant } of rows) {
      writer.write([
        place.file,
        place.sheet,
        place.row,
        human,
        meant.citizenId,
        meant.oldCitizenId,
        meant.passport,
        meant.insuranceNumber,
        meant.name,
        meant.birth,
        meant.gender,
        block.twice.get(human) ?? '',
        block.alike.get(person.number) ?? '',
        meant.recoverable && !block.unlinkable.has(person.number) ? 1 : 0,
      ])
    }
  }
}

/** The number of the human: that of the identity, unless the identity is one more of somebody else's. */
export const humanOf = (person: Person): number => person.sameAs ?? person.number
