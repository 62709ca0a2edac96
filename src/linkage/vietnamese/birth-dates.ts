import type { Column } from '../column.ts'

/** The distinct birth dates of a column in numbers, by code: 0 where a part is not known. */
export interface BirthDates {
  readonly year: Int16Array
  readonly month: Int8Array
  readonly day: Int8Array
  /** 1: the day is known and is not 1 January, which people write for a day they do not know. */
  readonly exact: Uint8Array
}

const prepared = new WeakMap<Column, BirthDates>()
const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** YYYY, YYYY-MM or YYYY-MM-DD; anything else is not known. Prepared once a column. */
export function birthDatesOf(column: Column): BirthDates {
  const known = prepared.get(column)
  if (known !== undefined) return known
  const size = column.values.length
  const dates: BirthDates = {
    year: new Int16Array(size),
    month: new Int8Array(size),
    day: new Int8Array(size),
    exact: new Uint8Array(size),
  }
  for (const [code, value] of column.values.entries()) {
    const [, year = 0, month = 0, day = 0] = (DATE.exec(value) ?? []).map(Number)
    dates.year[code] = year
    dates.month[code] = month
    dates.day[code] = day
    dates.exact[code] = day > 0 && !(day === 1 && month === 1) ? 1 : 0
  }
  prepared.set(column, dates)
  return dates
}

/** True when both are known and cannot be one day; a year, or 1 January, contradicts no day of its year. */
export function datesContradict(dates: BirthDates, a: number, b: number): boolean {
  if (dates.year[a] === 0 || dates.year[b] === 0) return false
  if (dates.year[a] !== dates.year[b]) return true
  return monthsDiffer(dates, a, b) || (dates.exact[a] === 1 && dates.exact[b] === 1 && dates.day[a] !== dates.day[b])
}

/** Months, where both dates say more than a year. */
export function monthsDiffer({ month, day }: BirthDates, a: number, b: number): boolean {
  const vague = (code: number) => month[code] === 0 || (month[code] === 1 && day[code] === 1)
  return !vague(a) && !vague(b) && month[a] !== month[b]
}

/** Day and month of one date in each other's place. */
export function isSwapped({ year, month, day }: BirthDates, a: number, b: number): boolean {
  return year[a] === year[b] && month[a] === day[b] && day[a] === month[b] && month[a] !== month[b] && month[a] !== 0
}

/** Two days that are one but for a slip: day and month swapped, or one digit. */
export function isDateSlip(dates: BirthDates, a: number, b: number): boolean {
  return dates.exact[a] === 1 && dates.exact[b] === 1 && (isSwapped(dates, a, b) || isOneDigitSlip(dates, a, b))
}

/** Father and son may bear one name and one birthday, a generation apart: that is no slip in the year. */
const GENERATION = { from: 15, until: 45 }

/** One digit typed wrong, or two neighbours of one number swapped. */
export function isOneDigitSlip({ year, month, day }: BirthDates, a: number, b: number): boolean {
  const years = Math.abs(year[a]! - year[b]!)
  if (years >= GENERATION.from && years <= GENERATION.until) return false
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
