import { type AliasableExpression, type Kysely, sql } from 'kysely'
import { columnNames, insertColumns, resolveTable } from './dialects/statements.ts'
import type { TableName } from './schema.ts'
import type { RowOf, Table } from './tables/table.ts'

/**
 * Insert the rows of `query` into `table`, matching columns by name, so that a reordered select cannot swap values.
 * The query must yield every column of the table. Returns the number of rows.
 */
export async function insertFrom<DB, T extends TableName & keyof DB>(
  db: Kysely<DB>,
  table: T,
  query: AliasableExpression<DB[T]>,
): Promise<number> {
  return insertByName(db, table, query)
}

/** The same for a table that no index lists: a stage's scratch table. */
export async function insertFromInto<DB, T extends Table>(
  db: Kysely<DB>,
  table: T,
  query: AliasableExpression<RowOf<T>>,
): Promise<number> {
  return insertByName(db, table, query)
}

async function insertByName<DB>(
  db: Kysely<DB>,
  table: TableName | Table,
  query: AliasableExpression<unknown>,
): Promise<number> {
  const resolved = resolveTable(table)
  const columns = columnNames(resolved.table)
  const selected = sql.join(columns.map((column) => sql.id('rows_of_query', column)))
  const target = insertColumns(resolved.reference, columns)
  const result = await sql`insert into ${target} select ${selected} from ${query} as rows_of_query`.execute(db)
  return Number(result.numAffectedRows ?? 0n)
}
