import { dedupe } from '../../src/dedupe/dedupe.ts'
import { DEDUPE_READS, DEDUPE_WRITES } from '../../src/dedupe/work.ts'
import { SILENT } from '../../src/pipeline/progress.ts'
import type { Counts, StageContext } from '../../src/pipeline/stage.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import type { Database, TableName } from '../../src/store/schema.ts'
import { createWorking, finishWorking } from '../../src/store/working.ts'
import { type Given, given } from '../dialects.ts'

/** One row of the roll: what the row says, and what identity made of it. */
export interface RollLine extends Partial<Database['stg_insurance_participants']> {
  readonly person: number
  readonly unit: number
  readonly quality?: number
  readonly file?: number
}

export type TaxLine = Partial<Database['stg_tax_workers']> & { readonly person: number; readonly file?: number }

export interface Input {
  readonly roll?: readonly RollLine[]
  readonly tax?: readonly TaxLine[]
  readonly personKeys?: readonly { key: string; person_id: number }[]
  readonly placeholders?: readonly string[]
  readonly tables?: Given
}

const unitCode = (unit: number) => (unit === 0 ? null : `TZ000${unit}`)

/** Months of 2025 as the store counts them. */
export const month = (number: number): number => 2025 * 12 + number - 1

function folded(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd')
}

function nameColumns(full_name: string) {
  const key = full_name.normalize('NFC').toLowerCase()
  return { full_name, full_name_key: key, full_name_folded: folded(key) }
}

/** Run the dedupe stage on literal rows, as the engine would after ingest and identity. Rows of a file are numbered from 2. */
export async function runDedupe(store: Store, input: Input): Promise<Counts> {
  for (const name of DEDUPE_READS) await createWorking(store.db, store.dialect, name)
  await given(store, tablesOf(input))
  return store.db.transaction().execute(async (db) => {
    for (const name of DEDUPE_WRITES) await createWorking(db, store.dialect, name as TableName)
    const context = { db, dialect: store.dialect, progress: SILENT, signal: new AbortController().signal }
    const counts = await dedupe.run(context as unknown as StageContext<TableName> as never)
    for (const name of DEDUPE_WRITES) await finishWorking(db, store.dialect, name as TableName)
    return counts
  })
}

function tablesOf({ roll = [], tax = [], personKeys = [], placeholders = [], tables = {} }: Input): Given {
  const units = [...new Set(roll.map((line) => line.unit))].sort()
  const persons = [...new Set([...roll, ...tax].map((line) => line.person))].sort()
  const rolled = roll.map((line, index) => ({
    ...placed(line, 1, index),
    quality: line.quality ?? 0,
    person: line.person,
  }))
  const taxed = tax.map((line, index) => ({ ...placed(line, 5, index), quality: 0, person: line.person }))
  return {
    file_balance: [1, 2, 5, 6].map((file_id) => ({
      file_id,
      path: `f${file_id}.csv`,
      sha256: `${file_id}`,
      last_month: month(12),
    })),
    unit_key: units.map((unit) => ({ key: `|${unitCode(unit) ?? ''}|`, unit_id: unit, employer_id: unit })),
    person: persons.map((person_id) => ({ person_id, person_key: `C:${person_id}` })),
    person_key: personKeys.map((owner) => ({ ...owner, keyed_id: owner.person_id })),
    identity_review: placeholders.map((key) => ({ key, reason: 'placeholder', names: 3 })),
    person_row: [...rolled, ...taxed].map(({ file_id, row_number, person, quality }) => ({
      file_id,
      row_number,
      person_id: person,
      keyed_id: person,
      key_quality: quality,
    })),
    stg_insurance_participants: roll.map((line, index) => {
      const { person: _person, unit, quality: _quality, file: _file, ...said } = line
      return {
        ...placed(line, 1, index),
        unit_code: unitCode(unit),
        participation: 'compulsory',
        ...nameColumns(line.full_name ?? 'Lê Văn An'),
        ...said,
      }
    }),
    stg_tax_workers: tax.map((line, index) => {
      const { person: _person, file: _file, ...said } = line
      return { ...placed(line, 5, index), ...nameColumns(line.full_name ?? 'Lê Văn An'), ...said }
    }),
    ...tables,
  }
}

function placed(
  line: { readonly file?: number },
  file: number,
  index: number,
): { file_id: number; row_number: number } {
  return { file_id: line.file ?? file, row_number: index + 2 }
}

export interface FoundCluster {
  readonly type: string
  readonly confidence: string
  readonly person_id: number
  readonly month_from: number | null
  readonly month_to: number | null
  readonly units: string
  readonly why: string
  readonly cluster_id: string
  /** file:row of each record. */
  readonly rows: readonly string[]
}

/** The clusters of one type, each with its records. */
export async function clustersOf(store: Store, type: string): Promise<FoundCluster[]> {
  const clusters = await store.db
    .selectFrom('duplicate_clusters')
    .selectAll()
    .where('type', '=', type)
    .orderBy('cluster_id')
    .execute()
  const records = await store.db
    .selectFrom('duplicate_records')
    .selectAll()
    .orderBy('file_id')
    .orderBy('row_number')
    .execute()
  return clusters.map(({ records: _count, ...cluster }) => ({
    ...cluster,
    rows: records
      .filter((record) => record.cluster_id === cluster.cluster_id)
      .map((record) => `${record.file_id}:${record.row_number}`),
  }))
}
