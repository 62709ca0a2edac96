import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { insertFrom } from '../../src/store/insert-from.ts'
import { pageRows } from '../../src/store/page-rows.ts'
import { tableByName } from '../../src/store/schema.ts'
import { DIALECTS, given } from '../dialects.ts'

for (const { name, open } of DIALECTS)
  describe(`${name}: store`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())

    it('loads tabs, line breaks, backslashes, nulls and Vietnamese letters as they are', async () => {
      const raw = ['a\tb', 'a\nb\r\n', 'a\\b\\N', '', 'Đặng Thị Ửng', '\\.', '"x",\'y\'']
      await given(store, { rejects: raw.map((raw_value, row_number) => ({ row_number, raw_value })) })
      const rows = await store.db.selectFrom('rejects').select('raw_value').orderBy('row_number').execute()
      expect(rows.map((row) => row.raw_value)).toEqual(raw)
    })

    it('keeps null apart from the empty text', async () => {
      await given(store, {
        unit: [
          { unit_id: 1, status: null },
          { unit_id: 2, status: '' },
        ],
      })
      const rows = await store.db.selectFrom('unit').select('status').orderBy('unit_id').execute()
      expect(rows).toEqual([{ status: null }, { status: '' }])
    })

    it('gives counts and sums as numbers', async () => {
      await given(store, {
        employment: [
          { employment_id: 1, income_vnd: 4e15 },
          { employment_id: 2, income_vnd: 1 },
        ],
      })
      const row = await store.db
        .selectFrom('employment')
        .select((of) => [of.fn.countAll<number>().as('n'), of.fn.sum<number>('income_vnd').as('income')])
        .executeTakeFirstOrThrow()
      expect(row).toEqual({ n: 2, income: 4e15 + 1 })
    })

    it('orders text by code unit, whatever the locale', async () => {
      const keys = ['b', 'A', 'a', 'B', 'đ', 'Z', '_', '1', 'ă']
      await given(store, { person_key: keys.map((key, person_id) => ({ key, person_id })) })
      const rows = await store.db.selectFrom('person_key').select('key').orderBy('key').execute()
      expect(rows.map((row) => row.key)).toEqual([...keys].sort())
    })

    it('refuses a duplicate key when a table is finished', async () => {
      await store.db
        .transaction()
        .execute(async (transaction) => {
          await store.dialect.createTable(transaction, tableByName('employer_key'))
          await store.dialect.load(transaction, 'employer_key', [
            [
              { key: 'T:1', employer_id: 1 },
              { key: 'T:1', employer_id: 1 },
            ],
          ])
          await expect(store.dialect.finishTable(transaction, tableByName('employer_key'))).rejects.toThrow()
          throw new Error('roll back')
        })
        .catch((error: Error) => expect(error.message).toBe('roll back'))
    })

    it('rolls tables, rows and ledger rows back together', async () => {
      const attempt = store.db.transaction().execute(async (transaction) => {
        await store.dialect.createTable(transaction, tableByName('findings'))
        await store.dialect.load(transaction, 'ledger.facts', [[{ name: 'half', value: 'done' }]])
        throw new Error('stop')
      })
      await expect(attempt).rejects.toThrow('stop')
      expect(await store.dialect.tableNames(store.db, 'work')).not.toContain('findings')
      expect(await store.db.selectFrom('ledger.facts').selectAll().where('name', '=', 'half').execute()).toEqual([])
    })

    it('inserts the rows of a query by column name', async () => {
      await given(store, {
        duplicate_clusters: [],
        employer_row: [{ employer_id: 7, file_id: 1, row_number: 9, source: 'tax_units' }],
      })
      await given(store, { finding_row: [] })
      const query = store.db
        .selectFrom('employer_row')
        .select(['row_number', 'file_id', 'employer_id as finding_id'])
        .as('q')
      const inserted = await insertFrom(store.db, 'finding_row', store.db.selectFrom(query).selectAll())
      expect(inserted).toBe(1)
      expect(await store.db.selectFrom('finding_row').selectAll().execute()).toEqual([
        { finding_id: 7, file_id: 1, row_number: 9 },
      ])
    })

    it('streams every row once, in batches', async () => {
      await given(store, { repairs: Array.from({ length: 25 }, (_, row_number) => ({ row_number })) })
      const sizes: number[] = []
      for await (const batch of store.dialect.stream(store.db, store.db.selectFrom('repairs').selectAll(), 10))
        sizes.push(batch.length)
      expect(sizes).toEqual([10, 10, 5])
    })

    it('pages over a full key while the caller writes in between', async () => {
      await given(store, {
        exclusion_row: [1, 2, 3, 4, 5].map((exclusion_id) => ({ exclusion_id, file_id: 1, row_number: 1 })),
      })
      const seen: number[] = []
      const query = store.db.selectFrom('exclusion_row').selectAll()
      for await (const page of pageRows(store.db, query, ['exclusion_id', 'file_id', 'row_number'], 2)) {
        seen.push(...page.map((row) => row.exclusion_id))
        await store.db
          .updateTable('exclusion_row')
          .set({ row_number: 0 })
          .where('exclusion_id', '=', page[0]!.exclusion_id)
          .execute()
      }
      expect(seen).toEqual([1, 2, 3, 4, 5])
    })

    it('divides bound whole numbers as whole numbers', async () => {
      const { rows } = await sql<{ q: number }>`select cast(${5} as bigint) / ${2} as q`.execute(store.db)
      expect(rows).toEqual([{ q: 2 }])
    })
  })
