import { accepted, type Parsed, refused } from './parsed.ts'

/**
 * Dates as partial ISO text, as precise as known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Arithmetic is on civil day numbers
 * (days since 1970-01-01 in the proleptic Gregorian calendar): no Date object and no time zone takes part.
 */
export type DatePrecision = 'year' | 'month' | 'day'
export type DateCode = 'date-empty' | 'date-unreadable' | 'date-impossible' | 'date-out-of-range'

const FIRST_YEAR = 1850
const LAST_YEAR = 2199
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0)
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value))

export function isoDate(year: number, month: number, day: number): string {
  return `${year}-${two(month)}-${two(day)}`
}

/** Days since 1970-01-01. Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

/** The inverse of `dayNumber`. */
export function isoOfDayNumber(days: number): string {
  const shifted = days + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return isoDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/

export function isIsoDate(text: string): boolean {
  const match = ISO_DAY.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Day number of a full ISO date. @throws RangeError if the text is no full date. */
export function dayNumberOf(iso: string): number {
  const match = ISO_DAY.exec(iso)
  if (match === null) throw new RangeError('dayNumberOf wants YYYY-MM-DD')
  return dayNumber(Number(match[1]), Number(match[2]), Number(match[3]))
}

export function addDays(iso: string, days: number): string {
  return isoOfDayNumber(dayNumberOf(iso) + days)
}

/** Whole days from one full date to another; negative when `until` is earlier. */
export function daysBetween(from: string, until: string): number {
  return dayNumberOf(until) - dayNumberOf(from)
}

/**
 * The date of an Excel serial number. The 1900 system counts a 29 February 1900 that never was, so serials from 61 on
 * are one day ahead of a true count; serial 60 is that day itself and has no date.
 */
export function excelSerialToIso(serial: number, date1904: boolean): string | null {
  const whole = Math.floor(serial)
  if (whole < 0 || whole > 2958465) return null
  if (date1904) return isoOfDayNumber(dayNumber(1904, 1, 1) + whole)
  if (whole === 0 || whole === 60) return null
  return isoOfDayNumber(dayNumber(1899, 12, whole < 60 ? 31 : 30) + whole)
}

export function datePrecision(date: string): DatePrecision {
  return date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day'
}

export function birthYearOf(date: string): number {
  return Number(date.slice(0, 4))
}

/** 1 January stands for "only the year is known" on many rolls (domain notes §6.3). */
function comparesByYear(date: string): boolean {
  return date.length < 10 || date.endsWith('-01-01')
}

/** Whether two birth dates can be one person's: by year when either side is year-only, month-only or 1 January. */
export function sameBirthDate(a: string, b: string): boolean {
  if (comparesByYear(a) || comparesByYear(b)) return a.slice(0, 4) === b.slice(0, 4)
  return a === b
}

export function birthDateContradicts(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && !sameBirthDate(a, b)
}

/** Two-digit years: up to this value the 2000s, above it the 1900s. Birth and contract dates both stay right until 2040. */
const PIVOT = 40

function fullYear(text: string): number {
  const value = Number(text)
  return text.length === 2 ? (value <= PIVOT ? 2000 + value : 1900 + value) : value
}

function dated(year: number, month: number, day: number): Parsed<string, DateCode> {
  if (year < FIRST_YEAR || year > LAST_YEAR) return refused('date-out-of-range')
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return refused('date-impossible')
  return accepted(isoDate(year, month, day))
}

function yearMonth(year: number, month: number): Parsed<string, DateCode> {
  if (year < FIRST_YEAR || year > LAST_YEAR) return refused('date-out-of-range')
  return month < 1 || month > 12 ? refused('date-impossible') : accepted(`${year}-${two(month)}`)
}

function parseDigits(text: string): Parsed<string, DateCode> {
  if (text.length === 8) {
    const asYearFirst = dated(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)))
    return asYearFirst.ok
      ? asYearFirst
      : dated(Number(text.slice(4)), Number(text.slice(2, 4)), Number(text.slice(0, 2)))
  }
  if (text.length === 4) {
    const year = Number(text)
    return year < FIRST_YEAR || year > LAST_YEAR ? refused('date-out-of-range') : accepted(text)
  }
  if (text.length === 6) return yearMonth(Number(text.slice(0, 4)), Number(text.slice(4)))
  if (text.length === 5) {
    const iso = excelSerialToIso(Number(text), false)
    return iso === null ? refused('date-unreadable') : accepted(iso)
  }
  return refused('date-unreadable')
}

const DAY_FIRST = /^(\d{1,2})[/\-. ](\d{1,2})[/\-. ](\d{4}|\d{2})$/
const YEAR_FIRST = /^(\d{4})[/\-. ](\d{1,2})[/\-. ](\d{1,2})$/
const MONTH_YEAR = /^(\d{1,2})[/\-.](\d{4})$/
const YEAR_MONTH = /^(\d{4})[/\-.](\d{1,2})$/
const IN_WORDS = /^ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})$/
const TIME = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/

/** Placeholders people type for an unknown day or month: 00/00/1975, 0/8/1975. */
function withUnknownParts(day: number, month: number, year: number): Parsed<string, DateCode> | null {
  if (month === 0 && year >= FIRST_YEAR) return day === 0 ? accepted(String(year)) : refused('date-impossible')
  return day === 0 ? yearMonth(year, month) : null
}

/**
 * A date as people and spreadsheets write it: d/m/yyyy, dd-mm-yy, yyyy-mm-dd, yyyymmdd, mm/yyyy, yyyy, an Excel serial of five
 * digits (1900 system), with or without a time. Day before month, always (domain notes §6.3).
 */
export function parsePartialDate(raw: string): Parsed<string, DateCode> {
  const text = raw
    .normalize('NFC')
    .replace(/[\u00a0\u200b\ufeff]/g, ' ')
    .trim()
    .replace(/^'/, '')
    .replace(TIME, '')
    .replace(/\s*([/\-.])\s*/g, '$1')
  if (text === '' || /^[-–—]+$/.test(text)) return refused('date-empty')
  if (/^\d+$/.test(text)) return parseDigits(text)
  const dayFirst = DAY_FIRST.exec(text) ?? IN_WORDS.exec(text.toLowerCase())
  if (dayFirst !== null) {
    const [day, month, year] = [Number(dayFirst[1]), Number(dayFirst[2]), fullYear(dayFirst[3] ?? '')]
    return withUnknownParts(day, month, year) ?? dated(year, month, day)
  }
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst !== null) return dated(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]))
  const monthYear = MONTH_YEAR.exec(text)
  if (monthYear !== null) return yearMonth(Number(monthYear[2]), Number(monthYear[1]))
  const yearThenMonth = YEAR_MONTH.exec(text)
  if (yearThenMonth !== null) return yearMonth(Number(yearThenMonth[1]), Number(yearThenMonth[2]))
  return refused('date-unreadable')
}
