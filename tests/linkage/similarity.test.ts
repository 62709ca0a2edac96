import { fc, it as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { editDistance, jaroWinkler } from '../../src/linkage/similarity.ts'

/** Optimal string alignment straight from its definition, without a limit. */
function plainDistance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : i)),
  )
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      d[i]![j] = j === 0 ? i : Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d[i]![j] = Math.min(d[i]![j]!, d[i - 2]![j - 2]! + 1)
    }
  return d[a.length]![b.length]!
}

/** Jaro–Winkler from its definition: lists of matched characters, then how many stand elsewhere. */
function plainJaroWinkler(a: string, b: string): number {
  if (a === b) return 1
  const reach = Math.max(Math.floor(Math.max(a.length, b.length) / 2) - 1, 0)
  const free = [...b].map(() => true)
  const inA: string[] = []
  for (let i = 0; i < a.length; i++) {
    const j = free.findIndex((isFree, at) => isFree && Math.abs(at - i) <= reach && a[i] === b[at])
    if (j < 0) continue
    free[j] = false
    inA.push(a[i]!)
  }
  const inB = [...b].filter((_, at) => !free[at])
  if (inA.length === 0) return 0
  const moved = Math.floor(inA.filter((letter, at) => letter !== inB[at]).length / 2)
  const jaro = (inA.length / a.length + inB.length / b.length + (inA.length - moved) / inA.length) / 3
  const common = [0, 1, 2, 3].findIndex((at) => a[at] === undefined || a[at] !== b[at])
  return jaro + (common < 0 ? 4 : common) * 0.1 * (1 - jaro)
}

const WORD = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ế', ' '), maxLength: 12 })

describe('Jaro–Winkler', () => {
  it.each([
    // Winkler (1990), table of examples, to the four digits printed there.
    { a: 'MARTHA', b: 'MARHTA', similarity: 0.9611 },
    { a: 'DIXON', b: 'DICKSONX', similarity: 0.8133 },
    { a: 'DWAYNE', b: 'DUANE', similarity: 0.84 },
    { a: 'JONES', b: 'JOHNSON', similarity: 0.8324 },
    { a: 'ABROMS', b: 'ABRAMS', similarity: 0.9222 },
    // Three letters moved round are one transposition and a half: one counts.
    { a: 'abcvwxyz', b: 'cabvwxyz', similarity: 0.9583 },
    { a: 'abc', b: 'xyz', similarity: 0 },
    { a: '', b: 'abc', similarity: 0 },
    { a: 'Đặng', b: 'Đặng', similarity: 1 },
  ])('of $a and $b is $similarity', ({ a, b, similarity }) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(similarity, 4)
  })

  property.prop([WORD, WORD])('is what its definition says', (a, b) => {
    expect(jaroWinkler(a, b)).toBeCloseTo(plainJaroWinkler(a, b), 12)
  })

  it('of texts longer than its buffers is a number between 0 and 1', () => {
    const [a, b] = ['ab'.repeat(300), 'ba'.repeat(400)]
    expect(jaroWinkler(a, b)).toBeGreaterThan(0)
    expect(jaroWinkler(a, b)).toBeLessThan(1)
  })
})

describe('edit distance', () => {
  property.prop([WORD, WORD, fc.integer({ min: 0, max: 9 })])(
    'is that of the plain table, up to the limit',
    (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(Math.min(plainDistance(a, b), limit + 1))
    },
  )

  property.prop([WORD, WORD])('is the same both ways', (a, b) => {
    expect(editDistance(a, b, 20)).toBe(editDistance(b, a, 20))
  })

  it('counts two neighbours swapped as one edit', () => {
    expect(editDistance('001088012345', '001088012354', 2)).toBe(1)
  })
})
