import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
} from 'kysely'
import { describe, expect, it } from 'vitest'
import { distributeStatement } from '../../src/store/dialects/citus.ts'
import { LOGGED_SYNTAX, POSTGRES_SYNTAX } from '../../src/store/dialects/postgres-family.ts'
import { createTableStatement, indexStatements } from '../../src/store/dialects/statements.ts'
import { LEDGER, WORKING } from '../../src/store/schema.ts'
import { defineTable, integer, integerOrNull, text } from '../../src/store/tables/table.ts'

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})
const textOf = (statement: RawBuilder<unknown>): string => statement.compile(compiler).sql

const visits = defineTable({
  name: 'visits',
  grain: 'one row per visit',
  columns: { person_id: integer, place: text, paid: integerOrNull },
  key: ['person_id', 'place'],
  distributeBy: 'person_id',
  indexes: [['place', 'paid']],
})

// No Citus can be had where the tests run (libs.md): its statements are read as text.
describe('postgres and citus: statements', () => {
  it('make an unlogged working table whose texts sort by code unit', () => {
    expect(textOf(createTableStatement(POSTGRES_SYNTAX, visits, 'work'))).toBe(
      'create unlogged table "visits" ("person_id" bigint not null, "place" text collate "C" not null, "paid" bigint)',
    )
  })

  it('make a logged working table where the store asks for it', () => {
    expect(textOf(createTableStatement(LOGGED_SYNTAX, visits, 'work'))).toMatch(/^create table "visits" \("person_id" /)
  })

  it('make a logged ledger table with its key at once', () => {
    expect(textOf(createTableStatement(POSTGRES_SYNTAX, visits, 'ledger'))).toMatch(
      /^create table "ledger"\."visits" \(.*, primary key \("person_id", "place"\)\)$/,
    )
  })

  it('add the unique key and the indexes of a working table', () => {
    expect(indexStatements(POSTGRES_SYNTAX, visits, 'work').map(textOf)).toEqual([
      'create unique index "key__visits" on "visits" ("person_id", "place")',
      'create index "by_place_paid__visits" on "visits" ("place", "paid")',
    ])
  })

  it('tell Citus where the rows live', () => {
    expect(textOf(distributeStatement(visits, 'work'))).toBe(
      "select create_distributed_table('work.visits', 'person_id')",
    )
    expect(textOf(distributeStatement({ ...visits, distributeBy: 'reference' }, 'ledger'))).toBe(
      "select create_reference_table('ledger.visits')",
    )
  })

  it('never make a unique key on Citus that lacks the distribution column', () => {
    const refused = [...WORKING, ...LEDGER].filter(
      (table) => table.distributeBy !== 'reference' && !table.key.includes(table.distributeBy),
    )
    expect(refused.map((table) => table.name)).toEqual([])
  })

  it('give every index a name of its own that PostgreSQL does not cut', () => {
    const tables = [
      ...WORKING.map((table) => [table, 'work'] as const),
      ...LEDGER.map((table) => [table, 'ledger'] as const),
    ]
    const names = tables.flatMap(([table, schema]) =>
      indexStatements(POSTGRES_SYNTAX, table, schema).map(
        (index) => `${schema}.${/index "([^"]+)"/.exec(textOf(index))?.[1]}`,
      ),
    )
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((index) => index.split('.')[1]!.length > 63)).toEqual([])
  })
})
