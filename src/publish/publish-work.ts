import type { SiteConfig } from '../config/site-config.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { StageContext } from '../pipeline/stage.ts'
import type { Dialect } from '../store/dialects/dialect.ts'
import type { PUBLISH_SCRATCH } from './cases/scratch.ts'
import type { RETURNS_SCRATCH } from './returns/scratch.ts'

/** Tables the publish stage reads. */
export const PUBLISH_READS = [
  'findings',
  'finding_row',
  'exclusions',
  'exclusion_row',
  'rule_evaluation',
  'rule_scope',
  'uncompared',
  'unit_arrears',
  'duplicate_clusters',
  'duplicate_records',
  'duplicate_fields',
  'rejects',
  'file_balance',
  'gate_checks',
  'run_facts',
  'known_year',
  'person',
  'person_key',
  'employer',
  'employer_key',
  'unit',
  'area_today',
  'employment',
  'participation',
  'insured_year',
  'reject_rows',
  'returned_rows',
  'sheet_versions',
  'superseded_versions',
  'quality_scores',
  'person_row',
  'person_link',
  'link_pair',
  'link_seen',
  'link_model',
  'link_event',
  'link_conflict',
  'link_decision',
  'stg_insurance_participants',
] as const

/** Tables behind the auditors' files and what stands in every `run.json`. */
export const READ_BY_DUPLICATES = [
  'duplicate_clusters',
  'duplicate_records',
  'duplicate_fields',
  'rejects',
  'file_balance',
  'gate_checks',
  'run_facts',
  'quality_scores',
  'person',
  'person_row',
  'person_link',
  'link_pair',
  'link_model',
  'link_event',
  'link_conflict',
  'stg_insurance_participants',
] as const satisfies readonly (typeof PUBLISH_READS)[number][]

/** Tables the publish stage writes. The ledger is added to, never made anew. */
export const PUBLISH_WRITES = [
  'case_tonight',
  'ledger.cases',
  'ledger.case_keys',
  'ledger.facts',
  'ledger.rejects',
  'ledger.returned_rows',
  'ledger.file_versions',
  'ledger.link_models',
  'ledger.link_runs',
  'ledger.link_seen_records',
  'ledger.link_pairs',
  'ledger.link_members',
  'ledger.link_events',
  'ledger.pair_decisions',
] as const

export type PublishTables = (typeof PUBLISH_READS)[number] | (typeof PUBLISH_WRITES)[number]
export type PublishContext = StageContext<
  PublishTables,
  (typeof PUBLISH_SCRATCH)[number] | (typeof RETURNS_SCRATCH)[number]
>
export type PublishDb = PublishContext['db']

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
  /** Key of the run in the ledger: for its rows, never for outputs. */
  readonly runId: number
  /** Told after each page, with the rows done. */
  tick(rows: number): void
}

/** A file of the output folder. */
export interface OutputFile {
  /** Under the output folder, '/' separated. */
  readonly path: string
  readonly rows: number
  readonly sha256: string
}

/** Rows handled at a time: bounds memory and the length of lists of ids. */
export const PAGE = 1000

/** The as-of date that the gate settled. @throws ReconcileError as-of-unknown. */
export async function asOfTonight(db: PublishDb): Promise<string> {
  const fact = await db.selectFrom('run_facts').select('value').where('name', '=', 'as_of').executeTakeFirst()
  if (fact === undefined) throw new ReconcileError('as-of-unknown', {})
  return fact.value
}
