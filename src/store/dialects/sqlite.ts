import { chmodSync, closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Connection from 'better-sqlite3'
import {
  type Compilable,
  Kysely,
  type QueryExecutorProvider,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteStatement,
  sql,
} from 'kysely'
import type { Database, TableName } from '../schema.ts'
import type { Table } from '../tables/table.ts'
import type { Batches, Dialect, Row, Schema, Store } from './dialect.ts'
import {
  columnNames,
  createTableStatement,
  type DdlSyntax,
  indexStatements,
  insertColumns,
  resolveTable,
} from './statements.ts'

const SYNTAX: DdlSyntax = {
  types: { text: 'text', integer: 'integer' },
  workingModifier: '',
  suffix: ' strict',
  schemaOn: 'index',
}

/** Files of a SQLite store: the ledger is the file that was named, the working tables and the lock stand beside it. */
export function sqliteFiles(file: string): { ledger: string; working: string; lock: string } {
  return { ledger: file, working: `${file}-work`, lock: `${file}-lock` }
}

/** An empty file only its owner can read, in a folder only its owner can enter. Journals take the mode of their database. */
export function createPrivateFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
}

/**
 * Rollback journals on both files, so that one commit spans working tables and ledger (write-ahead logs would commit each
 * file by itself) and a killed process leaves neither half. Locks are not kept between transactions: `status` may read.
 */
function applyPragmas(connection: Connection.Database): void {
  connection.pragma('main.journal_mode = truncate')
  connection.pragma('ledger.journal_mode = truncate')
  connection.pragma('main.synchronous = normal')
  connection.pragma('ledger.synchronous = full')
  connection.pragma('main.cache_size = -131072')
  connection.pragma('temp_store = file')
  connection.pragma('foreign_keys = off')
  connection.pragma('analysis_limit = 2000')
}

function combineBits(total: number | bigint | null, next: unknown): number | bigint | null {
  if (typeof next !== 'number') return total
  if (total === null) return next
  if (typeof total === 'number' && total < 0x40000000 && next < 0x40000000 && total >= 0 && next >= 0)
    return total | next
  return BigInt(total) | BigInt(next)
}

/** Aggregates that PostgreSQL has and SQLite lacks. */
function registerFunctions(connection: Connection.Database): void {
  connection.aggregate('bit_or', {
    start: null as number | bigint | null,
    step: combineBits,
    result: (total: number | bigint | null) => (total === null ? null : BigInt(total)),
    deterministic: true,
  } as unknown as Connection.AggregateOptions)
}

/** better-sqlite3 binds every number as a float: 5 / 2 would be 2.5 here and 2 on PostgreSQL. Whole numbers go as integers. */
function bindable(parameters: readonly unknown[]): unknown[] {
  return parameters.map((value) => {
    if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value)
    return typeof value === 'boolean' ? BigInt(value) : value
  })
}

/** More than a night has; a program that never asks a text twice must not keep them all. */
const KEPT_STATEMENTS = 2000

type Prepare = (text: string) => Connection.Statement

/**
 * Statements by their text, for those that end before the next begins. Left to the garbage collector they stay with the
 * connection, and every change of schema has to mark each of them as out of date: a test that runs the coverage stage fifty
 * times took five times as long at its end as at its beginning.
 */
function keepingStatements(connection: Connection.Database): Prepare {
  const kept = new Map<string, Connection.Statement>()
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) return known
    if (kept.size >= KEPT_STATEMENTS) kept.clear()
    const statement = connection.prepare(text)
    kept.set(text, statement)
    return statement
  }
}

function kyselyDatabase(connection: Connection.Database, prepare: Prepare): SqliteDatabase {
  return {
    close: () => connection.close(),
    prepare(text: string): SqliteStatement {
      const statement = prepare(text)
      return {
        reader: statement.reader,
        all: (parameters) => statement.all(...bindable(parameters)),
        run: (parameters) => statement.run(...bindable(parameters)),
        // What is read row by row is busy until its end: a statement of its own.
        iterate: (parameters) => connection.prepare(text).iterate(...bindable(parameters)) as IterableIterator<unknown>,
      }
    },
  }
}

/** 16 rows a statement load 30 % faster than one (500,000 rows of 11 columns: 0.75 s and 1.07 s); more gain nothing. */
const ROWS_PER_INSERT = 16

function valuesOf(
  batch: readonly Row[],
  start: number,
  rows: number,
  columns: readonly string[],
): (string | number | null)[] {
  const values: (string | number | null)[] = []
  for (let index = start; index < start + rows; index++) {
    const row = batch[index]!
    for (const column of columns) values.push(row[column] ?? null)
  }
  return values
}

/** A bare name that the working file lacks would mean the ledger's table of that name: dropping must say which. */
async function dropInSchema(db: QueryExecutorProvider, table: Table, schema: Schema): Promise<void> {
  await sql`drop table if exists ${sql.id(schema === 'work' ? 'main' : 'ledger', table.name)}`.execute(db)
}

class Sqlite implements Dialect {
  readonly name = 'sqlite'
  readonly maxBindParameters = 32_766
  readonly #connection: Connection.Database
  readonly #prepare: Prepare

  constructor(connection: Connection.Database, prepare: Prepare) {
    this.#connection = connection
    this.#prepare = prepare
  }

  async createTable(db: QueryExecutorProvider, table: Table, schema: Schema = 'work'): Promise<void> {
    await dropInSchema(db, table, schema)
    await createTableStatement(SYNTAX, table, schema).execute(db)
    if (schema === 'ledger') for (const index of indexStatements(SYNTAX, table, schema)) await index.execute(db)
  }

  async dropTable(db: QueryExecutorProvider, table: Table): Promise<void> {
    await dropInSchema(db, table, 'work')
  }

  async finishTable(db: QueryExecutorProvider, table: Table): Promise<void> {
    for (const index of indexStatements(SYNTAX, table, 'work')) await index.execute(db)
    await sql`analyze ${sql.id('main', table.name)}`.execute(db)
  }

  async tableNames(db: QueryExecutorProvider, schema: Schema): Promise<ReadonlySet<string>> {
    const catalog = sql.id(schema === 'work' ? 'main' : 'ledger', 'sqlite_schema')
    const found = await sql<{ name: string }>`select name from ${catalog} where type = 'table'`.execute(db)
    return new Set(found.rows.map((row) => row.name))
  }

  async load(db: QueryExecutorProvider, table: TableName | Table, batches: Batches): Promise<number> {
    const resolved = resolveTable(table)
    const columns = columnNames(resolved.table)
    const insert = (rows: number) => {
      const holders = `(${columns.map(() => '?').join(', ')})`
      const values = sql.raw(Array.from({ length: rows }, () => holders).join(', '))
      const text = sql`insert into ${insertColumns(resolved.reference, columns)} values ${values}`.compile(db).sql
      return this.#prepare(text)
    }
    const several = insert(ROWS_PER_INSERT)
    const one = insert(1)
    let loaded = 0
    for await (const batch of batches) {
      const full = batch.length - (batch.length % ROWS_PER_INSERT)
      for (let start = 0; start < full; start += ROWS_PER_INSERT)
        several.run(valuesOf(batch, start, ROWS_PER_INSERT, columns))
      for (let start = full; start < batch.length; start++) one.run(valuesOf(batch, start, 1, columns))
      loaded += batch.length
    }
    return loaded
  }

  async *stream<R>(db: QueryExecutorProvider, query: Compilable<R>, batchSize: number): AsyncIterable<readonly R[]> {
    void db // one connection: the statement runs inside the transaction that is open on it
    const compiled = query.compile()
    const statement = this.#connection.prepare(compiled.sql)
    let batch: R[] = []
    for (const row of statement.iterate(...bindable(compiled.parameters))) {
      batch.push(row as R)
      if (batch.length < batchSize) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
  }
}

/** A store in two files (or in memory). With `fresh` the working file is thrown away first; with `existing` nothing is made. */
export async function openSqlite(
  file: string,
  options: { readonly fresh?: boolean; readonly existing?: boolean } = {},
): Promise<Store> {
  const files = file === ':memory:' ? { ledger: file, working: file } : sqliteFiles(file)
  if (file !== ':memory:' && !options.existing) {
    if (options.fresh) for (const path of [files.working, `${files.working}-journal`]) rmSync(path, { force: true })
    createPrivateFile(files.ledger)
    createPrivateFile(files.working)
  }
  const connection = new Connection(files.working, { timeout: 5000, fileMustExist: options.existing ?? false })
  connection.prepare('attach database ? as ledger').run(files.ledger)
  if (options.existing) connection.pragma('query_only = on')
  else applyPragmas(connection)
  registerFunctions(connection)
  const prepare = keepingStatements(connection)
  const db = new Kysely<Database>({ dialect: new SqliteDialect({ database: kyselyDatabase(connection, prepare) }) })
  return { dialect: new Sqlite(connection, prepare), db, close: () => db.destroy() }
}

export function sqliteStoreExists(file: string): boolean {
  if (file === ':memory:') return false
  const { ledger, working } = sqliteFiles(file)
  return existsSync(ledger) && existsSync(working)
}
