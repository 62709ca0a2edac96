import type { QueryExecutorProvider } from 'kysely'
import type { Dialect } from './dialects/dialect.ts'
import { type TableName, tableByName } from './schema.ts'

/** Create an empty working or staging table by its name; one that is there is dropped first. */
export async function createWorking(db: QueryExecutorProvider, dialect: Dialect, name: TableName): Promise<void> {
  await dialect.createTable(db, tableByName(name))
}

/** Unique key, indexes and statistics of a working table that was filled. */
export async function finishWorking(db: QueryExecutorProvider, dialect: Dialect, name: TableName): Promise<void> {
  await dialect.finishTable(db, tableByName(name))
}
