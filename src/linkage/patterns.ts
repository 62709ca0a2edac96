import type { LevelOf } from './comparison.ts'
import { NumberCodes } from './number-codes.ts'

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
  readonly #codes = new NumberCodes()
  readonly patterns: number[] = []
  readonly counts: number[] = []

  /** Counts a pattern and returns its number. */
  add(pattern: number, times = 1): number {
    const number = this.#codes.codeOf(pattern)
    if (number === this.patterns.length) {
      this.patterns.push(pattern)
      this.counts.push(0)
    }
    this.counts[number] = this.counts[number]! + times
    return number
  }
}

const CHUNK = 1 << 16

/**
 * Numbers of patterns, one a pair, in the order of the pairs: four bytes each, in chunks, so that nothing is copied as it grows. Which
 * two records a pair is, is not kept: blocking tells it again in the same order, in a fraction of the time of a comparison.
 */
export class PatternList {
  readonly #chunks: Int32Array[] = []
  length = 0

  push(pattern: number): void {
    const at = this.length % CHUNK
    if (at === 0) this.#chunks.push(new Int32Array(CHUNK))
    this.#chunks.at(-1)![at] = pattern
    this.length++
  }

  at(pair: number): number {
    return this.#chunks[Math.floor(pair / CHUNK)]![pair % CHUNK]!
  }
}
