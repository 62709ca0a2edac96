import type { Kysely } from 'kysely'
import type { DbOf } from './schema.ts'

/** What the ledger keeps of how a sheet was read (JSON), by the file's content and place; null when it keeps nothing of it. */
export async function keptSheetFacts(
  db: Kysely<DbOf<'ledger.file_versions'>>,
  { sha256, path, sheet }: { readonly sha256: string; readonly path: string; readonly sheet: string },
): Promise<string | null> {
  const row = await db
    .selectFrom('ledger.file_versions')
    .select('facts')
    .where('sha256', '=', sha256)
    .where('path', '=', path)
    .where('sheet', '=', sheet)
    .where('facts', '<>', '')
    .executeTakeFirst()
  return row?.facts ?? null
}
