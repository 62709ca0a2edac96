import { type RawBuilder, sql } from 'kysely'
import { loadTable, streamRows } from '../store/scratch.ts'
import { KEY_KINDS } from './key-kinds.ts'
import { identityLabel } from './person-scratch.ts'
import { UnionFind } from './union-find.ts'
import type { Work } from './work.ts'

/** Distinct IDs of one person beyond which a cluster is looked at by people first (domain notes §4.5). */
export const CLUSTER_LIMIT = 5

const LOAD_BATCH = 10_000

interface RowKeys {
  readonly citizen: number
  readonly insurance: number
  readonly passport: number
  readonly old_id: number
  readonly tax: number
}

const CODES = sql.join(KEY_KINDS.map((kind) => sql.id(kind.coded)))
const keysOf = (row: RowKeys): readonly number[] =>
  [row.citizen, row.insurance, row.passport, row.old_id, row.tax].filter((key) => key > 0)

/**
 * Steps 1 to 4: keys listed together in one row are one person's, unless that makes a cluster over the limit. What an authority says
 * to be one person's (`person_links`) counts as one key there and is never taken apart; keys that join nobody it cannot join either.
 */
export async function clusterKeys(work: Work, identifiers: number): Promise<void> {
  const linked = await linkedByAuthority(work, identifiers)
  const clusters = new UnionFind(identifiers)
  for await (const batch of streamRows(work, rowsWithSeveralKeys()))
    for (const row of batch) {
      const [first = 0, ...others] = keysOf(row)
      for (const key of others) clusters.union(linked.find(first), linked.find(key))
    }
  await loadTable(work, identityLabel, labels(clusters, linked))
}

function rowsWithSeveralKeys(): RawBuilder<RowKeys> {
  return sql<RowKeys>`select ${CODES} from identity_coded_row where usable > 1`
}

interface LinkedRow extends RowKeys {
  readonly file_id: number
  readonly line: number
}

/** Row of `person_links` that a coded row belongs to, see listing.ts. */
const LINK_OF = sql`case when row_number > 0 then row_number else -row_number / 2 end`

async function linkedByAuthority(work: Work, identifiers: number): Promise<Linked> {
  const rows = sql<LinkedRow>`select file_id, ${LINK_OF} as line, ${CODES} from identity_coded_row
    where authority = 1 and best > 0 order by file_id, ${LINK_OF}, row_number`
  let linked: UnionFind | null = null
  let before = { file_id: -1, line: -1, key: 0 }
  for await (const batch of streamRows(work, rows))
    for (const row of batch) {
      linked ??= new UnionFind(identifiers)
      const isSame = row.file_id === before.file_id && row.line === before.line
      const keys = isSame ? [before.key, ...keysOf(row)] : keysOf(row)
      const [first = 0] = keys
      for (const key of keys) linked.union(first, key)
      before = { file_id: row.file_id, line: row.line, key: first }
    }
  return linked ?? NOTHING_LINKED
}

const NOTHING_LINKED: Linked = { find: (key) => key }

/** What stands for a key: the smallest of those that an authority linked to it. */
type Linked = Pick<UnionFind, 'find'>

/** In a cluster over the limit every key stands alone: a row belongs to its strongest key. */
function* labels(clusters: UnionFind, linked: Linked): Iterable<Label[]> {
  const sizes = sizesOf(clusters, linked)
  let batch: Label[] = []
  for (let code = 1; code <= clusters.count; code++) {
    const standsFor = linked.find(code)
    const label = clusters.find(standsFor)
    const tooLarge = clusters.sizeOf(label) > CLUSTER_LIMIT
    batch.push({
      code,
      label: tooLarge ? standsFor : label,
      keys: sizes === null ? clusters.sizeOf(label) : sizes[label]!,
      in_review: tooLarge ? 1 : 0,
    })
    if (batch.length < LOAD_BATCH) continue
    yield batch
    batch = []
  }
  yield batch
}

/** How many keys each cluster has, those that count as one included; null when nothing is linked and the clusters know it. */
function sizesOf(clusters: UnionFind, linked: Linked): Int32Array | null {
  if (linked === NOTHING_LINKED) return null
  const sizes = new Int32Array(clusters.count + 1)
  for (let code = 1; code <= clusters.count; code++) {
    const label = clusters.find(linked.find(code))
    sizes[label] = sizes[label]! + 1
  }
  return sizes
}

type Label = { code: number; label: number; keys: number; in_review: number }

/**
 * Every staging row that names a person, with its cluster after steps 1 to 4, as `line`: by its best key, or by its name when it
 * has no usable key.
 */
export const LABELLED_ROWS: RawBuilder<unknown> = sql`(
    select coded.*, cluster.label, cluster.keys, case when cluster.in_review = 1 or coded.contested = 1 then 1 else 0 end as in_review
    from identity_coded_row as coded inner join identity_label as cluster on cluster.code = coded.best
    where coded.best > 0 and coded.row_number > 0
    union all
    select coded.*, own.code, 1, 0 from identity_coded_row as coded
    inner join identity_name_row as named on named.file_id = coded.file_id and named.row_number = coded.row_number
    inner join identity_name_key as own on own.key = named.key where coded.best = 0) as line`
