import { type RawBuilder, sql } from 'kysely'
import { buildTable, loadTable, streamRows } from '../store/scratch.ts'
import { KEY_KINDS } from './key-kinds.ts'
import { identityLabel, identityRowLabel } from './person-scratch.ts'
import { UnionFind } from './union-find.ts'
import type { Work } from './work.ts'

/** Distinct IDs of one person beyond which a cluster is looked at by people first (domain notes §4.5). */
export const CLUSTER_LIMIT = 5

const LOAD_BATCH = 10_000

/** Steps 1 to 4: keys listed together in one row are one person's, unless that makes a cluster over the limit. */
export async function clusterKeys(work: Work, identifiers: number): Promise<void> {
  const clusters = new UnionFind(identifiers)
  for await (const batch of streamRows(work, linkedKeys()))
    for (const row of batch)
      for (const key of [row.citizen, row.insurance, row.passport, row.old_id, row.tax])
        if (key > 0) clusters.union(row.best, key)
  await loadTable(work, identityLabel, labels(clusters))
  await buildTable(work, identityRowLabel, rowsByIdentifier(), rowsByName())
}

interface LinkedKeys {
  readonly best: number
  readonly citizen: number
  readonly insurance: number
  readonly passport: number
  readonly old_id: number
  readonly tax: number
}

function linkedKeys(): RawBuilder<LinkedKeys> {
  const codes = sql.join(KEY_KINDS.map((kind) => sql.id(kind.coded)))
  return sql<LinkedKeys>`select best, ${codes} from identity_coded_row where usable > 1`
}

/** In a cluster over the limit every key stands alone: a row belongs to its strongest key. */
function* labels(clusters: UnionFind): Iterable<{ code: number; label: number; keys: number; in_review: number }[]> {
  let batch: { code: number; label: number; keys: number; in_review: number }[] = []
  for (let code = 1; code <= clusters.count; code++) {
    const keys = clusters.sizeOf(code)
    const tooLarge = keys > CLUSTER_LIMIT
    batch.push({ code, label: tooLarge ? code : clusters.find(code), keys, in_review: tooLarge ? 1 : 0 })
    if (batch.length < LOAD_BATCH) continue
    yield batch
    batch = []
  }
  yield batch
}

function rowsByIdentifier(): RawBuilder<unknown> {
  return sql`select coded.file_id, coded.row_number, cluster.label, cluster.keys,
      case when cluster.in_review = 1 or coded.contested = 1 then 1 else 0 end as in_review
    from identity_coded_row as coded inner join identity_label as cluster on cluster.code = coded.best`
}

function rowsByName(): RawBuilder<unknown> {
  return sql`select named.file_id, named.row_number, coded.code as label, 1 as keys, 0 as in_review
    from identity_name_row as named inner join identity_name_key as coded on coded.key = named.key`
}
