import { join } from 'node:path'
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
}

interface FoundCluster {
  readonly type: string
  readonly id: string
  readonly records: Set<string>
  readonly shown: string[]
  spoilt: boolean
}

/** Records that two clusters must share to be about the same duplicate. */
const SHARED_RECORDS = 2

/**
 * Compares clusters, not pairs: a cluster of the run is right when it shares two source rows with a planted one of its type, and a planted
 * one is found when such a cluster exists. Types that the truth never plants are not scored. "D01 by link" is what only linkage can see: its misses are not
 * listed one by one.
 */
export async function scoreDuplicates(truth: string, run: string, undecidable: Undecidable): Promise<Tallies> {
  const tallies = newTallies()
  const planted = new Map<string, PlantedCluster>()
  const byRecord = new Map<string, Set<string>>()
  for await (const record of readRecords(join(truth, 'duplicates.csv'), 'duplicates.csv')) {
    const key = `${record.type}|${record.key}`
    const [type] = record.type!.split(' ') as [string]
    const cluster = planted.get(key) ?? { type, name: record.type!, key: record.key!, decidable: true, found: false }
    if (record.recoverable !== '1') cluster.decidable = false
    planted.set(key, cluster)
    const place = `${type}|${sourceRow(record)}`
    byRecord.set(place, (byRecord.get(place) ?? new Set()).add(key))
  }
  const types = new Set([...planted.values()].map((cluster) => cluster.type))
  for (const cluster of await readFound(run, undecidable)) {
    if (types.has(cluster.type)) countFound(tallies, planted, byRecord, cluster)
  }
  for (const cluster of planted.values()) countPlanted(tallies, cluster)
  return tallies
}

async function readFound(run: string, undecidable: Undecidable): Promise<Iterable<FoundCluster>> {
  const found = new Map<string, FoundCluster>()
  for await (const record of readRecords(join(run, 'duplicates.csv'), 'duplicates.csv')) {
    const id = record.cluster_id!
    const cluster = found.get(id) ?? { type: record.type!, id, records: new Set(), shown: [], spoilt: false }
    cluster.records.add(`${record.type}|${sourceRow(record)}`)
    if (undecidable.row(record)) cluster.spoilt = true
    if (cluster.shown.length < 4) cluster.shown.push(sourceRow(record))
    found.set(id, cluster)
  }
  return found.values()
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
  const right = [...shared].filter(([, count]) => count >= SHARED_RECORDS).map(([key]) => planted.get(key)!)
  for (const one of right) one.found = true
  if (right.length > 0) return
  if (cluster.spoilt) tallyOf(tallies, cluster.type).undecidable++
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
  if (!cluster.decidable) tally.undecidable++
  else if (cluster.found) tally.hits++
  else {
    tally.misses++
    if (cluster.name === cluster.type) tallies.findings.push({ name: cluster.type, what: 'missed', about: cluster.key })
  }
}
