import { createHash } from 'node:crypto'
import { byCodeUnit } from '../linkage/sort-texts.ts'

/** A cluster of tonight: persons by keys alone, with the key that names each. */
export interface TonightCluster {
  readonly persons: readonly { readonly person: number; readonly key: string }[]
}

/** Where a person was the night before. */
export interface FormerMember {
  readonly clusterId: string
  readonly since: string
}

export type EventName = 'formed' | 'grew' | 'shrank' | 'merged_into' | 'split_from' | 'dissolved'

export interface ClusterEvent {
  readonly clusterId: string
  readonly event: EventName
  /** The cluster it was merged into or split from; '' for none. */
  readonly otherId: string
  /** Persons of tonight's cluster; for one that is gone, of the night before. */
  readonly persons: number
}

export interface NamedClusters {
  /** Beside the clusters asked about. */
  readonly names: readonly { readonly clusterId: string; readonly since: string }[]
  readonly events: readonly ClusterEvent[]
}

/**
 * Ids of tonight's clusters. A cluster keeps the id of the night before with which it shares most persons; of several the older, then
 * the smaller id. What gets none is named after its smallest key. So an id moves only when its persons do.
 *
 * @param former by person, for those that were in a cluster; several when a person's keys were apart the night before.
 * @param absent ids of which some person is not in tonight's data at all: nobody can say that they are gone.
 */
export function nameClusters(
  clusters: readonly TonightCluster[],
  former: ReadonlyMap<number, readonly FormerMember[]>,
  asOf: string,
  absent: ReadonlySet<string> = new Set(),
): NamedClusters {
  const claims = clusters.flatMap((cluster, at) => claimsOf(cluster, at, former))
  claims.sort((x, y) => y.shared - x.shared || byCodeUnit(x.since, y.since) || byCodeUnit(x.id, y.id) || x.at - y.at)
  const owner = new Map<string, number>()
  const names = new Map<number, { clusterId: string; since: string }>()
  for (const { at, id, since } of claims) {
    if (owner.has(id) || names.has(at)) continue
    owner.set(id, at)
    names.set(at, { clusterId: id, since })
  }
  // Every id ever in use, made once: with one set a cluster the time grew with the square of the clusters.
  const taken = new Set(absent)
  for (const members of former.values()) for (const { clusterId } of members) taken.add(clusterId)
  for (const [at, cluster] of clusters.entries()) {
    if (names.has(at)) continue
    const clusterId = mint(cluster, taken)
    taken.add(clusterId)
    owner.set(clusterId, at)
    names.set(at, { clusterId, since: asOf })
  }
  return {
    names: clusters.map((_, at) => names.get(at)!),
    events: eventsOf(clusters, former, names, owner, absent),
  }
}

interface Claim {
  readonly at: number
  readonly id: string
  readonly since: string
  readonly shared: number
}

function claimsOf(
  { persons }: TonightCluster,
  at: number,
  former: ReadonlyMap<number, readonly FormerMember[]>,
): Claim[] {
  const shared = new Map<string, Claim>()
  for (const { person } of persons)
    for (const { clusterId, since } of former.get(person) ?? [])
      shared.set(clusterId, { at, id: clusterId, since, shared: (shared.get(clusterId)?.shared ?? 0) + 1 })
  return [...shared.values()]
}

function mint({ persons }: TonightCluster, taken: ReadonlySet<string>): string {
  const key = persons.map((member) => member.key).sort(byCodeUnit)[0] ?? ''
  for (let turn = 1; ; turn++) {
    const id = createHash('sha256').update(`person|${key}|${turn}`).digest('hex').slice(0, 16)
    if (!taken.has(id)) return id
  }
}

function eventsOf(
  clusters: readonly TonightCluster[],
  former: ReadonlyMap<number, readonly FormerMember[]>,
  names: ReadonlyMap<number, { readonly clusterId: string }>,
  owner: ReadonlyMap<string, number>,
  absent: ReadonlySet<string>,
): ClusterEvent[] {
  const before = new Map<string, number>()
  for (const members of former.values())
    for (const { clusterId } of members) before.set(clusterId, (before.get(clusterId) ?? 0) + 1)
  const events: ClusterEvent[] = []
  for (const [at, { persons }] of clusters.entries()) {
    const { clusterId } = names.get(at)!
    const inside = new Set(
      persons.flatMap(({ person }) => (former.get(person) ?? []).map((member) => member.clusterId)),
    )
    const others = [...inside].filter((id) => id !== clusterId).sort(byCodeUnit)
    const event = (name: EventName, id: string, otherId = ''): ClusterEvent => ({
      clusterId: id,
      event: name,
      otherId,
      persons: persons.length,
    })
    const past = before.get(clusterId)
    if (past === undefined) {
      if (others.length === 0) events.push(event('formed', clusterId))
      for (const other of others) events.push(event('split_from', clusterId, other))
      continue
    }
    if (persons.length > past) events.push(event('grew', clusterId))
    if (persons.length < past) events.push(event('shrank', clusterId))
    for (const other of others) if (!owner.has(other)) events.push(event('merged_into', other, clusterId))
  }
  const merged = new Set(events.filter((one) => one.event === 'merged_into').map((one) => one.clusterId))
  for (const [id, persons] of before)
    if (!owner.has(id) && !merged.has(id) && !absent.has(id))
      events.push({ clusterId: id, event: 'dissolved', otherId: '', persons })
  return events.sort(
    (x, y) => byCodeUnit(x.clusterId, y.clusterId) || byCodeUnit(x.event, y.event) || byCodeUnit(x.otherId, y.otherId),
  )
}
