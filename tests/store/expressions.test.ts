import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/dialects/dialect.ts'
import {
  bitOr,
  firstMonthOfMask,
  greatest,
  lastMonthOfMask,
  least,
  maskBetween,
  nullsFirst,
  popcount,
  quotient,
  textValue,
  wholeNumber,
  withoutBits,
} from '../../src/store/expressions.ts'
import { DIALECTS, given } from '../dialects.ts'

/** Mask of the months of `year` in [from, to], month by month. */
function slowMask(from: number, to: number, year: number): number {
  let mask = 0
  for (let month = from; month <= to; month++) if (Math.floor(month / 12) === year) mask |= 1 << (month % 12)
  return mask
}

const JANUARY = 2025 * 12
const SPANS = [-30, -12, -1, 0, 1, 5, 11, 12, 30].flatMap((from) =>
  [-30, -1, 0, 4, 11, 12, 40].map((to) => [from, to] as const),
)
const MASKS = [0, 1, 2, 0b100000000000, 0b111111111111, 0b010100001000, 0b101]

for (const { name, open } of DIALECTS)
  describe(`${name}: expressions`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
      const spans = SPANS.map(([from, to]) => ({ finding_id: JANUARY + from, file_id: JANUARY + to, row_number: 2025 }))
      await given(store, {
        finding_row: spans,
        insured_year: MASKS.map((retirement_mask, person_id) => ({ person_id, year: 2025, retirement_mask })),
        run_facts: [],
      })
    })
    afterAll(() => store.close())

    it('maskBetween is the months of the year inside the span, for spans before, across and after it', async () => {
      const rows = await store.db
        .selectFrom('finding_row')
        .select((of) => maskBetween(of.ref('finding_id'), of.ref('file_id'), of.ref('row_number')).as('mask'))
        .select(['finding_id', 'file_id'])
        .execute()
      expect(rows).toHaveLength(SPANS.length)
      for (const row of rows) expect(row.mask).toBe(slowMask(row.finding_id, row.file_id, 2025))
    })

    it('popcount counts the months of a mask', async () => {
      const rows = await store.db
        .selectFrom('insured_year')
        .select((of) => popcount(of.ref('retirement_mask')).as('months'))
        .orderBy('person_id')
        .execute()
      expect(rows.map((row) => row.months)).toEqual([0, 1, 1, 1, 12, 3, 2])
    })

    it('firstMonthOfMask and lastMonthOfMask give month indexes, and null for no month', async () => {
      const rows = await store.db
        .selectFrom('insured_year')
        .select((of) => [
          firstMonthOfMask(of.ref('retirement_mask'), of.ref('year')).as('first'),
          lastMonthOfMask(of.ref('retirement_mask'), of.ref('year')).as('last'),
        ])
        .where('person_id', 'in', [0, 3, 5])
        .orderBy('person_id')
        .execute()
      expect(rows).toEqual([
        { first: null, last: null },
        { first: JANUARY + 11, last: JANUARY + 11 },
        { first: JANUARY + 3, last: JANUARY + 10 },
      ])
    })

    it('bitOr unites the masks of a group', async () => {
      const row = await store.db
        .selectFrom('insured_year')
        .select((of) => bitOr(of.ref('retirement_mask')).as('mask'))
        .where('person_id', 'in', [1, 2, 3])
        .executeTakeFirstOrThrow()
      expect(row.mask).toBe(0b100000000011)
    })

    it('bitOr of no rows is null', async () => {
      const query = store.db.selectFrom('insured_year').where('person_id', '<', 0)
      const row = await query.select((of) => bitOr(of.ref('retirement_mask')).as('mask')).executeTakeFirstOrThrow()
      expect(row.mask).toBeNull()
    })

    it('least, greatest, quotient and withoutBits agree on every engine', async () => {
      const { rows } = await sql<object>`select ${least(wholeNumber(3), wholeNumber(7))} as least,
        ${greatest(wholeNumber(3), wholeNumber(7))} as greatest, ${quotient(wholeNumber(-7), wholeNumber(2))} as quotient,
        ${withoutBits(wholeNumber(0b111), wholeNumber(0b010))} as bits`.execute(store.db)
      expect(rows).toEqual([{ least: 3, greatest: 7, quotient: -3, bits: 0b101 }])
    })

    it('wholeNumber and textValue keep their types through a subquery', async () => {
      const query = store.db.selectNoFrom([textValue('R01').as('rule'), wholeNumber(5).as('n')])
      expect(await store.db.selectFrom(query.as('q')).selectAll().execute()).toEqual([{ rule: 'R01', n: 5 }])
    })

    it('nullsFirst puts nulls before all texts', async () => {
      await given(store, {
        unit: [
          { unit_id: 1, status: 'a' },
          { unit_id: 2, status: null },
          { unit_id: 3, status: '' },
        ],
      })
      const rows = await store.db.selectFrom('unit').select('unit_id').orderBy('status', nullsFirst).execute()
      expect(rows.map((row) => row.unit_id)).toEqual([2, 3, 1])
    })

    it('string_agg joins texts in the order it is told', async () => {
      await given(store, { rejects: ['b', 'a', 'Đ'].map((raw_value, row_number) => ({ row_number, raw_value })) })
      const joined = sql<string>`string_agg(raw_value, ';' order by raw_value)`
      const row = await store.db.selectFrom('rejects').select(joined.as('all')).executeTakeFirstOrThrow()
      expect(row.all).toBe('a;b;Đ')
    })
  })
