import { type CitizenIdCode, type PersonEvidence, parseCitizenId } from './citizen-id.ts'
import { identifierDigits, saysNothing, visibleText } from './identifier-text.ts'
import { type OldCitizenIdCode, parseOldCitizenId } from './old-citizen-id.ts'
import { accepted, type Parsed, type Repair, refused } from './parsed.ts'
import { type PassportCode, parsePassport } from './passport.ts'
import { withoutMarks, wordsOnly } from './vietnamese-text.ts'

type IdentityOnlyCode = 'identity-number-empty' | 'identity-number-several'
export type IdentityNumberCode = CitizenIdCode | OldCitizenIdCode | PassportCode | IdentityOnlyCode

/** The numbers found in one cell, each in its normal form, under the names of our columns; null where there is none. */
export type IdentityNumber = {
  readonly citizen_id: string | null
  readonly old_citizen_id: string | null
  readonly passport_number: string | null
}

type Field = keyof IdentityNumber
type Found = Parsed<{ readonly field: Field; readonly number: string }, IdentityNumberCode>

const NONE: IdentityNumber = { citizen_id: null, old_citizen_id: null, passport_number: null }
/** Where one number ends and another begins: a mark, a word, a bracket, or a space between two long runs of digits. */
const BETWEEN = /\s*(?:[/;,|(\n]| và )\s*|(?<=\d{8})\s+(?=\p{L}*\s?\d{8})/u
/** "cấp ngày 05/03/2021 tại …" is no part of a number. */
const ISSUED = /[\s,;(-]*(?:ngày\s+)?cấp(?:\s*(?:ngày|tại))?\b.*$/isu

/**
 * A cell of a column that holds CMND, CCCD or passport numbers ("Số CMND/CCCD/Hộ chiếu"), beside the text of its kind
 * if there is such a column. Without it, nine digits are an old card, ten to twelve a personal ID, and what has letters
 * is a passport. "CCCD / CMND" in one cell gives both; the repair is then that of the number that was repaired.
 */
export function splitIdentityNumber(
  raw: string,
  idType: string | null = null,
  evidence: PersonEvidence = {},
): Parsed<IdentityNumber, IdentityNumberCode> {
  const told = kindOf(idType ?? '')
  // Nearly every cell is digits and nothing else; the rest is looked at only where there is something to look at.
  if (/^\d+$/.test(raw)) return named(readOne(raw, told, evidence))
  if (saysNothing(raw)) return refused('identity-number-empty')
  const text = visibleText(raw).replace(ISSUED, '')
  const parts = text
    .split(BETWEEN)
    .map((part) => part.replace(/\)\s*$/, ''))
    .filter((part) => (part.match(/\d/g) ?? []).length >= 7)
  if (parts.length > 1) return readSeveral(parts, evidence)
  const number = text === visibleText(raw) ? raw : text
  const label = labelOf(number)
  const one = named(readOne(withoutLabel(number), told ?? kindOf(label), evidence))
  return one.ok && (label !== '' || number !== raw) ? accepted(one.value, one.repair ?? 'cleaned') : one
}

function named(one: Found): Parsed<IdentityNumber, IdentityNumberCode> {
  return one.ok ? accepted({ ...NONE, [one.value.field]: one.value.number }, one.repair) : one
}

/** All numbers of a cell, when each can be read and no two of a kind differ. */
function readSeveral(parts: readonly string[], evidence: PersonEvidence): Parsed<IdentityNumber, IdentityNumberCode> {
  const numbers: Record<Field, string | null> = { ...NONE }
  let repair: Repair = 'cleaned'
  for (const part of parts) {
    const one = readOne(withoutLabel(part), kindOf(labelOf(part)), evidence)
    if (!one.ok && isOfAnotherKind(part)) continue
    if (!one.ok) return refused('identity-number-several')
    const { field, number } = one.value
    if (numbers[field] !== null && numbers[field] !== number) return refused('identity-number-several')
    numbers[field] = number
    if (one.repair !== null && one.repair !== 'cleaned') repair = one.repair
  }
  const isAny = Object.values(numbers).some((number) => number !== null)
  return isAny ? accepted(numbers, repair) : refused('identity-number-several')
}

/** Ten digits are a tax ID or an insurance number unless a birth year proves them to be a personal ID. */
const isOfAnotherKind = (part: string): boolean => part.replace(/\D/g, '').length === 10

function readOne(raw: string, kind: Field | null, evidence: PersonEvidence): Found {
  if (kind === 'passport_number') return readPassport(raw, evidence)
  if (kind === 'old_citizen_id') {
    const old = found('old_citizen_id', parseOldCitizenId(raw))
    return old.ok || old.code !== 'old-citizen-id-is-citizen-id' ? old : readCitizen(raw, evidence)
  }
  if (kind === 'citizen_id') return readCitizen(raw, evidence)
  const text = identifierDigits(raw)
  if (text.kind === 'scientific') return refused('citizen-id-scientific')
  if (text.kind !== 'digits') return found('passport_number', parsePassport(raw))
  if (!text.letters)
    return text.digits.length <= 8 ? found('old_citizen_id', parseOldCitizenId(raw)) : readCitizen(raw, evidence)
  const citizen = found('citizen_id', parseCitizenId(raw, evidence))
  return citizen.ok ? citizen : found('passport_number', parsePassport(raw))
}

/** A Vietnamese who is said to show a passport but whose number is a personal ID has shown a personal ID. */
function readPassport(raw: string, evidence: PersonEvidence): Found {
  const passport = found('passport_number', parsePassport(raw))
  return passport.ok || passport.code !== 'passport-is-citizen-id' ? passport : readCitizen(raw, evidence)
}

function readCitizen(raw: string, evidence: PersonEvidence): Found {
  const citizen = found('citizen_id', parseCitizenId(raw, evidence))
  return citizen.ok || citizen.code !== 'citizen-id-is-old' ? citizen : found('old_citizen_id', parseOldCitizenId(raw))
}

function found(field: Field, parsed: Parsed<string, IdentityNumberCode>): Found {
  return parsed.ok ? accepted({ field, number: parsed.value }, parsed.repair) : parsed
}

const LABEL = /^\s*((?:\p{L}[\p{L}\p{M}. ]*)(?:số|so)?)\s*[:.]?\s+(?=[\dA-Z])|^\s*(\p{L}[\p{L}\p{M} ]*):\s*/u

/** "CCCD: 079…", "Hộ chiếu B1234567": the words in front of a number, or an empty text. */
function labelOf(raw: string): string {
  const label = LABEL.exec(visibleText(raw))
  const words = label?.[1] ?? label?.[2] ?? ''
  return kindOf(words) === null ? '' : words
}

function withoutLabel(raw: string): string {
  return labelOf(raw) === '' ? raw : visibleText(raw).replace(LABEL, '')
}

function kindOf(idType: string): Field | null {
  const words = wordsOnly(withoutMarks(idType))
  if (/\b(?:ho chieu|passport|hc)\b/.test(words)) return 'passport_number'
  if (/\b(?:cccd|can cuoc|dinh danh|dd?cn|sdd?cn|sddcn|cc)\b/.test(words)) return 'citizen_id'
  if (/\b(?:cmnd|cmt|chung minh|cmtnd)\b/.test(words)) return 'old_citizen_id'
  return null
}
