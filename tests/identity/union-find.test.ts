import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { endsOfChains } from '../../src/identity/successor-chains.ts'
import { UnionFind } from '../../src/identity/union-find.ts'

const pairs = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 })), { maxLength: 60 })

/** What union-find should say, by walking from key to key. */
function reachable(links: readonly (readonly [number, number])[], start: number): Set<number> {
  const seen = new Set([start])
  for (const at of seen)
    for (const [a, b] of links) {
      if (a === at) seen.add(b)
      if (b === at) seen.add(a)
    }
  return seen
}

describe('union-find', () => {
  test.prop([pairs])('labels a cluster by its smallest key and knows its size', (links) => {
    const clusters = new UnionFind(30)
    for (const [a, b] of links) clusters.union(a, b)
    for (let key = 1; key <= 30; key++) {
      const members = reachable(links, key)
      expect(clusters.find(key)).toBe(Math.min(...members))
      expect(clusters.sizeOf(key)).toBe(members.size)
    }
  })

  test.prop([pairs])('gives the same labels in any order of pairs', (links) => {
    const [forwards, backwards] = [new UnionFind(30), new UnionFind(30)]
    for (const [a, b] of links) forwards.union(a, b)
    for (const [a, b] of links.toReversed()) backwards.union(b, a)
    for (let key = 1; key <= 30; key++) expect(backwards.find(key)).toBe(forwards.find(key))
  })

  it('refuses a key beyond its count', () => {
    expect(() => new UnionFind(3).find(4)).toThrow(RangeError)
  })
})

describe('chains of successors', () => {
  it('end at the last of each chain', () => {
    expect([...endsOfChains(Int32Array.of(0, 2, 3, 0, 3, 0))]).toEqual([0, 3, 3, 3, 3, 5])
  })

  it('end at the smallest of a cycle, for members and for those who lead into it', () => {
    expect([...endsOfChains(Int32Array.of(0, 4, 3, 4, 2))]).toEqual([0, 2, 2, 2, 2])
  })

  it('take a root that follows itself as its own end', () => {
    expect([...endsOfChains(Int32Array.of(0, 1))]).toEqual([0, 1])
  })
})
