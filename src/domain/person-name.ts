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
  const words = wordsOnly(withoutAdditions(display))
  return accepted({ display, key: toneAtSyllableEnd(words), folded: withoutMarks(words) })
}

/** Families of four in five Vietnamese: an "Ông" or "Bà" before one of these is a form of address, before another it may be a family name. */
const FAMILIES =
  'nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|đoàn|trịnh|mai|lâm|đào|cao|trương|hà|tạ|lương|tô|thái|châu|lưu|phùng|vương|từ|quách'
const NUMBER_IN_FRONT = /^\d+\s*[.)/:\-–]?\s*(?=\p{L})/u
const IN_BRACKETS = /^\([^()]*\)\s*|\s*\([^()]*\)$/gu
const DEGREE = /^(?:(?:gs|pgs|ts|ths|bs|ds|ks|cn|đd|bscki{1,2})\.\s*)+/iu
const ADDRESS = new RegExp(`^(?:ông|bà|anh|chị|cô|chú)(?:\\s*[:.]\\s*(?=\\p{L})|\\s+(?=(?:${FAMILIES})\\s))`, 'iu')

/** A name without what clerks add to it: the number of its row, "Ông", "BS.", a remark in brackets. For keys; people see what was sent. */
function withoutAdditions(display: string): string {
  const bare = display
    .replace(NUMBER_IN_FRONT, '')
    .replace(IN_BRACKETS, '')
    .replace(DEGREE, '')
    .replace(ADDRESS, '')
    .trim()
  return /\p{L}/u.test(bare) ? bare : display
}

/** One full name from two columns (họ đệm, tên); a part that says nothing is left out. */
export function joinNameParts(family: string, given: string): string {
  return [family, given]
    .filter((part) => !saysNothing(part))
    .map((part) => part.trim())
    .join(' ')
}
