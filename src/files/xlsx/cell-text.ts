import { withoutMarks } from './font-text.ts'
import { type NumberReading, PLAIN } from './number-format.ts'
import { serialToIso } from './serial-date.ts'

const MOST_DIGITS = 15
/** Dates already told, because a column of dates holds few thousand of them. */
const MOST_TOLD = 50_000
const told = [new Map<string, string>(), new Map<string, string>()] as const
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g

/** The text of a numeric cell: an ISO date under a date format, digits filled with zeros under a format of zeros, else plain decimal text. */
export function numericText(held: string, reading: NumberReading | undefined, date1904: boolean): string {
  const { kind } = reading ?? PLAIN
  if (kind === 'date') return dateText(held, date1904)
  const text = plainNumber(held)
  if (reading?.kind === 'zeros' && /^\d+$/.test(text)) return text.padStart(reading.width, '0')
  return text
}

function dateText(held: string, date1904: boolean): string {
  const known = told[date1904 ? 1 : 0]
  let text = known.get(held)
  if (text === undefined) {
    text = serialToIso(Number(held), date1904) ?? plainNumber(held)
    if (known.size < MOST_TOLD) known.set(held, text)
  }
  return text
}

/** '0', or up to fifteen digits without a zero in front, with or without a minus. */
function isShortInteger(text: string): boolean {
  const start = text.charCodeAt(0) === 45 ? 1 : 0
  const digits = text.length - start
  if (digits === 0 || digits > MOST_DIGITS) return false
  if (text.charCodeAt(start) === 48) return text === '0'
  for (let index = start; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code < 48 || code > 57) return false
  }
  return true
}

/**
 * Decimal text without an exponent. Excel keeps 15 significant digits, so a fraction is shown with as many: 0.30000000000000004 is 0.3.
 * A number too large to be exact stays as it was held (1.2E+20), for the column's parser to refuse.
 */
function plainNumber(held: string): string {
  if (isShortInteger(held)) return held
  const text = held.trim()
  const value = Number(text)
  if (text === '' || !Number.isFinite(value)) return held
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? String(value === 0 ? 0 : value) : text
  const shown = String(Number(value.toPrecision(15)))
  return shown.includes('e') ? trimZeros(value.toFixed(20)) : shown
}

function trimZeros(text: string): string {
  return text.replace(/\.?0+$/, '')
}

/** The text of a string cell with Excel's escapes for control characters (`_x000D_`) resolved. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(ESCAPED, (_, code: string) => withoutMarks(String.fromCharCode(Number.parseInt(code, 16))))
    : text
}

/** A `t="d"` cell holds ISO 8601: '2025-03-05T00:00:00' becomes '2025-03-05', a time of day stays after a space. */
export function isoCellText(held: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?)?$/.exec(held.trim())
  if (match === null) return held
  const time = match[2]
  return time === undefined || time === '00:00:00' ? (match[1] as string) : `${match[1]} ${time}`
}
