import { bridgesOf, reachable } from './bridges.ts'

/** A scored pair that may join two records. */
export interface Edge {
  readonly a: number
  readonly b: number
  readonly weight: number
}

/** A person's word on two records. */
export interface Judgement {
  readonly a: number
  readonly b: number
  readonly same: boolean
}

export interface ClusterInput {
  readonly records: number
  /** Pairs at or above the threshold, from the heaviest down; ties in the order of their records. */
  readonly edges: readonly Edge[]
  readonly judgements: readonly Judgement[]
  /** Two records that cannot be one entity whatever else agrees: two valid IDs, two of one file where each has one partner. */
  apart(a: number, b: number): boolean
  /** Match weight of any two records, asked only inside a cluster. */
  weightOf(a: number, b: number): number
  readonly threshold: number
  readonly maxCluster: number
}

/** An edge that joined nothing, and why. */
export interface Refused extends Edge {
  readonly why: 'apart' | 'judged' | 'too_large' | 'weak_bridge'
}

export interface Clusters {
  /** Smallest record number of the cluster of each record. */
  readonly labels: Int32Array
  readonly refused: readonly Refused[]
  /** Judgements that contradict others: the pair said to be two, though a chain of "same" joins it. */
  readonly conflicts: readonly Judgement[]
}

/** How many bits above the threshold an edge must be to hold two groups together by itself. */
const BRIDGE_MARGIN = 4

/**
 * Clusters of records: people's word first, then the edges from the heaviest down, unless that would put two records together that
 * cannot be one; then weak bridges are cut. The result depends on the edges alone, not on their order in the input.
 */
export function clusterEdges(input: ClusterInput): Clusters {
  const groups = new Groups(input.records)
  const refused: Refused[] = []
  for (const { a, b, same } of input.judgements) if (same) groups.join(a, b)
  const conflicts = input.judgements.filter(({ a, b, same }) => !same && groups.of(a) === groups.of(b))
  const separate = separations(input.judgements)
  const held: Edge[] = []
  for (const edge of input.edges) {
    const why = refusal(input, groups, separate, edge)
    if (why !== null) refused.push({ ...edge, why })
    else {
      groups.join(edge.a, edge.b)
      held.push(edge)
    }
  }
  return { labels: cutWeakBridges(input, groups, held, refused), refused, conflicts }
}

/** Records that somebody said are two people, by each of them. */
function separations(judgements: readonly Judgement[]): ReadonlyMap<number, ReadonlySet<number>> {
  const separate = new Map<number, Set<number>>()
  const add = (from: number, to: number) => separate.set(from, (separate.get(from) ?? new Set()).add(to))
  for (const { a, b, same } of judgements)
    if (!same) {
      add(a, b)
      add(b, a)
    }
  return separate
}

function refusal(
  { apart, maxCluster }: ClusterInput,
  groups: Groups,
  separate: ReadonlyMap<number, ReadonlySet<number>>,
  { a, b }: Edge,
): Refused['why'] | null {
  if (groups.of(a) === groups.of(b)) return null
  const [left, right] = [groups.membersOf(a), groups.membersOf(b)]
  if (left.length + right.length > maxCluster) return 'too_large'
  for (const one of left) {
    const others = separate.get(one)
    for (const other of right) {
      if (others?.has(other)) return 'judged'
      if (apart(one, other)) return 'apart'
    }
  }
  return null
}

/** Groups that grow, with their members at hand; the smaller group goes into the larger one. */
class Groups {
  readonly #group: Int32Array
  readonly #members = new Map<number, number[]>()

  constructor(records: number) {
    this.#group = Int32Array.from({ length: records }, (_, record) => record)
  }

  of(record: number): number {
    return this.#group[record]!
  }

  membersOf(record: number): readonly number[] {
    const group = this.#group[record]!
    return this.#members.get(group) ?? [group]
  }

  join(a: number, b: number): void {
    const [one, other] = [this.of(a), this.of(b)]
    if (one === other) return
    const isLarger = this.membersOf(one).length >= this.membersOf(other).length
    const [large, small] = isLarger ? [one, other] : [other, one]
    const members = this.#members.get(large) ?? [large]
    for (const record of this.membersOf(small)) {
      this.#group[record] = large
      members.push(record)
    }
    this.#members.delete(small)
    this.#members.set(large, members)
  }

  /** Every group of two or more, its members from the smallest, in the order of their smallest. */
  all(): (readonly number[])[] {
    return [...this.#members.values()].map((members) => members.sort((a, b) => a - b)).sort(([a], [b]) => a! - b!)
  }
}

function cutWeakBridges(input: ClusterInput, groups: Groups, held: readonly Edge[], refused: Refused[]): Int32Array {
  const labels = Int32Array.from({ length: input.records }, (_, record) => record)
  const edgesOf = new Map<number, Edge[]>()
  const judged = input.judgements.filter(({ same }) => same).map(({ a, b }) => ({ a, b, weight: Infinity }))
  for (const edge of [...held, ...judged]) {
    const group = groups.of(edge.a)
    const edges = edgesOf.get(group)
    if (edges === undefined) edgesOf.set(group, [edge])
    else edges.push(edge)
  }
  for (const members of groups.all())
    for (const part of partsOf(input, members, edgesOf.get(groups.of(members[0]!)) ?? [], refused))
      for (const record of part) labels[record] = part[0]!
  return labels
}

/** The cluster as it is, or in pieces where one weak edge was all that held them together. Members from the smallest. */
function partsOf(
  input: ClusterInput,
  members: readonly number[],
  edges: readonly Edge[],
  refused: Refused[],
): (readonly number[])[] {
  if (members.length < 3) return [members]
  const bridges = bridgesOf(edges)
    .filter(({ weight }) => weight !== Infinity)
    .sort((x, y) => x.weight - y.weight || x.a - y.a || x.b - y.b)
  for (const bridge of bridges) {
    const rest = edges.filter((edge) => edge !== bridge)
    const side = reachable(bridge.a, rest)
    const left = members.filter((record) => side.has(record))
    const right = members.filter((record) => !side.has(record))
    if (!isWeak(input, bridge, left, right)) continue
    refused.push({ ...bridge, why: 'weak_bridge' })
    const within = (part: readonly number[], isLeft: boolean) =>
      partsOf(
        input,
        part,
        rest.filter((edge) => side.has(edge.a) === isLeft),
        refused,
      )
    return [...within(left, true), ...within(right, false)]
  }
  return [members]
}

/** Weak: two groups of two or more on one edge that is hardly over the threshold, or whose records on the whole speak against it. */
function isWeak(
  { weightOf, threshold }: ClusterInput,
  bridge: Edge,
  left: readonly number[],
  right: readonly number[],
): boolean {
  if (left.length > 1 && right.length > 1 && bridge.weight < threshold + BRIDGE_MARGIN) return true
  let sum = 0
  for (const one of left) for (const other of right) sum += weightOf(one, other)
  return sum / (left.length * right.length) < threshold
}
