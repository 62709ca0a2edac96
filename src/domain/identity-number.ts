import { type CitizenIdCode, type PersonEvidence, parseCitizenId } from './citizen-id.ts'
import { identifierDigits, saysNothing, visibleText } from './identifier-text.ts'
import { type OldCitizenIdCode, parseOldCitizenId } from './old-citizen-id.ts'
import { accepted, type Parsed, type Repair, refused } from './parsed.ts'
import { type PassportCode, parsePassport } from './passport.ts'
import { withoutMarks, wordsOnly } from './vietnamese-text.ts'

export type IdentityNumberCode = CitizenIdCode | OldCitizenIdCode | PassportCode | 'identity-number-empty'

/** The numbers found in one cell, each in its normal form, under the names of our columns; null where there is none. */
export type IdentityNumber = {
  readonly citizen_id: string | null
  readonly old_citizen_id: string | null
  readonly passport_number: string | null
}

type Field = keyof IdentityNumber
type Found = Parsed<{ readonly field: Field; readonly number: string }, IdentityNumberCode>

const NONE: IdentityNumber = { citizen_id: null, old_citizen_id: null, passport_number: null }
const TWO_NUMBERS = /^(.*?\d{8,}.*?)(?:[/;,(\n]| và )(.*\d{7,}.*)$/s

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
  const two = TWO_NUMBERS.exec(visibleText(raw))
  if (two !== null) {
    const both = readTwo(two[1]!, two[2]!.replace(/\)\s*$/, ''), evidence)
    if (both !== null) return both
  }
  const label = labelOf(raw)
  const one = named(readOne(withoutLabel(raw), told ?? kindOf(label), evidence))
  return one.ok && label !== '' ? accepted(one.value, one.repair ?? 'cleaned') : one
}

function named(one: Found): Parsed<IdentityNumber, IdentityNumberCode> {
  return one.ok ? accepted({ ...NONE, [one.value.field]: one.value.number }, one.repair) : one
}

/** Both numbers, when each can be read and they are of different kinds; else the cell is not two numbers. */
function readTwo(
  first: string,
  second: string,
  evidence: PersonEvidence,
): Parsed<IdentityNumber, IdentityNumberCode> | null {
  const [a, b] = [first, second].map((part) => readOne(withoutLabel(part), kindOf(labelOf(part)), evidence))
  if (a === undefined || b === undefined || !a.ok || !b.ok || a.value.field === b.value.field) return null
  const repair: Repair | null = [a.repair, b.repair].find((done) => done !== null && done !== 'cleaned') ?? 'cleaned'
  return accepted({ ...NONE, [a.value.field]: a.value.number, [b.value.field]: b.value.number }, repair)
}

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
