import { editDistance } from '../similarity.ts'
import { isSyllable, marksOf, oneSpelling, plainKey } from './spelling.ts'

/** How two words of names relate, from the closest down. `FOLDED` is told by who knows that a name has no marks at all. */
export const SAME = 0
export const FOLDED = 1
/** hỏi for ngã, i for y. */
export const SPELLING = 2
/** One lacks marks that the other has, in names that do have marks: "Thanh" and "Thành". */
export const MISSING = 3
/** One is the first letter of the other. */
export const INITIAL = 4
/** One edit apart, and one of them is no Vietnamese syllable: "Hugn". */
export const TYPO = 5
/** One edit apart, both good syllables: "Hùng" and "Dùng". */
export const NEAR = 6
/** The same letters with marks that contradict: "Hùng" and "Hưng". */
export const MARKS = 7
export const OTHER = 8
export type Relation = number

interface Word {
  readonly text: string
  readonly spelt: string
  readonly plain: string
  readonly marks: readonly string[]
}

const REMEMBERED = 1 << 18

/** The distinct words of many names, numbered from 1, with what relates them. */
export class Words {
  readonly #numbers = new Map<string, number>()
  readonly #plainNumbers = new Map<string, number>()
  readonly #words: (Word | null)[] = [null]
  /** Number of the word without marks, by the number of the word. */
  readonly plain: number[] = [0]
  readonly #keys = new Float64Array(REMEMBERED).fill(-1)
  readonly #relations = new Int8Array(REMEMBERED)

  /** Number of a word; 0 for ''. */
  number(text: string): number {
    if (text === '') return 0
    let number = this.#numbers.get(text)
    if (number === undefined) {
      const plain = plainKey(text)
      number = this.#words.push({ text, spelt: oneSpelling(text), plain, marks: marksOf(text) }) - 1
      this.#numbers.set(text, number)
      this.plain.push(numbered(this.#plainNumbers, plain))
    }
    return number
  }

  /** Two known words. `bare`: at least one of the two names has no marks at all, so that marks say nothing. */
  relation(a: number, b: number, bare: boolean): Relation {
    if (a === b) return this.#isLetter(a) ? INITIAL : bare ? FOLDED : SAME
    if (bare && this.plain[a] === this.plain[b]) return FOLDED
    const low = a < b ? a : b
    const high = a < b ? b : a
    const key = low * 0x4000000 + high
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 14
    if (this.#keys[slot] === key) return this.#relations[slot]!
    const relation = relate(this.#words[low]!, this.#words[high]!)
    this.#keys[slot] = key
    this.#relations[slot] = relation
    return relation
  }

  #isLetter(number: number): boolean {
    return this.#words[number]!.text.length === 1
  }
}

function relate(a: Word, b: Word): Relation {
  if (a.plain === b.plain) return relateMarks(a, b)
  if (a.plain.length === 1 || b.plain.length === 1) return a.plain[0] === b.plain[0] ? INITIAL : OTHER
  if (!isOneEdit(a, b)) return OTHER
  return isSyllable(a.plain) && isSyllable(b.plain) ? NEAR : TYPO
}

function relateMarks(a: Word, b: Word): Relation {
  if (a.spelt.replaceAll('\u0309', '\u0303') === b.spelt.replaceAll('\u0309', '\u0303')) return SPELLING
  return isLess(a.marks, b.marks) || isLess(b.marks, a.marks) ? MISSING : MARKS
}

function isLess(few: readonly string[], many: readonly string[]): boolean {
  return few.every((mark, at) => mark === '' || mark === many[at])
}

/** An edit of the letters; where both have marks they must agree but for that edit. */
function isOneEdit(a: Word, b: Word): boolean {
  if (editDistance(a.spelt, b.spelt, 1) === 1) return true
  const bare = a.marks.every((mark) => mark === '') || b.marks.every((mark) => mark === '')
  return bare && editDistance(a.plain, b.plain, 1) === 1
}

function numbered(numbers: Map<string, number>, text: string): number {
  const number = numbers.get(text) ?? numbers.size + 1
  numbers.set(text, number)
  return number
}
