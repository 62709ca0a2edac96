import { type RawBuilder, sql } from 'kysely'

/** How the ledger calls a table of a sheet: the sheet's name, with the table's number from the second on. The alias is that of `file_balance`. */
export function sheetPlace(file: string): RawBuilder<string> {
  const [sheet, part] = [sql.ref(`${file}.sheet`), sql.ref(`${file}.part`)]
  return sql<string>`(case when ${part} > 1 then ${sheet} || '#' || cast(${part} as text) else ${sheet} end)`
}
