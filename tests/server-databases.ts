import { randomBytes } from 'node:crypto'
import pg from 'pg'

/**
 * Databases of the test run on a PostgreSQL server. Making and dropping a database forces the server to flush its disks, so each worker keeps
 * a few and empties them; `tests/global-setup.ts` drops them all at the end, whatever became of the tests.
 */
export const SERVER = process.env.DOISOAT_TEST_PG ?? 'postgres://postgres@127.0.0.1:5432/test'
const RUN = 'DOISOAT_TEST_RUN'
const PREFIX = 'doisoat_test_'

/** Give the run a name that all its workers know. */
export function nameRun(): void {
  process.env[RUN] = randomBytes(6).toString('hex')
}

async function onServer(url: string, statement: string): Promise<readonly { readonly datname?: string }[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<{ datname?: string }>(statement)).rows
  } finally {
    await client.end()
  }
}

/** The URL of a database of the server; a test loses nothing when the server stops, so commits need not wait for the disk. */
function urlOf(database: string): string {
  const url = new URL(SERVER)
  url.pathname = `/${database}`
  url.searchParams.set('options', '-c synchronous_commit=off')
  return url.toString()
}

const nameOf = (part: string): string => `${PREFIX}${process.env[RUN] ?? process.pid}_${part}`

/** A new database of its own: its URL, and how to drop it. */
export async function temporaryDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = nameOf(randomBytes(6).toString('hex'))
  await onServer(SERVER, `create database ${name}`)
  return {
    url: urlOf(name),
    drop: async () => void (await onServer(SERVER, `drop database if exists ${name} with (force)`)),
  }
}

const inUse = new Set<number>()

/** An empty database of this worker, kept for the next one who asks. */
export async function pooledDatabase(): Promise<{ url: string; release(): void }> {
  let slot = 0
  while (inUse.has(slot)) slot++
  inUse.add(slot)
  const name = nameOf(`w${process.env.VITEST_POOL_ID ?? process.pid}_${slot}`)
  const found = await onServer(SERVER, `select datname from pg_database where datname = '${name}'`)
  if (found.length === 0) await onServer(SERVER, `create database ${name}`)
  else await onServer(urlOf(name), 'drop schema if exists work cascade; drop schema if exists ledger cascade')
  return { url: urlOf(name), release: () => void inUse.delete(slot) }
}

/** Drop what this run made. */
export async function dropDatabases(): Promise<void> {
  const made = await onServer(
    SERVER,
    `select datname from pg_database where datname like '${nameOf('').replaceAll('_', '\\_')}%'`,
  )
  for (const { datname } of made) await onServer(SERVER, `drop database if exists ${datname} with (force)`)
}
