import type { Store } from './dialects/dialect.ts'
import { openPglite } from './dialects/pglite.ts'
import { openPostgres, postgresStoreExists } from './dialects/postgres.ts'
import { openSqlite, sqliteStoreExists } from './dialects/sqlite.ts'
import { prepareLedger } from './ledger.ts'

export interface OpenOptions {
  /** Throw all working tables away; the ledger stays. */
  readonly fresh?: boolean
}

/**
 * The store at `url`, made if it is not there: `sqlite:<file>` (working tables in `<file>-work`), `sqlite::memory:`,
 * `postgres://…` (schemas work and ledger; `?citus=1` or the extension makes it Citus), `pglite:` (in memory, for tests).
 *
 * @throws RangeError for another kind of URL.
 */
export async function openStore(url: string, options: OpenOptions = {}): Promise<Store> {
  const store = await connect(url, options)
  try {
    await prepareLedger(store)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

function connect(url: string, options: OpenOptions): Promise<Store> {
  if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length), options)
  if (isPostgres(url)) return openPostgres(url, options)
  if (url === 'pglite:') return openPglite()
  throw new RangeError('a store is named sqlite:<file> or postgres://…')
}

function isPostgres(url: string): boolean {
  return url.startsWith('postgres://') || url.startsWith('postgresql://')
}

/** Whether a store stands at `url`; makes nothing. */
export async function storeExists(url: string): Promise<boolean> {
  if (url.startsWith('sqlite:')) return sqliteStoreExists(url.slice('sqlite:'.length))
  return isPostgres(url) && postgresStoreExists(url)
}
