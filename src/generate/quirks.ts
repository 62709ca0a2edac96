import type { Random } from './random.ts'
import type { RowText } from './records.ts'

/**
 * What a quirk leaves behind. `harmless`: the value can be read as it was. `degraded`: it says less (a year for a day, a name without its marks).
 * `key_lost`: the person's number is gone or wrong. `row_lost`: the row cannot be accepted at all.
 */
export type Aftermath = 'harmless' | 'degraded' | 'key_lost' | 'row_lost'

/** One way in which a value goes wrong between two offices (domain notes §1.8, §6). */
export interface Quirk {
  readonly name: string
  readonly columns: readonly string[]
  readonly aftermath: Aftermath
  readonly weight: number
  /** The spoilt value, or null if the quirk cannot happen to this one. */
  spoil(value: string, random: Random, row: RowText): string | null
}

/** The number is there and is another's. */
export const WRONG_DIGIT = 'wrong digit of a citizen ID'

const TAX_IDS = ['payer_tax_id', 'tax_id', 'unit_tax_id']
const STARRED_TAX_IDS = ['payer_tax_id', 'tax_id']
const CITIZEN_IDS = ['citizen_id', 'identity_number']
const IDENTIFIERS = [...TAX_IDS, ...CITIZEN_IDS, 'old_citizen_id', 'insurance_number']
const MONEY = ['taxable_income_vnd', 'insurance_deduction_vnd', 'contribution_base_vnd', 'payroll_vnd']
const FULL_DAY = /^\d\d\/\d\d\/\d{4}$/
const TWELVE = /^\d{12}$/

const when = (holds: boolean, value: string): string | null => (holds ? value : null)

const HARMLESS: readonly Omit<Quirk, 'aftermath' | 'weight'>[] = [
  { name: 'lost zero of a tax ID', columns: TAX_IDS, spoil: (value) => when(/^0\d{9}$/.test(value), value.slice(1)) },
  {
    name: 'lost zero of an insurance number',
    columns: ['insurance_number'],
    spoil: (value) => when(value.startsWith('0'), value.slice(1)),
  },
  { name: 'lost zeros of a citizen ID', columns: ['citizen_id'], spoil: loseZeros },
  {
    name: 'branch without hyphen',
    columns: STARRED_TAX_IDS,
    spoil: (value) => when(value.includes('-'), value.replace('-', '')),
  },
  {
    name: 'no-break space',
    columns: [...IDENTIFIERS, 'full_name'],
    spoil: (value) => when(value !== '', `${value}\u00a0`),
  },
  { name: 'apostrophe', columns: IDENTIFIERS, spoil: (value) => when(/^\d+$/.test(value), `'${value}`) },
  {
    name: 'dots',
    columns: [...TAX_IDS, 'citizen_id', 'insurance_number'],
    spoil: (value) => when(/^\d{10,12}$/.test(value), grouped(value, '.')),
  },
  {
    name: 'letter O for zero',
    columns: TAX_IDS,
    spoil: (value) => when(/^0\d{9}$/.test(value), `O${value.slice(1)}`),
  },
  {
    name: 'letter O for zero of a citizen ID',
    columns: ['citizen_id'],
    spoil: (value) => when(TWELVE.test(value), `O${value.slice(1)}`),
  },
  { name: 'capitals', columns: ['full_name'], spoil: (value) => value.toUpperCase() },
  { name: 'spaces', columns: ['full_name'], spoil: (value) => ` ${value.replaceAll(' ', '  ')}` },
  {
    name: 'combining marks',
    columns: ['full_name'],
    spoil: (value) => when(value.normalize('NFD') !== value, value.normalize('NFD')),
  },
  {
    name: 'eth for đ',
    columns: ['full_name'],
    spoil: (value) => when(value.includes('Đ'), value.replaceAll('Đ', 'Ð')),
  },
  {
    name: 'other tone placement',
    columns: ['full_name'],
    spoil: (value) => when(moveTone(value) !== value, moveTone(value)),
  },
  { name: 'other date format', columns: ['birth_date'], spoil: otherDateFormat },
  {
    name: 'thousands separators',
    columns: MONEY,
    spoil: (value, random) => when(/^\d{5,}$/.test(value), grouped(value, random.pick(['.', ',']))),
  },
]

const HARMFUL: readonly Omit<Quirk, 'weight'>[] = [
  {
    name: 'year of birth only',
    columns: ['birth_date'],
    aftermath: 'degraded',
    spoil: (value) => when(FULL_DAY.test(value), value.slice(6)),
  },
  {
    name: 'first of January',
    columns: ['birth_date'],
    aftermath: 'degraded',
    spoil: (value) => when(FULL_DAY.test(value), `01/01/${value.slice(6)}`),
  },
  {
    name: 'tone marks dropped',
    columns: ['full_name'],
    aftermath: 'degraded',
    spoil: (value) => when(withoutMarks(value) !== value, withoutMarks(value)),
  },
  {
    name: WRONG_DIGIT,
    columns: CITIZEN_IDS,
    aftermath: 'key_lost',
    spoil: (value, random) => when(TWELVE.test(value), wrongDigit(value, random.between(6, 11), random)),
  },
  {
    name: 'citizen ID left out',
    columns: CITIZEN_IDS,
    aftermath: 'key_lost',
    spoil: (value) => when(TWELVE.test(value), ''),
  },
  {
    name: 'citizen ID in scientific notation',
    columns: CITIZEN_IDS,
    aftermath: 'key_lost',
    spoil: (value) => when(TWELVE.test(value), scientific(value)),
  },
  {
    name: 'wrong digit of a tax ID',
    columns: STARRED_TAX_IDS,
    aftermath: 'row_lost',
    spoil: (value, random) => when(/^\d{10}(-\d{3})?$/.test(value), wrongDigit(value, random.between(2, 8), random)),
  },
]

const WEIGHT_OF_HARMLESS = 3

/** Every quirk; the harmless ones come up more often, as they do. */
export const QUIRKS: readonly Quirk[] = [
  ...HARMLESS.map((quirk) => ({ ...quirk, aftermath: 'harmless' as const, weight: WEIGHT_OF_HARMLESS })),
  ...HARMFUL.map((quirk) => ({ ...quirk, weight: 1 })),
]

/** As a spreadsheet does it: all of them. Two can only be put back where birth date and gender stand beside. */
function loseZeros(value: string, _random: Random, row: RowText): string | null {
  if (!TWELVE.test(value) || !value.startsWith('0')) return null
  const shorter = value.replace(/^0+/, '')
  return shorter.length === 11 || (row.birth_date !== '' && row.gender !== '') ? shorter : null
}

function grouped(value: string, separator: string): string {
  return value.replace(/\B(?=(\d{3})+$)/g, separator)
}

function withoutMarks(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
}

/** Hòa → Hoà, Thủy → Thuỷ: the tone moves to the second vowel at the end of a syllable. */
function moveTone(name: string): string {
  const moved = name.normalize('NFD').replace(/([oO])([\u0300\u0301\u0303\u0309\u0323])([aAeE])(?=\s|$)/g, '$1$3$2')
  return moved.replace(/([uU])([\u0300\u0301\u0303\u0309\u0323])([yY])(?=\s|$)/g, '$1$3$2').normalize('NFC')
}

function otherDateFormat(value: string, random: Random): string | null {
  if (!FULL_DAY.test(value)) return null
  const [day, month, year] = value.split('/') as [string, string, string]
  return random.pick([
    `${Number(day)}-${Number(month)}-${year}`,
    `${year}${month}${day}`,
    `${year}-${month}-${day}`,
    `${day}.${month}.${year}`,
  ])
}

function wrongDigit(value: string, place: number, random: Random): string {
  const digit = (Number(value[place]) + random.between(1, 9)) % 10
  return value.slice(0, place) + String(digit) + value.slice(place + 1)
}

function scientific(value: string): string {
  const digits = value.replace(/^0+/, '')
  return `${digits[0]}.${digits[1]}E+${digits.length - 1}`
}
