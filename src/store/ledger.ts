import type { Transaction } from 'kysely'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { Store } from './dialects/dialect.ts'
import { type Database, LEDGER } from './schema.ts'

/** Raised when a ledger table changes its columns; the change then stands here as a migration. */
export const LEDGER_VERSION = 3

/**
 * What a ledger of an older version needs besides the tables it lacks, which are always made: by the version it then has.
 * 3: linkage keeps its model, clusters, pairs and people's decisions in tables of their own; nothing old changes.
 * 2: rejects that are sent back, rows that came back and versions of files have tables of their own; nothing old changes.
 */
const MIGRATIONS: Readonly<Record<number, (db: Transaction<Database>) => Promise<void>>> = {
  2: async () => undefined,
  3: async () => undefined,
}

/**
 * Create the ledger tables that are not there yet. The ledger lives for years: nothing in it is ever dropped here.
 *
 * @throws ReconcileError ledger-newer when a newer version of this program wrote it.
 */
export async function prepareLedger(store: Store): Promise<void> {
  await store.db.transaction().execute(async (transaction) => {
    const present = await store.dialect.tableNames(transaction, 'ledger')
    for (const table of LEDGER)
      if (!present.has(table.name)) await store.dialect.createTable(transaction, table, 'ledger')
    const facts = transaction.selectFrom('ledger.facts').select('value').where('name', '=', 'version')
    const found = await facts.executeTakeFirst()
    if (found === undefined) {
      await transaction
        .insertInto('ledger.facts')
        .values({ name: 'version', value: String(LEDGER_VERSION) })
        .execute()
    } else await migrate(transaction, Number(found.value))
  })
}

async function migrate(transaction: Transaction<Database>, found: number): Promise<void> {
  if (found > LEDGER_VERSION)
    throw new ReconcileError('ledger-newer', { found: String(found), known: String(LEDGER_VERSION) })
  if (found === LEDGER_VERSION) return
  for (let version = found + 1; version <= LEDGER_VERSION; version++) await MIGRATIONS[version]?.(transaction)
  const value = String(LEDGER_VERSION)
  await transaction.updateTable('ledger.facts').set({ value }).where('name', '=', 'version').execute()
}
