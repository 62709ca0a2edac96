import { copyOf } from '../copy-of.ts'
import { type Reading, readAs } from './readings.ts'
import { syllableGrade } from './syllable.ts'

/** What cells were read as before anything is decided: Unicode text, or bytes that are one Latin-1 character each. */
export type Base = 'unicode' | 'bytes'

/** What bytes are read as while nothing else is decided: the "ANSI" of Vietnamese Windows. */
const READ_AS: Readonly<Record<Base, Reading | null>> = { unicode: null, bytes: 'windows-1258' }

/** What a column may turn out to be. VPS is left out: its bytes make Vietnamese syllables of too much; it is pinned or told by a font. */
export const CANDIDATES: Readonly<Record<Base, readonly Reading[]>> = {
  unicode: ['tcvn3', 'vni', 'utf-8-twice', 'windows-1258'],
  bytes: ['tcvn3', 'vni'],
}

const TOKEN = /[A-Za-z\u0080-\uffff]+/g
const MARKED = /[\u0080-\uffff]/
const BETWEEN_WORDS = /[^\p{L}\p{M}]+/u
/** Signs that may open, close or join words; any other sign inside a word shows that the word was read wrongly. */
const SIGNS_AROUND = /^[“”‘’«»„…–—•°\u00a0]+|[“”‘’«»„…–—•°\u00a0²³]+$/g
const SIGN_INSIDE = /[^\p{L}\p{M}’–—\u00a0]/u

/** The grade of a word under each reading: first as it was read, then each candidate. */
type Grades = readonly number[]

const CACHE_LIMIT = 20_000

/** Grades words (runs of letters of one cell) under every reading; remembers, because names repeat. */
export class WordGrader {
  readonly base: Base
  readonly #candidates: readonly Reading[]
  readonly #known = new Map<string, Grades | null>()

  constructor(base: Base) {
    this.base = base
    this.#candidates = CANDIDATES[base]
  }

  /** The words of a cell that say something: those with a letter beyond ASCII and one within. */
  *words(cell: string): Generator<readonly [word: string, grades: Grades]> {
    for (const word of cell.match(TOKEN) ?? []) {
      const grades = this.#grades(word)
      if (grades !== null) yield [word, grades]
    }
  }

  #grades(word: string): Grades | null {
    const known = this.#known.get(word)
    if (known !== undefined) return known
    if (this.#known.size >= CACHE_LIMIT) this.#known.clear()
    const grades = MARKED.test(word) && /[A-Za-z]/.test(word) && word.length <= 40 ? this.#grade(word) : null
    this.#known.set(copyOf(word), grades)
    return grades
  }

  #grade(word: string): Grades {
    const asRead = READ_AS[this.base]
    const first = asRead === null ? word : readAs(asRead, word)
    return [wordGrade(first), ...this.#candidates.map((reading) => wordGrade(readAs(reading, word)))]
  }
}

/** The least grade of the syllables with marks in `text`: 0 when one of them is none. A text without any mark left is graded 0. */
function wordGrade(text: string): number {
  const trimmed = text.replace(SIGNS_AROUND, '')
  if (SIGN_INSIDE.test(trimmed)) return 0
  let grade = 3
  for (const part of trimmed.split(BETWEEN_WORDS)) if (MARKED.test(part)) grade = Math.min(grade, syllableGrade(part))
  return grade === 3 ? 0 : grade
}

/** Words needed before a column may be read otherwise than it stands. */
const LEAST_WORDS = 5
/** For each word that is no Vietnamese in either reading there must be so many that are Vietnamese in the new one alone. */
const MARGIN = 4
/** Different words that are looked at in a column; more say nothing new. */
const WORDS_LOOKED_AT = 1000
/** Of cells that could not be legacy text at all there may be so many for each that holds a strange word. */
const UNICODE_MARGIN = 20
/** Such cells from which a column that stays within that margin is sound, and what was strange in it is forgotten. */
const UNICODE_CELLS = 2000

/**
 * What the different words of one column (or of several) say. A word speaks for a reading when it is a Vietnamese syllable in that reading and none as
 * it stands; it speaks against all when it is none in any.
 *
 * The margin: at least 5 different words speak for the reading, at least 4 times as many as speak against it, and twice as many as for any other. Of words
 * with accents in French, German, Spanish, Portuguese and Nordic names less than one in a hundred happens to be a Vietnamese syllable when read as TCVN3 or VNI
 * (tests/files/characters/foreign-names.test.ts measures it), so a column of them is far from the ratio of 4 to 1; a column in a legacy encoding has at
 * most a few words in a hundred (initials, typing errors) that are no syllable.
 *
 * Typing errors in good Unicode happen to be legacy syllables too ("Haàng", "Toân"), one in some ten thousand, and a million rows have the five words. So
 * words are weighed against the cells that no legacy text could be: with 20 of those or more for each cell with a strange word the column is Unicode.
 */
export class ContentEvidence {
  /** Different words that are Vietnamese as they stand. */
  asRead = 0
  /** Different words that are not. */
  strange = 0
  /** Of those, how many are Vietnamese in each candidate. */
  readonly spoken: number[]
  /** Cells with a strange word, and cells with a letter that only Unicode has. */
  strangeCells = 0
  unicodeCells = 0
  readonly #base: Base
  readonly #seen = new Set<string>()

  constructor(base: Base) {
    this.#base = base
    this.spoken = CANDIDATES[base].map(() => 0)
  }

  add(word: string, grades: Grades): void {
    if (this.#seen.size >= WORDS_LOOKED_AT || this.#seen.has(word)) return
    this.#seen.add(copyOf(word))
    if ((grades[0] as number) > 0) this.asRead++
    else {
      this.strange++
      for (let index = 0; index < this.spoken.length; index++)
        if ((grades[index + 1] as number) > 0) (this.spoken[index] as number)++
    }
  }

  /** True when cells that no legacy text could be outweigh the strange ones by far. */
  get isUnicode(): boolean {
    return this.unicodeCells >= this.strangeCells * UNICODE_MARGIN
  }

  /** True when so many cells were Unicode that what was strange is forgotten. */
  get isSound(): boolean {
    return this.unicodeCells >= UNICODE_CELLS && this.isUnicode
  }

  include(other: ContentEvidence): void {
    this.strangeCells += other.strangeCells
    this.unicodeCells += other.unicodeCells
    this.asRead += other.asRead
    this.strange += other.strange
    for (const [index, count] of other.spoken.entries()) (this.spoken[index] as number) += count
  }

  /** The reading that most words speak for, with how many; null when none does. */
  best(): { readonly reading: Reading; readonly words: number; readonly against: number } | null {
    let at = 0
    for (let index = 1; index < this.spoken.length; index++)
      if ((this.spoken[index] as number) > (this.spoken[at] as number)) at = index
    const words = this.spoken[at] as number
    if (words === 0) return null
    return { reading: CANDIDATES[this.#base][at] as Reading, words, against: this.strange - words }
  }

  /** The reading that the words speak for with a clear margin; null when they do not. */
  decided(): Reading | null {
    const best = this.best()
    if (best === null || this.isUnicode || best.words < LEAST_WORDS || best.against * MARGIN > best.words) return null
    const others = this.spoken.filter((count) => count * 2 > best.words)
    return others.length === 1 ? best.reading : null
  }

  /** True when something speaks for `reading` and nothing more against it: enough for a column beside one that is decided. */
  agreesWith(reading: Reading): boolean {
    const words = this.spoken[CANDIDATES[this.#base].indexOf(reading)] ?? 0
    return words > 0 && !this.isUnicode && this.strange - words <= words
  }
}
