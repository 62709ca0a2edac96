import type { Kysely } from 'kysely'
import type { Database, TableName } from '../schema.ts'
import type { Table } from '../tables/table.ts'

export type Row = Readonly<Record<string, string | number | null>>

/** An open store: working tables and ledger behind one Kysely handle. */
export interface Store {
  readonly dialect: Dialect
  /** Working and staging tables bare, ledger tables as `ledger.<name>`. On SQLite there is one connection: never use it inside a transaction. */
  readonly db: Kysely<Database>
  close(): Promise<void>
}

/** What Kysely leaves open about an SQL engine. Everything outside `src/store/dialects` is free of engine names. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres' | 'citus'
  /** Bind parameters per statement, which sets batch sizes of multi-row inserts. */
  readonly maxBindParameters: number
  /** Create a working or ledger table (dropped before if it is there). `prefix` is '' or 'ledger.'. */
  createTable(db: Kysely<Database>, table: Table, prefix: '' | 'ledger.'): Promise<void>
  /** Key, indexes and statistics, after the table was filled. */
  finishTable(db: Kysely<Database>, table: Table): Promise<void>
  /** Bulk load inside the caller's transaction. Rows come in batches; returns how many were loaded. */
  load(db: Kysely<Database>, table: TableName, batches: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>): Promise<number>
}
