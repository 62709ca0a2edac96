import { setTimeout as pause } from 'node:timers/promises'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { StoreLock } from './dialects/dialect.ts'
import { tryPostgresLock } from './dialects/postgres-lock.ts'
import { trySqliteLock } from './dialects/sqlite-lock.ts'
import { isPostgresUrl, sqliteFile, storeLabel } from './store-url.ts'

const RETRY_MILLISECONDS = 250

/**
 * The right to write to the store, for as long as this process lives: the operating system (SQLite) or the server
 * (PostgreSQL) gives it back when the process is killed. A killed peer's server process may need a moment to notice, hence
 * the patience.
 *
 * @throws ReconcileError store-busy when another run still holds it after `patience` milliseconds.
 */
export async function lockStore(url: string, patience = isPostgresUrl(url) ? 10_000 : 1_000): Promise<StoreLock> {
  for (let waited = 0; ; waited += RETRY_MILLISECONDS) {
    const lock = await tryLock(url)
    if (lock !== null) return lock
    if (waited >= patience) throw new ReconcileError('store-busy', { store: storeLabel(url) })
    await pause(RETRY_MILLISECONDS)
  }
}

async function tryLock(url: string): Promise<StoreLock | null> {
  if (isPostgresUrl(url)) return tryPostgresLock(url)
  const file = sqliteFile(url)
  // A store in memory belongs to this process alone.
  if (file === null || file === ':memory:') return { release: async () => undefined }
  return trySqliteLock(file)
}
