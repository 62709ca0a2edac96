import type { Kysely } from 'kysely'
import type { Dialect } from '../store/dialects/dialect.ts'
import type { DbOf } from '../store/schema.ts'

export const IDENTITY_READS = [
  'stg_enterprise_registry',
  'stg_tax_units',
  'stg_tax_workers',
  'stg_insurance_units',
  'stg_insurance_participants',
  'stg_insurance_movements',
  'stg_enterprise_managers',
  'stg_residents',
  'stg_benefits',
  'stg_pupils',
  'stg_receipts',
  'stg_person_links',
  'stg_areas',
  'stg_employer_successors',
  'run_facts',
] as const

export const IDENTITY_WRITES = [
  'person',
  'person_key',
  'person_row',
  'identity_review',
  'employer',
  'employer_key',
  'employer_row',
  'unit',
  'unit_key',
  'area_today',
] as const

export type IdentityTable = (typeof IDENTITY_READS)[number] | (typeof IDENTITY_WRITES)[number]

/** What the steps of identity need: the stage's transaction, the engine, and a word to the one who waits. */
export interface Work {
  readonly db: Kysely<DbOf<IdentityTable>>
  readonly dialect: Dialect
  /** Called before each step with its name. */
  step(name: string): void
}
