import { editDistance } from '../similarity.ts'
import { isSyllable, isWhole, marksOf, oneSpelling, plainKey } from './spelling.ts'

/** How two words of names relate, from the closest down. `FOLDED` is told by who knows that a name has no marks at all. */
export const SAME = 0
export const FOLDED = 1
/** hỏi for ngã, i for y, d for đ, a mark without which there is no such word: "Nhat" for "Nhật", "Hiểp" for "Hiệp". */
export const SPELLING = 2
/** One is the first letter of the other. */
export const INITIAL = 3
/** One letter apart, and one of them is no Vietnamese word: "Hugn", "Vit". */
export const TYPO = 4
/** The same letters, each with another tone: "Hùng" and "Húng". */
export const TONE = 5
/** One lacks marks that the other has, in names that do have marks: "Thanh" and "Thành". */
export const MISSING = 6
/** One letter or mark apart, both good words: "Hùng" and "Dùng". */
export const NEAR = 7
/** The same letters with marks that contradict: "Hùng" and "Hưng". */
export const MARKS = 8
export const OTHER = 9
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

  /** One above the highest number of a word. */
  get size(): number {
    return this.#words.length
  }

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
    const key = (low * 0x4000000 + high) * 2 + (bare ? 1 : 0)
    const slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b) ^ (bare ? 0x27d4eb2f : 0)) >>> 14
    if (this.#keys[slot] === key) return this.#relations[slot]!
    const relation = relate(this.#words[low]!, this.#words[high]!, bare)
    this.#keys[slot] = key
    this.#relations[slot] = relation
    return relation
  }

  #isLetter(number: number): boolean {
    return this.#words[number]!.text.length === 1
  }
}

function relate(a: Word, b: Word, bare: boolean): Relation {
  if (a.plain === b.plain) return relateMarks(a, b)
  if (a.plain.length === 1 || b.plain.length === 1) return a.plain[0] === b.plain[0] ? INITIAL : OTHER
  const isGood = ({ plain, text }: Word) => isSyllable(plain) && (bare || isWhole(text))
  if (!isGood(a) || !isGood(b)) return editDistance(a.plain, b.plain, 1) === 1 ? TYPO : OTHER
  return editDistance(bare ? a.plain : a.spelt, bare ? b.plain : b.spelt, 1) === 1 ? NEAR : OTHER
}

const HOOK = /\u0309/g
const TILDE = '\u0303'
/** As the south says it, and as a machine without đ writes it. */
const spoken = ({ spelt }: Word): string => spelt.replace(HOOK, TILDE).replace(/^đ/, 'd')

function relateMarks(a: Word, b: Word): Relation {
  if (spoken(a) === spoken(b)) return SPELLING
  const otherTone = isOtherTone(a.marks, b.marks)
  if (!otherTone && !isLess(a.marks, b.marks) && !isLess(b.marks, a.marks)) return MARKS
  if (!isWhole(a.text) || !isWhole(b.text)) return SPELLING
  return otherTone ? TONE : MISSING
}

/** Both have a tone, which stands last of the marks, and nothing else differs. */
function isOtherTone(one: readonly string[], other: readonly string[]): boolean {
  const last = one.length - 1
  return one[last] !== '' && other[last] !== '' && one.every((mark, at) => at === last || mark === other[at])
}

function isLess(few: readonly string[], many: readonly string[]): boolean {
  return few.every((mark, at) => mark === '' || mark === many[at])
}

function numbered(numbers: Map<string, number>, text: string): number {
  const number = numbers.get(text) ?? numbers.size + 1
  numbers.set(text, number)
  return number
}
