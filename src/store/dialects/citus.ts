import { type RawBuilder, sql } from 'kysely'
import type { Table } from '../tables/table.ts'
import type { Schema } from './dialect.ts'

/** Joins on another column than the distribution column are refused without it (design §5). */
export const CITUS_SETTINGS: readonly string[] = ['set citus.enable_repartition_joins to on']

/** `create_reference_table` for small tables that every worker holds, else `create_distributed_table` by the declared column. */
export function distributeStatement(table: Table, schema: Schema): RawBuilder<unknown> {
  const name = sql.lit(`${schema}.${table.name}`)
  if (table.distributeBy === 'reference') return sql`select create_reference_table(${name})`
  return sql`select create_distributed_table(${name}, ${sql.lit(table.distributeBy)})`
}
