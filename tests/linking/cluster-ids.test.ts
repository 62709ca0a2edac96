import { describe, expect, it } from 'vitest'
import { type FormerMember, nameClusters, type TonightCluster } from '../../src/linking/cluster-ids.ts'

const cluster = (...persons: number[]): TonightCluster => ({
  persons: persons.map((person) => ({ person, key: `C:${person}` })),
})
const former = (
  clusters: Readonly<Record<string, readonly number[]>>,
  since: Readonly<Record<string, string>> = {},
) => {
  const found = new Map<number, FormerMember[]>()
  for (const [clusterId, persons] of Object.entries(clusters))
    for (const person of persons)
      found.set(person, [...(found.get(person) ?? []), { clusterId, since: since[clusterId] ?? '2026-01-31' }])
  return found
}
const named = (
  clusters: readonly TonightCluster[],
  before: ReadonlyMap<number, readonly FormerMember[]>,
  absent: string[] = [],
) => {
  const { names, events } = nameClusters(clusters, before, '2026-02-28', new Set(absent))
  return {
    ids: names.map(({ clusterId }) => clusterId),
    events: events.map(({ clusterId, event, otherId, persons }) => `${clusterId} ${event} ${otherId} ${persons}`),
  }
}

describe('ids of clusters from night to night', () => {
  it('stay when nothing changes, and nothing is said', () => {
    expect(named([cluster(1, 2)], former({ a: [1, 2] }))).toEqual({ ids: ['a'], events: [] })
  })
  it('stay when a person joins or leaves', () => {
    expect(named([cluster(1, 2, 3)], former({ a: [1, 2] }))).toEqual({ ids: ['a'], events: ['a grew  3'] })
    expect(named([cluster(1, 2)], former({ a: [1, 2, 3] }))).toEqual({ ids: ['a'], events: ['a shrank  2'] })
  })
  it('go to the part with most persons when two merge, else to the older', () => {
    expect(named([cluster(1, 2, 3, 4, 5)], former({ a: [1, 2], b: [3, 4, 5] }))).toEqual({
      ids: ['b'],
      events: ['a merged_into b 5', 'b grew  5'],
    })
    const ages = { a: '2026-01-31', b: '2025-12-31' }
    expect(named([cluster(1, 2, 3, 4)], former({ a: [1, 2], b: [3, 4] }, ages)).ids).toEqual(['b'])
  })
  it('stay with the part with most persons when one splits; the other part gets a new one', () => {
    const { ids, events } = named([cluster(1, 2), cluster(3, 4, 5)], former({ a: [1, 2, 3, 4, 5] }))
    expect(ids[1]).toBe('a')
    expect(events).toContain(`${ids[0]} split_from a 2`)
    expect(events).toContain('a shrank  3')
  })
  it('are never given twice, though a cluster is named after a key that once named another', () => {
    const [minted] = named([cluster(1, 2)], new Map()).ids
    const { ids } = named([cluster(1, 2), cluster(3, 4, 5)], former({ [minted!]: [1, 3, 4, 5] }))
    expect(ids[1]).toBe(minted)
    expect(ids[0]).not.toBe(minted)
  })
  it('are said to be gone when nobody is together any more, but not when somebody is in no file', () => {
    expect(named([], former({ a: [1, 2] })).events).toEqual(['a dissolved  2'])
    expect(named([], former({ a: [1] }), ['a']).events).toEqual([])
  })
})
