import type { Compilable, Kysely, QueryExecutorProvider } from 'kysely'
import type { Database, TableName } from '../schema.ts'
import type { Table } from '../tables/table.ts'

export type Row = Readonly<Record<string, string | number | null>>
export type Batches = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>
export type Schema = 'work' | 'ledger'

/** An open store: working tables and ledger behind one Kysely handle. */
export interface Store {
  readonly dialect: Dialect
  /** Working and staging tables bare, ledger tables as `ledger.<name>`. On SQLite there is one connection: never use it inside a transaction. */
  readonly db: Kysely<Database>
  close(): Promise<void>
}

/**
 * What Kysely leaves open about an SQL engine. Everything outside `src/store/dialects` is free of engine names.
 * `db` is the caller's transaction (or the store's handle outside of one); a table is named or, for tables that no index
 * lists (a stage's scratch tables), given by its declaration.
 */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres' | 'citus'
  /** Bind parameters per statement, which sets batch sizes of multi-row inserts. */
  readonly maxBindParameters: number
  /** Create an empty table; a table of that name is dropped first. Ledger tables get their keys at once, working tables by `finishTable`. */
  createTable(db: QueryExecutorProvider, table: Table, schema?: Schema): Promise<void>
  dropTable(db: QueryExecutorProvider, table: Table): Promise<void>
  /** Unique key, indexes and statistics of a working table, after it was filled. A duplicate key is an error. */
  finishTable(db: QueryExecutorProvider, table: Table): Promise<void>
  /** Names of the tables that exist. */
  tableNames(db: QueryExecutorProvider, schema: Schema): Promise<ReadonlySet<string>>
  /** Bulk load inside the caller's transaction; a column that a row lacks is null. Returns how many rows were loaded. */
  load(db: QueryExecutorProvider, table: TableName | Table, batches: Batches): Promise<number>
  /**
   * The rows of a query in batches, without holding them all. Until the iterator is finished or closed the connection is
   * busy: a query on it from inside the loop waits for ever on SQLite. To write in between, use `pageRows`.
   */
  stream<R>(db: QueryExecutorProvider, query: Compilable<R>, batchSize: number): AsyncIterable<readonly R[]>
}

/** The right to write to a store, held until it is released or this process ends. */
export interface StoreLock {
  release(): Promise<void>
}
