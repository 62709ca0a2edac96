import { isScientific, saysNothing, visibleText } from './identifier-text.ts'
import { accepted, type Parsed, refused } from './parsed.ts'
import { parseTaxId } from './tax-id.ts'

export type UnitCodeCode =
  | 'unit-code-empty'
  | 'unit-code-scientific'
  | 'unit-code-characters'
  | 'unit-code-length'
  | 'unit-code-no-tax-id'

/** `office`: given by one BHXH office and unique only there; the others are unique in the country since 8/2025. */
export type UnitCodeKind = 'office' | 'enterprise' | 'budget' | 'collection'

/**
 * `code` in capitals without spaces. `taxId`: the ten digits in front of a new code when their check digit holds.
 * `objectType`: the two letters after them (DN, HC, TH …), null in an old code.
 */
export type UnitCode = {
  readonly code: string
  readonly kind: UnitCodeKind
  readonly taxId: string | null
  readonly objectType: string | null
}

const ENTERPRISE = /^(\d{10})([A-Z]{2})[A-U]\d{2}$/
const BUDGET = /^\d{7}([A-Z]{2})$/
const COLLECTION = /^(\d{10})(TH)\d{10}$/
const OFFICE = /^[\p{Lu}\d][\p{Lu}\d._/-]*$/u

/** The code of a unit that takes part in insurance, old or new form (CV 1804/BHXH-QLT; domain notes §1.6). */
export function parseUnitCode(raw: string): Parsed<UnitCode, UnitCodeCode> {
  if (saysNothing(raw)) return refused('unit-code-empty')
  if (isScientific(raw) && /[.,+]/.test(raw)) return refused('unit-code-scientific')
  const code = visibleText(raw).replace(/[\s']/g, '').toUpperCase().replace(/Ð/g, 'Đ')
  if (!OFFICE.test(code)) return refused('unit-code-characters')
  if (code.length < 2 || code.length > 22) return refused('unit-code-length')
  return accepted(unitCodeOf(code), code === raw.trim() ? null : 'cleaned')
}

function unitCodeOf(code: string): UnitCode {
  const enterprise = ENTERPRISE.exec(code)
  if (enterprise !== null) return newCode(code, 'enterprise', enterprise[1]!, enterprise[2]!)
  const collection = COLLECTION.exec(code)
  if (collection !== null) return newCode(code, 'collection', collection[1]!, collection[2]!)
  const budget = BUDGET.exec(code)
  if (budget !== null) return { code, kind: 'budget', taxId: null, objectType: budget[1]! }
  return { code, kind: 'office', taxId: null, objectType: null }
}

function newCode(code: string, kind: UnitCodeKind, digits: string, objectType: string): UnitCode {
  const taxId = parseTaxId(digits)
  return { code, kind, taxId: taxId.ok ? taxId.value : null, objectType }
}

/** The employer's tax ID as read from a unit code in normal form; its check digit was tested. */
export function taxIdOfUnitCode(code: string): Parsed<string, 'unit-code-no-tax-id'> {
  const { taxId } = unitCodeOf(code)
  return taxId === null ? refused('unit-code-no-tax-id') : accepted(taxId, 'from_unit_code')
}
