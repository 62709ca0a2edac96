import type { PublishDb } from '../publish-work.ts'

/**
 * Puts the ledger back to the state before `asOf`: what an earlier run of the same night wrote is taken out, so that a
 * rerun gives what one run would have given (design §4c 14).
 */
export async function rewindNight(db: PublishDb, asOf: string): Promise<void> {
  await db.deleteFrom('ledger.case_keys').where('added_on', '=', asOf).execute()
  await db.deleteFrom('ledger.cases').where('touched_on', '=', asOf).where('before', 'is', null).execute()
  await db
    .updateTable('ledger.cases')
    .set((row) => ({ state: row.ref('before').$notNull(), before: null, touched_on: row.ref('minted_on') }))
    .where('touched_on', '=', asOf)
    .where('before', 'is not', null)
    .execute()
}
