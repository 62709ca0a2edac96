import { ReconcileError } from '../domain/reconcile-error.ts'
import type { Store } from './dialects/dialect.ts'
import { LEDGER } from './schema.ts'

/** Raised when a ledger table changes its columns; the change then stands here as a migration. */
export const LEDGER_VERSION = 1

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
    } else if (Number(found.value) > LEDGER_VERSION) {
      throw new ReconcileError('ledger-newer', { found: found.value, known: String(LEDGER_VERSION) })
    }
  })
}
