import { hasCitizenIdForm } from './citizen-id.ts'
import { identifierDigits } from './identifier-text.ts'
import { accepted, type Parsed, refused } from './parsed.ts'

export type OldCitizenIdCode =
  | 'old-citizen-id-empty'
  | 'old-citizen-id-scientific'
  | 'old-citizen-id-characters'
  | 'old-citizen-id-length'
  | 'old-citizen-id-is-citizen-id'

/**
 * An old identity card number (CMND) of its own column: nine digits; eight get their zero back. Twelve digits, or
 * eleven without their zero, are a personal ID and refused as `old-citizen-id-is-citizen-id`, so that the caller can
 * read them as one: the cards of 2012 to 2015 already carried it. Equal numbers of two provinces are weak evidence.
 */
export function parseOldCitizenId(raw: string): Parsed<string, OldCitizenIdCode> {
  const text = identifierDigits(raw)
  if (text.kind !== 'digits') return refused(`old-citizen-id-${text.kind}`)
  const { digits } = text
  if (digits.length === 9) return accepted(digits, text.letters ? 'letters' : text.cleaned ? 'cleaned' : null)
  if (text.letters) return refused('old-citizen-id-characters')
  if (digits.length === 8) return accepted(`0${digits}`, 'padded')
  if (digits.length >= 11 && hasCitizenIdForm(digits.padStart(12, '0'))) return refused('old-citizen-id-is-citizen-id')
  return refused('old-citizen-id-length')
}
