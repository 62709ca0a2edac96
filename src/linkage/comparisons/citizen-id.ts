import { z } from 'zod'
import { citizenIdContradicts, hasCitizenIdForm } from '../../domain/citizen-id.ts'
import type { Gender } from '../../domain/gender.ts'
import { isPlaceholderId } from '../../domain/placeholder-id.ts'
import type { Column } from '../column.ts'
import { type LevelOf, NULL_LEVEL } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { birthDatesOf, datesContradict } from '../vietnamese/birth-dates.ts'
import { isOneDigitOff } from '../vietnamese/digits.ts'
import { namesOf, sameWords } from '../vietnamese/names.ts'

const EXACT = 0
const EXACT_DOUBTFUL = 1
const ONE_DIGIT = 2
const ELSE_DOUBTFUL = 3
const ELSE = 4

export const citizenId = defineKind({
  kind: 'citizen_id',
  summary:
    'Citizen IDs of twelve digits, beside what they say of birth year and gender. Two IDs that agree with their own records and differ part ' +
    'two people, unless one digit is off in records of one name and birth date; placeholders are not known.',
  spec: z.strictObject({ column: z.string(), birth_date: z.string(), gender: z.string(), full_name: z.string() }),
  make: (spec, name) => ({
    name,
    vi: 'số CCCD',
    columns: [spec.column, spec.birth_date, spec.gender, spec.full_name],
    levels: [
      { name: 'exact', vi: 'CCCD trùng khớp', term: 0 },
      { name: 'exact_doubtful', vi: 'CCCD trùng nhưng trái năm sinh hoặc giới tính của bản ghi', term: 0 },
      { name: 'one_digit', vi: 'CCCD lệch một chữ số hoặc đảo hai số, cùng tên, ngày sinh không trái nhau' },
      { name: 'else_doubtful', vi: 'CCCD khác, có số trái năm sinh hoặc giới tính của bản ghi' },
      { name: 'else', vi: 'hai CCCD hợp lệ khác nhau', apart: true },
    ],
    bind: (columns) => bindCitizenIds(columns),
  }),
})

function bindCitizenIds([ids, dates, genders, fullNames]: readonly Column[]): LevelOf {
  const { codes, values } = ids!
  const unknown = Uint8Array.from(values, (id) => (id === '' || isPlaceholderId(id) ? 1 : 0))
  const doubtful = doubtfulRecords(ids!, dates!, genders!)
  const birth = birthDatesOf(dates!)
  const names = namesOf(fullNames!)
  const [day, named] = [dates!.codes, fullNames!.codes]
  const oneNameAndDay = (a: number, b: number): boolean =>
    named[a] !== 0 &&
    named[b] !== 0 &&
    sameWords(names, named[a]!, named[b]!) &&
    !datesContradict(birth, day[a]!, day[b]!)
  return (a, b) => {
    const one = codes[a]!
    const other = codes[b]!
    if (unknown[one] === 1 || unknown[other] === 1) return NULL_LEVEL
    const doubt = doubtful[a] === 1 || doubtful[b] === 1
    if (one === other) return doubt ? EXACT_DOUBTFUL : EXACT
    if (oneNameAndDay(a, b) && isOneDigitOff(values[one]!, values[other]!)) return ONE_DIGIT
    return doubt ? ELSE_DOUBTFUL : ELSE
  }
}

/** 1 for a record whose ID says another birth year or gender than the record does, or has not the form of one. */
function doubtfulRecords(ids: Column, dates: Column, genders: Column): Uint8Array {
  const { year } = birthDatesOf(dates)
  const formless = Uint8Array.from(ids.values, (id) => (id !== '' && !hasCitizenIdForm(id) ? 1 : 0))
  return Uint8Array.from(ids.codes, (code, record) => {
    if (code === 0 || formless[code] === 1) return formless[code]!
    const birthYear = year[dates.codes[record]!]!
    const gender = genders.values[genders.codes[record]!]!
    const evidence = { birthYear: birthYear === 0 ? null : birthYear, gender: isGender(gender) ? gender : null }
    return citizenIdContradicts(ids.values[code]!, evidence) ? 1 : 0
  })
}

function isGender(text: string): text is Gender {
  return text === 'male' || text === 'female'
}
