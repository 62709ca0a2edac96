import { parseCitizenId } from '../../domain/citizen-id.ts'
import { parseGender } from '../../domain/gender.ts'
import { splitIdentityNumber } from '../../domain/identity-number.ts'
import { parseInsuranceNumber } from '../../domain/insurance-number.ts'
import { parseOldCitizenId } from '../../domain/old-citizen-id.ts'
import { parsePartialDate } from '../../domain/partial-date.ts'
import { parsePersonalTaxId, parseTaxId } from '../../domain/tax-id.ts'
import type { RowText } from '../records.ts'
import type { ValueManner } from './manner.ts'

/** What an office writes into a cell: a text, a number, or a day that the spreadsheet knows as such. */
export type Written =
  | { readonly text: string }
  | { readonly number: string; readonly as: 'identifier' | 'money' | 'plain' }
  | { readonly day: string; readonly as: 'day' | 'month' }

const DAYS = new Set(
  'birth_date status_on status_until registered_on contract_signed_on contract_from died_on from_date valid_from'.split(
    ' ',
  ),
)
const MONTHS = new Set('from_month to_month first_month last_month month paused_from paused_until'.split(' '))
export const MONEY: ReadonlySet<string> = new Set(
  'taxable_income_vnd insurance_deduction_vnd contribution_base_vnd payroll_vnd'.split(' '),
)
const COUNTS = new Set(['participants', 'payments', 'contract_months'])
/** Codes of areas get their zeros back by their length. */
const AREAS = new Set(['province_code', 'commune_code'])

/** The abbreviations of an office, by our column. */
const SHORT_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  participation: { 'BHXH bắt buộc': 'BB', 'BHXH tự nguyện': 'TN', 'Chỉ BHYT': 'YT' },
  kind: { 'Doanh nghiệp': 'DN', 'Hợp tác xã': 'HTX', 'Hộ kinh doanh': 'HKD', 'Chi nhánh': 'CN' },
  form: { '05-1': '05-1/BK', '05-2': '05-2/BK' },
  contract_kind: {
    'Không xác định thời hạn': 'KXĐTH',
    'Xác định thời hạn': 'XĐTH',
    'Không trọn thời gian': 'Bán thời gian',
  },
  state: { 'Nghỉ ốm': 'OF', 'Thai sản': 'TS' },
  position: {
    worker: 'NLĐ',
    manager_paid: 'Quản lý hưởng lương',
    manager_unpaid: 'Quản lý không hưởng lương',
    owner: 'Chủ hộ',
    official: 'CBCCVC',
    armed_forces: 'LLVT',
    commune_part_time: 'KCT',
  },
  gender: { Nam: '1', Nữ: '0' },
  foreigner_under_12_months: { '1': 'x' },
}

const FULL_DAY = /^(\d\d)\/(\d\d)\/(\d{4})$/
const FULL_MONTH = /^(\d\d)\/(\d{4})$/
const AMOUNT = /^\d+$/
const GROUPED = /^\d{1,3}(?:[.,]\d{3})+$/

/**
 * What the office writes for a value of a row. `turn`: a number that changes from row to row, for offices of several manners. `columns`: those
 * that stand beside it in the file. A value that damage has put out of its form is written as it is.
 */
export function written(
  column: string,
  value: string,
  row: RowText,
  {
    manner,
    columns,
    turn,
  }: { readonly manner: ValueManner; readonly columns: ReadonlySet<string>; readonly turn: number },
): Written {
  if (value === '') return { text: manner.empty }
  if (DAYS.has(column))
    return writtenDay(value, manner.days === 'mixed' ? MIXED_DAYS[turn % MIXED_DAYS.length]! : manner.days)
  if (MONTHS.has(column)) return writtenMonth(value, manner.months)
  if (MONEY.has(column)) return writtenMoney(value, manner.money)
  if (COUNTS.has(column)) return AMOUNT.test(value) ? { number: value, as: 'plain' } : { text: value }
  if (column in READERS || AREAS.has(column)) return writtenIdentifier(column, value, row, manner, columns)
  return { text: (manner.abbreviated ? SHORT_WORDS[column]?.[value] : undefined) ?? value }
}

const MIXED_DAYS = ['short', 'real', 'padded', 'dashes', 'real'] as const

function writtenDay(value: string, form: Exclude<ValueManner['days'], 'mixed'>): Written {
  const found = FULL_DAY.exec(value)
  if (found === null) return form === 'real' && /^\d{4}$/.test(value) ? { number: value, as: 'plain' } : { text: value }
  const [, day, month, year] = found as unknown as [string, string, string, string]
  if (form === 'real') return { day: `${year}-${month}-${day}`, as: 'day' }
  if (form === 'short') return { text: `${Number(day)}/${Number(month)}/${year}` }
  if (form === 'dashes') return { text: `${Number(day)}-${Number(month)}-${year}` }
  return { text: form === 'digits' ? `${year}${month}${day}` : value }
}

function writtenMonth(value: string, form: ValueManner['months']): Written {
  const found = FULL_MONTH.exec(value)
  if (found === null) return { text: value }
  const [, month, year] = found as unknown as [string, string, string]
  if (form === 'real') return { day: `${year}-${month}-01`, as: 'month' }
  if (form === 'short') return { text: `${Number(month)}/${year}` }
  if (form === 'named') return { text: `T${Number(month)}/${year}` }
  return { text: form === 'digits' ? `${year}${month}` : value }
}

/** The amount in đồng of a money cell of the clean files, damaged or not; null when it is no amount. */
export function amountOf(value: string): number | null {
  if (AMOUNT.test(value)) return Number(value)
  return GROUPED.test(value) ? Number(value.replace(/[.,]/g, '')) : null
}

const grouped = (digits: string, separator: string): string => digits.replace(/\B(?=(\d{3})+$)/g, separator)

function writtenMoney(value: string, form: ValueManner['money']): Written {
  if (form === 'thousands') {
    const amount = amountOf(value)
    return amount === null ? { text: value } : { text: inThousands(String(amount)) }
  }
  if (!AMOUNT.test(value) || form === 'digits') return { text: value }
  if (form === 'numbers') return { number: value, as: 'money' }
  return { text: grouped(value, form === 'dots' ? '.' : ',') }
}

/** Exact: 12345678 đồng are 12.345,678 thousand. */
export function inThousands(amount: string): string {
  const digits = amount.padStart(4, '0')
  const rest = digits.slice(-3)
  return grouped(digits.slice(0, -3), '.') + (rest === '000' ? '' : `,${rest}`)
}

type Reader = (text: string, beside: ReturnType<typeof evidence>) => string

const ok = (parsed: { readonly ok: boolean; readonly value?: unknown }): string =>
  parsed.ok ? JSON.stringify(parsed.value) : 'refused'
const citizenId: Reader = (text, beside) => ok(parseCitizenId(text, beside))
const taxId: Reader = (text) => ok(parseTaxId(text))

/** How each identifier is read back: as a number it is written only where that gives the same. */
const READERS: Readonly<Record<string, Reader>> = {
  payer_tax_id: taxId,
  tax_id: taxId,
  unit_tax_id: taxId,
  old_tax_id: taxId,
  new_tax_id: taxId,
  citizen_id: citizenId,
  // Nothing beside these speaks of their holder's birth.
  owner_citizen_id: (text) => ok(parseCitizenId(text)),
  representative_citizen_id: (text) => ok(parseCitizenId(text)),
  identity_number: (text, beside) => ok(splitIdentityNumber(text, null, beside)),
  old_citizen_id: (text) => ok(parseOldCitizenId(text)),
  personal_tax_id: (text, beside) => ok(parsePersonalTaxId(text, beside)),
  insurance_number: (text) => ok(parseInsuranceNumber(text)),
}

function evidence(row: RowText, columns: ReadonlySet<string>) {
  const birth = columns.has('birth_date') ? parsePartialDate(row.birth_date ?? '') : null
  const gender = columns.has('gender') ? parseGender(row.gender ?? '') : null
  return { birthYear: birth?.ok ? Number(birth.value.slice(0, 4)) : null, gender: gender?.ok ? gender.value : null }
}

function writtenIdentifier(
  column: string,
  value: string,
  row: RowText,
  manner: ValueManner,
  columns: ReadonlySet<string>,
): Written {
  if (manner.ids === 'apostrophe') return { text: AMOUNT.test(value) && !AREAS.has(column) ? `'${value}` : value }
  const digits = value.replace(/-(?=\d{3}$)/, '')
  if (manner.ids === 'text' || !/^\d{1,15}$/.test(digits)) return { text: value }
  const number = String(Number(digits))
  if (AREAS.has(column)) return { number, as: 'identifier' }
  const beside = evidence(row, columns)
  const read = READERS[column]!
  const before = read(value, beside)
  return before !== 'refused' && read(number, beside) === before ? { number, as: 'identifier' } : { text: value }
}
