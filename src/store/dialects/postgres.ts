import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CompiledQuery, Kysely, PostgresDialect, type PostgresPoolClient, sql } from 'kysely'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import Cursor from 'pg-cursor'
import type { Database } from '../schema.ts'
import { CITUS_SETTINGS, distributeStatement } from './citus.ts'
import { copyText } from './copy-format.ts'
import type { Store } from './dialect.ts'
import {
  createSchemas,
  LOGGED_SYNTAX,
  type Loader,
  NUMBER_TYPES,
  OPTIONAL_SETTINGS,
  POSTGRES_SYNTAX,
  PostgresFamily,
  parseNumber,
  SESSION_SETTINGS,
} from './postgres-family.ts'
import { columnNames, insertColumns } from './statements.ts'

/** Numbers as numbers, per pool: a global parser would reach into other users of `pg`. */
const TYPES = {
  getTypeParser(id: number, format?: 'text' | 'binary') {
    if (format !== 'binary' && (NUMBER_TYPES as readonly number[]).includes(id)) return parseNumber
    return format === 'binary' ? pg.types.getTypeParser(id, 'binary') : pg.types.getTypeParser(id)
  },
}

function poolConfig(url: string): pg.PoolConfig {
  return { connectionString: serverUrl(url), max: 3, types: TYPES as unknown as pg.CustomTypesConfig }
}

/** The URL as the driver takes it, without our own parameters. */
export function serverUrl(url: string): string {
  const parsed = new URL(url)
  for (const name of ['citus', 'logged']) parsed.searchParams.delete(name)
  return parsed.toString()
}

/**
 * A pool that remembers its clients by process id: COPY needs the client under Kysely's transaction, and asking the
 * server for `pg_backend_pid()` inside that transaction names it.
 */
class TrackingPool {
  readonly clients = new Map<number, pg.PoolClient>()
  readonly #pool: pg.Pool
  readonly options: object

  constructor(config: pg.PoolConfig) {
    this.#pool = new pg.Pool(config)
    this.options = this.#pool.options
    // An idle connection that the server closes is replaced by the next query; without a listener it would end the process.
    this.#pool.on('error', () => undefined)
    this.#pool.on('remove', (client) => {
      for (const [processId, known] of this.clients) if (known === client) this.clients.delete(processId)
    })
  }

  async connect(): Promise<PostgresPoolClient> {
    const client = await this.#pool.connect()
    this.clients.set((client as unknown as { processID: number }).processID, client)
    return client as unknown as PostgresPoolClient
  }

  end(): Promise<void> {
    return this.#pool.end()
  }
}

function copyLoader(pool: TrackingPool): Loader {
  return async (db, table, reference, batches) => {
    const found = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
    const client = pool.clients.get(found.rows[0]!.pid)
    if (client === undefined) throw new TypeError('load needs the transaction of a store that this process opened')
    const columns = columnNames(table)
    const text = sql`copy ${insertColumns(reference, columns)} from stdin`.compile(db).sql
    const counter = { rows: 0 }
    await pipeline(
      Readable.from(copyText(batches, columns, counter), { highWaterMark: 2 }),
      client.query(copyFrom(text)),
    )
    return counter.rows
  }
}

async function hasCitus(db: Kysely<Database>): Promise<boolean> {
  const found = await sql`select 1 from pg_extension where extname = 'citus'`.execute(db)
  return found.rows.length > 0
}

function connect(pool: TrackingPool, settings: readonly string[]): Kysely<Database> {
  return new Kysely<Database>({
    dialect: new PostgresDialect({
      pool,
      cursor: Cursor,
      onCreateConnection: async (connection) => {
        for (const setting of settings) await connection.executeQuery(CompiledQuery.raw(setting))
        for (const setting of OPTIONAL_SETTINGS)
          await connection.executeQuery(CompiledQuery.raw(setting)).catch(() => undefined)
      },
    }),
  })
}

/** A store in the schemas `work` and `ledger` of a PostgreSQL database; on Citus (detected, or `?citus=1`) tables are distributed; `?logged=1` see `LOGGED_SYNTAX`. */
export async function openPostgres(
  url: string,
  options: { readonly fresh?: boolean; readonly existing?: boolean } = {},
): Promise<Store> {
  const pool = new TrackingPool(poolConfig(url))
  const { searchParams } = new URL(url)
  const wantsCitus = searchParams.get('citus') === '1'
  const db = connect(pool, wantsCitus ? [...SESSION_SETTINGS, ...CITUS_SETTINGS] : SESSION_SETTINGS)
  try {
    const citus = wantsCitus || (await hasCitus(db))
    if (!options.existing) await createSchemas(db, options.fresh ?? false)
    const dialect = new PostgresFamily({
      name: citus ? 'citus' : 'postgres',
      load: copyLoader(pool),
      streams: true,
      distribute: citus ? distributeStatement : null,
      syntax: searchParams.get('logged') === '1' ? LOGGED_SYNTAX : POSTGRES_SYNTAX,
    })
    return { dialect, db, close: () => db.destroy() }
  } catch (error) {
    await db.destroy()
    throw error
  }
}

/** Whether a store was made in this database before; makes nothing. */
export async function postgresStoreExists(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: serverUrl(url) })
  await client.connect()
  try {
    const found = await client.query("select 1 from pg_tables where schemaname = 'ledger' and tablename = 'runs'")
    return found.rows.length > 0
  } finally {
    await client.end()
  }
}
