import { saysNothing } from './identifier-text.ts'
import { memoise } from './memoise.ts'
import { accepted, type Parsed, refused } from './parsed.ts'
import { tidyText, toneAtSyllableEnd, withoutMarks, wordsOnly } from './vietnamese-text.ts'

export type PersonNameCode =
  | 'person-name-empty'
  | 'person-name-no-letter'
  | 'person-name-damaged'
  | 'person-name-length'

/**
 * `display`: as received, letters and capitals untouched. `key`: equal for spellings that differ only in case, spaces,
 * punctuation, place of the tone mark or the letter used for đ. `folded`: `key` without any mark.
 */
export type PersonName = { readonly display: string; readonly key: string; readonly folded: string }

const NAMES_REMEMBERED = 50_000
const LONGEST = 120

/** A full name, family name first. Kept as received: nothing in it is guessed, so it never carries a repair. */
export const parsePersonName: (raw: string) => Parsed<PersonName, PersonNameCode> = memoise(
  readPersonName,
  NAMES_REMEMBERED,
)

function readPersonName(raw: string): Parsed<PersonName, PersonNameCode> {
  if (saysNothing(raw)) return refused('person-name-empty')
  // U+FFFD stands where bytes could not be decoded: the letters are lost, and a guess would be another person.
  if (raw.includes('\ufffd')) return refused('person-name-damaged')
  const display = tidyText(raw).replace(/^['’]\s*/, '')
  if (!/\p{L}/u.test(display)) return refused('person-name-no-letter')
  if (display.length > LONGEST) return refused('person-name-length')
  const words = wordsOnly(display)
  return accepted({ display, key: toneAtSyllableEnd(words), folded: withoutMarks(words) })
}

/** One full name from two columns (họ đệm, tên); a part that says nothing is left out. */
export function joinNameParts(family: string, given: string): string {
  return [family, given]
    .filter((part) => !saysNothing(part))
    .map((part) => part.trim())
    .join(' ')
}
