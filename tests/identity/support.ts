import { identity } from '../../src/identity/identity.ts'
import { IDENTITY_READS, IDENTITY_WRITES } from '../../src/identity/work.ts'
import { SILENT } from '../../src/pipeline/progress.ts'
import type { Counts, StageContext } from '../../src/pipeline/stage.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import type { Database, TableName } from '../../src/store/schema.ts'
import { createWorking, finishWorking } from '../../src/store/working.ts'
import { type Given, given } from '../dialects.ts'

export type TaxWorker = Partial<Database['stg_tax_workers']>
export type Participant = Partial<Database['stg_insurance_participants']>

/** Citizen IDs of invented people: sound in form, not issued to anyone known. */
export const CITIZEN = { an: '092085000101', binh: '092190000202', chi: '092190000303', dung: '092088000404' } as const

/** MSTs with a right check digit in a range that was never issued. */
export const MST = { one: '7100000013', two: '7100000020', three: '7100000038', four: '7100000045' } as const

/** Name columns of a row: what is written, its key and its folded form, good enough for tests. */
export function named(name: string): { full_name: string; full_name_key: string; full_name_folded: string } {
  const key = name.normalize('NFC').toLowerCase()
  const folded = key.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd')
  return { full_name: name, full_name_key: key, full_name_folded: folded }
}

/** Rows of one source as file `file_id`, numbered as they stand. */
export function file<R extends object>(
  file_id: number,
  rows: readonly R[],
): (R & { file_id: number; row_number: number })[] {
  return rows.map((row, index) => ({ file_id, row_number: index + 2, ...row }))
}

/** Run the identity stage on literal staging rows, as the engine would. */
export async function runIdentity(store: Store, tables: Given): Promise<Counts> {
  for (const name of IDENTITY_READS) await createWorking(store.db, store.dialect, name)
  await given(store, { run_facts: [{ name: 'as_of', value: '2026-06-30' }], ...tables })
  return store.db.transaction().execute(async (db) => {
    for (const name of IDENTITY_WRITES) await createWorking(db, store.dialect, name as TableName)
    const context = { db, dialect: store.dialect, progress: SILENT } as unknown as StageContext<TableName>
    const counts = await identity.run(context as never)
    for (const name of IDENTITY_WRITES) await finishWorking(db, store.dialect, name as TableName)
    return counts
  })
}

/** For each staging row of a file, in order, the person it was given: persons are numbered by first appearance, so that tests read easily. */
export async function personsOf(store: Store): Promise<number[]> {
  const rows = await store.db
    .selectFrom('person_row')
    .select(['file_id', 'row_number', 'person_id'])
    .orderBy('file_id')
    .orderBy('row_number')
    .execute()
  const seen = [...new Set(rows.map((row) => row.person_id))]
  return rows.map((row) => seen.indexOf(row.person_id) + 1)
}
