import { CompiledQuery, Kysely, PGliteDialect, type QueryExecutorProvider, sql } from 'kysely'
import type { Database } from '../schema.ts'
import type { Row, Store } from './dialect.ts'
import {
  createSchemas,
  type Loader,
  NUMBER_TYPES,
  PostgresFamily,
  parseNumber,
  SESSION_SETTINGS,
} from './postgres-family.ts'
import { columnNames, insertColumns } from './statements.ts'

const ROWS_PER_INSERT = 500

/** Multi-row inserts: PGlite has no COPY from a stream. */
const insertLoader: Loader = async (db, table, reference, batches) => {
  const columns = columnNames(table)
  let loaded = 0
  for await (const batch of batches) {
    for (let start = 0; start < batch.length; start += ROWS_PER_INSERT) {
      const rows = batch.slice(start, start + ROWS_PER_INSERT)
      await insertRows(db, sql`${insertColumns(reference, columns)}`, columns, rows)
      loaded += rows.length
    }
  }
  return loaded
}

async function insertRows(
  db: QueryExecutorProvider,
  target: ReturnType<typeof insertColumns>,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => sql`${row[column] ?? null}`))})`)
  await sql`insert into ${target} values ${sql.join(values)}`.execute(db)
}

/** PostgreSQL compiled into this process, in memory: for tests where no server answers. Its package is a development dependency. */
export async function openPglite(): Promise<Store> {
  const { PGlite } = await import('@electric-sql/pglite')
  const parsers = Object.fromEntries(NUMBER_TYPES.map((type) => [type, parseNumber]))
  const db = new Kysely<Database>({
    dialect: new PGliteDialect({
      pglite: async () => PGlite.create({ parsers }),
      onCreateConnection: async (connection) => {
        for (const setting of SESSION_SETTINGS) await connection.executeQuery(CompiledQuery.raw(setting))
      },
    }),
  })
  await createSchemas(db, false)
  const dialect = new PostgresFamily({ name: 'postgres', load: insertLoader, streams: false, distribute: null })
  return { dialect, db, close: () => db.destroy() }
}
