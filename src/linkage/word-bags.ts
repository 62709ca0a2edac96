import { wordsOnly } from '../domain/vietnamese-text.ts'
import type { Column } from './column.ts'
import { editDistance } from './similarity.ts'

/** Distinct words of a value, by their numbers ascending, with their weights, together of length 1. */
export interface Bag {
  readonly words: Int32Array
  readonly weights: Float64Array
}

/** Every value of a column as a bag of words, and how alike two bags are. */
export interface Bags {
  readonly bags: readonly Bag[]
  /** Cosine of two bags, 0 to 1; a word that the other lacks stands for one there that is a slip away. Symmetric. */
  likeness(a: Bag, b: Bag): number
}

/** Shorter words are one slip away from too many others. */
const LEAST_LETTERS = 4
/** What a word one slip away counts of the word itself. */
const SLIPPED = 0.9

/**
 * Bags of words, a word weighing the more the fewer records have it.
 * @see Cohen, Ravikumar and Fienberg (2003), "A Comparison of String Distance Metrics for Name-Matching Tasks": SoftTFIDF, here with
 * words one edit apart as the similar ones, which are found once per word and not once per pair.
 */
export function bagsOf({ values, counts }: Column): Bags {
  const split = values.map((value) =>
    [...new Set(wordsOnly(value.toLowerCase()).split(' '))].filter((word) => word !== ''),
  )
  const vocabulary = [...new Set(split.flat())].sort()
  const numbers = new Map(vocabulary.map((word, number) => [word, number]))
  const records = new Float64Array(vocabulary.length)
  let known = 0
  for (const [code, of] of split.entries()) {
    if (code === 0) continue
    known += counts[code]!
    for (const word of of) records[numbers.get(word)!]! += counts[code]!
  }
  const weightOf = Float64Array.from(records, (count) => Math.log(1 + known / Math.max(1, count)))
  const bags = split.map((of) =>
    bagOf(
      of.map((word) => numbers.get(word)!).sort((a, b) => a - b),
      weightOf,
    ),
  )
  const slips = slipsAmong(vocabulary)
  return { bags, likeness: (a, b) => (oneWay(a, b, slips) + oneWay(b, a, slips)) / 2 }
}

function bagOf(words: readonly number[], weightOf: Float64Array): Bag {
  const length = Math.sqrt(words.reduce((sum, word) => sum + weightOf[word]! ** 2, 0))
  return { words: Int32Array.from(words), weights: Float64Array.from(words, (word) => weightOf[word]! / length) }
}

function oneWay(from: Bag, to: Bag, slips: readonly (readonly number[])[]): number {
  let sum = 0
  let at = 0
  for (let own = 0; own < from.words.length; own++) {
    const word = from.words[own]!
    while (at < to.words.length && to.words[at]! < word) at++
    if (to.words[at] === word) sum += from.weights[own]! * to.weights[at]!
    else
      for (const slip of slips[word]!) {
        const found = to.words.indexOf(slip)
        if (found < 0) continue
        sum += SLIPPED * from.weights[own]! * to.weights[found]!
        break
      }
  }
  return sum
}

/** For each word the others that are one edit away, found by the texts that both become when a letter is left out. */
function slipsAmong(vocabulary: readonly string[]): number[][] {
  const sharing = new Map<string, number[]>()
  for (const [number, word] of vocabulary.entries()) {
    if (word.length < LEAST_LETTERS) continue
    for (const short of shortened(word)) {
      const known = sharing.get(short)
      if (known === undefined) sharing.set(short, [number])
      else known.push(number)
    }
  }
  const slips = vocabulary.map(() => new Set<number>())
  for (const numbers of sharing.values())
    for (const one of numbers)
      for (const other of numbers)
        if (one !== other && editDistance(vocabulary[one]!, vocabulary[other]!, 1) === 1) slips[one]!.add(other)
  return slips.map((of) => [...of].sort((a, b) => a - b))
}

function shortened(word: string): Set<string> {
  return new Set([word, ...Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))])
}
