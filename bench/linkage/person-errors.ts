import type { Random } from '../../src/generate/random.ts'
import type { Reference } from '../../src/generate/reference.ts'

/** A person's record as one office holds it; names with their marks and capitals, '' for what it does not know. */
export type Fields = Record<string, string>

/** What goes wrong between two offices, or null where it cannot go wrong with this record. */
export type PersonError = (fields: Fields, random: Random, reference: Reference) => Fields | null

const nameWith = (change: (words: string[], random: Random) => string[] | null): PersonError => {
  return (fields, random) => {
    const words = change(fields.full_name!.split(' '), random)
    return words === null || words.join(' ') === fields.full_name ? null : { ...fields, full_name: words.join(' ') }
  }
}

/** One word changed, any of those that can be. */
const wordWith = (change: (word: string, random: Random) => string | null): PersonError =>
  nameWith((words, random) => {
    const changed = words.map((word) => change(word, random))
    const places = words.flatMap((word, at) => (changed[at] === null || changed[at] === word ? [] : [at]))
    if (places.length === 0) return null
    const place = random.pick(places)
    return words.map((word, at) => (at === place ? changed[at]! : word))
  })

const FULL = /^(\d{4})-(\d{2})-(\d{2})$/
const bornWith = (change: (parts: readonly [string, string, string], random: Random) => string | null): PersonError => {
  return (fields, random) => {
    const [, year, month, day] = FULL.exec(fields.birth_date!) ?? []
    if (year === undefined || (month === '01' && day === '01')) return null
    const date = change([year, month!, day!], random)
    return date === null || date === fields.birth_date ? null : { ...fields, birth_date: date }
  }
}

export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
}

const remarked = (from: RegExp, to: string) => (word: string) =>
  word.normalize('NFD').replace(from, to).normalize('NFC')
const swap = (text: string, at: number): string => text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2)

/** A letter left out, doubled, swapped with the next, or another in its place. */
export function slip(word: string, random: Random): string | null {
  if (word.length < 3) return null
  const at = random.integer(word.length - 1)
  const way = random.integer(4)
  if (way === 0) return word.slice(0, at) + word.slice(at + 1)
  if (way === 1) return word.slice(0, at + 1) + word.slice(at)
  if (way === 2) return swap(word, at)
  return word.slice(0, at) + 'qwertyuiopasdfghjklzxcvbnm'[random.integer(26)]! + word.slice(at + 1)
}

const TONES = '\u0300\u0301\u0303\u0309\u0323'

function otherTone(word: string, random: Random): string | null {
  const letters = word.normalize('NFD')
  const at = [...letters].findIndex((letter) => TONES.includes(letter))
  const tone = TONES[random.integer(5)]!
  return at < 0 ? null : (letters.slice(0, at) + tone + letters.slice(at + 1)).normalize('NFC')
}

function otherDigit(digits: string, random: Random, from: number, until: number): string {
  const at = random.between(from, until)
  return digits.slice(0, at) + ((Number(digits[at]) + random.between(1, 9)) % 10) + digits.slice(at + 1)
}

function dateDigit([year, month, day]: readonly [string, string, string], random: Random): string {
  const wrong = random.pick([
    [otherDigit(year, random, 2, 3), month, day],
    [year, month, otherDigit(day, random, 1, 1)],
    [year, otherDigit(month, random, 1, 1), day],
  ])
  const date = wrong.join('-')
  const read = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date) ? date : `${year}-${month}-${day}`
}

const idWith = (column: string, change: (id: string, random: Random) => string): PersonError => {
  return (fields, random) => {
    const id = fields[column]!
    return id === '' ? null : { ...fields, [column]: change(id, random) }
  }
}

/** Every way a record of a person is spoilt, by name. */
export const PERSON_ERRORS: Readonly<Record<string, PersonError>> = {
  marks_lost: nameWith((words) => words.map(withoutMarks)),
  one_mark_lost: wordWith(withoutMarks),
  tone_wrong: wordWith(otherTone),
  hoi_nga: wordWith((word) =>
    word.normalize('NFD').includes('\u0309') ? remarked(/\u0309/, '\u0303')(word) : remarked(/\u0303/, '\u0309')(word),
  ),
  i_y: wordWith((word) => (/[ỳýỷỹỵy]$/.test(word) && !/[aâuAU]./.test(word) ? remarked(/y/, 'i')(word) : null)),
  middle_dropped: nameWith((words) => (words.length < 3 ? null : [words[0]!, ...words.slice(2)])),
  middle_added: nameWith((words) => (words.length > 3 ? null : [words[0]!, 'Ngọc', ...words.slice(1)])),
  family_last: nameWith((words) => [words.at(-1)!, ...words.slice(1, -1), words[0]!]),
  given_first: nameWith((words) => [words.at(-1)!, ...words.slice(0, -1)]),
  initials: nameWith((words) => words.map((word, at) => (at === words.length - 1 ? word : `${word[0]}.`))),
  slip: wordWith(slip),
  day_month_swapped: bornWith(([year, month, day]) => (Number(day) > 12 ? null : `${year}-${day}-${month}`)),
  year_only: bornWith(([year]) => year),
  first_of_january: bornWith(([year]) => `${year}-01-01`),
  date_digit: bornWith(dateDigit),
  commune_missing: (fields) => ({ ...fields, commune_code: '', province_code: '' }),
  commune_changed: (fields, random, { provinces, communes }) => {
    const province = random.chance(0.5) ? fields.province_code! : random.pick(provinces).code
    const inside = communes.get(province)
    return inside === undefined
      ? null
      : { ...fields, province_code: province, commune_code: random.pick(inside).code, household_code: '' }
  },
  gender_missing: (fields) => ({ ...fields, gender: '' }),
  gender_wrong: (fields) => ({ ...fields, gender: fields.gender === 'male' ? 'female' : 'male' }),
  nothing_else: (fields) => fields,
}

export const citizenIdDigit = idWith('citizen_id', (id, random) => otherDigit(id, random, 6, 11))
export const citizenIdSwapped = idWith('citizen_id', (id, random) => swap(id, random.between(6, 10)))
export const insuranceDigit = idWith('insurance_number', (id, random) => otherDigit(id, random, 2, 9))
