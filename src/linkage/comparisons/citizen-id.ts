import { z } from 'zod'
import { citizenIdContradicts, hasCitizenIdForm } from '../../domain/citizen-id.ts'
import type { Gender } from '../../domain/gender.ts'
import { isPlaceholderId } from '../../domain/placeholder-id.ts'
import type { Column } from '../column.ts'
import { agreeingCodes, type LevelOf, NULL_LEVEL } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { birthDatesOf, datesContradict, isDateSlip } from '../vietnamese/birth-dates.ts'
import { isOneDigitOff } from '../vietnamese/digits.ts'
import { namesOf, nearlySameName, sameWords } from '../vietnamese/names.ts'

const EXACT = 0
const EXACT_DOUBTFUL = 1
const ONE_DIGIT = 2
const ONE_DIGIT_AND_SLIP = 3
const ELSE_DOUBTFUL = 4
const ELSE = 5

export const citizenId = defineKind({
  kind: 'citizen_id',
  summary:
    'Citizen IDs of twelve digits, beside what they say of birth year and gender. Two IDs that agree with their own records and differ part ' +
    'two people, unless one digit is off in records whose name and birth date agree, with a slip in one of them at most; placeholders are not known.',
  spec: z.strictObject({ column: z.string(), birth_date: z.string(), gender: z.string(), full_name: z.string() }),
  make: (spec, name) => ({
    name,
    vi: 'số CCCD',
    columns: [spec.column, spec.birth_date, spec.gender, spec.full_name],
    about: [spec.column],
    levels: [
      { name: 'exact', vi: 'CCCD trùng khớp', term: 0 },
      { name: 'exact_doubtful', vi: 'CCCD trùng nhưng trái năm sinh hoặc giới tính của bản ghi', term: 0 },
      { name: 'one_digit', vi: 'CCCD lệch một chữ số hoặc đảo hai số, cùng tên, ngày sinh không trái nhau' },
      { name: 'one_digit_and_slip', vi: 'CCCD lệch một chữ số hoặc đảo hai số, tên hoặc ngày sinh cũng lệch một chỗ' },
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
  const near = (a: number, b: number): number => {
    const [one, other] = [named[a]!, named[b]!]
    if (one === 0 || other === 0) return ELSE
    const sameDay = !datesContradict(birth, day[a]!, day[b]!)
    const sameName = sameWords(names, one, other)
    if (sameName && sameDay) return ONE_DIGIT
    const slip = sameDay ? nearlySameName(names, one, other) : sameName && isDateSlip(birth, day[a]!, day[b]!)
    return slip ? ONE_DIGIT_AND_SLIP : ELSE
  }
  const levelOf = (a: number, b: number): number => {
    const one = codes[a]!
    const other = codes[b]!
    if (unknown[one] === 1 || unknown[other] === 1) return NULL_LEVEL
    const doubt = doubtful[a] === 1 || doubtful[b] === 1
    if (one === other) return doubt ? EXACT_DOUBTFUL : EXACT
    const level = isOneDigitOff(values[one]!, values[other]!) ? near(a, b) : ELSE
    return level === ELSE && doubt ? ELSE_DOUBTFUL : level
  }
  const agreeing = agreeingCodes(
    codes,
    values.length,
    (record) => doubtful[record] === 0,
    (record) => unknown[codes[record]!] === 0,
  )
  return Object.assign(levelOf, { equal: { codes: agreeing, level: EXACT } })
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
