import { z } from 'zod'
import { isPlaceholderId } from '../../domain/placeholder-id.ts'
import type { Column } from '../column.ts'
import { agreeingCodes, type LevelOf, NULL_LEVEL } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { birthDatesOf } from '../vietnamese/birth-dates.ts'
import { isOneDigitOff } from '../vietnamese/digits.ts'
import { givenNamesDiffer, namesOf } from '../vietnamese/names.ts'

const EXACT = 0
const EXACT_OTHER_YEAR = 1
const ONE_DIGIT = 2
const ELSE = 3

export const oldCitizenId = defineKind({
  kind: 'old_citizen_id',
  summary:
    'Old identity card numbers (CMND). Cards were issued anew under other numbers and provinces gave out equal ones, so that a difference ' +
    'says little and an equal number much only where the birth year does not speak against it; placeholders are not known.',
  spec: z.strictObject({ column: z.string(), birth_date: z.string(), full_name: z.string() }),
  make: (spec, name) => ({
    name,
    vi: 'số CMND',
    columns: [spec.column, spec.birth_date, spec.full_name],
    about: [spec.column],
    levels: [
      { name: 'exact', vi: 'CMND trùng khớp', term: 0 },
      { name: 'exact_other_year', vi: 'CMND trùng nhưng khác năm sinh', term: 0 },
      { name: 'one_digit', vi: 'CMND lệch một chữ số hoặc đảo hai số, tên không trái nhau' },
      { name: 'else', vi: 'CMND khác nhau (có thể đã cấp lại)' },
    ],
    bind: (columns) => bindOldCitizenIds(columns),
  }),
})

function bindOldCitizenIds([ids, dates, fullNames]: readonly Column[]): LevelOf {
  const { codes, values } = ids!
  const unknown = Uint8Array.from(values, (id) => (id === '' || isPlaceholderId(id) ? 1 : 0))
  const { year } = birthDatesOf(dates!)
  const born = dates!.codes
  const names = namesOf(fullNames!)
  const named = fullNames!.codes
  const levelOf = (a: number, b: number): number => {
    const one = codes[a]!
    const other = codes[b]!
    if (unknown[one] === 1 || unknown[other] === 1) return NULL_LEVEL
    if (one !== other) {
      // Brothers and sisters got their cards on one day, one after the other.
      const near = isOneDigitOff(values[one]!, values[other]!) && !givenNamesDiffer(names, named[a]!, named[b]!)
      return near ? ONE_DIGIT : ELSE
    }
    const [mine, theirs] = [year[born[a]!]!, year[born[b]!]!]
    return mine !== 0 && theirs !== 0 && mine !== theirs ? EXACT_OTHER_YEAR : EXACT
  }
  const contested = contestedCodes(ids!, (record) => year[born[record]!]!)
  const agreeing = agreeingCodes(
    codes,
    values.length,
    (record) => contested[codes[record]!] === 0,
    (record) => unknown[codes[record]!] === 0,
  )
  return Object.assign(levelOf, { equal: { codes: agreeing, level: EXACT } })
}

/** 1 for a number that records of several years of birth have. */
function contestedCodes({ codes, values }: Column, yearOf: (record: number) => number): Uint8Array {
  const years = new Int16Array(values.length)
  const contested = new Uint8Array(values.length)
  for (const [record, code] of codes.entries()) {
    const year = yearOf(record)
    if (year === 0) continue
    if (years[code] !== 0 && years[code] !== year) contested[code] = 1
    years[code] = year
  }
  return contested
}
