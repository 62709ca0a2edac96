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

/** A row of a further list of people. */
type Listed<T> = Partial<T> & { readonly person: number; readonly quality?: number; readonly file?: number }
export type ReceiptLine = Listed<Database['stg_receipts']>
export type ResidentLine = Listed<Database['stg_residents']>
export type BenefitLine = Listed<Database['stg_benefits']>
export type MovementLine = Listed<Database['stg_insurance_movements']>

export interface Input {
  readonly roll?: readonly RollLine[]
  readonly tax?: readonly TaxLine[]
  /** Files 7, 8, 9 and 10 unless a line says otherwise. */
  readonly receipts?: readonly ReceiptLine[]
  readonly residents?: readonly ResidentLine[]
  readonly benefits?: readonly BenefitLine[]
  readonly movements?: readonly MovementLine[]
  readonly persons?: readonly Partial<Database['person']>[]
  /** The last day of 2025 unless said. */
  readonly asOf?: string
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
    const config = { policy: [] }
    const context = { db, dialect: store.dialect, config, progress: SILENT, signal: new AbortController().signal }
    const counts = await dedupe.run(context as unknown as StageContext<TableName> as never)
    for (const name of DEDUPE_WRITES) await finishWorking(db, store.dialect, name as TableName)
    return counts
  })
}

const OWN_COLUMNS = new Set(['person', 'quality', 'file', 'unit'])

/** What a line says to the staging table: all but what the tests add. */
function said(line: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(line).filter(([column]) => !OWN_COLUMNS.has(column)))
}

interface Lists {
  readonly rows: Given
  readonly named: readonly {
    file_id: number
    row_number: number
    person_id: number
    keyed_id: number
    key_quality: number
  }[]
}

function listsOf({ receipts = [], residents = [], benefits = [], movements = [] }: Input): Lists {
  const lists = [
    ['stg_receipts', receipts, 7, { receipt_number: '1', organisation: 'Bưu điện Mẫu', product: 'voluntary' }],
    ['stg_residents', residents, 8, {}],
    ['stg_benefits', benefits, 9, { benefit: 'pension' }],
    ['stg_insurance_movements', movements, 10, { movement: 'GH', unit_code: 'TZ0001' }],
  ] as const
  const rows = lists.map(([table, lines, file, usual]) => [
    table,
    lines.map((line, index) => ({
      ...placed(line, file, index),
      ...nameColumns(line.full_name ?? 'Lê Văn An'),
      ...usual,
      ...said(line),
    })),
  ])
  const named = lists.flatMap(([, lines, file]) =>
    lines.map((line, index) => ({
      ...placed(line, file, index),
      person_id: line.person,
      keyed_id: line.person,
      key_quality: line.quality ?? 0,
    })),
  )
  return { rows: Object.fromEntries(rows) as Given, named }
}

function tablesOf(input: Input): Given {
  const {
    roll = [],
    tax = [],
    personKeys = [],
    placeholders = [],
    persons = [],
    asOf = '2025-12-31',
    tables = {},
  } = input
  const lists = listsOf(input)
  const units = [...new Set(roll.map((line) => line.unit))].sort()
  const known = new Map(persons.map((own) => [own.person_id, own]))
  const people = [
    ...new Set([...[...roll, ...tax].map((line) => line.person), ...lists.named.map((row) => row.person_id)]),
  ]
  const rolled = roll.map((line, index) => ({
    ...placed(line, 1, index),
    quality: line.quality ?? 0,
    person: line.person,
  }))
  const taxed = tax.map((line, index) => ({ ...placed(line, 5, index), quality: 0, person: line.person }))
  return {
    run_facts: [{ name: 'as_of', value: asOf }],
    file_balance: [1, 2, 5, 6, 7, 8, 9, 10, 11].map((file_id) => ({
      file_id,
      path: `f${file_id}.csv`,
      sha256: `${file_id}`,
      last_month: month(12),
    })),
    unit_key: units.map((unit) => ({ key: `|${unitCode(unit) ?? ''}|`, unit_id: unit, employer_id: unit })),
    person: people.sort().map((person_id) => ({ person_id, person_key: `C:${person_id}`, ...known.get(person_id) })),
    person_key: personKeys.map((owner) => ({ ...owner, keyed_id: owner.person_id })),
    identity_review: placeholders.map((key) => ({ key, reason: 'placeholder', names: 3 })),
    person_row: [
      ...[...rolled, ...taxed].map(({ file_id, row_number, person, quality }) => ({
        file_id,
        row_number,
        person_id: person,
        keyed_id: person,
        key_quality: quality,
      })),
      ...lists.named,
    ],
    stg_insurance_participants: roll.map((line, index) => ({
      ...placed(line, 1, index),
      unit_code: unitCode(line.unit),
      participation: 'compulsory',
      ...nameColumns(line.full_name ?? 'Lê Văn An'),
      ...said(line),
    })),
    stg_tax_workers: tax.map((line, index) => ({
      ...placed(line, 5, index),
      ...nameColumns(line.full_name ?? 'Lê Văn An'),
      ...said(line),
    })),
    ...lists.rows,
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
  readonly overlap_months: number | null
  readonly money_vnd: number | null
  readonly units: string
  readonly why: string
  readonly survivor_why: string
  /** file:row of the record that would be kept; null for none. */
  readonly survivor: string | null
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
  return clusters.map(({ records: _count, ...cluster }) => {
    const own = records.filter((record) => record.cluster_id === cluster.cluster_id)
    const place = (record: (typeof records)[number]): string => `${record.file_id}:${record.row_number}`
    const kept = own.find(({ survives }) => survives === 1)
    return { ...cluster, survivor: kept === undefined ? null : place(kept), rows: own.map(place) }
  })
}

export const AN = '092085000101'
export const half = (first: number, last: number) => ({ from_month: month(first), to_month: month(last) })

/** A row of An, who was born on 14 March 1985 and is on the roll the whole year unless the row says otherwise. */
export const an = (row: Partial<RollLine>): RollLine => ({
  person: 1,
  unit: 1,
  citizen_id: AN,
  birth_date: '1985-03-14',
  ...half(1, 12),
  ...row,
})

/** Runs the stage and gives the clusters of one type. */
export const finder =
  (store: () => Store, type: string) =>
  async (input: Input): Promise<FoundCluster[]> => {
    await runDedupe(store(), input)
    return clustersOf(store(), type)
  }
