import type { Column } from '../column.ts'
import { isBare, nameParts } from './name-parts.ts'
import { plainKey } from './spelling.ts'
import { MARKS, OTHER, type Relation, Words } from './words.ts'

/** The distinct names of a column taken apart once; everything by the code of the column, words by their numbers. */
export interface Names {
  readonly words: Words
  /** 1: the name has no marks at all. */
  readonly bare: Uint8Array
  /** 0: the name has no such part. */
  readonly family: Int32Array
  readonly given: Int32Array
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
  const names = prepare(column.values)
  prepared.set(column, names)
  return names
}

function prepare(values: readonly string[]): Names {
  const words = new Words()
  const size = values.length
  const [bare, family, given] = [new Uint8Array(size), new Int32Array(size), new Int32Array(size)]
  const [anyOrder, anyOrderPlain] = [new Int32Array(size), new Int32Array(size)]
  const middleFrom = new Int32Array(size + 1)
  const middle: number[] = []
  const orders = new Map<string, number>()
  const numberOf = (key: string): number => {
    const number = orders.get(key) ?? orders.size + 1
    orders.set(key, number)
    return number
  }
  for (const [code, name] of values.entries()) {
    const parts = nameParts(name)
    bare[code] = isBare(name) ? 1 : 0
    family[code] = words.number(parts.family)
    given[code] = words.number(parts.given)
    for (const word of parts.middle) middle.push(words.number(word))
    middleFrom[code + 1] = middle.length
    const all = name.split(' ')
    anyOrder[code] = numberOf(`=${[...all].sort().join(' ')}`)
    anyOrderPlain[code] = numberOf(all.map(plainKey).sort().join(' '))
  }
  return { words, bare, family, given, middle: Int32Array.from(middle), middleFrom, anyOrder, anyOrderPlain }
}

/** The same words in any order; marks may be missing throughout on one side, never contradict. Two known codes. */
export function sameWords(names: Names, a: number, b: number): boolean {
  if (names.anyOrderPlain[a] !== names.anyOrderPlain[b]) return false
  return names.anyOrder[a] === names.anyOrder[b] || names.bare[a] === 1 || names.bare[b] === 1
}

/** How the words that stand in one place of two names relate; null when one of them has nothing there. */
export function relationOf(names: Names, part: 'family' | 'given', a: number, b: number): Relation | null {
  const one = names[part][a]!
  const other = names[part][b]!
  if (one === 0 || other === 0) return null
  return names.words.relation(one, other, names.bare[a] === 1 || names.bare[b] === 1)
}

/**
 * True when the given names are two, not one written badly. Brothers and sisters share family, home and household and differ in this,
 * so that what people of one family share says nothing once it differs.
 */
export function givenNamesDiffer(names: Names, a: number, b: number): boolean {
  if (a === 0 || b === 0) return false
  const relation = relationOf(names, 'given', a, b)
  return relation !== null && (relation === OTHER || relation === MARKS) && !sameWords(names, a, b)
}
