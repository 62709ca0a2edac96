import { join } from 'node:path'
import { foldName } from './keys.ts'
import type { WhoIsWho } from './linkage/who-is-who.ts'
import { readRecords } from './read-records.ts'
import { newTallies, type Tallies, tallyOf } from './tally.ts'
import { sourceRow, type Undecidable } from './undecidable.ts'

interface PlantedCluster {
  readonly type: string
  /** What it is counted under: the type, or the type "by link" where no key joins the records. */
  readonly name: string
  readonly key: string
  decidable: boolean
  found: boolean
  rows: number
}

interface FoundCluster {
  readonly type: string
  readonly id: string
  readonly records: Set<string>
  readonly shown: string[]
  /** Folded name and year of birth of each record: one, if they fit D07 and D08. */
  readonly likenesses: Set<string>
  /** The people whom the rows name. */
  readonly people: Set<number | undefined>
  spoilt: boolean
}

/** Types that ask for likeness: two people of one name, birth year and commune fit as well as one recorded twice. */
const OF_LIKENESS = new Set(['D07', 'D08'])

/** Records that two clusters must share to be about the same duplicate; one is enough where the planted one has no other (D12). */
const SHARED_RECORDS = 2

/**
 * Compares clusters, not pairs: a cluster of the run is right when it shares two source rows with a planted one of its type, and a planted
 * one is found when such a cluster exists. Types that the truth never plants are not scored. "D01 by link" is what only linkage can see: a hit where it
 * is found, and no miss where it is not, since the type may ask by keys alone.
 */
export async function scoreDuplicates(
  truth: string,
  run: string,
  undecidable: Undecidable,
  who: WhoIsWho | null,
): Promise<Tallies> {
  const tallies = newTallies()
  const planted = new Map<string, PlantedCluster>()
  const byRecord = new Map<string, Set<string>>()
  for await (const record of readRecords(join(truth, 'duplicates.csv'), 'duplicates.csv')) {
    const key = `${record.type}|${record.key}`
    const [type] = record.type!.split(' ') as [string]
    const cluster = planted.get(key) ?? {
      type,
      name: record.type!,
      key: record.key!,
      decidable: true,
      found: false,
      rows: 0,
    }
    if (record.recoverable !== '1') cluster.decidable = false
    cluster.rows++
    planted.set(key, cluster)
    const place = `${type}|${sourceRow(record)}`
    byRecord.set(place, (byRecord.get(place) ?? new Set()).add(key))
  }
  const types = new Set([...planted.values()].map((cluster) => cluster.type))
  for (const cluster of await readFound(run, undecidable, who)) {
    if (types.has(cluster.type)) countFound(tallies, planted, byRecord, cluster)
  }
  for (const cluster of planted.values()) countPlanted(tallies, cluster)
  return tallies
}

async function readFound(run: string, undecidable: Undecidable, who: WhoIsWho | null): Promise<Iterable<FoundCluster>> {
  const found = new Map<string, FoundCluster>()
  for await (const record of readRecords(join(run, 'duplicates.csv'), 'duplicates.csv')) {
    const id = record.cluster_id!
    const cluster = found.get(id) ?? newFound(record.type!, id)
    cluster.records.add(`${record.type}|${sourceRow(record)}`)
    cluster.likenesses.add(`${foldName(record.full_name ?? '')}|${(record.birth_date ?? '').slice(0, 4)}`)
    cluster.people.add(who?.personAt(record))
    if (undecidable.row(record)) cluster.spoilt = true
    if (cluster.shown.length < 4) cluster.shown.push(sourceRow(record))
    found.set(id, cluster)
  }
  return found.values()
}

function newFound(type: string, id: string): FoundCluster {
  return { type, id, records: new Set(), shown: [], likenesses: new Set(), people: new Set(), spoilt: false }
}

/** Not planted, and yet no false lead: people alike by chance, or one person of whom the truth says it otherwise. */
function isLikenessAllTheSame({ type, likenesses, people }: FoundCluster): boolean {
  return OF_LIKENESS.has(type) && (likenesses.size === 1 || (people.size === 1 && !people.has(undefined)))
}

function countFound(
  tallies: Tallies,
  planted: Map<string, PlantedCluster>,
  byRecord: Map<string, Set<string>>,
  cluster: FoundCluster,
): void {
  const shared = new Map<string, number>()
  for (const record of cluster.records) {
    for (const key of byRecord.get(record) ?? []) shared.set(key, (shared.get(key) ?? 0) + 1)
  }
  const right = [...shared]
    .map(([key, count]) => ({ one: planted.get(key)!, count }))
    .filter(({ one, count }) => count >= Math.min(SHARED_RECORDS, one.rows))
    .map(({ one }) => one)
  for (const one of right) one.found = true
  if (right.length > 0) return
  if (cluster.spoilt || isLikenessAllTheSame(cluster)) tallyOf(tallies, cluster.type).undecidable++
  else {
    tallyOf(tallies, cluster.type).falseLeads++
    tallies.findings.push({
      name: cluster.type,
      what: 'false lead',
      about: `${cluster.id} · ${cluster.shown.join(', ')}`,
    })
  }
}

function countPlanted(tallies: Tallies, cluster: PlantedCluster): void {
  const tally = tallyOf(tallies, cluster.name)
  if (!cluster.decidable || (!cluster.found && cluster.name !== cluster.type)) tally.undecidable++
  else if (cluster.found) tally.hits++
  else {
    tally.misses++
    tallies.findings.push({ name: cluster.type, what: 'missed', about: cluster.key })
  }
}
