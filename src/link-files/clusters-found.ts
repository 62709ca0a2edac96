import { fnv1a64 } from '../domain/hash.ts'
import type { Linked } from './link-files.ts'

/** A cluster of records: one entity as far as is known. */
export interface FoundCluster {
  /** Hash of the smallest id in it: the same on every run and machine. */
  readonly id: string
  /** Numbers of its records, ascending. */
  readonly members: readonly number[]
}

/** Every cluster, those of one record too, in the order of their ids. */
export function clustersFound({ read, result }: Linked): FoundCluster[] {
  const members = new Map<number, number[]>()
  for (const [record, label] of result.clusters.labels.entries()) {
    const known = members.get(label)
    if (known === undefined) members.set(label, [record])
    else known.push(record)
  }
  return [...members.values()]
    .map((records) => ({ id: fnv1a64(read.records.ids[records[0]!]!), members: records }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.members[0]! - b.members[0]!))
}
