import { daysInMonth, isoDate } from './dates.ts'
import { accepted, type Parsed, refused } from './parsed.ts'
import { parsePartialDate } from './partial-date.ts'

/** A month as one integer, `year * 12 + (month - 1)`: months are compared and counted by plain arithmetic on every engine. */
export type MonthCode = 'month-empty' | 'month-unreadable' | 'month-out-of-range'
export type PeriodCode = 'period-empty' | 'period-unreadable'

export interface Period {
  readonly from: number
  readonly to: number // inclusive
  readonly precision: 'month' | 'quarter' | 'year'
}

const FIRST = 1950 * 12
const LAST = 2100 * 12

export function monthIndex(year: number, month: number): number {
  return year * 12 + month - 1
}

export function yearOf(index: number): number {
  return Math.floor(index / 12)
}

/** 1 … 12. */
export function monthNumber(index: number): number {
  return (index % 12) + 1
}

/** `YYYY-MM`. */
export function formatMonth(index: number): string {
  return `${yearOf(index)}-${String(monthNumber(index)).padStart(2, '0')}`
}

/** `MM/YYYY`, as officers read it. */
export function displayMonth(index: number): string {
  return `${String(monthNumber(index)).padStart(2, '0')}/${yearOf(index)}`
}

/** The month in which a full or month-precise ISO date lies; null for a year. */
export function monthOf(iso: string): number | null {
  return iso.length < 7 ? null : monthIndex(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)))
}

export function firstDayOfMonth(index: number): string {
  return isoDate(yearOf(index), monthNumber(index), 1)
}

export function lastDayOfMonth(index: number): string {
  return isoDate(yearOf(index), monthNumber(index), daysInMonth(yearOf(index), monthNumber(index)))
}

/** The bit of a month in the 12-bit mask of its year; bit 0 is January. */
export function monthBit(index: number): number {
  return 1 << (index % 12)
}

/** 12-bit mask of the months of `year` inside [from, to], both inclusive. */
export function monthMask(from: number, to: number, year: number): number {
  const low = Math.max(from, year * 12) - year * 12
  const high = Math.min(to, year * 12 + 11) - year * 12
  return low > high ? 0 : (1 << (high + 1)) - (1 << low)
}

export const FULL_YEAR_MASK = 4095

/** The month indexes whose bits are set, ascending. */
export function maskMonths(mask: number, year: number): number[] {
  const months: number[] = []
  for (let bit = 0; bit < 12; bit++) if ((mask & (1 << bit)) !== 0) months.push(year * 12 + bit)
  return months
}

export function popcount(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}

function inRange(index: number): Parsed<number, MonthCode> {
  return index < FIRST || index >= LAST ? refused('month-out-of-range') : accepted(index)
}

/** What the column of a month shows, see `src/ingest/column-signs.ts`. */
export interface MonthColumn {
  /** "01/09/2025" typed on a US machine became 9 January: the day is the month. */
  readonly swapped?: boolean
}

const WORDS = /^(?:tháng|thang|thg|t)\s*\.?\s*(\d{1,2})\s*(?:[/\-.,]|năm|nam)?\s*(\d{4})$/
const REAL_DATE = /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?$/
/** 9.2020 in a number cell: the zero at the end is gone. */
const LOST_LAST_ZERO = /^(\d{1,2})[.,](20\d|19\d)$/

/**
 * A month as files write it: 9/2025, 2025-09, 202509, 092025, T9/2025, "Tháng 9 năm 2025", Sep-25, a full date (its month), or an
 * Excel serial of a cell that Excel took for a date (domain notes §6.3).
 */
export function parseMonth(raw: string, column: MonthColumn = {}): Parsed<number, MonthCode> {
  const text = raw
    .normalize('NFKC')
    .replace(/[\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(/^'/, '')
    .toLowerCase()
  if (text === '' || /^[-–—]+$/.test(text)) return refused('month-empty')
  const words = WORDS.exec(text)
  if (words !== null) return monthOrRefused(Number(words[2]), Number(words[1]))
  if (/^\d{5,6}$/.test(text)) return parseMonthDigits(text)
  const lostZero = LOST_LAST_ZERO.exec(text)
  if (lostZero !== null) {
    const month = monthOrRefused(Number(`${lostZero[2]}0`), Number(lostZero[1]))
    return month.ok ? accepted(month.value, 'padded') : month
  }
  const date = parsePartialDate(text, { swapped: column.swapped === true && REAL_DATE.test(text) })
  if (!date.ok) return refused('month-unreadable')
  const index = monthOf(date.value)
  if (index === null) return refused('month-unreadable')
  const month = inRange(index)
  return month.ok && date.repair === 'us_order' ? accepted(month.value, 'us_order') : month
}

function monthOrRefused(year: number, month: number): Parsed<number, MonthCode> {
  return month < 1 || month > 12 ? refused('month-unreadable') : inRange(monthIndex(year, month))
}

function parseMonthDigits(text: string): Parsed<number, MonthCode> {
  if (text.length === 6) {
    const yearFirst = monthOrRefused(Number(text.slice(0, 4)), Number(text.slice(4)))
    return yearFirst.ok ? yearFirst : monthOrRefused(Number(text.slice(2)), Number(text.slice(0, 2)))
  }
  // Five digits: 92025 is September 2025 that lost its zero when it ends in a plausible year, else an Excel serial.
  const lostZero = monthOrRefused(Number(text.slice(1)), Number(text.slice(0, 1)))
  if (lostZero.ok && Number(text.slice(1)) >= 1990) return accepted(lostZero.value, 'padded')
  const date = parsePartialDate(text)
  const index = date.ok ? monthOf(date.value) : null
  return index === null ? refused('month-unreadable') : inRange(index)
}

const YEAR = /^(?:năm|nam|kỳ|ky)?\s*(\d{4})$/
const QUARTER =
  /^(?:quý|quy|q)\s*\.?\s*([1-4]|iv|iii|ii|i)\s*(?:[/\-.]|năm|nam)?\s*(\d{4})$|^(\d{4})\s*[/\-.]?\s*q([1-4])$/
const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }

/** A year ("2025"), a quarter ("Quý II/2025", "2025-Q2") or a month. */
export function parsePeriod(raw: string): Parsed<Period, PeriodCode> {
  const text = raw
    .normalize('NFC')
    .replace(/[\u00a0\u200b\ufeff]/g, ' ')
    .trim()
    .replace(/^'/, '')
    .toLowerCase()
  if (text === '' || /^[-–—]+$/.test(text)) return refused('period-empty')
  const year = YEAR.exec(text)
  if (year !== null) return spanOf(Number(year[1]), 1, 12, 'year')
  const quarter = QUARTER.exec(text)
  if (quarter !== null) {
    const number = quarter[1] === undefined ? Number(quarter[4]) : (ROMAN[quarter[1]] ?? Number(quarter[1]))
    return spanOf(Number(quarter[2] ?? quarter[3]), number * 3 - 2, number * 3, 'quarter')
  }
  const month = parseMonth(text)
  return month.ok ? accepted({ from: month.value, to: month.value, precision: 'month' }) : refused('period-unreadable')
}

function spanOf(year: number, from: number, to: number, precision: Period['precision']): Parsed<Period, PeriodCode> {
  if (year * 12 < FIRST || year * 12 >= LAST) return refused('period-unreadable')
  return accepted({ from: monthIndex(year, from), to: monthIndex(year, to), precision })
}
