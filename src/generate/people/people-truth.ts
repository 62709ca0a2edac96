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

/** Who is who: every row of tax and rolls that names a person, those of one person one after the other. */
export function writePeople(writer: CsvWriter, block: Block, again: { path: string; copy: string }): void {
  const placesOf = new Map<Person, Place[]>()
  for (const { person, places } of [...block.tax, ...visibleRoll(block)]) {
    placesOf.set(person, [...(placesOf.get(person) ?? []), ...places])
  }
  for (const [person, places] of placesOf) {
    for (const place of places) {
      if (place.meant === undefined) continue
      for (const file of filesOf(place, again)) writer.write(lineOf(block, person, place, file, place.meant))
    }
  }
}

function lineOf(block: Block, { number }: Person, { sheet, row }: Place, file: string, meant: Meant) {
  const { citizenId, oldCitizenId, passport, insuranceNumber, name, birth, gender, recoverable } = meant
  const labels = [block.twice.get(number) ?? '', block.alike.get(number) ?? '']
  const decidable = recoverable && !block.unlinkable.has(number) ? 1 : 0
  const printed = [citizenId, oldCitizenId, passport, insuranceNumber, name, birth, gender]
  return [file, sheet, row, number, ...printed, ...labels, decidable]
}

/** A file that was sent twice has the row twice, and a run reads one of them. */
const filesOf = ({ file }: Place, again: { path: string; copy: string }): string[] =>
  file === again.path ? [file, again.copy] : [file]
