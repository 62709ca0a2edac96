import type { Store } from './dialects/dialect.ts'
import { LEDGER } from './schema.ts'

/** Create the ledger tables that are not there yet. The ledger lives for years: nothing in it is ever dropped here. */
export async function prepareLedger(store: Store): Promise<void> {
  await store.db.transaction().execute(async (transaction) => {
    const present = await store.dialect.tableNames(transaction, 'ledger')
    for (const table of LEDGER)
      if (!present.has(table.name)) await store.dialect.createTable(transaction, table, 'ledger')
  })
}
