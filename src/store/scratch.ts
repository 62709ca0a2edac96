import { type AliasableExpression, type Kysely, type RawBuilder, sql } from 'kysely'
import type { Batches, Dialect } from './dialects/dialect.ts'
import { insertFromInto } from './insert-from.ts'
import type { RowOf, Table } from './tables/table.ts'

/** Scratch tables: made, used and dropped inside one stage's transaction; declared beside the stage, listed in no index. */

export interface Workshop<DB> {
  readonly db: Kysely<DB>
  readonly dialect: Dialect
}

/** A select statement as the source of rows; parentheses included, so that it can stand in a `from`. */
export function rowsOf<R>(select: RawBuilder<unknown>): AliasableExpression<R> {
  return sql<R>`(${select})`
}

/** Make `table`, fill it with the rows of each select (columns by name), then add its key, indexes and statistics. Returns the number of rows. */
export async function buildTable<DB, T extends Table>(
  { db, dialect }: Workshop<DB>,
  table: T,
  ...selects: readonly RawBuilder<unknown>[]
): Promise<number> {
  await dialect.createTable(db, table)
  let rows = 0
  for (const select of selects) rows += await insertFromInto(db, table, rowsOf<RowOf<T>>(select))
  await dialect.finishTable(db, table)
  return rows
}

/** The same from batches of rows that were made in TypeScript. */
export async function loadTable<DB>({ db, dialect }: Workshop<DB>, table: Table, batches: Batches): Promise<number> {
  await dialect.createTable(db, table)
  const rows = await dialect.load(db, table, batches)
  await dialect.finishTable(db, table)
  return rows
}

/** The rows of a select, streamed in batches; see `Dialect.stream` for what the caller may not do meanwhile. */
export function streamRows<R, DB>({ db, dialect }: Workshop<DB>, select: RawBuilder<R>): AsyncIterable<readonly R[]> {
  return dialect.stream(db, { compile: () => select.compile(db) }, 10_000)
}

export async function dropTables<DB>({ db, dialect }: Workshop<DB>, tables: readonly Table[]): Promise<void> {
  for (const table of tables) await dialect.dropTable(db, table)
}
