import type { Kysely } from 'kysely'
import type { SiteConfig } from '../config/site-config.ts'
import type { Dialect } from '../store/dialects/dialect.ts'
import type { DbOf } from '../store/schema.ts'
import type { IngestTables } from './write-rows.ts'

export type SettleTables =
  | IngestTables
  | 'sheet_versions'
  | 'superseded_versions'
  | 'ledger.rejects'
  | 'ledger.file_versions'

/** What the comparing of versions works with, once every file is read. */
export interface Settling {
  readonly db: Kysely<DbOf<SettleTables>>
  readonly dialect: Dialect
  readonly config: SiteConfig
}
