import { accepted, type Parsed, refused } from './parsed.ts'

/** Whole VND in a safe integer. 630,935 nghìn tỷ đồng, the largest figure of the source articles, is 6.3 × 10^14: well inside. */
export type MoneyCode = 'money-empty' | 'money-unreadable' | 'money-cell-error' | 'money-too-large' | 'money-negative'
export type CountCode = 'count-empty' | 'count-unreadable' | 'count-negative'

export type ThousandsSeparator = '.' | ','

export interface MoneyOptions {
  /** How the column writes thousands, see `detectThousands`; null: it shows no separators. */
  readonly thousands: ThousandsSeparator | null
  /** What one is worth in the column: 1, or 1000 under "ĐVT: nghìn đồng". */
  readonly unit: number
}

const EMPTY = /^[-–—]*$/
const CELL_ERROR = /^#(n\/a|ref!|value!|div\/0!|name\?|num!|null!)$/i
const UNIT_WORDS: readonly (readonly [RegExp, number])[] = [
  [/(nghìn|ngàn|nghin|ngan)\s*(tỷ|tỉ|ty|ti)$/, 1_000_000_000_000],
  [/(tỷ|tỉ|ty)$/, 1_000_000_000],
  [/(triệu|trieu|tr)$/, 1_000_000],
  [/(nghìn|ngàn|nghin|ngan)$/, 1_000],
]

interface Amount {
  readonly digits: string
  readonly negative: boolean
  readonly factor: number
}

function splitAmount(raw: string): Amount {
  let text = raw
    .normalize('NFC')
    .replace(/[\u00a0\u200b\ufeff\s]+/g, ' ')
    .trim()
    .toLowerCase()
  text = text
    .replace(/^'/, '')
    .replace(/\s*(đồng|dong|vnđ|vnd|đ)\.?$/, '')
    .trim()
  let factor = 1
  for (const [pattern, value] of UNIT_WORDS) {
    if (!pattern.test(text)) continue
    factor = value
    text = text.replace(pattern, '').trim()
    break
  }
  const bracketed = /^\((.*)\)$/.exec(text)
  const inner = (bracketed?.[1] ?? text).trim()
  const signed = /^[-–]\s*(.+)$/.exec(inner)
  return { digits: (signed?.[1] ?? inner).replace(/ /g, ''), negative: bracketed !== null || signed !== null, factor }
}

/** Splits "1.234.567,5" into whole and fraction digits by the separator that the column uses for thousands. */
function wholeAndFraction(
  digits: string,
  { thousands, unit }: MoneyOptions,
  spoken: boolean,
): readonly [string, string] | null {
  if (/^\d+$/.test(digits)) return [digits, '']
  const whole = unit === 1
  if (spoken) {
    // Beside a word such as "triệu" a comma is the decimal sign, as Vietnamese writes it: 1,063 triệu, 630,935 nghìn tỷ.
    const decimal = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?$/.exec(digits) ?? /^(\d+)\.(\d+)$/.exec(digits)
    return decimal === null ? null : [(decimal[1] ?? '').replaceAll('.', ''), decimal[2] ?? '']
  }
  const dotted = /^(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/.exec(digits)
  const commaed = /^(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(digits)
  const plainDot = /^(\d+)\.(\d+)$/.exec(digits)
  const plainComma = /^(\d+),(\d+)$/.exec(digits)
  // One separator with three digits behind it reads both ways ("67.942"). Whole đồng have no fractions, so there it is thousands;
  // in a column of thousands or millions the way the column writes them decides.
  if (dotted !== null && (whole || thousands !== ',' || plainDot === null))
    return [(dotted[1] ?? '').replaceAll('.', ''), dotted[2] ?? '']
  if (commaed !== null && (whole || thousands !== '.' || plainComma === null))
    return [(commaed[1] ?? '').replaceAll(',', ''), commaed[2] ?? '']
  const plain = plainDot ?? plainComma
  return plain === null ? null : [plain[1] ?? '', plain[2] ?? '']
}

/** Exact: digits are scaled as text, so that 0,1 + 0,2 never meets binary fractions. Half a đồng rounds away from zero. */
function scaled(whole: string, fraction: string, factor: number): number | null {
  const zeros = String(factor).length - 1
  const kept = fraction.slice(0, zeros).padEnd(zeros, '0')
  const value = Number(whole + kept)
  const rest = fraction.slice(zeros)
  if (!Number.isSafeInteger(value)) return null
  return rest !== '' && (rest[0] ?? '0') >= '5' ? value + 1 : value
}

/**
 * An amount of money as files write it: thousands by dot or comma, a decimal part, "(1.234)" for negative, "1,063 triệu". The
 * unit of the column (a power of ten) multiplies amounts without a word of their own. Exponents and other texts are refused.
 */
export function parseVnd(raw: string, options: MoneyOptions): Parsed<number, MoneyCode> {
  const plain = raw.trim()
  if (CELL_ERROR.test(plain)) return refused('money-cell-error')
  if (EMPTY.test(plain)) return refused('money-empty')
  if (/^\d{1,15}$/.test(plain) && options.unit === 1) return accepted(Number(plain))
  const { digits, negative, factor } = splitAmount(raw)
  const parts = wholeAndFraction(digits, options, factor > 1)
  if (parts === null) return refused('money-unreadable')
  const value = scaled(parts[0], parts[1], factor > 1 ? factor : options.unit)
  if (value === null) return refused('money-too-large')
  return accepted(negative && value !== 0 ? -value : value)
}

/**
 * How a column writes thousands, from samples of its cells: certain samples (two groups, or a decimal sign of the other kind)
 * decide; where only "67.942"-like samples are left, the more frequent separator does; null when none shows any.
 */
export function detectThousands(samples: readonly string[]): ThousandsSeparator | null {
  const votes = { sure: { '.': 0, ',': 0 }, likely: { '.': 0, ',': 0 } }
  for (const sample of samples) {
    const { digits, factor } = splitAmount(sample)
    if (factor > 1) continue
    if (/^\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(digits) || /^\d{1,3}(\.\d{3})+,\d+$/.test(digits)) votes.sure['.']++
    else if (/^\d{1,3}(,\d{3}){2,}(\.\d+)?$/.test(digits) || /^\d{1,3}(,\d{3})+\.\d+$/.test(digits)) votes.sure[',']++
    else if (/^\d{1,3}\.\d{3}$/.test(digits)) votes.likely['.']++
    else if (/^\d{1,3},\d{3}$/.test(digits)) votes.likely[',']++
    else if (/^\d+\.\d{1,2}$/.test(digits)) votes.sure[',']++
    else if (/^\d+,\d{1,2}$/.test(digits)) votes.sure['.']++
  }
  const decide = (vote: { '.': number; ',': number }): ThousandsSeparator | null => {
    if (vote['.'] === 0 && vote[','] === 0) return null
    return vote['.'] >= vote[','] ? '.' : ','
  }
  return decide(votes.sure) ?? decide(votes.likely)
}

/** `1.234.567`, as Vietnamese writes it. */
export function formatVnd(amount: number): string {
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, '.')
  return amount < 0 ? `-${digits}` : digits
}

/** A whole number of people or times: "12", "1.234", "12.0". */
export function parseCount(raw: string): Parsed<number, CountCode> {
  const money = parseVnd(raw, { thousands: '.', unit: 1 })
  if (!money.ok) return refused(money.code === 'money-empty' ? 'count-empty' : 'count-unreadable')
  if (/[.,]\d*[1-9]\d?$/.test(raw.trim()) && !/[.,]\d{3}$/.test(raw.trim())) return refused('count-unreadable')
  return money.value < 0 ? refused('count-negative') : money
}

/** A decimal in normal form: "2,34" → "2.34", "3.00" → "3". Used for coefficients and contract lengths. */
export function parseDecimal(raw: string): Parsed<string, 'decimal-empty' | 'decimal-unreadable'> {
  const text = raw.replace(/[\u00a0\s]+/g, '').replace(/^'/, '')
  if (EMPTY.test(text)) return refused('decimal-empty')
  const match = /^(\d{1,9})(?:[.,](\d{1,6}))?$/.exec(text)
  if (match === null) return refused('decimal-unreadable')
  const whole = (match[1] ?? '').replace(/^0+(?=\d)/, '')
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  return accepted(fraction === '' ? whole : `${whole}.${fraction}`)
}
