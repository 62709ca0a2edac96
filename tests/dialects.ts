import { connect as connectSocket } from 'node:net'
import pg from 'pg'
import type { Row, Store } from '../src/store/dialects/dialect.ts'
import { openStore } from '../src/store/open-store.ts'
import { type Database, type TableName, tableByName } from '../src/store/schema.ts'
import { pooledDatabase, SERVER } from './server-databases.ts'

export { temporaryDatabase } from './server-databases.ts'

/**
 * The engines every store-bound test runs on: SQLite always; PostgreSQL when DOISOAT_TEST_PG names a server or one answers on
 * 127.0.0.1:5432 (each opening has an empty database of its own), else PGlite.
 *
 *     for (const { name, open } of DIALECTS) describe(`${name}: …`, () => { … const store = await open() … await store.close() })
 */
export interface TestDialect {
  readonly name: string
  open(): Promise<Store>
}

async function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url)
  const reachable = await new Promise<boolean>((resolve) => {
    const socket = connectSocket({ host: hostname, port: Number(port || 5432) })
    socket.setTimeout(2000, () => socket.destroy())
    socket.once('connect', () => socket.end(() => resolve(true)))
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
  })
  if (!reachable) return false
  const client = new pg.Client({ connectionString: url })
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  )
}

async function openOnServer(): Promise<Store> {
  const database = await pooledDatabase()
  const store = await openStore(database.url)
  return {
    dialect: store.dialect,
    db: store.db,
    async close() {
      await store.close()
      database.release()
    },
  }
}

/** `npm run check` looks at one engine, to be quick; `npm test` and CI look at all. */
const SQLITE_ONLY = process.env.DOISOAT_TEST_ENGINES === 'sqlite'
const POSTGRES: TestDialect = { name: 'postgres', open: openOnServer }
const PGLITE: TestDialect = { name: 'pglite', open: () => openStore('pglite:') }

/** Whether a PostgreSQL server answers; tests of locks and kills need one, PGlite will not do. */
export const SERVER_ANSWERS = !SQLITE_ONLY && (await answers(SERVER))

export const DIALECTS: readonly TestDialect[] = [
  { name: 'sqlite', open: () => openStore('sqlite::memory:') },
  ...(SQLITE_ONLY ? [] : [SERVER_ANSWERS ? POSTGRES : PGLITE]),
]

export type Given = { readonly [T in TableName]?: readonly Partial<Database[T]>[] }

/**
 * Put literal rows into tables, creating working tables that are not there (name a table with [] to have it empty) and
 * adding their keys. Columns that a row does not name are '' or 0, or null where the column allows it.
 */
export async function given(store: Store, tables: Given): Promise<void> {
  await store.db.transaction().execute(async (transaction) => {
    const present = await store.dialect.tableNames(transaction, 'work')
    for (const [name, rows] of Object.entries(tables) as [TableName, readonly Row[]][]) {
      const isNew = !name.startsWith('ledger.') && !present.has(name)
      if (isNew) await store.dialect.createTable(transaction, tableByName(name))
      await store.dialect.load(transaction, name, [rows.map((row) => withDefaults(name, row))])
      if (isNew) await store.dialect.finishTable(transaction, tableByName(name))
    }
  })
}

function withDefaults(name: TableName, row: Row): Row {
  const columns = tableByName(name).columns
  const unknown = Object.keys(row).find((column) => columns[column] === undefined)
  if (unknown !== undefined) throw new RangeError(`${name} has no column ${unknown}`)
  const defaults = Object.entries(columns).map(([column, { sql, nullable }]) => {
    const empty = sql === 'text' ? '' : 0
    return [column, nullable ? null : empty]
  })
  return { ...Object.fromEntries(defaults), ...row }
}
