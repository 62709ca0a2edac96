import { sql } from 'kysely'
import { NULL_LEVEL } from '../linkage/comparison.ts'
import { byCodeUnit } from '../linkage/sort-texts.ts'
import type { linkDecision, linkPair, personLink } from '../store/tables/linking.ts'
import type { RowOf } from '../store/tables/table.ts'
import { anchorText, packedAnchors } from './anchors.ts'
import { type FormerMember, type NamedClusters, nameClusters, type TonightCluster } from './cluster-ids.ts'
import type { KnownPair, LastNight } from './last-night.ts'
import type { Linked } from './linked.ts'
import type { LinkSummary } from './summary.ts'
import type { Work } from './work.ts'

/** Writes clusters, pairs, the model and what the next night needs. Returns how many of each. */
export async function writeLinks(
  work: Work,
  linked: Linked,
  summary: LinkSummary,
): Promise<Readonly<Record<string, number>>> {
  const clusters = clustersOf(linked)
  const named = nameClusters(clusters, ...(await formerMembers(work, linked.lastNight)))
  const links = personLinks(linked, clusters, named)
  const pairs = pairsOf(linked)
  await work.dialect.load(work.db, 'person_link', [links])
  await work.dialect.load(work.db, 'link_pair', pairBatches(linked, pairs))
  await work.dialect.load(work.db, 'link_seen', [
    [...packedAnchors(linked.anchors)].map((hashes, chunk) => ({ chunk, hashes })),
  ])
  await work.dialect.load(work.db, 'link_event', [
    named.events.map(({ clusterId, event, otherId, persons }) => ({
      cluster_id: clusterId,
      event,
      other_id: otherId,
      persons,
    })),
  ])
  const conflicts = conflictRows(linked)
  await work.dialect.load(work.db, 'link_conflict', [conflicts])
  await work.dialect.load(work.db, 'link_decision', [decisionRows(linked)])
  await writeModel(work, linked, summary)
  return { linked_persons: links.length, clusters: clusters.length, pairs: pairs.length, conflicts: conflicts.length }
}

function clustersOf({ people, result }: Linked): TonightCluster[] {
  const members = new Map<number, number[]>()
  for (const [record, label] of result.clusters.labels.entries()) {
    if (label === record) continue
    const found = members.get(label)
    if (found === undefined) members.set(label, [label, record])
    else found.push(record)
  }
  return [...members]
    .sort(([a], [b]) => a - b)
    .map(([, records]) => ({
      persons: records.map((record) => ({ person: people.personIds[record]!, key: people.records.ids[record]! })),
    }))
}

/** By whatever key the ledger knows a person; and the clusters of which somebody is not in tonight's data. */
async function formerMembers(
  work: Work,
  lastNight: LastNight | null,
): Promise<[ReadonlyMap<number, readonly FormerMember[]>, string, ReadonlySet<string>]> {
  const asOf = lastNight?.asOf ?? (await latestNight(work))
  if (asOf === null) return [new Map(), work.asOf, new Set()]
  const { rows } = await sql<{ person: number | null; cluster_id: string; since: string }>`
    select distinct owner.keyed_id as person, member.cluster_id, member.since
    from ${sql.table('ledger.link_members')} as member left join person_key as owner on owner.key = member.key
    where member.as_of = ${asOf}`.execute(work.db)
  const former = new Map<number, FormerMember[]>()
  const absent = new Set<string>()
  const ordered = rows.sort((x, y) => (x.person ?? 0) - (y.person ?? 0) || byCodeUnit(x.cluster_id, y.cluster_id))
  for (const { person, cluster_id, since } of ordered) {
    if (person === null) absent.add(cluster_id)
    else former.set(person, [...(former.get(person) ?? []), { clusterId: cluster_id, since }])
  }
  return [former, work.asOf, absent]
}

/** Ids stay even when the model is another one. */
async function latestNight({ db, asOf }: Work): Promise<string | null> {
  const { last } = await db
    .selectFrom('ledger.link_members')
    .select(({ fn }) => fn.max('as_of').as('last'))
    .where('as_of', '<', asOf)
    .executeTakeFirstOrThrow()
  return last
}

function personLinks(
  { people, result, decisions, lastNight }: Linked,
  clusters: readonly TonightCluster[],
  { names }: NamedClusters,
): RowOf<typeof personLink>[] {
  const { labels } = result.clusters
  const heaviest = new Map<number, number>()
  for (const { a, b, weight } of [...result.pairs, ...(lastNight?.known ?? [])])
    if (labels[a] === labels[b])
      for (const record of [a, b]) heaviest.set(record, Math.max(heaviest.get(record) ?? -Infinity, weight))
  const decided = new Set(decisions.judgements.filter(({ same }) => same).flatMap(({ a, b }) => [a, b]))
  return clusters.flatMap(({ persons }, at) =>
    persons.map(({ person }) => {
      const record = people.recordOf(person)!
      return {
        person_id: person,
        cluster_id: names[at]!.clusterId,
        linked_to: persons[0]!.person,
        confidence: decided.has(record) ? 'A' : 'C',
        weight: String(heaviest.get(record) ?? ''),
      }
    }),
  )
}

interface WrittenPair extends KnownPair {
  /** 1: compared tonight. */
  readonly scored: number
}

function pairsOf({ model, result, lastNight }: Linked): WrittenPair[] {
  const levelNames = result.patterns.map(({ levels }) =>
    levels.map((level, at) => (level === NULL_LEVEL ? '-' : model.comparisons[at]!.levels[level]!.name)).join(' '),
  )
  const tonight = result.pairs.map(({ a, b, weight, rule, pattern }) => {
    return { a, b, weight, rule: model.blocking[rule]!.name, levels: levelNames[pattern]!, scored: 1 }
  })
  return [...tonight, ...(lastNight?.known ?? []).map((pair) => ({ ...pair, scored: 0 }))]
}

const BATCH = 10_000

/** In batches: a row has twelve texts and numbers, and a nation some hundred thousand pairs. */
function* pairBatches(linked: Linked, pairs: readonly WrittenPair[]): Iterable<RowOf<typeof linkPair>[]> {
  const row = pairRow(linked)
  for (let from = 0; from < pairs.length; from += BATCH) yield pairs.slice(from, from + BATCH).map(row)
}

function pairRow({ people, anchors, decisions, result }: Linked): (pair: WrittenPair) => RowOf<typeof linkPair> {
  const refused = new Map(result.clusters.refused.map(({ a, b, why }) => [`${a} ${b}`, why as string]))
  return ({ a, b, weight, rule, levels, scored }) => {
    const together = result.clusters.labels[a] === result.clusters.labels[b]
    return {
      person_a: people.personIds[a]!,
      person_b: people.personIds[b]!,
      key_a: people.records.ids[a]!,
      key_b: people.records.ids[b]!,
      anchor_a: anchorText(anchors, a),
      anchor_b: anchorText(anchors, b),
      weight: String(weight),
      rule,
      levels,
      fate: together ? 'joined' : (refused.get(`${a} ${b}`) ?? (result.comparer.apart(a, b) ? 'apart' : 'review')),
      decision: decisions.of(a, b)?.decision ?? '',
      scored,
    }
  }
}

function conflictRows({ result, decisions }: Linked) {
  return result.clusters.conflicts.map(({ a, b }) => {
    const decision = decisions.of(a, b)!
    const { anchorA, anchorB, reviewer, decidedOn } = decision
    return { anchor_a: anchorA, anchor_b: anchorB, reviewer, decided_on: decidedOn }
  })
}

function decisionRows({ decisions }: Linked): RowOf<typeof linkDecision>[] {
  return decisions.all.map(({ anchorA, anchorB, decision, decidedOn, reviewer, note }) => ({
    anchor_a: anchorA,
    anchor_b: anchorB,
    decision,
    decided_on: decidedOn,
    reviewer,
    note,
  }))
}

async function writeModel(work: Work, linked: Linked, summary: LinkSummary): Promise<void> {
  const { people, result, lastNight } = linked
  await work.dialect.load(work.db, 'link_model', [
    [
      {
        model: linked.modelHash,
        parameters: JSON.stringify(result.parameters),
        trained_on: lastNight?.trainedOn ?? work.asOf,
        records: people.records.size,
        summary: JSON.stringify(summary),
      },
    ],
  ])
}
