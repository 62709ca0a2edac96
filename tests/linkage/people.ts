import { readFileSync } from 'node:fs'
import { type Random, randomOf } from '../../src/generate/random.ts'
import type { RecordsInput } from '../../src/linkage/records.ts'

const DATA = new URL('../../src/generate/data/', import.meta.url)

/** Draws the values of a table by their frequency. */
function drawFrom(file: string, value: string): (random: Random) => string {
  const [header = '', ...lines] = readFileSync(new URL(file, DATA), 'utf8').trim().split(/\r?\n/)
  const at = header.split(',').indexOf(value)
  const rows = lines.map((line) => line.split(','))
  const upTo: number[] = []
  for (const row of rows) upTo.push((upTo.at(-1) ?? 0) + Number(row.at(-1)))
  return (random) => {
    const drawn = random.integer(upTo.at(-1)!)
    let [low, high] = [0, rows.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (drawn < upTo[middle]!) high = middle
      else low = middle + 1
    }
    return rows[low]![at]!
  }
}

export interface SimulatedPeople {
  readonly input: RecordsInput
  /** Whose each record is, beside `input.ids`. */
  readonly person: Int32Array
}

export interface PeopleOptions {
  readonly records: number
  readonly seed: number
  /** Part of the records that are a second one of a person. */
  readonly duplicates?: number
  /** People who live together: they share family name, phone, address and commune. */
  readonly household?: number
  /** Chance that a field of a second record is mistyped, that it is empty in any record. */
  readonly mistyped?: number
  readonly empty?: number
  readonly communes?: number
}

interface Person {
  readonly family: string
  readonly middle: string
  readonly given: string
  readonly birth: string
  readonly citizen: string
  readonly insurance: string
  readonly commune: string
  readonly phone: string
  readonly address: string
}

const FIELDS = ['family', 'middle', 'given', 'birth', 'citizen', 'insurance', 'commune', 'phone', 'address'] as const

/** Invented people with second records in which fields are mistyped: names by frequency, everything else by chance. */
export function simulatePeople(options: PeopleOptions): SimulatedPeople {
  const { records, seed, duplicates = 0.03, household = 1, mistyped = 0.08, empty = 0.03, communes = 3000 } = options
  const firsts = records - Math.round(records * duplicates)
  const draw = {
    family: drawFrom('family_names.csv', 'family_name'),
    middle: drawFrom('middle_names.csv', 'middle_name'),
    given: drawFrom('given_names.csv', 'given_name'),
  }
  const personOf = (number: number): Person => {
    const own = randomOf(seed, 1, number)
    const home = randomOf(seed, 2, Math.floor(number / household))
    return {
      family: draw.family(home),
      middle: draw.middle(own),
      given: draw.given(own),
      birth: dateOf(own),
      citizen: digits(own, 12),
      insurance: digits(own, 10),
      commune: String(10000 + home.integer(communes)),
      phone: `09${digits(home, 8)}`,
      address: `${home.between(1, 999)} ${draw.middle(home)} ${draw.given(home)}`,
    }
  }
  const person = new Int32Array(records)
  const ids: string[] = []
  const fields: Record<string, (string | null)[]> = Object.fromEntries(FIELDS.map((name) => [name, []]))
  for (let record = 0; record < records; record++) {
    const chance = randomOf(seed, 3, record)
    person[record] = record < firsts ? record : Math.floor(((record - firsts) * firsts) / Math.max(1, records - firsts))
    ids.push(`r${String(record).padStart(8, '0')}`)
    const of = personOf(person[record]!)
    for (const name of FIELDS) {
      const isWrong = record >= firsts && chance.chance(mistyped)
      const isEmpty = chance.chance(empty)
      fields[name]!.push(isEmpty ? null : isWrong ? mistype(of[name], chance) : of[name])
    }
  }
  return { input: { ids, fields }, person }
}

function dateOf(random: Random): string {
  const [year, month, day] = [random.between(1945, 2007), random.between(1, 12), random.between(1, 28)]
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.integer(10)).join('')
}

/** One character in place of another of its kind. */
function mistype(text: string, random: Random): string {
  const at = random.integer(text.length)
  const isDigit = /\d/.test(text[at]!)
  const other = isDigit ? String((Number(text[at]) + random.between(1, 9)) % 10) : 'aeiouhngt'[random.integer(9)]!
  return text.slice(0, at) + other + text.slice(at + 1)
}
