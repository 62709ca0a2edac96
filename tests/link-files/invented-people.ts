import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hash32 } from '../../src/linkage/sampling.ts'

/** An invented record; `entity` says whose it is. */
export interface InventedRecord {
  readonly rec_id: string
  readonly entity: string
  readonly given_name: string
  readonly surname: string
  readonly birth_date: string
  readonly phone: string
}

const SYLLABLES = ['ba', 'co', 'di', 'fu', 'ga', 'ho', 'ki', 'lu', 'me', 'no', 'pa', 'ra', 'si', 'to', 'vu', 'ze']

/** `people` people of whom every third stands twice, the second time with an error in one field: the same on every call. */
export function inventedPeople(people: number): InventedRecord[] {
  const records: InventedRecord[] = []
  for (let person = 0; person < people; person++) {
    const draw = (seed: number, among: number) => hash32(person, seed) % among
    const word = (seed: number) => [0, 1, 2].map((at) => SYLLABLES[draw(seed + at, 16)]).join('')
    const day = (value: number) => String(value + 1).padStart(2, '0')
    const original = {
      rec_id: `r${String(person).padStart(5, '0')}-a`,
      entity: `e${person}`,
      given_name: word(11),
      surname: word(21),
      birth_date: `${1950 + draw(31, 50)}-${day(draw(32, 12))}-${day(draw(33, 28))}`,
      phone: `09${String(hash32(person, 41)).padStart(10, '0').slice(0, 8)}`,
    }
    records.push(original)
    if (person % 3 === 0)
      records.push({ ...original, rec_id: original.rec_id.replace('-a', '-b'), ...damaged(original, draw(51, 4)) })
  }
  return records
}

function damaged(record: InventedRecord, way: number): Partial<InventedRecord> {
  if (way === 0) return { given_name: `${record.given_name.slice(0, 2)}x${record.given_name.slice(3)}` }
  if (way === 1) return { surname: '' }
  if (way === 2) return { phone: `${record.phone.slice(0, -1)}${(Number(record.phone.at(-1)) + 1) % 10}` }
  return { birth_date: record.birth_date.replace(/-\d\d$/, '-28') }
}

/** Writes records as a CSV file and returns its path. */
export function writeRecords(folder: string, name: string, records: readonly object[]): string {
  const headers = Object.keys(records[0] ?? {})
  const lines = records.map((record) => headers.map((header) => (record as Record<string, string>)[header]).join(','))
  const path = join(folder, name)
  writeFileSync(path, `${headers.join(',')}\n${lines.join('\n')}\n`)
  return path
}

/** In an order that has nothing to do with the records. */
export function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item, at) => ({ item, key: hash32(at, 0x51ed270b) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}

export const PEOPLE_MODEL = `name: invented people
id: rec_id
truth: entity
blocking:
  - birth_date
  - phone
  - [surname, given_name]
comparisons:
  - { compare: text, column: given_name }
  - { compare: text, column: surname }
  - { compare: date, column: birth_date }
  - { compare: edits, column: phone }
`
