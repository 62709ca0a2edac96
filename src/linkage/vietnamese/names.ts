import type { Column } from '../column.ts'
import { NumberCodes } from '../number-codes.ts'
import { isBare, nameParts, nameWords } from './name-parts.ts'
import { MARKS, MISSING, NEAR, OTHER, type Relation, SPELLING, TONE, TYPO, Words } from './words.ts'

/** The distinct names of a column taken apart once; everything by the code of the column, words by their numbers. */
export interface Names {
  readonly words: Words
  /** 1: the name has no marks at all. */
  readonly bare: Uint8Array
  /** 0: the name has no such part. */
  readonly family: Int32Array
  readonly given: Int32Array
  /** Records that have a word as their given name, by the number of the word; and those that have it with any marks. */
  readonly bearers: Int32Array
  readonly bearersPlain: Int32Array
  /** Words of the đệm: from `middleFrom[code]` until `middleFrom[code + 1]`. */
  readonly middle: Int32Array
  readonly middleFrom: Int32Array
  /** Equal for names of the same words in any order: without marks, and as written. */
  readonly anyOrderPlain: Int32Array
  readonly anyOrder: Int32Array
}

const prepared = new WeakMap<Column, Names>()

/** Prepared once a column, however many comparisons ask. */
export function namesOf(column: Column): Names {
  const known = prepared.get(column)
  if (known !== undefined) return known
  const names = prepare(column)
  prepared.set(column, names)
  return names
}

function prepare({ values, counts }: Column): Names {
  const words = new Words()
  const size = values.length
  const [bare, family, given] = [new Uint8Array(size), new Int32Array(size), new Int32Array(size)]
  const [anyOrder, anyOrderPlain] = [new Int32Array(size), new Int32Array(size)]
  const middleFrom = new Int32Array(size + 1)
  const middle: number[] = []
  const [asWritten, plain] = [new AnyOrder(), new AnyOrder()]
  for (const [code, name] of values.entries()) {
    const parts = nameParts(name)
    bare[code] = isBare(name) ? 1 : 0
    family[code] = words.number(parts.family)
    given[code] = words.number(parts.given)
    for (const word of parts.middle) middle.push(words.number(word))
    middleFrom[code + 1] = middle.length
    const all = nameWords(name).map((word) => words.number(word))
    anyOrder[code] = asWritten.numberOf(all)
    anyOrderPlain[code] = plain.numberOf(all.map((word) => words.plain[word]!))
  }
  const [bearers, bearersPlain] = [new Int32Array(words.size), new Int32Array(words.size)]
  for (const [code, number] of given.entries()) {
    bearers[number] = bearers[number]! + counts[code]!
    bearersPlain[words.plain[number]!] = bearersPlain[words.plain[number]!]! + counts[code]!
  }
  return {
    words,
    bare,
    family,
    given,
    bearers,
    bearersPlain,
    middle: Int32Array.from(middle),
    middleFrom,
    anyOrder,
    anyOrderPlain,
  }
}

/** Above every number of a word. */
const WORDS_AT_MOST = 2 ** 24

/** Numbers names by their words, given as numbers: equal for the same words in any order. */
class AnyOrder {
  readonly #codes = new NumberCodes()

  numberOf(words: readonly number[]): number {
    let number = 0
    for (const word of words.toSorted((a, b) => a - b)) number = this.#codes.codeOf(number * WORDS_AT_MOST + word) + 1
    return number
  }
}

/** The same words in any order; marks may be missing throughout on one side, never contradict. Two known codes. */
export function sameWords(names: Names, a: number, b: number): boolean {
  if (names.anyOrderPlain[a] !== names.anyOrderPlain[b]) return false
  return names.anyOrder[a] === names.anyOrder[b] || names.bare[a] === 1 || names.bare[b] === 1
}

/** How the families of two names relate; null when one of them has none. */
export function familyRelation(names: Names, a: number, b: number): Relation | null {
  const one = names.family[a]!
  const other = names.family[b]!
  return one === 0 || other === 0 ? null : names.words.relation(one, other, marksSayNothing(names, a, b))
}

/** A form with so many times fewer bearers than the other is a slip, not a name of its own. */
const TIMES_RARER = 100

/**
 * How two given names relate; null when one is not known. Other marks or another letter make another name where people bear both
 * ("Thúy" and "Thùy", "Hùng" and "Dũng"), and are a slip where next to nobody bears one of them ("Hùng" and "Húng", "Liên" and "Lin").
 */
export function givenRelation(names: Names, a: number, b: number): Relation | null {
  const one = names.given[a]!
  const other = names.given[b]!
  if (one === 0 || other === 0) return null
  const bare = marksSayNothing(names, a, b)
  const relation = names.words.relation(one, other, bare)
  if (relation < TONE || relation === OTHER) return relation
  const { plain } = names.words
  const mine = bare ? names.bearersPlain[plain[one]!]! : names.bearers[one]!
  const theirs = bare ? names.bearersPlain[plain[other]!]! : names.bearers[other]!
  if (Math.min(mine, theirs) * TIMES_RARER <= Math.max(mine, theirs)) return relation === NEAR ? TYPO : TONE
  return relation === TONE ? MARKS : relation
}

function marksSayNothing({ bare }: Names, a: number, b: number): boolean {
  return bare[a] === 1 || bare[b] === 1
}

/**
 * True when the given names are two, not one written badly. Brothers, sisters and twins share family, đệm, home and household and differ in this, by as
 * little as a mark, so that what a family shares says nothing once it differs.
 */
export function givenNamesDiffer(names: Names, a: number, b: number): boolean {
  if (a === 0 || b === 0) return false
  const relation = givenRelation(names, a, b)
  return relation !== null && relation >= MISSING && !sameWords(names, a, b)
}

/** One đệm lacks words of the other and has no others. */
export const LEFT_OUT = -1

/** The worst relation of the words of two đệm; `LEFT_OUT`; OTHER when their numbers differ; null when neither name has any. */
export function middleRelation(names: Names, a: number, b: number): Relation | null {
  const [one, other] = [middlesOf(names, a), middlesOf(names, b)]
  if (one === 0 && other === 0) return null
  if (one !== other) return isWithin(names, one < other ? a : b, one < other ? b : a) ? LEFT_OUT : OTHER
  const { words, middle, middleFrom } = names
  const marks = marksSayNothing(names, a, b)
  let worst: Relation = 0
  for (let at = 0; at < one; at++) {
    const relation = words.relation(middle[middleFrom[a]! + at]!, middle[middleFrom[b]! + at]!, marks)
    if (relation > worst) worst = relation
  }
  return worst
}

/** One đệm, word for word. */
export function hasSameMiddle(names: Names, a: number, b: number): boolean {
  const { middle, middleFrom } = names
  if (middlesOf(names, a) !== middlesOf(names, b)) return false
  for (let at = 0; at < middlesOf(names, a); at++)
    if (middle[middleFrom[a]! + at] !== middle[middleFrom[b]! + at]) return false
  return true
}

function middlesOf({ middleFrom }: Names, code: number): number {
  return middleFrom[code + 1]! - middleFrom[code]!
}

/** The words of the shorter đệm stand in the longer one, in their order. */
function isWithin({ words, middle, middleFrom, bare }: Names, few: number, many: number): boolean {
  const marks = bare[few] === 1 || bare[many] === 1
  let at = middleFrom[few]!
  const until = middleFrom[few + 1]!
  for (let other = middleFrom[many]!; other < middleFrom[many + 1]! && at < until; other++)
    if (words.relation(middle[at]!, middle[other]!, marks) <= SPELLING) at++
  return at === until
}

/**
 * One name with at most a slip of the finger, an initial or an đệm left out, never another given name or đệm: twins differ in those, and
 * share the family, however it is spelt.
 */
export function nearlySameName(names: Names, a: number, b: number): boolean {
  if (sameWords(names, a, b)) return true
  const given = givenRelation(names, a, b)
  const family = familyRelation(names, a, b)
  const middle = middleRelation(names, a, b)
  return given !== null && given <= TYPO && (family ?? 0) < OTHER && (middle ?? 0) <= MISSING
}
