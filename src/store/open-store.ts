import { ReconcileError } from '../domain/reconcile-error.ts'
import type { Store } from './dialects/dialect.ts'
import { openPglite } from './dialects/pglite.ts'
import { openPostgres, postgresStoreExists } from './dialects/postgres.ts'
import { openSqlite, sqliteStoreExists } from './dialects/sqlite.ts'
import { prepareLedger } from './ledger.ts'
import { checkStoreUrl, sqliteFile, storeLabel } from './store-url.ts'

export interface OpenOptions {
  /** Throw all working tables away; the ledger stays. */
  readonly fresh?: boolean
}

/**
 * The store at `url`, made if it is not there: `sqlite:<file>` (working tables in `<file>-work`), `sqlite::memory:`,
 * `postgres://…` (schemas work and ledger; `?citus=1` or the extension makes it Citus, `?logged=1` working tables that outlive a crash), `pglite:` (in memory, for tests).
 *
 * @throws ReconcileError store-url-invalid, store-unreachable, store-busy, ledger-newer.
 */
export async function openStore(url: string, options: OpenOptions = {}): Promise<Store> {
  checkStoreUrl(url)
  const store = await connect(url, options).catch((error: unknown) => refuse(url, error))
  try {
    await prepareLedger(store)
    return store
  } catch (error) {
    await store.close()
    return refuse(url, error)
  }
}

/** The store at `url` as it stands, or null when there is none; nothing is made. For `plan`, `status` and `explain`. */
export async function openExistingStore(url: string): Promise<Store | null> {
  checkStoreUrl(url)
  const exists = await storeExists(url).catch((error: unknown) => refuse(url, error))
  if (!exists) return null
  return connect(url, { existing: true }).catch((error: unknown) => refuse(url, error))
}

function connect(url: string, options: OpenOptions & { readonly existing?: boolean }): Promise<Store> {
  const file = sqliteFile(url)
  if (file !== null) return openSqlite(file, options)
  return url === 'pglite:' ? openPglite() : openPostgres(url, options)
}

async function storeExists(url: string): Promise<boolean> {
  const file = sqliteFile(url)
  if (file !== null) return sqliteStoreExists(file)
  return url !== 'pglite:' && postgresStoreExists(url)
}

/** Driver messages name hosts and files, never rows: nothing was asked of a table yet. */
function refuse(url: string, error: unknown): never {
  if (error instanceof ReconcileError) throw error
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (code.startsWith('SQLITE_BUSY')) throw new ReconcileError('store-busy', { store: storeLabel(url) }, error)
  throw new ReconcileError('store-unreachable', { store: storeLabel(url), reason: code || message }, error)
}
