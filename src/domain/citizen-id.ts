import type { Gender } from './gender.ts'
import { type IdentifierText, identifierDigits } from './identifier-text.ts'
import { accepted, type Parsed, refused } from './parsed.ts'
import { isPlaceholderId } from './placeholder-id.ts'
import { OLD_PROVINCE_CODES } from './province-codes.ts'

export type CitizenIdCode =
  | 'citizen-id-empty'
  | 'citizen-id-scientific'
  | 'citizen-id-characters'
  | 'citizen-id-length'
  | 'citizen-id-place'
  | 'citizen-id-century'
  | 'citizen-id-unproven'
  | 'citizen-id-is-old'

/** What other cells of the row say of the person; null or absent where they say nothing. */
export type PersonEvidence = { readonly birthYear?: number | null; readonly gender?: Gender | null }

export type CitizenIdFacts = { readonly provinceCode: string; readonly birthYear: number; readonly gender: Gender }

/**
 * A personal ID (CCCD, số định danh cá nhân) of its own column: twelve digits (domain notes §1.3, §1.8 rule 3).
 * Eleven digits get their zero back. Ten get two back only when the row's birth year proves them, because ten digits
 * are also the length of a tax ID and an insurance number. Nine are an old card number: `citizen-id-is-old`.
 * Placeholders such as 000000000000 are accepted, so that duplicates of type D14 can be counted: ask
 * `isPlaceholderId` before using a value as a key.
 */
export function parseCitizenId(raw: string, evidence: PersonEvidence = {}): Parsed<string, CitizenIdCode> {
  const text = identifierDigits(raw)
  if (text.kind !== 'digits') return refused(`citizen-id-${text.kind}`)
  const { digits } = text
  if (text.letters) return readWithLetters(digits, evidence)
  if (digits.length === 12) return readTwelve(text)
  if (digits.length === 11) return readPadded(`0${digits}`)
  if (digits.length === 10) return readTen(`00${digits}`, evidence)
  return refused(digits.length === 9 ? 'citizen-id-is-old' : 'citizen-id-length')
}

function readTwelve(text: IdentifierText & { kind: 'digits' }): Parsed<string, CitizenIdCode> {
  const { digits } = text
  const code = isPlaceholderId(digits) ? null : formCode(digits)
  return code === null ? accepted(digits, text.cleaned ? 'cleaned' : null) : refused(code)
}

function readPadded(padded: string): Parsed<string, CitizenIdCode> {
  const code = formCode(padded)
  return code === null ? accepted(padded, 'padded') : refused(code)
}

function readTen(padded: string, evidence: PersonEvidence): Parsed<string, CitizenIdCode> {
  if (formCode(padded) !== null) return refused('citizen-id-length')
  return citizenIdProven(padded, evidence) ? accepted(padded, 'padded') : refused('citizen-id-unproven')
}

/** Letters are read as digits only where nothing else has to be guessed and the row does not speak against it. */
function readWithLetters(digits: string, evidence: PersonEvidence): Parsed<string, CitizenIdCode> {
  if (!hasCitizenIdForm(digits) || citizenIdContradicts(digits, evidence)) return refused('citizen-id-characters')
  return accepted(digits, 'letters')
}

function formCode(digits: string): CitizenIdCode | null {
  if (!isPlaceOfBirth(digits.slice(0, 3))) return 'citizen-id-place'
  return digits.charCodeAt(3) <= 51 ? null : 'citizen-id-century'
}

/** Codes from 100 on are countries (NĐ 137/2015/NĐ-CP, article 13; TT 07/2016/TT-BCA). */
function isPlaceOfBirth(code: string): boolean {
  return code.startsWith('0') ? OLD_PROVINCE_CODES.has(code.slice(1)) : true
}

/** True when twelve digits can be the ID of a person alive: a known place of birth registration, born 1900 to 2099. */
export function hasCitizenIdForm(digits: string): boolean {
  return /^\d{12}$/.test(digits) && formCode(digits) === null
}

/** What a 12-digit personal ID says of its holder; the place is where the birth was registered, never a residence. */
export function citizenIdFacts(citizenId: string): CitizenIdFacts {
  const century = citizenId.charCodeAt(3) - 48
  return {
    provinceCode: citizenId.slice(0, 3),
    birthYear: (19 + Math.floor(century / 2)) * 100 + Number(citizenId.slice(4, 6)),
    gender: century % 2 === 0 ? 'male' : 'female',
  }
}

/** True when the ID speaks of another birth year or gender than the row; what the row does not say contradicts nothing. */
export function citizenIdContradicts(citizenId: string, evidence: PersonEvidence): boolean {
  if (isPlaceholderId(citizenId)) return false
  const facts = citizenIdFacts(citizenId)
  const { birthYear = null, gender = null } = evidence
  return (birthYear !== null && birthYear !== facts.birthYear) || (gender !== null && gender !== facts.gender)
}

/** True when the row names the same birth year as the ID, and no other gender: proof enough to put back two zeros. */
export function citizenIdProven(citizenId: string, evidence: PersonEvidence): boolean {
  const { birthYear = null } = evidence
  return birthYear !== null && hasCitizenIdForm(citizenId) && !citizenIdContradicts(citizenId, evidence)
}
