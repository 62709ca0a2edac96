import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { LEDGER_VERSION } from '../src/store/ledger.ts'
import { LEDGER } from '../src/store/schema.ts'

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

/**
 * The URL of a database of the server; a test loses nothing when the server stops, so commits need not wait for the disk. An unlogged table
 * is flushed when it is made, and each of its indexes: thousands of small ones are made sooner as logged ones.
 */
function urlOf(database: string): string {
  const url = new URL(SERVER)
  url.pathname = `/${database}`
  url.searchParams.set('options', '-c synchronous_commit=off')
  url.searchParams.set('logged', '1')
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
const made = new Set<string>()

/** An empty database of this worker, kept for the next one who asks. Its ledger may stand there already, with nothing in it. */
export async function pooledDatabase(): Promise<{ url: string; release(): void }> {
  let slot = 0
  while (inUse.has(slot)) slot++
  inUse.add(slot)
  const name = nameOf(`w${process.env.VITEST_POOL_ID ?? process.pid}_${slot}`)
  if (made.has(name)) await emptied(urlOf(name))
  else {
    await onServer(SERVER, `drop database if exists ${name} with (force)`)
    await onServer(SERVER, `create database ${name}`)
    made.add(name)
  }
  return { url: urlOf(name), release: () => void inUse.delete(slot) }
}

const LEDGER_COLUMNS = LEDGER.flatMap((table) => Object.keys(table.columns).map((column) => `${table.name}.${column}`))

/** As a new store: a ledger that is as this version makes it is emptied and not made again, which takes as long as many a test. */
async function emptied(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('drop schema if exists work cascade')
    const { rows } = await client.query<{ name: string }>(
      `select class.relname || '.' || attribute.attname as name from pg_attribute as attribute
       inner join pg_class as class on class.oid = attribute.attrelid
       where class.relnamespace = to_regnamespace('ledger') and class.relkind = 'r' and attribute.attnum > 0 and not attribute.attisdropped`,
    )
    const found = new Set(rows.map(({ name }) => name))
    const isWhole = found.size === LEDGER_COLUMNS.length && LEDGER_COLUMNS.every((name) => found.has(name))
    await client.query(isWhole ? EMPTY_LEDGER : 'drop schema if exists ledger cascade')
  } finally {
    await client.end()
  }
}

const EMPTY_LEDGER = `do $$
declare one record; filled boolean;
begin
  for one in select tablename from pg_tables where schemaname = 'ledger' loop
    execute format('select exists (select from ledger.%I)', one.tablename) into filled;
    if filled then execute format('delete from ledger.%I', one.tablename); end if;
  end loop;
  insert into ledger.facts (name, value) values ('version', '${LEDGER_VERSION}');
end $$`

/** Drop what this run made. */
export async function dropDatabases(): Promise<void> {
  const left = await onServer(
    SERVER,
    `select datname from pg_database where datname like '${nameOf('').replaceAll('_', '\\_')}%'`,
  )
  for (const { datname } of left) await onServer(SERVER, `drop database if exists ${datname} with (force)`)
}
