import { saysNothing, visibleText } from './identifier-text.ts'
import { accepted, type Parsed, refused } from './parsed.ts'

export type Gender = 'male' | 'female'
export type GenderCode = 'gender-empty' | 'gender-tick' | 'gender-unknown'

const WORDS: ReadonlyMap<string, Gender> = new Map([
  ...['nam', 'nam giới', 'm', 'male', 'ông', 'trai', '1'].map((word) => [word, 'male'] as const),
  ...['nữ', 'nữ giới', 'nu', 'f', 'female', 'bà', 'gái', 'gai'].map((word) => [word, 'female'] as const),
  // The insurance offices write 0 beside 1, the population register 2 beside 1: both mean a woman.
  ...['0', '2'].map((word) => [word, 'female'] as const),
])

/** True for the marks that people put into a column "Nam" or "Nữ". Takes lower case. */
export function isTick(word: string): boolean {
  return /^[x×✓✔☑v*+]$/u.test(word)
}

/**
 * Gender of a cell. A tick ("x") says nothing by itself: in the column "Nữ" it means a woman, in "Nam" a man, so the
 * source that has such a column passes what its tick means; without it the cell is refused.
 */
export function parseGender(raw: string, tickMeans: Gender | null = null): Parsed<Gender, GenderCode> {
  if (saysNothing(raw)) return refused('gender-empty')
  const word = visibleText(raw)
    .toLowerCase()
    .replace(/^'|\.0$|\.$/g, '')
    .trim()
  const gender = WORDS.get(word)
  if (gender !== undefined) return accepted(gender)
  if (!isTick(word)) return refused('gender-unknown')
  return tickMeans === null ? refused('gender-tick') : accepted(tickMeans)
}
