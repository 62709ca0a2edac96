import { daysInMonth, excelSerialToIso, isoDate } from './dates.ts'
import { monthNamed } from './month-words.ts'
import { accepted, type Parsed, refused } from './parsed.ts'

export type DateCode = 'date-empty' | 'date-unreadable' | 'date-impossible' | 'date-out-of-range'
type Read = Parsed<string, DateCode>

/** What the column of a date shows, see `src/ingest/column-signs.ts`. */
export interface DateColumn {
  /** Text dates have the month first ("12/25/1980"), as a US machine writes them. */
  readonly monthFirst?: boolean
  /** Real dates whose day and month a US machine took for one another: 05/03 typed became 3 May. */
  readonly swapped?: boolean
  /** Two-digit years above this belong to the 1900s. */
  readonly pivot?: number
  /** Serial numbers count from 1904. */
  readonly date1904?: boolean
}

const FIRST_YEAR = 1850
const LAST_YEAR = 2199
/** Contract and status dates stay right until 2040. */
const PIVOT = 40
/** People born in the 1930s are on the rolls of pensioners; whoever is born after 2030 is on none yet. */
export const BIRTH_PIVOT = 30

const two = (value: number): string => (value < 10 ? `0${value}` : String(value))
const yearKnown = (year: number): boolean => year >= FIRST_YEAR && year <= LAST_YEAR

function dated(year: number, month: number, day: number): Read {
  if (!yearKnown(year)) return refused('date-out-of-range')
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return refused('date-impossible')
  return accepted(isoDate(year, month, day))
}

function yearMonth(year: number, month: number): Read {
  if (!yearKnown(year)) return refused('date-out-of-range')
  return month < 1 || month > 12 ? refused('date-impossible') : accepted(`${year}-${two(month)}`)
}

const DAY_FIRST = /^(\d{1,2})[/\-. ](\d{1,2})[/\-. ](\d{4}|\d{2})$/
const YEAR_FIRST = /^(\d{4})[/\-. ](\d{1,2})[/\-. ](\d{1,2})$/
const MONTH_YEAR = /^(\d{1,2})[/\-. ](\d{4})$/
const YEAR_MONTH = /^(\d{4})[/\-.](\d{1,2})$/
const IN_WORDS = /^(?:ng[àa]y )?(\d{1,2}) th[áa]ng (\d{1,2})(?: n[ăa]m |[, ]+)(\d{4})$/
const TIME = /[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?(?:AM|PM|SA|CH))?(?:Z|[+-]\d{2}:?\d{2})?$/i
/** Midnight in Vietnam, as a program in UTC writes it: the day before, 17:00. */
const UTC_MIDNIGHT = /^(\d{4}-\d{2}-\d{2})T17:00:00(?:\.0+)?Z$/
const WEEKDAY =
  /^(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)[,.]? )/
const PLAIN_ISO = /^(\d{4})-(\d{2})-(\d{2})(?: 00:00:00)?$/

/**
 * A date as people and spreadsheets write it: d/m/yyyy, dd-mm-yy, yyyy-mm-dd, yyyymmdd, ddmmyyyy, mm/yyyy, yyyy, a month by its name, an
 * Excel serial of five digits, with or without a time. Day before month, unless the column shows otherwise (domain notes §6.3).
 */
export function parsePartialDate(raw: string, column: DateColumn = {}): Read {
  const iso = PLAIN_ISO.exec(raw)
  if (iso !== null) return readRealDate(Number(iso[1]), Number(iso[2]), Number(iso[3]), column)
  const utc = UTC_MIDNIGHT.exec(raw)
  if (utc !== null) return dayAfter(utc[1] ?? '')
  const text = raw
    .normalize('NFKC')
    .replace(/[\p{Cf}\s]+/gu, ' ')
    .trim()
    .replace(/^'/, '')
    .replace(TIME, '')
    .replace(/\s*([/\-.])\s*/g, '$1')
  if (text === '' || /^[-–—]+$/.test(text)) return refused('date-empty')
  return readFigures(text, column) ?? readWords(text.toLowerCase(), column)
}

function dayAfter(iso: string): Read {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
  const known = dated(year, month, day)
  if (!known.ok) return known
  if (day < daysInMonth(year, month)) return dated(year, month, day + 1)
  return month < 12 ? dated(year, month + 1, 1) : dated(year + 1, 1, 1)
}

/** A real date of a worksheet. Swapped back only where it can have been swapped. */
function readRealDate(year: number, month: number, day: number, { swapped }: DateColumn): Read {
  if (swapped !== true || day > 12 || day === month) return dated(year, month, day)
  const read = dated(year, day, month)
  return read.ok ? accepted(read.value, 'us_order') : read
}

/** Placeholders people type for an unknown day or month: 00/00/1975, 0/8/1975. */
function withUnknownParts(day: number, month: number, year: number): Read | null {
  if (month === 0 && year >= FIRST_YEAR) return day === 0 ? accepted(String(year)) : refused('date-impossible')
  return day === 0 ? yearMonth(year, month) : null
}

function readFigures(text: string, column: DateColumn): Read | null {
  if (/^\d+$/.test(text)) return readDigits(text, column)
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst !== null)
    return readDayFirst(Number(dayFirst[1]), Number(dayFirst[2]), fullYear(dayFirst[3] ?? '', column), column)
  const yearFirst = YEAR_FIRST.exec(text)
  if (yearFirst !== null)
    return readRealDate(
      Number(yearFirst[1]),
      Number(yearFirst[2]),
      Number(yearFirst[3]),
      /^\d{4}-\d\d-\d\d$/.test(text) ? column : {},
    )
  const monthYear = MONTH_YEAR.exec(text)
  if (monthYear !== null) return yearMonth(Number(monthYear[2]), Number(monthYear[1]))
  const yearThenMonth = YEAR_MONTH.exec(text)
  if (yearThenMonth !== null)
    return Number(yearThenMonth[2]) === 0
      ? readDigits(yearThenMonth[1] ?? '', column)
      : yearMonth(Number(yearThenMonth[1]), Number(yearThenMonth[2]))
  // A year shown as a number ("1.980"), and a number with the fraction of a day ("29285.5").
  const grouped = /^(\d)[.,](\d{3})$/.exec(text)
  if (grouped !== null) return readDigits(`${grouped[1]}${grouped[2]}`, column)
  const fraction = /^(\d{5})[.,]\d+$/.exec(text)
  return fraction === null ? null : readDigits(fraction[1] ?? '', column)
}

function readDayFirst(first: number, second: number, year: number, { monthFirst }: DateColumn): Read {
  if (monthFirst !== true || first === 0 || second === 0 || first === second)
    return withUnknownParts(first, second, year) ?? dated(year, second, first)
  const read = dated(year, first, second)
  return read.ok ? accepted(read.value, 'us_order') : read
}

function fullYear(text: string, { pivot = PIVOT }: DateColumn): number {
  const value = Number(text)
  return text.length === 2 ? (value <= pivot ? 2000 + value : 1900 + value) : value
}

/** Bare digits. No year begins like a month, so eight or six of them read one way only. */
function readDigits(text: string, column: DateColumn): Read {
  const number = (from: number, to?: number): number => Number(text.slice(from, to))
  switch (text.length) {
    case 4:
      return yearKnown(Number(text)) ? accepted(text) : refused('date-out-of-range')
    case 5:
      return readSerial(Number(text), column)
    case 6: {
      if (yearKnown(number(0, 4))) return yearMonth(number(0, 4), number(4))
      if (yearKnown(number(2))) return yearMonth(number(2), number(0, 2))
      return dated(fullYear(text.slice(4), column), number(2, 4), number(0, 2))
    }
    case 7: {
      // 5031980: a day whose zero a spreadsheet ate.
      const read = dated(number(3), number(1, 3), number(0, 1))
      return read.ok ? accepted(read.value, 'padded') : refused('date-unreadable')
    }
    case 8: {
      const yearFirst = dated(number(0, 4), number(4, 6), number(6))
      return yearFirst.ok ? yearFirst : dated(number(4), number(2, 4), number(0, 2))
    }
    default:
      return refused('date-unreadable')
  }
}

function readSerial(serial: number, { date1904 }: DateColumn): Read {
  const iso = excelSerialToIso(serial, date1904 === true)
  return iso === null ? refused('date-unreadable') : accepted(iso)
}

/** "ngày 5 tháng 3 năm 1980", "năm 1980", "5-Mar-80", "Mar 5, 1980", "05 thg 3 1980", "tháng 3/1980". */
function readWords(text: string, column: DateColumn): Read {
  const inWords = IN_WORDS.exec(text)
  if (inWords !== null) return readDayFirst(Number(inWords[1]), Number(inWords[2]), Number(inWords[3]), {})
  const bare = text.replace(WEEKDAY, '')
  const year = /^(?:sinh )?n[ăa]m:? (\d{4})$/.exec(bare)
  if (year !== null) return readDigits(year[1] ?? '', column)
  const labelled = /^(?:sinh )?(?:ng[àa]y|n[ăa]m sinh):? ?(\d.*)$/.exec(bare)
  if (labelled !== null) return parsePartialDate(labelled[1] ?? '', column)
  const named = monthNamed(bare)
  if (named === null) return bare === text ? refused('date-unreadable') : parsePartialDate(bare, column)
  const before = figuresOf(named.before)
  const after = figuresOf(named.after)
  if (before === null || after === null) return refused('date-unreadable')
  const [day, yearText] = dayAndYear(before, after)
  if (yearText === null) return refused('date-unreadable')
  const fullest = fullYear(yearText, column)
  return day === null ? yearMonth(fullest, named.month) : dated(fullest, named.month, Number(day))
}

/** The figures beside the name of a month; null when anything but separators stands among them. */
function figuresOf(text: string): readonly string[] | null {
  const figures = text.match(/\d+/g) ?? []
  return /[^\d\s/\-.,]/.test(text.replace(/ng[àa]y|n[ăa]m|st|nd|rd|th/g, '')) ||
    figures.some(({ length }) => length > 4 || length === 3)
    ? null
    : figures
}

/** "5 <Mar> 1980", "<Mar> 5, 1980", "1980 <Mar> 5", "<Mar> 1980". */
function dayAndYear(
  before: readonly string[],
  after: readonly string[],
): readonly [day: string | null, year: string | null] {
  const [one, ...more] = [...before, ...after]
  if (one === undefined) return [null, null]
  const [other] = more
  if (other === undefined)
    return after.length === 1 && (one.length === 4 || one.length === 2) ? [null, one] : [null, null]
  if (more.length > 1) return [null, null]
  if (one.length === 4) return other.length <= 2 ? [other, one] : [null, null]
  return one.length <= 2 && other.length % 2 === 0 ? [one, other] : [null, null]
}
