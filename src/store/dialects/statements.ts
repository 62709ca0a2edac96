import { type RawBuilder, sql } from 'kysely'
import { type TableName, tableByName } from '../schema.ts'
import type { SqlType, Table } from '../tables/table.ts'
import type { Schema } from './dialect.ts'

/** The statements that make a table, for every dialect. Kept apart from the drivers so that tests read them as text. */

export interface DdlSyntax {
  /** Type of a column, collation included. */
  readonly types: Readonly<Record<SqlType, string>>
  /** Between `create` and `table` of a working table. */
  readonly workingModifier: string
  /** After the closing parenthesis. */
  readonly suffix: string
  /** SQLite names the schema on the index, PostgreSQL on the table. */
  readonly schemaOn: 'index' | 'table'
}

/** `"name"` for a working table, `"ledger"."name"` for a ledger table. */
export function tableReference(name: string, schema: Schema = 'work'): RawBuilder<unknown> {
  return schema === 'ledger' ? sql`${sql.id('ledger', name)}` : sql`${sql.id(name)}`
}

/** Declaration and reference of a table given by name (`ledger.` names included) or by its declaration. */
export function resolveTable(table: TableName | Table): { table: Table; reference: RawBuilder<unknown> } {
  if (typeof table !== 'string') return { table, reference: tableReference(table.name) }
  const declared = tableByName(table)
  return { table: declared, reference: tableReference(declared.name, table.startsWith('ledger.') ? 'ledger' : 'work') }
}

export function columnNames(table: Table): readonly string[] {
  return Object.keys(table.columns)
}

function idList(names: readonly string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.id(name)))
}

export function createTableStatement(syntax: DdlSyntax, table: Table, schema: Schema): RawBuilder<unknown> {
  const definitions = Object.entries(table.columns).map(
    ([name, column]) =>
      sql`${sql.id(name)} ${sql.raw(syntax.types[column.sql] + (column.nullable ? '' : ' not null'))}`,
  )
  if (schema === 'ledger') definitions.push(sql`primary key (${idList(table.key)})`)
  const modifier = schema === 'work' ? syntax.workingModifier : ''
  return sql`create ${sql.raw(modifier)}table ${tableReference(table.name, schema)} (${sql.join(definitions)})${sql.raw(syntax.suffix)}`
}

export function dropTableStatement(table: Table, schema: Schema): RawBuilder<unknown> {
  return sql`drop table if exists ${tableReference(table.name, schema)}`
}

function createIndexStatement(
  syntax: DdlSyntax,
  table: Table,
  schema: Schema,
  name: string,
  columns: readonly string[],
  unique: boolean,
): RawBuilder<unknown> {
  const onIndex = schema === 'ledger' && syntax.schemaOn === 'index'
  const index = tableReference(name, onIndex ? 'ledger' : 'work')
  const target = tableReference(table.name, onIndex ? 'work' : schema)
  return sql`create ${sql.raw(unique ? 'unique ' : '')}index ${index} on ${target} (${idList(columns)})`
}

/** Further indexes of a table, and for a working table its unique key. `key__person`, because `person_key` is a table. */
export function indexStatements(syntax: DdlSyntax, table: Table, schema: Schema): readonly RawBuilder<unknown>[] {
  const indexes = (table.indexes ?? []).map((columns) =>
    createIndexStatement(syntax, table, schema, `by_${columns.join('_')}__${table.name}`, columns, false),
  )
  if (schema === 'ledger') return indexes
  return [createIndexStatement(syntax, table, schema, `key__${table.name}`, table.key, true), ...indexes]
}

export function insertColumns(reference: RawBuilder<unknown>, columns: readonly string[]): RawBuilder<unknown> {
  return sql`${reference} (${idList(columns)})`
}
