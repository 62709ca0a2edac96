import { hasCitizenIdForm } from './citizen-id.ts'
import { isScientific, saysNothing, visibleText } from './identifier-text.ts'
import { accepted, type Parsed, refused } from './parsed.ts'

export type PassportCode =
  | 'passport-empty'
  | 'passport-scientific'
  | 'passport-characters'
  | 'passport-length'
  | 'passport-is-citizen-id'

/**
 * A passport number in capitals without spaces: Vietnamese (a letter and seven or eight digits) or foreign (six to
 * twelve letters and digits, at least three of them digits). As a key it needs the nationality beside it.
 */
export function parsePassport(raw: string): Parsed<string, PassportCode> {
  if (saysNothing(raw)) return refused('passport-empty')
  // "1E23456" may be a number of a passport; "1.2E+11" is what a spreadsheet left of one.
  if (isScientific(raw) && /[.,+]/.test(raw)) return refused('passport-scientific')
  const number = visibleText(raw)
    .replace(/[\s'.-]/g, '')
    .toUpperCase()
  if (!/^[A-Z\d]+$/.test(number) || number.replace(/\D/g, '').length < 3) return refused('passport-characters')
  if (hasCitizenIdForm(number)) return refused('passport-is-citizen-id')
  if (number.length < 6 || number.length > 12) return refused('passport-length')
  return accepted(number, number === raw.trim() ? null : 'cleaned')
}
