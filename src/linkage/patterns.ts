import type { LevelOf } from './comparison.ts'

/** The levels of all comparisons of a pair as one number: mixed radix, 0 for null and level + 1 else. */
export interface PatternCode {
  of(a: number, b: number): number
  /** Level of each comparison, NULL_LEVEL for null. */
  levels(pattern: number): number[]
  /** How many numbers there could be. */
  readonly size: number
}

/** @throws RangeError when the comparisons have more patterns together than a number can tell apart. */
export function patternCode(levelCounts: readonly number[], levelOf: readonly LevelOf[]): PatternCode {
  const radix: number[] = []
  let size = 1
  for (const count of levelCounts) {
    radix.push(size)
    size *= count + 1
  }
  if (size > Number.MAX_SAFE_INTEGER) throw new RangeError('too many comparisons: their levels cannot be told apart')
  return {
    size,
    of(a, b) {
      let pattern = 0
      for (let at = 0; at < levelOf.length; at++) pattern += (levelOf[at]!(a, b) + 1) * radix[at]!
      return pattern
    },
    levels: (pattern) => levelCounts.map((count, at) => (Math.floor(pattern / radix[at]!) % (count + 1)) - 1),
  }
}

/** Distinct patterns of pairs, numbered in the order met, and how often each was. */
export class PatternCounts {
  readonly #numbers = new Map<number, number>()
  readonly #dense: Int32Array | null
  readonly patterns: number[] = []
  readonly counts: number[] = []

  /** `size` numbers at most; few enough are looked up in an array. */
  constructor(size: number) {
    this.#dense = size <= 1 << 22 ? new Int32Array(size) : null
  }

  /** Counts a pattern and returns its number. */
  add(pattern: number, times = 1): number {
    let number = this.#dense === null ? this.#numbers.get(pattern) : this.#dense[pattern]! - 1
    if (number === undefined || number < 0) {
      number = this.patterns.length
      this.patterns.push(pattern)
      this.counts.push(0)
      if (this.#dense === null) this.#numbers.set(pattern, number)
      else this.#dense[pattern] = number + 1
    }
    this.counts[number] = this.counts[number]! + times
    return number
  }
}

const CHUNK = 1 << 18

/** Pairs of records with the number of their pattern: twelve bytes each, in chunks, so that nothing is copied as it grows. */
export class PairList {
  readonly #chunks: Int32Array[] = []
  length = 0

  push(a: number, b: number, pattern: number): void {
    const at = this.length % CHUNK
    if (at === 0) this.#chunks.push(new Int32Array(CHUNK * 3))
    const chunk = this.#chunks.at(-1)!
    chunk[at * 3] = a
    chunk[at * 3 + 1] = b
    chunk[at * 3 + 2] = pattern
    this.length++
  }

  each(take: (a: number, b: number, pattern: number) => void): void {
    for (const [number, chunk] of this.#chunks.entries()) {
      const until = Math.min(CHUNK, this.length - number * CHUNK)
      for (let at = 0; at < until; at++) take(chunk[at * 3]!, chunk[at * 3 + 1]!, chunk[at * 3 + 2]!)
    }
  }
}
