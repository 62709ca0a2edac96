import type { Database } from '../../store/schema.ts'
import { PAGE, type PublishWork } from '../publish-work.ts'

/** Fields of a person in the order in which they are shown, as auditors read them. */
const FIELDS: ReadonlyMap<string, string> = new Map([
  ['full_name', 'Họ và tên'],
  ['birth_date', 'Ngày sinh'],
  ['gender', 'Giới tính'],
  ['citizen_id', 'Số định danh cá nhân'],
  ['insurance_number', 'Mã số BHXH'],
  ['commune_code', 'Xã, phường'],
])

export const fieldName = (field: string): string => FIELDS.get(field) ?? field

export type SurvivingValue = Omit<Database['duplicate_fields'], 'cluster_id'>

/** A cluster with what would be kept of it. */
export interface SurvivingCluster {
  readonly cluster_id: string
  readonly type: string
  readonly confidence: string
  readonly overlap_months: number | null
  readonly money_vnd: number | null
  readonly survivor_why: string
  /** Where the record that would be kept stands; null for none. */
  readonly survivor: { readonly file_id: number; readonly row_number: number } | null
  /** By field, the value kept first; empty for clusters whose records are not one person's. */
  readonly values: readonly SurvivingValue[]
}

/** Every cluster, by type and id. Values are put in order here, because engines sort letters each in its own way. */
export async function* survivingClusters(work: PublishWork): AsyncIterable<SurvivingCluster> {
  let open: Begun | null = null
  for await (const batch of work.dialect.stream(work.db, clustersWithValues(work), PAGE))
    for (const row of batch) {
      if (open !== null && open.cluster.cluster_id !== row.cluster_id) {
        yield inOrder(open)
        open = null
      }
      open ??= begun(row)
      const value = valueIn(row)
      if (value !== null) open.values.push(value)
    }
  if (open !== null) yield inOrder(open)
}

interface Begun {
  readonly cluster: SurvivingCluster
  /** Those of the cluster, while they come. */
  readonly values: SurvivingValue[]
}

function inOrder({ cluster, values }: Begun): SurvivingCluster {
  values.sort(byFieldAndKept)
  return cluster
}

function clustersWithValues({ db }: PublishWork) {
  return db
    .selectFrom('duplicate_clusters as cluster')
    .leftJoin('duplicate_fields as found', 'found.cluster_id', 'cluster.cluster_id')
    .leftJoin('duplicate_records as survivor', (join) =>
      join.onRef('survivor.cluster_id', '=', 'cluster.cluster_id').on('survivor.survives', '=', 1),
    )
    .select(['cluster.cluster_id', 'cluster.type', 'cluster.confidence', 'cluster.overlap_months', 'cluster.money_vnd'])
    .select(['cluster.survivor_why', 'survivor.file_id as survivor_file', 'survivor.row_number as survivor_row'])
    .select(['found.field', 'found.value', 'found.kept', 'found.rule', 'found.why', 'found.rows'])
    .select(['found.file_id', 'found.row_number'])
    .orderBy('cluster.type')
    .orderBy('cluster.cluster_id')
    .orderBy('found.field')
    .orderBy('found.value')
}

type ValueRow = Awaited<ReturnType<ReturnType<typeof clustersWithValues>['execute']>>[number]

function begun(row: ValueRow): Begun {
  const { cluster_id, type, confidence, overlap_months, money_vnd, survivor_why, survivor_file, survivor_row } = row
  const survivor =
    survivor_file === null || survivor_row === null ? null : { file_id: survivor_file, row_number: survivor_row }
  const values: SurvivingValue[] = []
  const cluster = { cluster_id, type, confidence, overlap_months, money_vnd, survivor_why, survivor, values }
  return { cluster, values }
}

/** null: the cluster has none, and the row stands for it alone. */
function valueIn({ field, value, kept, rule, why, rows, file_id, row_number }: ValueRow): SurvivingValue | null {
  if (field === null || value === null || kept === null || rule === null || why === null) return null
  if (rows === null || file_id === null || row_number === null) return null
  return { field, value, kept, rule, why, rows, file_id, row_number }
}

const PLACES = [...FIELDS.keys()]

function byFieldAndKept(a: SurvivingValue, b: SurvivingValue): number {
  const field = PLACES.indexOf(a.field) - PLACES.indexOf(b.field)
  return field || b.kept - a.kept || b.rows - a.rows || (a.value < b.value ? -1 : 1)
}
