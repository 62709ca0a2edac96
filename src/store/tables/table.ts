/**
 * Declarations of tables. One declaration gives the DDL on every dialect, the TypeScript row type and the documentation.
 * Months are integers (year*12+month-1), dates partial ISO text, money whole VND, booleans 0/1, identifiers text.
 */
export type SqlType = 'text' | 'integer'

export interface Column<T> {
  readonly sql: SqlType
  readonly nullable: boolean
  readonly __type?: T
}

export const text: Column<string> = { sql: 'text', nullable: false }
export const textOrNull: Column<string | null> = { sql: 'text', nullable: true }
export const integer: Column<number> = { sql: 'integer', nullable: false }
export const integerOrNull: Column<number | null> = { sql: 'integer', nullable: true }

export type Columns = Readonly<
  Record<string, Column<string> | Column<string | null> | Column<number> | Column<number | null>>
>

export interface Table<Name extends string = string, C extends Columns = Columns> {
  readonly name: Name
  /** What one row is. */
  readonly grain: string
  readonly columns: C
  /** Unique together; on Citus it contains `distributeBy`. */
  readonly key: readonly string[]
  /** Citus distribution column; 'reference' for a small table copied to every worker. Other dialects ignore it. */
  readonly distributeBy: string
  /** Further indexes, created after the table is filled (see `finishTable`). */
  readonly indexes?: readonly (readonly string[])[] | undefined
}

/** The declaration itself; the compiler checks that keys name declared columns. */
export function defineTable<const Name extends string, const C extends Columns>(
  table: Table<Name, C> & {
    readonly key: readonly (keyof C & string)[]
    readonly distributeBy: (keyof C & string) | 'reference'
    readonly indexes?: readonly (readonly (keyof C & string)[])[]
  },
): Table<Name, C> {
  return table
}

export type RowOf<T extends Table> = {
  [K in keyof T['columns']]: T['columns'][K] extends Column<infer V> ? V : never
}
