import type { SiteConfig } from '../config/site-config.ts'
import type { Store } from '../store/dialects/dialect.ts'
import type { TableName } from '../store/schema.ts'

/** What every part of an explanation works with. It only reads. */
export interface ExplainWork {
  readonly db: Store['db']
  readonly config: SiteConfig
  readonly inputDir: string
  readonly files: ReadonlyMap<number, SourceFile>
  readonly rules: readonly Rule[]
}

export interface SourceFile {
  readonly path: string
  readonly sheet: string
  readonly sha256: string
  readonly source: string | null
  readonly encoding: string
  /** True when the site had pinned the encoding; else it is detected again, by column. */
  readonly encodingPinned: boolean
  readonly delimiter: string
  /** Our column → its header and position, the first being 1. */
  readonly columns: Readonly<Record<string, readonly [header: string, position: number]>>
}

export interface Rule {
  readonly rule_id: string
  readonly title_vi: string
  readonly evaluated: boolean
  readonly needs: string
  /** Whom it speaks of, and in which periods: see `rule_evaluation`. */
  readonly about: string
  readonly periods: string
}

const TABLES: readonly TableName[] = [
  'file_balance',
  'rejects',
  'repairs',
  'run_facts',
  'person',
  'person_key',
  'person_row',
  'identity_review',
  'employer',
  'employer_key',
  'employer_row',
  'unit',
  'employment',
  'participation',
  'insured_year',
  'findings',
  'exclusions',
  'rule_evaluation',
  'duplicate_clusters',
  'duplicate_records',
]

/** Whether the working tables of a run are there; after a halted run some are not, and only the ledger can be told. */
export async function hasWorkingTables(store: Store): Promise<boolean> {
  const present = await store.dialect.tableNames(store.db, 'work')
  return TABLES.every((table) => present.has(table))
}

/** Reads what every part needs: the files and the rules of the last run. */
export async function beginExplanation(store: Store, config: SiteConfig, inputDir: string): Promise<ExplainWork> {
  const files = await store.db.selectFrom('file_balance').selectAll().execute()
  const rules = await store.db.selectFrom('rule_evaluation').selectAll().orderBy('rule_id').execute()
  return {
    db: store.db,
    config,
    inputDir,
    files: new Map(
      files.map((file) => [
        file.file_id,
        {
          ...file,
          encodingPinned: (JSON.parse(file.characters || '[]') as { evidence: string }[]).some(
            ({ evidence }) => evidence === 'pinned',
          ),
          columns: JSON.parse(file.mapped_columns || '{}') as SourceFile['columns'],
        },
      ]),
    ),
    rules: rules.map((rule) => ({ ...rule, evaluated: rule.evaluated === 1 })),
  }
}
