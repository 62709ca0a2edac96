import type { Kysely } from 'kysely'
import type { SiteConfig } from '../config/site-config.ts'
import type { Dialect } from '../store/dialects/dialect.ts'
import type { DbOf } from '../store/schema.ts'
import type { PublishScratch } from './cases/scratch.ts'

/** Tables the publish stage reads. The ledger is among them: it is added to, never made anew. */
export const PUBLISH_READS = [
  'findings',
  'finding_row',
  'exclusions',
  'exclusion_row',
  'rule_evaluation',
  'rule_scope',
  'duplicate_clusters',
  'duplicate_records',
  'rejects',
  'file_balance',
  'gate_checks',
  'run_facts',
  'person',
  'person_key',
  'employer',
  'employer_key',
  'unit',
  'employment',
  'insured_year',
  'ledger.cases',
  'ledger.case_keys',
  'ledger.facts',
] as const

export type PublishTables = (typeof PUBLISH_READS)[number] | 'case_tonight'
export type PublishDb = Kysely<DbOf<PublishTables> & PublishScratch>

/** What every part of the publish stage works with. */
export interface PublishWork {
  readonly db: PublishDb
  readonly dialect: Dialect
  readonly config: SiteConfig
  /** The folder that becomes the output once the run is committed. */
  readonly outDir: string
  /** ISO date: the only "today" there is. */
  readonly asOf: string
  /** Provinces the run was narrowed to; empty: all. */
  readonly provinces: readonly string[]
}

/** Rows handled at a time: bounds memory and the length of lists of ids. */
export const PAGE = 1000
