import { existsSync } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LEDGER_VERSION } from '../../src/store/ledger.ts'
import { openExistingStore, openStore } from '../../src/store/open-store.ts'
import { tableByName } from '../../src/store/schema.ts'
import { storeLabel } from '../../src/store/store-url.ts'
import { given, SERVER_ANSWERS, temporaryDatabase } from '../dialects.ts'

const STORES: readonly { name: string; make(folder: string): Promise<{ url: string; drop(): Promise<void> }> }[] = [
  {
    name: 'sqlite',
    make: async (folder) => ({ url: `sqlite:${join(folder, 's', 'toy.sqlite')}`, drop: async () => undefined }),
  },
  ...(SERVER_ANSWERS ? [{ name: 'postgres', make: temporaryDatabase }] : []),
]

for (const { name, make } of STORES)
  describe(`${name}: openStore`, () => {
    let folder: string
    let place: { url: string; drop(): Promise<void> }
    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'doisoat-store-'))
      place = await make(folder)
    })
    afterEach(async () => {
      await place.drop()
      await rm(folder, { recursive: true })
    })

    it('keeps the ledger and drops the working tables when it starts fresh', async () => {
      const first = await openStore(place.url)
      await given(first, { person: [{ person_id: 1 }], 'ledger.facts': [{ name: 'kept', value: 'yes' }] })
      await first.close()
      const second = await openStore(place.url, { fresh: true })
      expect(await second.dialect.tableNames(second.db, 'work')).toEqual(new Set())
      const kept = await second.db.selectFrom('ledger.facts').select('value').where('name', '=', 'kept').execute()
      expect(kept).toEqual([{ value: 'yes' }])
      await second.close()
    })

    it('opens a ledger of version 1: its rows stay, the tables it lacks are made, and it is of this version afterwards', async () => {
      const old = await openStore(place.url)
      await given(old, { 'ledger.cases': [{ case_id: 'c1', rule_id: 'R01' }] })
      for (const table of ['rejects', 'returned_rows', 'file_versions'])
        await sql`drop table ${sql.id('ledger', table)}`.execute(old.db)
      await old.db.updateTable('ledger.facts').set({ value: '1' }).where('name', '=', 'version').execute()
      await old.close()
      const store = await openStore(place.url)
      const tables = await store.dialect.tableNames(store.db, 'ledger')
      expect([...tables]).toEqual(expect.arrayContaining(['rejects', 'returned_rows', 'file_versions']))
      expect(await store.db.selectFrom('ledger.cases').select('case_id').execute()).toEqual([{ case_id: 'c1' }])
      const version = store.db.selectFrom('ledger.facts').select('value').where('name', '=', 'version')
      expect(await version.executeTakeFirst()).toEqual({ value: String(LEDGER_VERSION) })
      await store.close()
    })

    it('makes working tables anew without touching a ledger table of the same name', async () => {
      const store = await openStore(place.url)
      await given(store, { 'ledger.rejects': [{ row_ref: 'TL-1', column_name: 'a', code: 'b' }] })
      await given(store, { rejects: [] })
      await store.db.transaction().execute((db) => store.dialect.dropTable(db, tableByName('rejects')))
      expect(await store.db.selectFrom('ledger.rejects').select('row_ref').execute()).toEqual([{ row_ref: 'TL-1' }])
      await store.close()
    })

    it('refuses a ledger that a newer version wrote', async () => {
      const store = await openStore(place.url)
      await store.db.updateTable('ledger.facts').set({ value: '99' }).where('name', '=', 'version').execute()
      await store.close()
      await expect(openStore(place.url)).rejects.toMatchObject({ code: 'ledger-newer', exitCode: 2 })
    })

    it('finds no store where none was made, and makes none', async () => {
      expect(await openExistingStore(place.url)).toBeNull()
      expect(existsSync(join(folder, 's'))).toBe(false)
      expect(await openExistingStore(place.url)).toBeNull()
    })

    it('opens a store that is there for reading', async () => {
      await (await openStore(place.url)).close()
      const store = await openExistingStore(place.url)
      expect(await store?.db.selectFrom('ledger.runs').selectAll().execute()).toEqual([])
      await store?.close()
    })
  })

describe('openStore', () => {
  it.each(['mysql://x', 'sqlite:', 'file.sqlite', ''])('refuses %s as the name of a store', async (url) => {
    await expect(openStore(url)).rejects.toMatchObject({ code: 'store-url-invalid', exitCode: 2 })
  })

  it('says which server it cannot reach, without the password', async () => {
    const error: Error = (await openStore('postgres://me:secret@127.0.0.1:1/db').catch(
      (caught: Error) => caught,
    )) as Error
    expect(error).toMatchObject({ code: 'store-unreachable', exitCode: 2 })
    expect(error.message).toContain('127.0.0.1:1/db')
    expect(error.message).not.toContain('secret')
  })

  it('never shows the password of a server', () => {
    expect(storeLabel('postgres://me:secret@host:5432/db?x=1')).toBe('postgres://host:5432/db')
  })

  it('makes SQLite files readable by their owner alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doisoat-store-'))
    const file = join(folder, 'deep', 'er', 'toy.sqlite')
    const store = await openStore(`sqlite:${file}`)
    for (const path of [file, `${file}-work`]) expect((await stat(path)).mode & 0o777).toBe(0o600)
    for (const path of ['deep', 'deep/er']) expect((await stat(join(folder, path))).mode & 0o777).toBe(0o700)
    await store.close()
    await rm(folder, { recursive: true })
  })
})

describe.runIf(SERVER_ANSWERS)('postgres: working tables', () => {
  it('are unlogged, and logged where the URL asks for it', async () => {
    const { url, drop } = await temporaryDatabase()
    const kept: string[] = []
    for (const logged of ['0', '1']) {
      const asked = new URL(url)
      asked.searchParams.set('logged', logged)
      const store = await openStore(asked.toString())
      await given(store, { run_facts: [] })
      const { rows } = await sql<{ relpersistence: string }>`
        select relpersistence::text from pg_class where oid = 'work.run_facts'::regclass`.execute(store.db)
      kept.push(...rows.map(({ relpersistence }) => relpersistence))
      await sql`drop table run_facts`.execute(store.db)
      await store.close()
    }
    await drop()
    expect(kept).toEqual(['u', 'p'])
  })
})
