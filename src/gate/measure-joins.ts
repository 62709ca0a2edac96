import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { SourceName } from '../sources/index.ts'
import type { JoinKind, SharedField, Source } from '../sources/source.ts'
import type { DbOf, TableName } from '../store/schema.ts'
import { firstFilled } from './measure-source.ts'
import type { Share } from './share.ts'

/** What a source has in common with the others. */
export interface JoinMeasures {
  /** Distinct keys of a kind, and how many of them another source names too. */
  readonly joined: readonly { readonly kind: JoinKind; readonly share: Share }[]
  /** Keys for which this source and another give the field, and how many of them have one value in all their rows. */
  readonly agreed: readonly { readonly field: SharedField; readonly share: Share }[]
}

type Db = Kysely<DbOf<TableName>>

const KINDS: readonly JoinKind[] = ['employer', 'person', 'unit', 'commune']

/** An enterprise is no worse for lying where nobody else does: by communes only a source without better keys is measured. */
const measuredBy = (kind: JoinKind, { quality }: Source): boolean =>
  kind !== 'commune' || Object.keys(quality.joins).length === 1

/** By source; a source that has no key in common with a source that is there has none. */
export async function measureJoins(db: Db, present: readonly Source[]): Promise<ReadonlyMap<SourceName, JoinMeasures>> {
  const joined: [string, JoinMeasures['joined'][number]][] = []
  const agreed: [string, JoinMeasures['agreed'][number]][] = []
  for (const kind of KINDS) {
    const sources = present.filter(({ quality }) => quality.joins[kind] !== undefined)
    if (sources.length < 2) continue
    const fields = fieldsOf(kind, sources)
    const counts = await countKeys(db, kind, sources, fields)
    for (const [at, source] of sources.entries()) {
      if (!measuredBy(kind, source)) continue
      const { name } = source
      joined.push([name, { kind, share: counts(`joined_${at}`, `keys_${at}`) }])
      for (const field of fields)
        agreed.push([name, { field, share: counts(`${field}_agreed_${at}`, `${field}_both_${at}`) }])
    }
  }
  const of = <T>(list: readonly [string, T][], name: string): readonly T[] =>
    list.filter(([source]) => source === name).map(([, value]) => value)
  return new Map(
    present.map(({ name }) => [name as SourceName, { joined: of(joined, name), agreed: of(agreed, name) }]),
  )
}

/** Fields of the kind that two of the sources have. */
function fieldsOf(kind: JoinKind, sources: readonly Source[]): readonly SharedField[] {
  return (['name', 'birth_date'] as const).filter(
    (field) => sources.filter(({ quality }) => quality.agrees?.[kind]?.[field] !== undefined).length > 1,
  )
}

/**
 * The sources are laid under each other and grouped by key: one sort, and no join of a shape that Citus refuses (design §5).
 * Returns a reader of shares by the names of two counts.
 */
async function countKeys(
  db: Db,
  kind: JoinKind,
  sources: readonly Source[],
  fields: readonly SharedField[],
): Promise<(numerator: string, denominator: string) => Share> {
  const seen = sources.map((_, at) => seenIn(sql`origin`, at, `in_${at}`))
  const given = fields.flatMap((field) => [
    ...sources.map((_, at) => seenIn(sql.id(`${field}_origin`), at, `${field}_in_${at}`)),
    sql`${oneValue(field)} as ${sql.id(`${field}_same`)}`,
  ])
  const counts = sources.flatMap((_, at) => [
    ...pairOfCounts(at, sources.length, (index) => sql.id(`in_${index}`), [`keys_${at}`, `joined_${at}`]),
    ...fields.flatMap((field) => fieldCounts(field, at, sources.length)),
  ])
  const rows = sources.map((source, at) => keyRows(kind, source, at, fields))
  const found = await sql<Record<string, number>>`
    select ${sql.join(counts)} from (
      select join_key, ${sql.join([...seen, ...given])}
      from (${sql.join(rows, sql` union all `)}) as key_rows group by join_key
    ) as keys_of_all`.execute(db)
  const row = found.rows[0] ?? {}
  return (numerator, denominator) => ({
    numerator: Number(row[numerator] ?? 0),
    denominator: Number(row[denominator] ?? 0),
  })
}

/** 1 when a row of the group comes from that source. */
const seenIn = (origin: RawBuilder<unknown> | ReturnType<typeof sql.id>, at: number, name: string) =>
  sql`max(case when ${origin} = ${sql.lit(at)} then 1 else 0 end) as ${sql.id(name)}`

/** 1 when all rows that give the field give the same; dates of different precision are the same when the years are. */
function oneValue(field: SharedField): RawBuilder<unknown> {
  const value = sql.id(field)
  if (field === 'name') return sql`case when min(${value}) = max(${value}) then 1 else 0 end`
  const year = sql`substr(${value}, 1, 4)`
  const whole = sql`case when length(${value}) = 10 then ${value} end`
  return sql`case when min(${year}) = max(${year}) and (min(${whole}) is null or min(${whole}) = max(${whole})) then 1 else 0 end`
}

/** Keys that source `at` has, and those of them that another has too. */
function pairOfCounts(
  at: number,
  sources: number,
  flag: (index: number) => ReturnType<typeof sql.id>,
  [all, shared]: readonly [string, string],
): readonly RawBuilder<unknown>[] {
  const others = Array.from({ length: sources }, (_, index) => index).filter((index) => index !== at)
  const elsewhere = sql.join(
    others.map((index) => sql`${flag(index)} = 1`),
    sql` or `,
  )
  return [
    sql`count(case when ${flag(at)} = 1 then 1 end) as ${sql.id(all)}`,
    sql`count(case when ${flag(at)} = 1 and (${elsewhere}) then 1 end) as ${sql.id(shared)}`,
  ]
}

function fieldCounts(field: SharedField, at: number, sources: number): readonly RawBuilder<unknown>[] {
  const flag = (index: number) => sql.id(`${field}_in_${index}`)
  const [, both] = pairOfCounts(at, sources, flag, ['unused', `${field}_both_${at}`])
  const others = Array.from({ length: sources }, (_, index) => index).filter((index) => index !== at)
  const elsewhere = sql.join(
    others.map((index) => sql`${flag(index)} = 1`),
    sql` or `,
  )
  const same = sql.id(`${field}_same`)
  return [
    both as RawBuilder<unknown>,
    sql`count(case when ${flag(at)} = 1 and ${same} = 1 and (${elsewhere}) then 1 end) as ${sql.id(`${field}_agreed_${at}`)}`,
  ]
}

/** The keys of one source, with the fields it shares. */
function keyRows(kind: JoinKind, source: Source, at: number, fields: readonly SharedField[]): RawBuilder<unknown> {
  const key = keyOf(kind, source)
  const columns = fields.flatMap((field) => {
    const column = source.quality.agrees?.[kind]?.[field]
    const value = column === undefined ? sql`cast(null as text)` : sql`${sql.id(column)}`
    const origin =
      column === undefined ? sql`cast(null as bigint)` : sql`case when ${value} is not null then ${sql.lit(at)} end`
    return [sql`${value} as ${sql.id(field)}`, sql`${origin} as ${sql.id(`${field}_origin`)}`]
  })
  const selected = sql.join([sql`${key} as join_key`, sql`${sql.lit(at)} as origin`, ...columns])
  return sql`select ${selected} from ${sql.id(`stg_${source.name}`)} where ${key} is not null`
}

/** Branches count as their root; a household business has the 12 digits of its owner. */
function keyOf(kind: JoinKind, source: Source): RawBuilder<unknown> {
  const key = firstFilled(source.quality.joins[kind] ?? [])
  if (kind !== 'employer') return key
  return sql`case when length(${key}) = 12 then ${key} else substr(${key}, 1, 10) end`
}
