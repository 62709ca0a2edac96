import type { Kysely } from 'kysely'
import type { PolicyBook } from '../policy/book.ts'
import type { Dialect } from '../store/dialects/dialect.ts'
import type { DbOf } from '../store/schema.ts'

export const DEDUPE_READS = [
  'person',
  'person_key',
  'person_row',
  'person_link',
  'identity_review',
  'unit',
  'unit_key',
  'file_balance',
  'stg_insurance_participants',
  'stg_insurance_units',
  'stg_tax_workers',
  'stg_receipts',
  'stg_residents',
  'stg_benefits',
  'stg_insurance_movements',
  'run_facts',
] as const

export const DEDUPE_WRITES = ['duplicate_clusters', 'duplicate_records', 'duplicate_fields'] as const

export type DedupeTable = (typeof DEDUPE_READS)[number] | (typeof DEDUPE_WRITES)[number]

/** What the steps of dedupe need: the stage's transaction, the engine, and a word to the one who waits. */
export interface Work {
  readonly db: Kysely<DbOf<DedupeTable>>
  readonly dialect: Dialect
  readonly policy: PolicyBook
  /** ISO date: the only "today" there is. */
  readonly asOf: string
  /** Called before each step with its name. */
  step(name: string): void
}
