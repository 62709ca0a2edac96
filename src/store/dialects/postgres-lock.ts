import pg from 'pg'
import type { StoreLock } from './dialect.ts'
import { serverUrl } from './postgres.ts'

/** The name of our advisory lock; advisory locks are per database, so two stores on one server do not meet. */
const LOCK_NAME = [0x646f69, 0x736f6174] as const // 'doi', 'soat'

/** An advisory lock on a connection of its own, held open; null when another session holds it. */
export async function tryPostgresLock(url: string): Promise<StoreLock | null> {
  const client = new pg.Client({ connectionString: serverUrl(url), keepAlive: true })
  // If the server ends this connection, the run's own statements fail too; here it must not end the process.
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1, $2) as held', [...LOCK_NAME])
  if (rows[0]?.held) return { release: () => client.end() }
  await client.end()
  return null
}
