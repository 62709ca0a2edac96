import { z } from 'zod'
import { type LevelOf, NULL_LEVEL } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { type BirthDates, birthDatesOf, monthsDiffer } from '../vietnamese/birth-dates.ts'

const EXACT = 0
const FIRST_OF_JANUARY = 1
const SWAPPED = 2
const SAME_YEAR_VAGUE = 3
const ONE_DIGIT = 4
const SAME_YEAR = 5
const NEAR_YEAR = 6
const ELSE = 7

export const birthDate = defineKind({
  kind: 'birth_date',
  summary:
    'Birth dates as YYYY, YYYY-MM or YYYY-MM-DD. A year alone, and 1 January, which stands where the day is not known, agree with every ' +
    'day of the year.',
  spec: z.strictObject({ column: z.string() }),
  make: ({ column }, name) => ({
    name,
    vi: 'ngày sinh',
    columns: [column, `year(${column})`],
    levels: [
      { name: 'exact', vi: 'ngày sinh trùng khớp', term: 0 },
      { name: 'first_of_january', vi: 'cùng ghi 01/01, có thể không rõ ngày', term: 0 },
      { name: 'day_month_swapped', vi: 'đảo ngày và tháng' },
      { name: 'year_only', vi: 'cùng năm, một bên chỉ có năm hoặc ghi 01/01', term: 1 },
      { name: 'one_digit', vi: 'lệch một chữ số' },
      { name: 'same_year', vi: 'cùng năm, khác ngày' },
      { name: 'near_year', vi: 'lệch một năm' },
      { name: 'else', vi: 'ngày sinh khác nhau' },
    ],
    bind: ([values]): LevelOf => {
      const dates = birthDatesOf(values!)
      const { codes } = values!
      return (a, b) => {
        const one = codes[a]!
        const other = codes[b]!
        return dates.year[one] === 0 || dates.year[other] === 0 ? NULL_LEVEL : levelOfDates(dates, one, other)
      }
    },
  }),
})

function levelOfDates(dates: BirthDates, a: number, b: number): number {
  const { year, month, day, exact } = dates
  const years = Math.abs(year[a]! - year[b]!)
  if (years === 0 && a === b) return exact[a] === 1 ? EXACT : day[a] === 1 ? FIRST_OF_JANUARY : SAME_YEAR_VAGUE
  if (exact[a] === 0 || exact[b] === 0) {
    if (years === 0) return monthsDiffer(dates, a, b) ? SAME_YEAR : SAME_YEAR_VAGUE
    return years === 1 ? NEAR_YEAR : ELSE
  }
  if (years === 0 && month[a] === day[b] && day[a] === month[b]) return SWAPPED
  if (isOneDigit(dates, a, b)) return ONE_DIGIT
  if (years === 0) return SAME_YEAR
  return years === 1 ? NEAR_YEAR : ELSE
}

/** One digit typed wrong, or two neighbours of one number swapped. */
function isOneDigit({ year, month, day }: BirthDates, a: number, b: number): boolean {
  const inYear = digitsApart(year[a]!, year[b]!)
  const inMonth = digitsApart(month[a]!, month[b]!)
  const inDay = digitsApart(day[a]!, day[b]!)
  return inYear + inMonth + inDay === 1
}

/** 0: equal; 1: one digit differs or two neighbours are swapped; 9: more than that. */
function digitsApart(a: number, b: number): number {
  if (a === b) return 0
  let differing = 0
  let [one, other] = [a, b]
  let swapped = false
  while (one > 0 || other > 0) {
    if (one % 10 !== other % 10) {
      differing++
      const next = Math.floor(one / 10) % 10
      const otherNext = Math.floor(other / 10) % 10
      if (differing === 1) swapped = one % 10 === otherNext && next === other % 10
    }
    one = Math.floor(one / 10)
    other = Math.floor(other / 10)
  }
  return differing === 1 || (differing === 2 && swapped) ? 1 : 9
}
