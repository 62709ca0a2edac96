import { isPlaceholderId } from '../../domain/placeholder-id.ts'
import { withoutMarks, wordsOnly } from '../../domain/vietnamese-text.ts'
import { nameParts, nameWords } from '../vietnamese/name-parts.ts'
import { plainKey } from '../vietnamese/spelling.ts'
import { soundex } from './soundex.ts'

/** Makes another value out of a value, for blocking and for frequencies; null when there is none. `argument` is the number in the expression. */
export type Derive = (value: string, argument: number | undefined) => string | null

const words = (value: string): string[] => value.split(' ').filter((word) => word !== '')

function dayMonth(value: string): string | null {
  const [, year, month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? []
  return year === undefined ? null : [year, ...[month, day].sort()].join('-')
}

/** What an expression may do to a column, one line each: `prefix(surname, 3)`. */
export const DERIVATIONS: Readonly<Record<string, { readonly needsNumber: boolean; readonly derive: Derive }>> = {
  prefix: { needsNumber: true, derive: (value, count = 1) => (value.length < count ? null : value.slice(0, count)) },
  suffix: { needsNumber: true, derive: (value, count = 1) => (value.length < count ? null : value.slice(-count)) },
  /** n-th word, 1 the first, -1 the last. */
  word: { needsNumber: true, derive: (value, at = 1) => words(value).at(at > 0 ? at - 1 : at) ?? null },
  /** First letter of each word. */
  initials: {
    needsNumber: false,
    derive: (value) =>
      words(value)
        .map((word) => word[0])
        .join(''),
  },
  /** Words in code-unit order: the same whatever order they came in. */
  sorted: { needsNumber: false, derive: (value) => words(value).sort().join(' ') },
  year: { needsNumber: false, derive: (value) => /^\d{4}/.exec(value)?.[0] ?? null },
  month_day: { needsNumber: false, derive: (value) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? value.slice(5) : null) },
  /** A full date that is not 1 January, which stands where the day is not known. */
  day: { needsNumber: false, derive: (value) => (/^\d{4}-(?!01-01)\d{2}-\d{2}$/.test(value) ? value : null) },
  /** A full date as its year and its day and month in one order: equal when day and month were swapped. */
  day_month: { needsNumber: false, derive: dayMonth },
  fold: { needsNumber: false, derive: (value) => withoutMarks(value) },
  letters: { needsNumber: false, derive: (value) => wordsOnly(withoutMarks(value)).replaceAll(' ', '') },
  digits: { needsNumber: false, derive: (value) => value.replace(/\D/g, '') },
  /** Words of a name without marks, i for a lone y: "mỹ", "mĩ" and "my" are one. */
  plain: { needsNumber: false, derive: (value) => nameWords(value).map(plainKey).join(' ') },
  /** Parts of a Vietnamese full name in the form of its key. */
  family: { needsNumber: false, derive: (value) => nameParts(value).family },
  middle: { needsNumber: false, derive: (value) => nameParts(value).middle.join(' ') },
  given: { needsNumber: false, derive: (value) => nameParts(value).given },
  /** An identifier, unless it is what people type when they have none. */
  real: { needsNumber: false, derive: (value) => (isPlaceholderId(value) ? null : value) },
  soundex: { needsNumber: false, derive: (value) => soundex(withoutMarks(value)) },
}
