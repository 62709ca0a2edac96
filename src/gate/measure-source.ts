import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Source, SourceColumn } from '../sources/source.ts'
import { stagingColumns } from '../sources/source.ts'
import type { DbOf, TableName } from '../store/schema.ts'
import type { Share } from './share.ts'
import type { SourceState } from './source-state.ts'

/** What the accepted rows of a source came to, in one pass over its staging table and one grouping of it. */
export interface SourceMeasures {
  readonly rows: number
  /** Cells of mapped, typed columns that hold a value. */
  readonly filled: number
  /** Cells of such columns, in accepted and quarantined rows, that were refused by their reader. */
  readonly refused: number
  /** How often birth year or gender could be compared with the citizen ID of the row, and how often it agreed. */
  readonly agreement: Share
  /** For each set of keys: rows that fill none of it. */
  readonly blankKeys: readonly { readonly columns: readonly string[]; readonly blank: number }[]
  /** For each key column of the files: refused cells of those that are filled or refused. */
  readonly invalidKeys: readonly { readonly column: string; readonly share: Share }[]
  /** Filled entries of the columns that matter. */
  readonly matter: Share
  /** Rows that are an earlier row once more, and how many of them have that row in another file. */
  readonly repeated: number
  readonly repeatedBetweenFiles: number
}

type Db = Kysely<DbOf<TableName>>

/** Columns into which an identity number is split: the column itself is not stored. */
const SPLIT = ['citizen_id', 'old_citizen_id', 'passport_number']

/** `refused` counts the refused cells of the source's files by our column. */
export async function measureSource(
  db: Db,
  source: Source,
  { mappedColumns, quarantined }: SourceState,
  refused: ReadonlyMap<string, number>,
): Promise<SourceMeasures> {
  const { quality } = source
  const cells = typedColumns(source, mappedColumns)
  const keyColumns = [...new Set(quality.keys.flat())].filter((column) => cells.includes(column))
  const person = personChecks(quality.person)
  const counted = await countRows(db, source, {
    rows: [sql`1 = 1`],
    cells: cells.map(isFilled),
    keys: quality.keys.map(anyFilled),
    keyColumns: [...keyColumns, ...(mappedColumns.has('identity_number') ? [SPLIT] : [])].map((columns) =>
      anyFilled([columns].flat()),
    ),
    matter: quality.matters.map(anyFilled),
    checked: person.map(({ checked }) => checked),
    agreed: person.map(({ agreed }) => agreed),
  })
  const [rows = 0] = counted.rows
  const refusedIn = (columns: readonly string[]): number => sum(columns.map((column) => refused.get(column) ?? 0))
  const invalidColumns = [...keyColumns, ...(mappedColumns.has('identity_number') ? ['identity_number'] : [])]
  return {
    rows,
    filled: sum(counted.cells),
    refused: refusedIn([...typedColumns(source, mappedColumns), 'identity_number']),
    agreement: { numerator: sum(counted.agreed), denominator: sum(counted.checked) },
    blankKeys: quality.keys.map((columns, at) => ({ columns, blank: rows - (counted.keys[at] ?? 0) })),
    invalidKeys: invalidColumns.map((column, at) => {
      const bad = refusedIn([column])
      return { column, share: { numerator: bad, denominator: bad + (counted.keyColumns[at] ?? 0) } }
    }),
    matter: { numerator: sum(counted.matter), denominator: quality.matters.length * (rows + quarantined) },
    ...(await repeatedRows(db, source)),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

const isFilled = (column: string): RawBuilder<unknown> => sql`${sql.id(column)} is not null`
const anyFilled = (columns: readonly string[]): RawBuilder<unknown> => sql.join(columns.map(isFilled), sql` or `)

/** Staging columns behind the mapped columns that a reader can refuse. */
function typedColumns({ columns }: Source, mapped: ReadonlySet<string>): readonly string[] {
  const typed = Object.entries(columns as Readonly<Record<string, SourceColumn>>).filter(
    ([name, { cell }]) => cell !== 'text' && mapped.has(name),
  )
  const stored = typed.flatMap(([name, { cell }]) => stagingColumns(name, cell)[0]?.name ?? [])
  return [...new Set(mapped.has('identity_number') ? [...stored, ...SPLIT] : stored)]
}

/** Of each condition the number of rows where it holds, all in one pass. */
async function countRows<Name extends string>(
  db: Db,
  source: Source,
  conditions: Readonly<Record<Name, readonly RawBuilder<unknown>[]>>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const entries = Object.entries(conditions) as [Name, readonly RawBuilder<unknown>[]][]
  const counts = entries.flatMap(([name, list]) =>
    list.map((condition, at) => sql`count(case when ${condition} then 1 end) as ${sql.id(`${name}_${at}`)}`),
  )
  const found = await sql<Record<string, number>>`
    select ${sql.join(counts)} from ${sql.id(`stg_${source.name}`)}`.execute(db)
  const row = found.rows[0] ?? {}
  const numbers = entries.map(([name, list]) => [name, list.map((_, at) => Number(row[`${name}_${at}`] ?? 0))] as const)
  return Object.fromEntries(numbers) as unknown as Record<Name, readonly number[]>
}

interface PersonCheck {
  readonly checked: RawBuilder<unknown>
  readonly agreed: RawBuilder<unknown>
}

/** Fourth digit: century and gender (even: male); fifth and sixth: year of birth (domain notes §1.3). */
function personChecks(person: Source['quality']['person']): readonly PersonCheck[] {
  if (person === undefined) return []
  const citizen = sql.id(person.citizenId)
  const digit = sql`substr(${citizen}, 4, 1)`
  const compared = (column: string, agrees: RawBuilder<unknown>): PersonCheck => {
    const checked = sql`${citizen} is not null and ${isFilled(column)}`
    return { checked, agreed: sql`${checked} and ${agrees}` }
  }
  const birth = sql.id(person.birthDate)
  const century = sql`case when ${digit} in ('0', '1') then '19' when ${digit} in ('2', '3') then '20' else '' end`
  const year = compared(person.birthDate, sql`substr(${birth}, 1, 4) = (${century}) || substr(${citizen}, 5, 2)`)
  if (person.gender === undefined) return [year]
  const male = sql`case when ${digit} in ('0', '2') then 'male' else 'female' end`
  return [year, compared(person.gender, sql`${sql.id(person.gender)} = (${male})`)]
}

/** Rows beyond the first of each group that agrees in all columns that make a row. */
async function repeatedRows(
  db: Db,
  source: Source,
): Promise<Pick<SourceMeasures, 'repeated' | 'repeatedBetweenFiles'>> {
  const key = source.quality.row.map((columns) => firstFilled(columns))
  const found = await sql<{ repeated: number; between_files: number }>`
    select coalesce(sum(copies), 0) as repeated,
      coalesce(sum(case when first_file <> last_file then copies else 0 end), 0) as between_files
    from (
      select count(*) - 1 as copies, min(file_id) as first_file, max(file_id) as last_file
      from ${sql.id(`stg_${source.name}`)} group by ${sql.join(key)} having count(*) > 1
    ) as same_rows`.execute(db)
  const { repeated = 0, between_files = 0 } = found.rows[0] ?? {}
  return { repeated: Number(repeated), repeatedBetweenFiles: Number(between_files) }
}

/** Null when all are. */
export function firstFilled(columns: readonly string[]): RawBuilder<unknown> {
  const ids = columns.map((column) => sql.id(column))
  return ids.length === 1 ? sql`${ids[0]}` : sql`coalesce(${sql.join(ids)})`
}
