import { citizenIdProven, hasCitizenIdForm, type PersonEvidence } from './citizen-id.ts'
import { type IdentifierText, identifierDigits, visibleText } from './identifier-text.ts'
import { accepted, type Parsed, type Repair, refused } from './parsed.ts'

export type TaxIdCode =
  | 'tax-id-empty'
  | 'tax-id-scientific'
  | 'tax-id-characters'
  | 'tax-id-length'
  | 'tax-id-check-digit'
  | 'tax-id-never-issued'
  | 'tax-id-branch'
  | 'tax-id-person'
  | 'tax-id-several'

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const
const BRANCH_WITH_HYPHEN = /^(\d{9,10})[-‐‑‒–—−](\d+)$/

/**
 * Tenth digit of the tax ID that begins with `firstNine`: 1 to 9, or null when no such tax ID is ever issued
 * (TT 86/2024/TT-BTC, article 5). Throws when the text is not nine digits, which only a mistake in code can cause.
 */
export function taxCheckDigit(firstNine: string): number | null {
  if (!/^\d{9}$/.test(firstNine)) throw new RangeError('a check digit needs nine digits')
  const digit = checkDigitOf(firstNine)
  return digit === 10 ? null : digit
}

function checkDigitOf(digits: string): number {
  let sum = 0
  for (let index = 0; index < 9; index += 1) sum += (digits.charCodeAt(index) - 48) * WEIGHTS[index]!
  return 10 - (sum % 11)
}

/**
 * A tax ID of a column that holds employers' tax IDs, as `0123456789`, `0123456789-001`, or the 12-digit personal ID
 * of a household business (domain notes §1.1, §1.2, §1.8 rule 2). Lost zeros are put back when the check digit agrees.
 */
export function parseTaxId(raw: string): Parsed<string, TaxIdCode> {
  if (/^\d{10}$/.test(raw)) return checkedRoot(raw, null)
  const parsed = readTaxId(raw)
  return parsed.ok || !UNCLEAR.has(parsed.code) ? parsed : (readBeside(raw) ?? parsed)
}

const UNCLEAR: ReadonlySet<TaxIdCode> = new Set(['tax-id-characters', 'tax-id-length'])
const LABEL = /^(?:mst|msdn|mã số (?:thuế|doanh nghiệp)|mã (?:thuế|dn))\s*[:.]?\s*(?=\d)/i

/** A number behind its label, or the same one twice; several that differ are refused, because which is meant cannot be told. */
function readBeside(raw: string): Parsed<string, TaxIdCode> | null {
  const text = visibleText(raw)
  const bare = text.replace(LABEL, '')
  const numbers = bare
    .split(/\s*(?:[;,/|\n]|\s-\s| và )\s*|(?<=\d{9})\s+(?=\d{9})/u)
    .filter((part) => /\d{9}/.test(part))
  const read = numbers.map(readTaxId)
  if (numbers.length > 1) {
    const values = new Set(read.map((one) => (one.ok ? one.value : '')))
    const [first] = read
    return values.size === 1 && first?.ok === true
      ? accepted(first.value, first.repair ?? 'cleaned')
      : refused('tax-id-several')
  }
  if (bare === text) return null
  const one = readTaxId(bare)
  return one.ok ? accepted(one.value, one.repair ?? 'cleaned') : one
}

function readTaxId(raw: string): Parsed<string, TaxIdCode> {
  const branch = BRANCH_WITH_HYPHEN.exec(withoutSpaces(raw))
  if (branch !== null && branch[2]!.length <= 3) return readBranch(branch[1]!, branch[2]!, raw)
  const text = identifierDigits(raw)
  if (text.kind !== 'digits') return refused(`tax-id-${text.kind}`)
  return readDigits(text)
}

function withoutSpaces(raw: string): string {
  return visibleText(raw).replace(/[\s'’.]/g, '')
}

function readBranch(root: string, branch: string, raw: string): Parsed<string, TaxIdCode> {
  const padded = root.padStart(10, '0')
  const code = rootCode(padded)
  if (code !== null) return refused(code)
  // A branch number is text: what it was before it lost digits cannot be told.
  if (branch.length !== 3 || branch === '000') return refused('tax-id-branch')
  const value = `${padded}-${branch}`
  return accepted(value, padded !== root ? 'padded' : value === raw.trim() ? null : 'cleaned')
}

function readDigits(text: IdentifierText & { kind: 'digits' }): Parsed<string, TaxIdCode> {
  const { digits } = text
  const untouched: Repair | null = text.letters ? 'letters' : text.cleaned ? 'cleaned' : null
  // One guess a value: letters read as digits are not believed together with lost zeros.
  if (text.letters && digits.length !== 10 && digits.length !== 13) return refused('tax-id-characters')
  if (digits.length === 10) return checkedRoot(digits, untouched)
  if (digits.length === 9) return checkedRoot(`0${digits}`, 'padded')
  if (digits.length === 13) return checkedBranch(digits.slice(0, 10), digits.slice(10), text.letters)
  if (digits.length === 12 && !digits.startsWith('0')) return checkedBranch(`0${digits.slice(0, 9)}`, digits.slice(9))
  if (digits.length === 12) return hasCitizenIdForm(digits) ? accepted(digits, untouched) : refused('tax-id-person')
  if (digits.length === 11) return lostZeroOfPerson(`0${digits}`)
  return refused('tax-id-length')
}

/** Eleven digits are no tax ID of a unit in any state of damage, so only a personal ID without its zero is left. */
function lostZeroOfPerson(padded: string): Parsed<string, TaxIdCode> {
  return hasCitizenIdForm(padded) ? accepted(padded, 'padded') : refused('tax-id-length')
}

function checkedRoot(root: string, repair: Repair | null): Parsed<string, TaxIdCode> {
  const code = rootCode(root)
  return code === null ? accepted(root, repair) : refused(code)
}

function checkedBranch(root: string, branch: string, letters = false): Parsed<string, TaxIdCode> {
  const code = rootCode(root)
  if (code !== null) return refused(code)
  if (branch === '000') return refused('tax-id-branch')
  return accepted(`${root}-${branch}`, letters ? 'letters' : 'split_branch')
}

function rootCode(root: string): TaxIdCode | null {
  if (root.startsWith('00') || root.startsWith('0000000', 2)) return 'tax-id-never-issued'
  return checkDigitOf(root) === root.charCodeAt(9) - 48 ? null : 'tax-id-check-digit'
}

/**
 * The tax ID of a person: ten digits (mostly 8…), or since 1/7/2025 the 12-digit personal ID (domain notes §1.2).
 * The suffix of a household business is cut off, since its root names the owner. Ten digits that do not begin with 8
 * are read as a personal ID without its two zeros when the row's birth year proves it; the column holds both kinds.
 */
export function parsePersonalTaxId(raw: string, evidence: PersonEvidence = {}): Parsed<string, TaxIdCode> {
  const text = identifierDigits(raw)
  if (text.kind === 'digits' && !text.letters) {
    const { digits } = text
    const shortened = digits.length === 10 && !digits.startsWith('8')
    if (shortened && citizenIdProven(`00${digits}`, evidence)) return accepted(`00${digits}`, 'padded')
    // Twelve digits of a person are never a branch that lost its zero: a person's root begins with 8.
    if (hasCitizenIdForm(digits)) return accepted(digits, text.cleaned ? 'cleaned' : null)
  }
  const taxId = parseTaxId(raw)
  if (!taxId.ok || !isBranchTaxId(taxId.value)) return taxId
  return accepted(taxIdRoot(taxId.value), taxId.repair ?? 'cleaned')
}

/** The ten digits a unit shares with its branches, or the 12-digit personal ID itself. Takes a normal form. */
export function taxIdRoot(taxId: string): string {
  return taxId.length === 14 ? taxId.slice(0, 10) : taxId
}

/** True for a normal form that names a dependent unit, such as `0123456789-001`. */
export function isBranchTaxId(taxId: string): boolean {
  return taxId.length === 14
}

/** What a normal form names. Ten digits are called a unit even in the range of individuals: the range is no rule. */
export function taxIdKind(taxId: string): 'unit' | 'branch' | 'person' {
  if (taxId.length === 12) return 'person'
  return isBranchTaxId(taxId) ? 'branch' : 'unit'
}
