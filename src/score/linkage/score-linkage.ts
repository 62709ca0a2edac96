import { type FoundClusters, readClusters } from './found-clusters.ts'
import type { WhoIsWho } from './who-is-who.ts'

/** Pairs of records of one person, and how many of them the run has in one cluster. */
export interface PairCount {
  all: number
  found: number
}

/** Pairs of records: those of one person are to be found, those of two are not. */
export interface LinkageScore {
  /** Pairs in one cluster. */
  readonly found: number
  /** Of these, pairs of one person. */
  readonly right: number
  /** Every pair that can be decided. */
  readonly all: PairCount
  /** A citizen ID, insurance number, passport, or old card with birth date stands in both. */
  readonly withStrongKey: PairCount
  readonly withoutStrongKey: PairCount
  /** Pairs without a strong key, by how the person was recorded. */
  readonly byScenario: Readonly<Record<string, PairCount>>
  /** People easily taken for another: how many there are, and how many stand in one cluster with somebody else, by its confidence. */
  readonly traps: Readonly<
    Record<string, { readonly people: number; readonly joined: Readonly<Record<string, number>> }>
  >
  /** Clusters of several people by what these are, the most frequent first: where precision is lost. */
  readonly wrongClusters: Readonly<Record<string, number>>
}

/** How far the clusters of the run are the people of the nation; null if the truth does not say who is who, or the run has no clusters. */
export async function scoreLinkage(who: WhoIsWho | null, run: string): Promise<LinkageScore | null> {
  if (who === null) return null
  const clusters = await readClusters(run, who)
  return clusters === null ? null : compare(who, clusters)
}

function compare(who: WhoIsWho, clusters: FoundClusters): LinkageScore {
  const members = membersOf(who, clusters)
  const { found, right } = countFound(members)
  return { found, right, ...countTrue(who, clusters), ...countMixed(who, clusters, members) }
}

/** Records of one person in one cluster. */
interface Members {
  readonly cluster: number
  readonly person: number
  readonly records: number
}

const PEOPLE = 2 ** 26

/** By cluster and person. */
function membersOf({ personOf }: WhoIsWho, { clusterOf }: FoundClusters): Members[] {
  const codes = Float64Array.from(personOf, (person, record) => clusterOf[record]! * PEOPLE + person)
    .filter((code) => code >= 0)
    .sort()
  const members: Members[] = []
  for (let from = 0, to = 0; from < codes.length; from = to) {
    while (to < codes.length && codes[to] === codes[from]) to++
    const code = codes[from]!
    members.push({ cluster: Math.floor(code / PEOPLE), person: code % PEOPLE, records: to - from })
  }
  return members
}

const pairsOf = (records: number): number => (records * (records - 1)) / 2

/** Counted from sizes, so that one cluster of very many costs nothing. */
function countFound(members: readonly Members[]): { found: number; right: number } {
  const sizes = new Map<number, number>()
  for (const { cluster, records } of members) sizes.set(cluster, (sizes.get(cluster) ?? 0) + records)
  return {
    found: [...sizes.values()].reduce((sum, size) => sum + pairsOf(size), 0),
    right: members.reduce((sum, { records }) => sum + pairsOf(records), 0),
  }
}

function countTrue(
  { pairs, people, personOf }: WhoIsWho,
  { clusterOf }: FoundClusters,
): Pick<LinkageScore, 'all' | 'withStrongKey' | 'withoutStrongKey' | 'byScenario'> {
  const none = (): PairCount => ({ all: 0, found: 0 })
  const counts = { all: none(), withStrongKey: none(), withoutStrongKey: none() }
  const byScenario: Record<string, PairCount> = {}
  for (const { one, other, strong } of pairs) {
    const found = clusterOf[one] !== -1 && clusterOf[one] === clusterOf[other] ? 1 : 0
    const scenario = people[personOf[one]!]!.scenario || 'in no scenario of linkage'
    if (!strong) byScenario[scenario] ??= none()
    const touched = strong
      ? [counts.all, counts.withStrongKey]
      : [counts.all, counts.withoutStrongKey, byScenario[scenario]!]
    for (const count of touched) {
      count.all++
      count.found += found
    }
  }
  return { ...counts, byScenario }
}

function countMixed(
  { people }: WhoIsWho,
  { confidences }: FoundClusters,
  members: readonly Members[],
): Pick<LinkageScore, 'traps' | 'wrongClusters'> {
  const traps: Record<string, { people: number; joined: Record<string, number> }> = {}
  for (const { trap } of people) {
    if (trap === '') continue
    traps[trap] ??= { people: 0, joined: {} }
    traps[trap].people++
  }
  const wrong = new Map<string, number>()
  for (let from = 0, to = 0; from < members.length; from = to) {
    while (to < members.length && members[to]!.cluster === members[from]!.cluster) to++
    if (to - from < 2) continue
    const joined = members.slice(from, to).map(({ person }) => people[person]!)
    const confidence = confidences[members[from]!.cluster]!
    for (const { trap } of joined) {
      if (trap === '') continue
      const counts = traps[trap]!.joined
      counts[confidence] = (counts[confidence] ?? 0) + 1
    }
    const kinds = [...new Set(joined.map(({ trap, scenario }) => trap || scenario || 'others'))].toSorted().join(' + ')
    const name = `${confidence} ${kinds}`
    wrong.set(name, (wrong.get(name) ?? 0) + 1)
  }
  const ordered = [...wrong].toSorted(([one, first], [two, second]) => second - first || (one < two ? -1 : 1))
  return { traps, wrongClusters: Object.fromEntries(ordered) }
}
