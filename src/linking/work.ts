import type { Kysely } from 'kysely'
import type { Dialect } from '../store/dialects/dialect.ts'
import type { DbOf } from '../store/schema.ts'

export const LINKING_READS = [
  'person',
  'person_key',
  'person_row',
  'run_facts',
  'stg_pair_decisions',
  'stg_insurance_participants',
  'stg_residents',
  'ledger.link_models',
  'ledger.link_runs',
  'ledger.link_seen_records',
  'ledger.link_pairs',
  'ledger.link_members',
  'ledger.pair_decisions',
] as const

export const LINKING_WRITES = [
  'person_link',
  'link_pair',
  'link_seen',
  'link_model',
  'link_event',
  'link_conflict',
  'link_decision',
] as const

/** What linkage changes of identity's tables: which person a row and a key belong to, and what is known of who stands for several. */
export const LINKING_AMENDS = ['person', 'person_key', 'person_row'] as const

export type LinkingTable = (typeof LINKING_READS)[number] | (typeof LINKING_WRITES)[number]

/** What the steps of linking need: the stage's transaction, the engine, the day, and a word to the one who waits. */
export interface Work {
  readonly db: Kysely<DbOf<LinkingTable>>
  readonly dialect: Dialect
  readonly asOf: string
  /** Called before each step with its name. */
  step(name: string): void
}
