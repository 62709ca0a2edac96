import { parseGender } from '../../domain/gender.ts'
import type { Parsed } from '../../domain/parsed.ts'
import { parsePartialDate } from '../../domain/partial-date.ts'
import { type PersonName, parsePersonName } from '../../domain/person-name.ts'
import { tidyText, withoutMarks, wordsOnly } from '../../domain/vietnamese-text.ts'

/** What `clean:` may ask for, one line each, done in the order given. A step that leaves nothing leaves "not known". */
export const CLEANING = {
  lower: (value: string) => value.toLowerCase(),
  /** Lower case without marks, đ as d. */
  fold: (value: string) => withoutMarks(value),
  /** Letters and digits; all else is a space between words. */
  words: (value: string) => wordsOnly(value),
  /** Letters and digits, nothing between them: `A-12/b` is `A12b`. */
  alnum: (value: string) => value.replace(/[^\p{L}\p{M}\p{N}]/gu, ''),
  digits: (value: string) => value.replace(/\D/g, ''),
  /** ISO, as precise as known; day before month. What is no date is not known. */
  date: (value: string) => dateOf(value, false),
  /** As `date`, month before day. */
  date_us: (value: string) => dateOf(value, true),
  /** The key of a full name that `vietnamese_name` compares: without forms of address, tones at the end of their syllables. */
  person_name: (value: string) => keyOf(parsePersonName(value)),
  /** `male` or `female`, as people and registers write them. */
  gender: (value: string) => valueOr(parseGender(value)),
} as const satisfies Readonly<Record<string, (value: string) => string>>

export type CleaningStep = keyof typeof CLEANING
export const CLEANING_STEPS = Object.keys(CLEANING) as readonly CleaningStep[]

function dateOf(value: string, monthFirst: boolean): string {
  return valueOr(parsePartialDate(value, { monthFirst }))
}

function valueOr(read: Parsed<string, string>): string {
  return read.ok ? read.value : ''
}

function keyOf(read: Parsed<PersonName, string>): string {
  return read.ok ? read.value.key : ''
}

/** Where a column of the records comes from and what is done to it. */
export interface ColumnRecipe {
  readonly name: string
  /** Headers that are joined; of each, the first alternative that a file has. */
  readonly parts: readonly (readonly string[])[]
  /** What stands between joined parts. */
  readonly between: string
  /** Its first group, or all of it without one, is the value; a value that it does not fit is not known. */
  readonly pattern: RegExp | null
  readonly steps: readonly CleaningStep[]
  /** Values that mean "not known", tidied and in lower case. */
  readonly nulls: ReadonlySet<string>
}

/**
 * The value of a column out of the cells of its parts; '' is "not known". Invisible characters are gone, spaces single, letters composed,
 * before anything else is done.
 */
export function cleaned({ between, pattern, steps, nulls }: ColumnRecipe, cells: readonly string[]): string {
  const isNull = (value: string): boolean => value === '' || nulls.has(value.toLowerCase())
  const known = cells.map(tidyText).filter((cell) => !isNull(cell))
  let value = known.join(between)
  if (pattern !== null && value !== '') {
    const match = pattern.exec(value)
    value = match === null ? '' : (match[1] ?? match[0])
  }
  for (const step of steps) value = CLEANING[step](value)
  return isNull(value) ? '' : value.trim()
}
