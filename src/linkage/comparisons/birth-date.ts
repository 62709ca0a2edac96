import { z } from 'zod'
import { agreeingCodes, type LevelOf, NULL_LEVEL } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { type BirthDates, birthDatesOf, isOneDigitSlip, isSwapped, monthsDiffer } from '../vietnamese/birth-dates.ts'

const EXACT = 0
const SWAPPED = 1
const YEAR_ONLY = 2
const ONE_DIGIT = 3
const SAME_YEAR = 4
const NEAR_YEAR = 5
const ELSE = 6

export const birthDate = defineKind({
  kind: 'birth_date',
  summary:
    'Birth dates as YYYY, YYYY-MM or YYYY-MM-DD. A year alone, and 1 January, which stands where the day is not known, agree with every ' +
    'day of the year and say no more than the year.',
  spec: z.strictObject({ column: z.string() }),
  make: ({ column }, name) => ({
    name,
    vi: 'ngày sinh',
    columns: [column, `year(${column})`],
    levels: [
      { name: 'exact', vi: 'ngày sinh trùng khớp', term: 0 },
      { name: 'day_month_swapped', vi: 'đảo ngày và tháng' },
      { name: 'year_only', vi: 'cùng năm, có bên chỉ ghi năm hoặc 01/01', term: 1 },
      { name: 'one_digit', vi: 'lệch một chữ số' },
      { name: 'same_year', vi: 'cùng năm, khác ngày' },
      { name: 'near_year', vi: 'lệch một năm' },
      { name: 'else', vi: 'ngày sinh khác nhau' },
    ],
    bind: ([values]): LevelOf => {
      const dates = birthDatesOf(values!)
      const { codes } = values!
      const levelOf = (a: number, b: number): number => {
        const one = codes[a]!
        const other = codes[b]!
        return dates.year[one] === 0 || dates.year[other] === 0 ? NULL_LEVEL : levelOfDates(dates, one, other)
      }
      const days = agreeingCodes(
        codes,
        values!.values.length,
        (record) => dates.exact[codes[record]!] === 1,
        (record) => dates.year[codes[record]!] !== 0,
      )
      return Object.assign(levelOf, { equal: { codes: days, level: EXACT } })
    },
  }),
})

function levelOfDates(dates: BirthDates, a: number, b: number): number {
  const { year, exact } = dates
  const years = Math.abs(year[a]! - year[b]!)
  if (exact[a] === 0 || exact[b] === 0) {
    if (years === 0) return monthsDiffer(dates, a, b) ? SAME_YEAR : YEAR_ONLY
    return years === 1 ? NEAR_YEAR : ELSE
  }
  if (a === b) return EXACT
  if (isSwapped(dates, a, b)) return SWAPPED
  if (isOneDigitSlip(dates, a, b)) return ONE_DIGIT
  if (years === 0) return SAME_YEAR
  return years === 1 ? NEAR_YEAR : ELSE
}
