import { accepted, type Parsed, refused } from './parsed.ts'

/** Whole VND in a safe integer. 630,935 nghìn tỷ đồng, the largest figure of the source articles, is 6.3 × 10^14: well inside. */
export type MoneyCode = 'money-empty' | 'money-unreadable' | 'money-cell-error' | 'money-too-large' | 'money-negative'
export type CountCode = 'count-empty' | 'count-unreadable' | 'count-negative'

export type DecimalCode = 'decimal-empty' | 'decimal-unreadable'

export type ThousandsSeparator = '.' | ','

export interface MoneyOptions {
  /** How the column writes thousands, see `detectThousands`; null: it shows no separators. */
  readonly thousands: ThousandsSeparator | null
  /** What one is worth in the column: 1, or 1000 under "ĐVT: nghìn đồng". */
  readonly unit: number
}

const EMPTY = /^[-–—]*$/
const NO_AMOUNT = /^(?:không(?: có)?|khong(?: co)?|n\/a|null|none|nil)$/i
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
  // Nearly every cell is digits and separators.
  if (/^[\d.,]+$/.test(raw)) return { digits: raw, negative: false, factor: 1 }
  let text = raw
    .normalize('NFKC')
    .replace(/[\p{Cf}\s]+/gu, ' ')
    .trim()
    .toLowerCase()
    .replace(/^'/, '')
    .replace(/\s*\/\s*tháng$/, '')
    .replace(/\s*(đồng|dong|vnđ|vnd|đ|₫)\.?$/, '')
    .replace(/^(vnđ|vnd|₫)\s*/, '')
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
  const before = /^[-–−]\s*(.+)$/.exec(inner)
  // Accounting programs put the sign after the amount: 1.234-.
  const after = before === null ? /^(.*\d)\s*[-–−]$/.exec(inner) : null
  const amount = before?.[1] ?? after?.[1] ?? inner.replace(/^\+\s*/, '')
  const negative = bracketed !== null || before !== null || after !== null
  return { digits: amount.replace(/ |(?<=\d)['’](?=\d)/g, ''), negative, factor }
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
  const dotted = /^([1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?$/.exec(digits)
  const commaed = /^([1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?$/.exec(digits)
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
  if (parts === null) return refused(NO_AMOUNT.test(plain) ? 'money-empty' : 'money-unreadable')
  // Less than one đồng is no amount: it is a share or a coefficient that stands in the wrong column.
  if (factor === 1 && options.unit === 1 && /^0+$/.test(parts[0]) && /[1-9]/.test(parts[1]))
    return refused('money-unreadable')
  const value = scaled(parts[0], parts[1], factor > 1 ? factor : options.unit)
  if (value === null) return refused('money-too-large')
  return accepted(negative && value !== 0 ? -value : value)
}

/** How a column writes thousands, and how many of the cells looked at say so and say otherwise. */
export interface ThousandsSign {
  readonly separator: ThousandsSeparator
  /** 'sure': two groups, or a decimal sign of the other kind, decided; 'likely': every cell was like "67.942". */
  readonly evidence: 'sure' | 'likely'
  readonly cells: number
  readonly against: number
}

/**
 * How a column writes thousands, from samples of its cells: certain samples (two groups, or a decimal sign of the other kind)
 * decide; where only "67.942"-like samples are left, the more frequent separator does; null when none shows any.
 */
export function thousandsSign(samples: readonly string[]): ThousandsSign | null {
  const votes = { sure: { '.': 0, ',': 0 }, likely: { '.': 0, ',': 0 } }
  for (const sample of samples) {
    if (sample.length < 15 && /^\d+$/.test(sample)) continue
    const { digits, factor } = splitAmount(sample)
    if (factor > 1) continue
    if (/^[1-9]\d{0,2}(\.\d{3}){2,}(,\d+)?$/.test(digits) || /^[1-9]\d{0,2}(\.\d{3})+,\d+$/.test(digits))
      votes.sure['.']++
    else if (/^[1-9]\d{0,2}(,\d{3}){2,}(\.\d+)?$/.test(digits) || /^[1-9]\d{0,2}(,\d{3})+\.\d+$/.test(digits))
      votes.sure[',']++
    else if (/^[1-9]\d{0,2}\.\d{3}$/.test(digits)) votes.likely['.']++
    else if (/^[1-9]\d{0,2},\d{3}$/.test(digits)) votes.likely[',']++
    else if (/^\d+\.\d+$/.test(digits)) votes.sure[',']++
    else if (/^\d+,\d+$/.test(digits)) votes.sure['.']++
  }
  for (const evidence of ['sure', 'likely'] as const) {
    const { '.': dots, ',': commas } = votes[evidence]
    if (dots === 0 && commas === 0) continue
    const separator = dots >= commas ? '.' : ','
    return { separator, evidence, cells: Math.max(dots, commas), against: Math.min(dots, commas) }
  }
  return null
}

/** How a column writes thousands; null when its cells show no separator. */
export function detectThousands(samples: readonly string[]): ThousandsSeparator | null {
  return thousandsSign(samples)?.separator ?? null
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

/** A decimal in normal form: "2,34" → "2.34", "3.00" → "3". Used for coefficients and contract lengths. What binary fractions leave (4.9800000000000004) is rounded off. */
export function parseDecimal(raw: string): Parsed<string, DecimalCode> {
  const text = raw
    .normalize('NFKC')
    .replace(/[\p{Cf}\s]+/gu, '')
    .replace(/^'/, '')
  if (EMPTY.test(text)) return refused('decimal-empty')
  const exact = /^(\d{1,9})(?:[.,](\d{1,6}))?$/.exec(text)
  const noisy = exact === null && /^\d{1,9}[.,]\d{7,20}$/.test(text) ? Number(text.replace(',', '.')).toFixed(6) : ''
  const match = exact ?? /^(\d+)\.(\d+)$/.exec(noisy)
  if (match === null) return refused('decimal-unreadable')
  const whole = (match[1] ?? '').replace(/^0+(?=\d)/, '')
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  return accepted(fraction === '' ? whole : `${whole}.${fraction}`)
}
