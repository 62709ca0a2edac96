import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { pageRows } from '../store/page-rows.ts'
import type { Database } from '../store/schema.ts'
import { rowsOf } from '../store/scratch.ts'
import { type DuplicateRecord, type MemberRow, overlapOf, recordsOf, unitCodes, wholeSpan } from './record.ts'
import { monthsShared, wholeOf } from './shared-months.ts'
import { bestRecord, survivingFields } from './survivorship/survivorship.ts'
import type { Decision, DuplicateType, Situation, Survivor } from './type.ts'
import type { Work } from './work.ts'

type ClusterRow = Database['duplicate_clusters']
type RecordRow = Database['duplicate_records']
type FieldRow = Database['duplicate_fields']

const PAGE = 5_000
/** Above this many records nobody reads which of them overlap, and pairs would be counted in millions. */
const OVERLAP_LIMIT = 500

/** Decide the clusters of one type and write those that hold. Returns how many clusters and records. */
export async function writeClusters(work: Work, type: DuplicateType): Promise<{ clusters: number; records: number }> {
  const written = { clusters: 0, records: 0 }
  for await (const groups of clustersByPage(work)) {
    const decided = groups.flatMap((rows) => decide(work, type, rows))
    const records = decided.flatMap((cluster) => cluster.records)
    await work.dialect.load(work.db, 'duplicate_clusters', [decided.map(({ cluster }) => cluster)])
    await work.dialect.load(work.db, 'duplicate_records', [records])
    await work.dialect.load(work.db, 'duplicate_fields', [decided.flatMap(({ fields }) => fields)])
    written.clusters += decided.length
    written.records += records.length
  }
  return written
}

/** Whole clusters, as many as a page of rows ends; the last cluster of a page waits for its rest. */
async function* clustersByPage(work: Work): AsyncIterable<MemberRow[][]> {
  const rows = rowsOf<MemberRow>(sql`select * from dedupe_member_row`)
  let open: MemberRow[] = []
  for await (const page of pageRows(work.db, rows, ['cluster_key', 'file_id', 'row_number'], PAGE)) {
    const whole: MemberRow[][] = []
    for (const row of page) {
      if (open.length > 0 && open[0]!.cluster_key !== row.cluster_key) {
        whole.push(open)
        open = []
      }
      open.push(row)
    }
    yield whole
  }
  if (open.length > 0) yield [open]
}

interface Written {
  readonly cluster: ClusterRow
  readonly records: readonly RecordRow[]
  readonly fields: readonly FieldRow[]
}

function decide(situation: Situation, type: DuplicateType, rows: readonly MemberRow[]): Written[] {
  const decision = type.decide(recordsOf(rows, type), situation)
  if (decision === null || decision.records.length < (type.alone === true ? 1 : 2)) return []
  const id = clusterId(type.id, rows[0]!.cluster_key)
  const survivor = survivorOf(type, decision)
  return [
    {
      cluster: clusterRow(id, type, decision, survivor),
      records: decision.records.map((record) => recordRow(id, decision, record, survivor)),
      fields: type.merges === true ? fieldRows(id, decision) : [],
    },
  ]
}

function survivorOf(type: DuplicateType, { survivor, records }: Decision): Survivor | null {
  return survivor === undefined ? (type.merges === true ? bestRecord(records) : null) : survivor
}

function fieldRows(cluster_id: string, { records }: Decision): FieldRow[] {
  return survivingFields(records).flatMap(({ field, kept, others, code, vi }) =>
    [kept, ...others].map((candidate): FieldRow => {
      const { file_id, row_number } = candidate.lines[0]!
      const decided = candidate === kept ? { kept: 1, rule: code, why: vi } : { kept: 0, rule: '', why: '' }
      return {
        cluster_id,
        field,
        value: candidate.value,
        ...decided,
        rows: candidate.lines.length,
        file_id,
        row_number,
      }
    }),
  )
}

/** The same type and key make the same id every night. */
export function clusterId(type: string, key: string): string {
  return createHash('sha256').update(`${type}|${key}`).digest('hex').slice(0, 16)
}

function clusterRow(
  cluster_id: string,
  type: DuplicateType,
  decision: Decision,
  survivor: Survivor | null,
): ClusterRow {
  const { confidence, why, records, money = null } = decision
  const overlap = records.length > OVERLAP_LIMIT ? null : overlapOf(records)
  const shared = decision.shared ?? (records.length > OVERLAP_LIMIT ? null : monthsShared(records))
  const months = decision.shared === undefined ? (overlap?.months ?? null) : wholeOf(decision.shared)
  const persons = new Set(records.map(({ first }) => first.person_id))
  return {
    cluster_id,
    type: type.id,
    confidence,
    person_id: persons.size === 1 ? records[0]!.first.person_id : 0,
    month_from: months?.from ?? null,
    month_to: months?.to ?? null,
    overlap_months: shared?.length ?? null,
    money_vnd: money,
    units: overlap === null ? '' : unitCodes(overlap.records).join('; '),
    why,
    survivor_why: survivor?.why ?? '',
    records: records.length,
  }
}

function recordRow(
  cluster_id: string,
  decision: Decision,
  record: DuplicateRecord,
  survivor: Survivor | null,
): RecordRow {
  const { file_id, row_number, insurance_number, citizen_id, full_name, birth_date, gender, unit_code } = record.first
  const span = wholeSpan(record)
  return {
    cluster_id,
    file_id,
    row_number,
    insurance_number,
    citizen_id,
    full_name,
    birth_date,
    gender,
    unit_code,
    month_from: span?.from ?? null,
    month_to: span?.to ?? null,
    survives: record === survivor?.record ? 1 : 0,
    why: decision.whyRecord?.(record) || decision.why,
  }
}
