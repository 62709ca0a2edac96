import { fc, it as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { type ClusterInput, clusterEdges, type Edge } from '../../src/linkage/cluster.ts'

type Given = Partial<Omit<ClusterInput, 'edges'>> & { readonly edges: readonly (readonly [number, number, number])[] }

function clusters({ edges, ...given }: Given) {
  const all = edges.map(([a, b, weight]): Edge => ({ a: Math.min(a, b), b: Math.max(a, b), weight }))
  const weights = new Map(all.map(({ a, b, weight }) => [`${a} ${b}`, weight]))
  return clusterEdges({
    records: 8,
    judgements: [],
    apart: () => false,
    weightOf: (a, b) => weights.get(`${Math.min(a, b)} ${Math.max(a, b)}`) ?? 0,
    threshold: 0,
    maxCluster: 50,
    ...given,
    edges: all.sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b),
  })
}

const labelsOf = (given: Given) => Array.from(clusters(given).labels)

describe('clusters', () => {
  it('are the smallest record of each group', () => {
    expect(
      labelsOf({
        edges: [
          [6, 5, 9],
          [2, 1, 9],
          [5, 2, 9],
        ],
      }),
    ).toEqual([0, 1, 1, 3, 4, 1, 1, 7])
  })

  it('never hold two records that are apart, however heavy the chain between them', () => {
    const { labels, refused } = clusters({
      edges: [
        [0, 1, 20],
        [1, 2, 10],
      ],
      apart: (a, b) => (a === 0 && b === 2) || (a === 2 && b === 0),
    })
    expect(Array.from(labels)).toEqual([0, 0, 2, 3, 4, 5, 6, 7])
    expect(refused).toEqual([{ a: 1, b: 2, weight: 10, why: 'apart' }])
  })

  it('follow people: what they say is the same is, what they say is not is not', () => {
    const { labels, refused, conflicts } = clusters({
      edges: [
        [0, 1, 20],
        [2, 3, 20],
      ],
      judgements: [
        { a: 0, b: 1, same: false },
        { a: 3, b: 4, same: true },
      ],
    })
    expect(Array.from(labels)).toEqual([0, 1, 2, 2, 2, 5, 6, 7])
    expect(refused).toEqual([{ a: 0, b: 1, weight: 20, why: 'judged' }])
    expect(conflicts).toEqual([])
  })

  it('keep "not the same" between the groups of the two records too', () => {
    const { labels } = clusters({
      edges: [
        [1, 2, 20],
        [2, 3, 15],
      ],
      judgements: [
        { a: 0, b: 1, same: true },
        { a: 0, b: 3, same: false },
      ],
    })
    expect(labels[3]).toBe(3)
    expect(labels[2]).toBe(0)
  })

  it('report a "not the same" that a chain of "same" contradicts', () => {
    const contradicted = { a: 0, b: 2, same: false }
    const { conflicts } = clusters({
      edges: [],
      judgements: [{ a: 0, b: 1, same: true }, contradicted, { a: 1, b: 2, same: true }],
    })
    expect(conflicts).toEqual([contradicted])
  })

  it('do not grow beyond the limit', () => {
    const { labels, refused } = clusters({
      edges: [
        [0, 1, 9],
        [1, 2, 8],
        [2, 3, 7],
      ],
      weightOf: () => 5,
      maxCluster: 3,
    })
    expect(Array.from(labels)).toEqual([0, 0, 0, 3, 4, 5, 6, 7])
    expect(refused).toEqual([{ a: 2, b: 3, weight: 7, why: 'too_large' }])
  })

  it('part where two groups hang on one edge hardly over the threshold', () => {
    const { labels, refused } = clusters({
      edges: [
        [0, 1, 20],
        [2, 3, 20],
        [1, 2, 3],
      ],
      weightOf: () => 3,
    })
    expect(Array.from(labels)).toEqual([0, 0, 2, 2, 4, 5, 6, 7])
    expect(refused).toEqual([{ a: 1, b: 2, weight: 3, why: 'weak_bridge' }])
  })

  it('part where the records on both sides of a bridge speak against each other', () => {
    const { labels } = clusters({
      edges: [
        [0, 1, 20],
        [1, 2, 12],
      ],
      weightOf: (a, b) => (a + b === 2 ? -30 : 12),
    })
    expect(Array.from(labels)).toEqual([0, 0, 2, 3, 4, 5, 6, 7])
  })

  it('keep a weak bridge that people have confirmed', () => {
    const { labels } = clusters({
      edges: [
        [0, 1, 20],
        [2, 3, 20],
      ],
      judgements: [{ a: 1, b: 2, same: true }],
      weightOf: (a, b) => (a + b === 1 || a + b === 5 ? 20 : -5),
    })
    expect(Array.from(labels)).toEqual([0, 0, 0, 0, 4, 5, 6, 7])
  })

  it('keep a ring: no single edge holds it together', () => {
    const { labels } = clusters({
      edges: [
        [0, 1, 20],
        [2, 3, 20],
        [1, 2, 3],
        [0, 3, 3],
      ],
      weightOf: () => -5,
    })
    expect(Array.from(labels)).toEqual([0, 0, 0, 0, 4, 5, 6, 7])
  })
})

const EDGES = fc.uniqueArray(
  fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 30 })),
  {
    maxLength: 25,
    selector: ([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`,
  },
)

describe('clustering', () => {
  property.prop([
    EDGES,
    fc.array(fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 11 }), fc.boolean()), {
      maxLength: 5,
    }),
  ])(
    'keeps what it is promised: every label is the least of its group, and no group holds records that are apart',
    (drawn, judged) => {
      const apart = (a: number, b: number) => (a * 7 + b * 7) % 5 === 0
      const judgements = judged.filter(([a, b]) => a !== b).map(([a, b, same]) => ({ a, b, same }))
      const edges = drawn.filter(([a, b]) => a !== b)
      const { labels, conflicts } = clusters({ records: 12, edges, apart, judgements })
      for (const [record, label] of labels.entries()) {
        expect(labels[label]).toBe(label)
        expect(label).toBeLessThanOrEqual(record)
      }
      for (const { a, b, same } of judgements)
        if (same) expect(labels[a]).toBe(labels[b])
        else if (!conflicts.some((of) => of.a === a && of.b === b)) expect(labels[a]).not.toBe(labels[b])
      if (judgements.length === 0)
        for (let a = 0; a < 12; a++)
          for (let b = a + 1; b < 12; b++) if (labels[a] === labels[b]) expect(apart(a, b)).toBe(false)
    },
  )
})
