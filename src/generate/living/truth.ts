import type { CsvWriter } from '../../files/csv-writer.ts'
import type { Block, Person } from '../facts.ts'
import { isoBirth } from '../nation.ts'
import { judgeLiving } from './oracle.ts'

interface Writers {
  readonly cases: CsvWriter
  readonly exclusions: CsvWriter
  readonly undecidable: CsvWriter
}

/** The leads of R21–R25 and what is removed from them, and whom damage hides. */
export function writeLivingTruth(writers: Writers, block: Block, count: (key: string) => void): void {
  const doubtful = inDoubt(block)
  const keysOf = keysByPerson(block)
  for (const { rule, person, year, exclusion } of judgeLiving(block)) {
    const keys = keysOf(person)
    const trap = block.traps.get(`p${person.number}`) ?? ''
    const decidable = doubtful.has(person) ? 0 : 1
    if (exclusion !== null) {
      count(`exclusion ${exclusion}`)
      writers.exclusions.write([rule, exclusion, '', ...keys, trap, decidable])
      continue
    }
    count(`case ${rule}`)
    const note = decidable ? '' : 'một dòng mang khóa của ca này đã bị làm hỏng'
    writers.cases.write([rule, '', ...keys, isoBirth(person), year, 'A-C', 1, trap, decidable, note])
  }
  for (const person of doubtful) writers.undecidable.write(['', ...keysOf(person)])
}

const rowsOf = ({ tax, roll, living }: Block) => [
  ...tax,
  ...roll,
  ...living.residents,
  ...living.benefits,
  ...living.pupils,
]

/** Of whom the lists about living speak, or a roll that is no worker's: a row of theirs says less than it did, and so it is with their household. */
function inDoubt(block: Block): Set<Person> {
  const { residents, benefits, pupils } = block.living
  const living = new Set([...residents, ...benefits, ...pupils].map((row) => row.person))
  const others = block.roll.filter((row) => row.participation !== 'compulsory').map((row) => row.person)
  const asked = new Set([...living, ...others])
  const spoilt = rowsOf(block).filter(
    ({ person, printed, places }) =>
      person.undecidable || places.some((place) => place.lost) || (living.has(person) && printed.birth.length === 4),
  )
  const people = new Set(spoilt.map((row) => row.person).filter((person) => asked.has(person)))
  const homes = new Set(residents.filter(({ person }) => people.has(person)).map(({ household }) => household))
  for (const { person, household } of residents) if (homes.has(household)) people.add(person)
  return people
}

/** Keys as far as any row prints them. */
function keysByPerson(block: Block): (person: Person) => [string, string, string] {
  const insured = new Set([...block.roll, ...block.living.benefits].map((row) => row.person))
  const printed = new Set(
    rowsOf(block)
      .filter((row) => row.printed.citizenId !== '')
      .map((row) => row.person),
  )
  return (person) => [
    printed.has(person) ? person.citizenId : '',
    insured.has(person) ? person.insuranceNumber : '',
    person.name,
  ]
}
