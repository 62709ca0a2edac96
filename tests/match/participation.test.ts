import { afterEach, describe, expect, it } from 'vitest'
import { matchParticipation } from '../../src/match/match-participation.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import type { Database } from '../../src/store/schema.ts'
import { DIALECTS, given } from '../dialects.ts'
import { runStage } from '../run-stage.ts'

type RollRow = Partial<Database['stg_insurance_participants']>
type File = Partial<Database['file_balance']>

const month = (year: number, number: number) => year * 12 + number - 1
const HISTORY: File = { file_id: 1, reads_as: 'history', first_month: month(2024, 1), last_month: month(2025, 12) }
const CURRENT: File = { file_id: 1, reads_as: 'current', first_month: month(2025, 10), last_month: month(2025, 10) }
const roll = (file_id: number, at: number): File => ({
  file_id,
  reads_as: 'roll',
  first_month: at,
  last_month: at,
  period_from: at,
  period_to: at,
})
const WORKER: RollRow = {
  unit_code: 'TC0001',
  office_code: '09201',
  participation: 'compulsory',
  contribution_base_vnd: 5_000_000,
}

async function match(
  store: Store,
  files: readonly File[],
  rows: readonly (RollRow & { person?: number })[],
  more = {},
) {
  const placed = rows.map(({ person, ...row }, index) => ({ file_id: 1, row_number: index + 2, ...row }))
  await given(store, {
    stg_insurance_participants: placed,
    stg_insurance_movements: [],
    person_row: placed.map(({ file_id, row_number }, index) => ({
      file_id,
      row_number,
      person_id: rows[index]?.person ?? 1,
    })),
    unit_key: [
      { key: '||' },
      { key: '09201|TC0001|', unit_id: 1, employer_id: 10 },
      { key: '||7000000001-001', employer_id: 10 },
      { key: '09201|X|' },
    ],
    unit: [
      {
        unit_id: 1,
        employer_id: 10,
        unit_code: 'TC0001',
        office_code: '09201',
        tax_id: '7000000001',
        province_code: '92',
      },
      {
        unit_id: 2,
        employer_id: 20,
        unit_code: 'TC0002',
        office_code: '09201',
        tax_id: '7000000002',
        province_code: '92',
      },
      {
        unit_id: 3,
        employer_id: 30,
        unit_code: 'TC0002',
        office_code: '07906',
        tax_id: '7000000003',
        province_code: '79',
      },
      {
        unit_id: 4,
        employer_id: 40,
        unit_code: 'TC0004',
        office_code: '07906',
        tax_id: '7000000004',
        province_code: '79',
      },
    ],
    file_balance: files.map((file) => ({ source: 'insurance_participants', ...file })),
    run_facts: [],
    employment: [{ employment_id: 1, person_id: 1, employer_id: 10, year: 2025 }],
    ...more,
  })
  await runStage(store, matchParticipation)
}

const spansOf = async (store: Store) => {
  const found = await store.db.selectFrom('participation').selectAll().orderBy('participation_id').execute()
  return found.map((row) => [row.employer_id, row.from_month, row.to_month, row.still_open])
}
const knownOf = async (store: Store, province: string, year: number) => {
  const found = await store.db
    .selectFrom('known_year')
    .selectAll()
    .where('province_code', '=', province)
    .where('year', '=', year)
    .executeTakeFirst()
  return found === undefined ? undefined : [found.known_mask, found.fallback_month]
}
const maskOf = async (store: Store, year = 2025, employer = 10) =>
  store.db
    .selectFrom('insured_year')
    .selectAll()
    .where('year', '=', year)
    .where('employer_id', '=', employer)
    .executeTakeFirst()

for (const { name, open } of DIALECTS)
  describe(`${name}: participation`, () => {
    let store: Store
    afterEach(() => store.close())
    const matched = async (files: readonly File[], rows: readonly (RollRow & { person?: number })[], more = {}) => {
      store = await open()
      await match(store, files, rows, more)
      return store
    }

    it('an empty end lasts to the last month the file knows', async () => {
      await matched([HISTORY], [{ ...WORKER, from_month: month(2024, 3) }])
      expect(await spansOf(store)).toEqual([[10, month(2024, 3), month(2025, 12), 1]])
    })

    it('a told end closes the span', async () => {
      await matched([HISTORY], [{ ...WORKER, from_month: month(2024, 3), to_month: month(2025, 6) }])
      expect(await spansOf(store)).toEqual([[10, month(2024, 3), month(2025, 6), 0]])
    })

    it('adjacent months of monthly rolls merge into one span resting on both rows', async () => {
      await matched([roll(1, month(2025, 3)), roll(2, month(2025, 4))], [{ ...WORKER }, { ...WORKER, file_id: 2 }])
      expect(await spansOf(store)).toEqual([[10, month(2025, 3), month(2025, 4), 0]])
      expect(
        await store.db.selectFrom('participation_row').select(['file_id', 'row_number']).orderBy('file_id').execute(),
      ).toEqual([
        { file_id: 1, row_number: 2 },
        { file_id: 2, row_number: 3 },
      ])
    })

    it('a month that no file tells is not bridged', async () => {
      await matched([roll(1, month(2025, 3)), roll(2, month(2025, 5))], [{ ...WORKER }, { ...WORKER, file_id: 2 }])
      expect(await spansOf(store)).toEqual([
        [10, month(2025, 3), month(2025, 3), 0],
        [10, month(2025, 5), month(2025, 5), 0],
      ])
    })

    it('another base, state or set of funds begins another participation', async () => {
      await matched(
        [HISTORY],
        [
          { ...WORKER, from_month: month(2025, 1), to_month: month(2025, 3) },
          { ...WORKER, from_month: month(2025, 4), to_month: month(2025, 6), contribution_base_vnd: 6_000_000 },
          {
            ...WORKER,
            from_month: month(2025, 7),
            to_month: month(2025, 9),
            contribution_base_vnd: 6_000_000,
            state: 'maternity',
          },
          {
            ...WORKER,
            from_month: month(2025, 10),
            to_month: month(2025, 12),
            contribution_base_vnd: 6_000_000,
            funds: 1,
          },
        ],
      )
      const found = await store.db
        .selectFrom('participation')
        .select(['from_month', 'base_vnd', 'state', 'funds'])
        .orderBy('from_month')
        .execute()
      expect(found.map((row) => [row.base_vnd, row.state, row.funds])).toEqual([
        [5_000_000, 'contributing', 15],
        [6_000_000, 'contributing', 15],
        [6_000_000, 'maternity', 15],
        [6_000_000, 'contributing', 1],
      ])
    })

    it('says whether a row told its funds: rows that did and rows that did not are two participations', async () => {
      await matched(
        [HISTORY],
        [
          { ...WORKER, from_month: month(2025, 1), to_month: month(2025, 3), funds: 15 },
          { ...WORKER, from_month: month(2025, 4), to_month: month(2025, 6) },
        ],
      )
      const found = await store.db
        .selectFrom('participation')
        .select(['from_month', 'funds', 'funds_told'])
        .orderBy('from_month')
        .execute()
      expect(found.map((row) => [row.funds, row.funds_told])).toEqual([
        [15, 1],
        [15, 0],
      ])
    })

    it('a wage of up to a hundred is a coefficient, and a wage of nothing is not told', async () => {
      const wages = [null, 0, 100, 101]
      await matched(
        [HISTORY],
        wages.map((wage, index) => ({
          ...WORKER,
          contribution_base_vnd: wage,
          from_month: month(2025, 1 + 3 * index),
          to_month: month(2025, 1 + 3 * index),
        })),
      )
      const found = await store.db.selectFrom('participation').select('base_vnd').orderBy('from_month').execute()
      expect(found.map((row) => row.base_vnd)).toEqual([null, null, null, 101])
    })

    it('carries contract, wage region and the best key of its rows', async () => {
      const row = { ...WORKER, contract_kind: 'part_time', contract_months: '2', wage_region: 'II' }
      await matched(
        [HISTORY],
        [
          { ...row, from_month: month(2025, 1), to_month: month(2025, 3) },
          { ...row, from_month: month(2025, 4), to_month: month(2025, 6) },
        ],
      )
      const found = await store.db
        .selectFrom('participation')
        .select(['contract_kind', 'contract_months', 'wage_region', 'key_quality'])
        .execute()
      expect(found).toEqual([{ contract_kind: 'part_time', contract_months: '2', wage_region: 'II', key_quality: 0 }])
    })

    it('overlapping rows of the same kind are one span', async () => {
      await matched(
        [HISTORY],
        [
          { ...WORKER, from_month: month(2025, 1), to_month: month(2025, 8) },
          { ...WORKER, from_month: month(2025, 2), to_month: month(2025, 4) },
          { ...WORKER, from_month: month(2025, 9), to_month: month(2025, 10) },
        ],
      )
      expect(await spansOf(store)).toEqual([[10, month(2025, 1), month(2025, 10), 0]])
    })

    it('people on leave are in: the mask of the retirement fund has their months', async () => {
      await matched(
        [HISTORY],
        [{ ...WORKER, state: 'maternity', from_month: month(2025, 2), to_month: month(2025, 4) }],
      )
      expect(await maskOf(store)).toMatchObject({ retirement_mask: 0b1110, any_mask: 0b1110 })
    })

    it('without funds, compulsory means all, voluntary means retirement, health only means health', async () => {
      await matched(
        [HISTORY],
        [
          { ...WORKER, from_month: month(2025, 1), to_month: month(2025, 1) },
          { participation: 'voluntary', from_month: month(2025, 2), to_month: month(2025, 2) },
          { participation: 'health_only', object_code: 'GD', from_month: month(2025, 3), to_month: month(2025, 3) },
        ],
      )
      expect(await maskOf(store)).toMatchObject({
        retirement_mask: 1,
        voluntary_mask: 0,
        health_mask: 1,
        health_1_4_5_mask: 0,
      })
      expect(await maskOf(store, 2025, 0)).toMatchObject({
        retirement_mask: 0,
        voluntary_mask: 2,
        health_mask: 4,
        health_1_4_5_mask: 4,
        any_mask: 6,
      })
    })

    it('health cover of a pensioner is in no group that a worker could be in', async () => {
      await matched(
        [HISTORY],
        [{ participation: 'health_only', object_code: 'HT', from_month: month(2025, 1), to_month: month(2025, 1) }],
      )
      expect(await maskOf(store, 2025, 0)).toMatchObject({ health_mask: 1, health_1_4_5_mask: 0 })
    })

    it('compulsory cover without the retirement fund is no retirement', async () => {
      await matched([HISTORY], [{ ...WORKER, funds: 2, from_month: month(2025, 1), to_month: month(2025, 1) }])
      expect(await maskOf(store)).toMatchObject({ retirement_mask: 0, any_mask: 1 })
    })

    it('masks are cut at the years', async () => {
      await matched([HISTORY], [{ ...WORKER, from_month: month(2024, 11), to_month: month(2025, 2) }])
      expect(await maskOf(store)).toMatchObject({ retirement_mask: 0b11 })
    })

    it('years before the tax data have masks of people with voluntary cover only', async () => {
      const in2024 = { ...WORKER, from_month: month(2024, 3), to_month: month(2024, 10) }
      await matched(
        [HISTORY],
        [
          { ...in2024, person: 1 },
          { ...in2024, person: 1, unit_code: null, office_code: null, participation: 'voluntary' },
          { ...in2024, person: 2 },
        ],
        { employment: [{ employment_id: 1, person_id: 3, employer_id: 10, year: 2025 }] },
      )
      const years = await store.db.selectFrom('insured_year').select(['person_id', 'year']).distinct().execute()
      expect(years).toEqual([{ person_id: 1, year: 2024 }])
    })

    it('an employer may be known where its unit is not', async () => {
      await matched(
        [HISTORY],
        [{ participation: 'compulsory', from_month: month(2025, 1), unit_tax_id: '7000000001-001' }],
      )
      const found = await store.db.selectFrom('participation').select(['unit_id', 'employer_id']).execute()
      expect(found).toEqual([{ unit_id: 0, employer_id: 10 }])
    })

    const known: readonly (readonly [string, readonly File[], readonly RollRow[], readonly [number, number | null]])[] =
      [
        ['one roll: its month', [roll(1, month(2025, 10))], [WORKER], [1 << 9, null]],
        [
          'a history: from its first month to its last',
          [HISTORY],
          [{ ...WORKER, from_month: month(2024, 1) }],
          [4095, null],
        ],
        [
          'an extract of those present: the last month only',
          [CURRENT],
          [{ ...WORKER, from_month: month(2019, 1) }],
          [1 << 9, null],
        ],
        [
          'a list by year: all twelve months',
          [
            {
              file_id: 1,
              reads_as: 'roll',
              period_from: month(2025, 1),
              period_to: month(2025, 12),
              first_month: month(2025, 1),
              last_month: month(2025, 12),
            },
          ],
          [WORKER],
          [4095, null],
        ],
        [
          'two rolls with a gap: two months',
          [roll(1, month(2025, 1)), roll(2, month(2025, 3))],
          [WORKER, { ...WORKER, file_id: 2 }],
          [0b101, null],
        ],
        ['a roll of the next year: the first month after', [roll(1, month(2026, 2))], [WORKER], [0, month(2026, 2)]],
        [
          'a list of households tells nothing about workers',
          [roll(1, month(2025, 10))],
          [{ participation: 'health_only', object_code: 'GD' }],
          [0, null],
        ],
      ]
    for (const [title, files, rows, expected] of known)
      it(`known months of ${title}`, async () => {
        await matched(files, rows)
        expect((await knownOf(store, '92', 2025)) ?? [0, null]).toEqual(expected)
      })

    it('a file knows the provinces of its units, not others', async () => {
      await matched([roll(1, month(2025, 10))], [WORKER])
      expect(await knownOf(store, '79', 2025)).toBeUndefined()
      expect(await knownOf(store, '', 2025)).toEqual([0, null])
    })

    it('a file without units on record knows the province of the site', async () => {
      await matched([roll(1, month(2025, 10))], [{ ...WORKER, unit_code: 'X' }], {
        run_facts: [{ name: 'site_province', value: '79' }],
      })
      expect(await knownOf(store, '79', 2025)).toEqual([1 << 9, null])
    })

    it('without a site either it knows every province', async () => {
      await matched([roll(1, month(2025, 10))], [{ ...WORKER, unit_code: 'X' }])
      expect(await knownOf(store, '', 2025)).toEqual([1 << 9, null])
    })
  })
