import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Check } from '../pipeline/stage.ts'
import { SOURCES } from '../sources/index.ts'
import type { DbOf } from '../store/schema.ts'
import type { IngestTables } from './write-rows.ts'

/** Nothing is lost silently (design §7.1): per file, what was read is what became of it, and what was accepted is there. */
export const balanceChecks: readonly Check<IngestTables>[] = [
  {
    name: 'số dòng đọc = nhận + cách ly + cấu trúc',
    severity: 'error',
    violations: (db) =>
      db
        .selectFrom('file_balance')
        .whereRef('rows_read', '!=', sql`accepted + quarantined + structural`)
        .select(['path as key', sql<string>`'balance'`.as('detail')]),
  },
  ...SOURCES.map(
    ({ name }): Check<IngestTables> => ({
      name: `số dòng nhận của ${name} = số dòng trong bảng`,
      severity: 'error',
      violations: (db: Kysely<DbOf<IngestTables>>) =>
        db
          .selectFrom(
            db
              .selectFrom('file_balance')
              .where('source', '=', name)
              .select(({ fn }) => fn.coalesce(fn.sum<number>('accepted'), sql<number>`0`).as('told'))
              .as('balance'),
          )
          .innerJoin(
            db
              .selectFrom(`stg_${name}`)
              .select(({ fn }) => fn.countAll<number>().as('found'))
              .as('staged'),
            (join) => join.onTrue(),
          )
          .whereRef('balance.told', '!=', 'staged.found')
          .select([sql<string>`${name}`.as('key'), sql<string>`'staging rows'`.as('detail')]),
    }),
  ),
]
