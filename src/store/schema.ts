import { SOURCES, type SourceName } from '../sources/index.ts'
import { type Source, type StagingRow, stagingColumns } from '../sources/source.ts'
import { LEDGER_TABLES, WORKING_TABLES } from './tables/index.ts'
import { type Column, integer, integerOrNull, type RowOf, type Table, textOrNull } from './tables/table.ts'

type SourceOf<Name extends SourceName> = Extract<(typeof SOURCES)[number], { name: Name }>
type StagingTables = { [Name in SourceName as `stg_${Name}`]: StagingRow<SourceOf<Name>> }
type Working = (typeof WORKING_TABLES)[number]
type WorkingTables = { [T in Working as T['name']]: RowOf<T> }
type Ledger = (typeof LEDGER_TABLES)[number]
type LedgerTables = { [T in Ledger as `ledger.${T['name']}`]: RowOf<T> }

/** Every table by the name queries use: staging and working tables bare, ledger tables as `ledger.<name>`. */
export type Database = StagingTables & WorkingTables & LedgerTables
export type TableName = keyof Database & string
export type DbOf<T extends TableName> = Pick<Database, T>

function stagingTable(source: Source): Table {
  const columns: Record<string, Column<number> | Column<number | null> | Column<string | null>> = {
    file_id: integer,
    row_number: integer,
  }
  for (const [name, column] of Object.entries(source.columns)) {
    for (const part of stagingColumns(name, column.cell))
      columns[part.name] = part.sql === 'integer' ? integerOrNull : textOrNull
  }
  return {
    name: `stg_${source.name}`,
    grain: source.grain,
    columns,
    key: ['file_id', 'row_number'],
    distributeBy: 'row_number',
  }
}

/** Staging tables as the sources declare them. */
export const STAGING_TABLES: readonly Table[] = SOURCES.map((source) => stagingTable(source))

export const WORKING: readonly Table[] = [...STAGING_TABLES, ...WORKING_TABLES]
export const LEDGER: readonly Table[] = LEDGER_TABLES

/** The declaration of a working or staging table, or of a ledger table by `ledger.<name>`. */
export function tableByName(name: TableName): Table {
  const found = name.startsWith('ledger.')
    ? LEDGER.find((table) => `ledger.${table.name}` === name)
    : WORKING.find((table) => table.name === name)
  if (found === undefined) throw new RangeError(`no table is declared as ${name}`)
  return found
}
