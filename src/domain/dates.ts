/**
 * Dates as partial ISO text, as precise as known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Arithmetic is on civil day numbers
 * (days since 1970-01-01 in the proleptic Gregorian calendar): no Date object and no time zone takes part.
 */
export type DatePrecision = 'year' | 'month' | 'day'

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
