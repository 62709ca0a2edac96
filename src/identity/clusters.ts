import { type RawBuilder, sql } from 'kysely'
import { loadTable, streamRows } from '../store/scratch.ts'
import { KEY_KINDS } from './key-kinds.ts'
import { identityLabel } from './person-scratch.ts'
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

/**
 * Every staging row that names a person, with its cluster after steps 1 to 4, as `line`: by its best key, or by its name when it
 * has no usable key.
 */
export const LABELLED_ROWS: RawBuilder<unknown> = sql`(
    select coded.*, cluster.label, cluster.keys, case when cluster.in_review = 1 or coded.contested = 1 then 1 else 0 end as in_review
    from identity_coded_row as coded inner join identity_label as cluster on cluster.code = coded.best where coded.best > 0
    union all
    select coded.*, own.code, 1, 0 from identity_coded_row as coded
    inner join identity_name_row as named on named.file_id = coded.file_id and named.row_number = coded.row_number
    inner join identity_name_key as own on own.key = named.key where coded.best = 0) as line`
