import { type Compilable, type Kysely, type QueryExecutorProvider, sql } from 'kysely'
import type { Database, TableName } from '../schema.ts'
import type { Table } from '../tables/table.ts'
import type { Batches, Dialect, Schema } from './dialect.ts'
import {
  createTableStatement,
  type DdlSyntax,
  dropTableStatement,
  indexStatements,
  resolveTable,
  tableReference,
} from './statements.ts'

/**
 * Text sorts by code unit whatever the server's locale. Working tables are unlogged: rebuilt by every run, emptied by a
 * crash of the server together with the marks of the stages that filled them.
 */
export const POSTGRES_SYNTAX: DdlSyntax = {
  types: { text: 'text collate "C"', integer: 'bigint' },
  workingModifier: 'unlogged ',
  suffix: '',
  schemaOn: 'table',
}

/** `?logged=1`: working tables outlive a crash of the server, so that the run goes on from where it was, and are written more slowly. */
export const LOGGED_SYNTAX: DdlSyntax = { ...POSTGRES_SYNTAX, workingModifier: '' }

/** Object ids of PostgreSQL's types whose values arrive as text: bigint (count, bit_or) and numeric (sum of bigint). */
export const NUMBER_TYPES = [20, 1700] as const

/** A number from its text. Whole numbers beyond 2^53 are refused rather than rounded. */
export function parseNumber(text: string): number {
  const value = Number(text)
  if (!text.includes('.') && !Number.isSafeInteger(value))
    throw new RangeError('the database returned a whole number beyond 2^53')
  return value
}

/** Run on every new connection. Only `work` is searched, so that no table of another schema can be meant by mistake. */
export const SESSION_SETTINGS: readonly string[] = [
  'set search_path to work',
  'set client_min_messages to warning',
  "set timezone to 'UTC'",
  "set work_mem to '128MB'",
  "set maintenance_work_mem to '256MB'",
  'set jit to off',
]

/**
 * Tried on every new connection, left out where the server does not know them: a killed run's statement ends within seconds
 * instead of running on and holding its locks (PostgreSQL 14 and later).
 */
export const OPTIONAL_SETTINGS: readonly string[] = ["set client_connection_check_interval to '2s'"]

export async function createSchemas(db: Kysely<Database>, fresh: boolean): Promise<void> {
  if (fresh) await sql`drop schema if exists work cascade`.execute(db)
  await sql`create schema if not exists work`.execute(db)
  await sql`create schema if not exists ledger`.execute(db)
}

export type Loader = (
  db: QueryExecutorProvider,
  table: Table,
  reference: ReturnType<typeof tableReference>,
  batches: Batches,
) => Promise<number>

/** How Citus is told where the rows of a table live; null on a plain server. */
export type Distribute = ((table: Table, schema: Schema) => ReturnType<typeof tableReference>) | null

export interface PostgresOptions {
  readonly name: 'postgres' | 'citus'
  readonly load: Loader
  readonly streams: boolean
  readonly distribute: Distribute
  /** How tables are declared; POSTGRES_SYNTAX when absent. */
  readonly syntax?: DdlSyntax
}

/** The statements PostgreSQL, Citus and PGlite have in common; they differ in how rows get in. */
export class PostgresFamily implements Dialect {
  readonly name: 'postgres' | 'citus'
  readonly maxBindParameters = 65_535
  readonly #options: PostgresOptions
  readonly #syntax: DdlSyntax

  constructor(options: PostgresOptions) {
    this.name = options.name
    this.#options = options
    this.#syntax = options.syntax ?? POSTGRES_SYNTAX
  }

  async createTable(db: QueryExecutorProvider, table: Table, schema: Schema = 'work'): Promise<void> {
    await dropTableStatement(table, schema).execute(db)
    await createTableStatement(this.#syntax, table, schema).execute(db)
    if (this.#options.distribute !== null) await this.#options.distribute(table, schema).execute(db)
    if (schema === 'ledger') for (const index of indexStatements(this.#syntax, table, schema)) await index.execute(db)
  }

  async dropTable(db: QueryExecutorProvider, table: Table): Promise<void> {
    await dropTableStatement(table, 'work').execute(db)
  }

  async finishTable(db: QueryExecutorProvider, table: Table): Promise<void> {
    for (const index of indexStatements(this.#syntax, table, 'work')) await index.execute(db)
    await sql`analyze ${tableReference(table.name)}`.execute(db)
  }

  async tableNames(db: QueryExecutorProvider, schema: Schema): Promise<ReadonlySet<string>> {
    const found = await sql<{
      name: string
    }>`select tablename::text as name from pg_tables where schemaname = ${schema}`.execute(db)
    return new Set(found.rows.map((row) => row.name))
  }

  async load(db: QueryExecutorProvider, table: TableName | Table, batches: Batches): Promise<number> {
    const resolved = resolveTable(table)
    return this.#options.load(db, resolved.table, resolved.reference, batches)
  }

  async *stream<R>(db: QueryExecutorProvider, query: Compilable<R>, batchSize: number): AsyncIterable<readonly R[]> {
    const compiled = query.compile()
    const executor = db.getExecutor()
    if (!this.#options.streams) {
      const { rows } = await executor.executeQuery<R>(compiled)
      for (let start = 0; start < rows.length; start += batchSize) yield rows.slice(start, start + batchSize)
      return
    }
    for await (const result of executor.stream<R>(compiled, batchSize)) yield result.rows
  }
}
