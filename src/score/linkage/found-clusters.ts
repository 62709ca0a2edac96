import { join } from 'node:path'
import { readRecords } from '../read-records.ts'
import type { WhoIsWho } from './who-is-who.ts'

/** What the run made one person of. */
export interface FoundClusters {
  /** The cluster of each record, -1 where the run has it in none. */
  readonly clusterOf: Int32Array
  /** Confidence of each cluster, A to D. */
  readonly confidences: readonly string[]
}

/** Reads linkage/clusters.csv of a run, a row a source row of every person with differing records; null if the run has none. */
export async function readClusters(run: string, who: WhoIsWho): Promise<FoundClusters | null> {
  const clusters = new Map<string, number>()
  const confidences: string[] = []
  const votes: number[] = []
  for await (const row of readRecords(join(run, 'linkage', 'clusters.csv'), 'clusters.csv')) {
    const cluster = clusters.get(row.cluster_id!) ?? clusters.size
    if (cluster === clusters.size) {
      clusters.set(row.cluster_id!, cluster)
      confidences.push(row.confidence!)
    }
    const record = who.recordAt(row)
    if (record !== undefined) votes.push(record * CLUSTERS + cluster)
  }
  return clusters.size === 0 ? null : { clusterOf: elect(votes, who.personOf.length), confidences }
}

const CLUSTERS = 2 ** 26

/** A record is where most of its rows are; of equals in the cluster that came first. */
function elect(votes: readonly number[], records: number): Int32Array {
  const clusterOf = new Int32Array(records).fill(-1)
  const sorted = Float64Array.from(votes).sort()
  const most = new Int32Array(records)
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to] === sorted[from]) to++
    const record = Math.floor(sorted[from]! / CLUSTERS)
    if (to - from <= most[record]!) continue
    most[record] = to - from
    clusterOf[record] = sorted[from]! % CLUSTERS
  }
  return clusterOf
}
