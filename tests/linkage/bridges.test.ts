import { fc, it as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { bridgesOf, reachable } from '../../src/linkage/bridges.ts'

const EDGES = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })).filter(([a, b]) => a !== b),
  { maxLength: 16 },
)

/** Records that hang together by going over the edges until nothing is added. */
function plainReachable(from: number, edges: readonly { a: number; b: number }[]): Set<number> {
  const seen = new Set([from])
  for (let before = -1; before !== seen.size; ) {
    before = seen.size
    for (const { a, b } of edges) if (seen.has(a) || seen.has(b)) seen.add(a).add(b)
  }
  return seen
}

describe('bridges', () => {
  property.prop([EDGES])('are the edges without which their ends do not hang together', (drawn) => {
    const edges = drawn.map(([a, b]) => ({ a, b }))
    const plain = edges.filter(
      (edge) =>
        !plainReachable(
          edge.a,
          edges.filter((of) => of !== edge),
        ).has(edge.b),
    )
    expect(new Set(bridgesOf(edges))).toEqual(new Set(plain))
    for (const { a } of edges) expect(reachable(a, edges)).toEqual(plainReachable(a, edges))
  })

  it('of a chain of a hundred thousand are all its edges', () => {
    const chain = Array.from({ length: 100_000 }, (_, at) => ({ a: at, b: at + 1 }))
    expect(bridgesOf(chain).length).toBe(100_000)
  })
})
