import { z } from 'zod'
import { overCodes } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { editDistance } from '../similarity.ts'
import { type Bag, bagsOf } from '../word-bags.ts'

const SAME_WORDS = 1
/** In a shorter text two slips may make another text. */
const LEAST_LETTERS = 8
const MOST_SLIPS = 2

export const words = defineKind({
  kind: 'words',
  summary:
    'Names of firms, titles, addresses as sets of words: equal, the same words in another order, or as similar as each threshold. A rare word counts more than one that many records have; misspelt words count nearly as much, and two slips in all that leave numbers as they are, a lost space among them, reach the first threshold.',
  spec: z.strictObject({
    column: z.string(),
    similar: z.array(z.number().gt(0).lt(1)).min(1).default([0.8, 0.5]),
  }),
  make: ({ column, similar }, name) => {
    const thresholds = [...similar].sort((a, b) => b - a)
    return {
      name,
      vi: name,
      columns: [column],
      levels: [
        { name: 'exact', vi: 'trùng khớp', term: 0 },
        { name: 'same_words', vi: 'cùng các từ, khác thứ tự', term: 0 },
        ...thresholds.map((threshold) => ({ name: `similar_${threshold}`, vi: `chung từ (từ ${threshold})` })),
        { name: 'else', vi: 'khác nhau' },
      ],
      bind: ([values]) => {
        const { bags, likeness } = bagsOf(values!)
        return overCodes(values!.codes, bags.length, (a, b) => {
          const [one, other] = [bags[a]!, bags[b]!]
          if (hasSameWords(one, other)) return SAME_WORDS
          const alike = isSlip(values!.values[a]!, values!.values[b]!) ? 1 : likeness(one, other)
          const at = thresholds.findIndex((threshold) => alike >= threshold)
          return SAME_WORDS + 1 + (at < 0 ? thresholds.length : at)
        })
      },
    }
  },
})

function hasSameWords(a: Bag, b: Bag): boolean {
  return a.words.length === b.words.length && a.words.every((word, at) => word === b.words[at])
}

/** Another number is another house, never a slip. */
function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < LEAST_LETTERS || editDistance(a, b, MOST_SLIPS) > MOST_SLIPS) return false
  return a.replace(/\D/g, '') === b.replace(/\D/g, '')
}
