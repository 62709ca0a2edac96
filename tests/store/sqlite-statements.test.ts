import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { openStore } from '../../src/store/open-store.ts'

/** SQLite keeps the statements that were asked once: a text asked again must answer by what stands now. */
let store: Store
beforeAll(async () => {
  store = await openStore('sqlite::memory:')
})
afterAll(() => store.close())

const run = (text: string) => sql.raw(text).execute(store.db)
const all = async () => (await sql.raw<Record<string, unknown>>('select * from t order by 1').execute(store.db)).rows

it('a table that was dropped and made anew shows its new columns and rows', async () => {
  await run('create table t (a integer, b text) strict')
  await run(`insert into t values (1, 'one')`)
  expect(await all()).toEqual([{ a: 1, b: 'one' }])
  await run('drop table t')
  await run('create table t (c text, d integer, e integer) strict')
  await run(`insert into t values ('x', 2, 3)`)
  expect(await all()).toEqual([{ c: 'x', d: 2, e: 3 }])
  await run('drop table t')
  await run('create table t (a integer, b text) strict')
  await run(`insert into t values (1, 'one')`)
  expect(await all()).toEqual([{ a: 1, b: 'one' }])
})

it('what is asked again binds its own values', async () => {
  const doubled = async (value: number | string) =>
    (await sql<{ v: unknown }>`select ${value} || '' as v`.execute(store.db)).rows[0]?.v
  expect([await doubled(2), await doubled('x'), await doubled(3)]).toEqual(['2', 'x', '3'])
})

it('one text may be read row by row twice at a time', async () => {
  await run(`insert into t values (2, 'two')`)
  const query = { compile: () => sql<{ a: number }>`select a from t order by a`.compile(store.db) }
  const rows = () => store.dialect.stream(store.db, query, 1)
  const met: number[] = []
  for await (const [outer] of rows()) for await (const [inner] of rows()) met.push(10 * outer!.a + inner!.a)
  expect(met).toEqual([11, 12, 21, 22])
})

it('an error leaves the text fit to be asked again', async () => {
  await run('create unique index t_a on t (a)')
  const insert = () => sql`insert into t values (${3}, 'three')`.execute(store.db)
  await insert()
  await expect(insert()).rejects.toThrow(/UNIQUE/)
  await run('delete from t where a = 3')
  await insert()
  expect((await all()).length).toBe(3)
})
