import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { matchPeople } from '../../src/match/match-people.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { type TableName, tableByName } from '../../src/store/schema.ts'
import { DIALECTS, type Given, given } from '../dialects.ts'
import { runStage } from '../run-stage.ts'

const month = (year: number, number: number) => year * 12 + number - 1
const at = (file_id: number, row_number: number) => ({ file_id, row_number })
const is = (file_id: number, row_number: number, person_id: number) => ({ file_id, row_number, person_id })
const TAX_ID = '7100000013'
const OWNER = '092085000101'

for (const { name, open } of DIALECTS)
  describe(`${name}: people of lists`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())

    const EMPTY: Given = {
      stg_residents: [],
      stg_benefits: [],
      stg_pupils: [],
      stg_enterprise_managers: [],
      stg_enterprise_registry: [],
      stg_tax_units: [],
      stg_areas: [],
      person_row: [],
      employer: [],
      employer_key: [],
    }
    const match = async (tables: Given): Promise<void> => {
      const used = [...Object.keys(EMPTY), ...matchPeople.writes] as TableName[]
      for (const table of used) await store.dialect.dropTable(store.db, tableByName(table))
      await given(store, { ...EMPTY, ...tables })
      await runStage(store, matchPeople)
    }

    it('residents keep household, place and groups; what is not said is empty', async () => {
      await match({
        stg_residents: [
          {
            ...at(1, 2),
            household_code: 'H1',
            relation: 'head',
            hamlet: 'Ấp Một',
            commune_code: '31321',
            province_code: '92',
            groups: 5,
            status: 'permanent',
          },
          { ...at(1, 3), status: 'dead', status_on: '2025-11' },
        ],
        person_row: [is(1, 2, 7), is(1, 3, 8)],
      })
      expect(await store.db.selectFrom('resident').selectAll().orderBy('row_number').execute()).toEqual([
        {
          person_id: 7,
          household_code: 'H1',
          relation: 'head',
          hamlet: 'Ấp Một',
          commune_code: '31321',
          province_code: '92',
          groups: 5,
          status: 'permanent',
          status_on: null,
          ...at(1, 2),
        },
        {
          person_id: 8,
          household_code: '',
          relation: '',
          hamlet: '',
          commune_code: '',
          province_code: '',
          groups: 0,
          status: 'dead',
          status_on: '2025-11',
          ...at(1, 3),
        },
      ])
    })

    it.each([
      ['stays open', null, null, null],
      ['ends as told', month(2025, 6), null, month(2025, 6)],
      ['ends with the month of death', null, '2025-11-20', month(2025, 11)],
      ['ends with death before the end that was told', month(2026, 6), '2025-11', month(2025, 11)],
      ['ends as told before death', month(2025, 6), '2025-11-20', month(2025, 6)],
      ['ends with the year of death', null, '2025', month(2025, 12)],
    ])('a benefit %s', async (_, to_month, died_on, expected) => {
      await match({
        stg_benefits: [{ ...at(1, 2), benefit: 'pension', from_month: month(2020, 1), to_month, died_on }],
        person_row: [is(1, 2, 7)],
      })
      expect(await store.db.selectFrom('benefit_span').selectAll().execute()).toEqual([
        { person_id: 7, benefit: 'pension', from_month: month(2020, 1), to_month: expected, died_on, ...at(1, 2) },
      ])
    })

    it('a pupil has the province of its commune as far as the areas tell it', async () => {
      const pupil = { school_name: 'THCS Mẫu', school_year: 2025 }
      await match({
        stg_pupils: [
          { ...at(1, 2), ...pupil, commune_code: '31321', groups: 2 },
          { ...at(1, 3), ...pupil, commune_code: '99999' },
        ],
        stg_areas: [
          { ...at(2, 2), commune_code: '31321', province_code: '92' },
          { ...at(2, 3), commune_code: '31321', province_code: '92' },
        ],
        person_row: [is(1, 2, 7), is(1, 3, 8)],
      })
      expect(await store.db.selectFrom('pupil').selectAll().orderBy('row_number').execute()).toEqual([
        { person_id: 7, ...pupil, commune_code: '31321', province_code: '92', groups: 2, ...at(1, 2) },
        { person_id: 8, ...pupil, commune_code: '99999', province_code: '', groups: 0, ...at(1, 3) },
      ])
    })

    const officers = async () =>
      (
        await store.db.selectFrom('employer_officer').selectAll().orderBy('file_id').orderBy('row_number').execute()
      ).map(({ employer_id, person_id, role, salaried, from_month, to_month, source }) => [
        employer_id,
        person_id,
        role,
        salaried,
        from_month,
        to_month,
        source,
      ])
    const EMPLOYERS: Given = {
      employer: [
        { employer_id: 10, tax_id: TAX_ID, kind: 'enterprise' },
        { employer_id: 20, tax_id: OWNER, kind: 'household_business' },
      ],
      employer_key: [
        { key: `T:${TAX_ID}`, employer_id: 10 },
        { key: 'T:7100000020', employer_id: 10 },
        { key: `T:${OWNER}`, employer_id: 20 },
      ],
    }

    it('managers stand with role, pay and the months of their dates', async () => {
      const manager = { tax_id: TAX_ID, full_name: 'A' }
      await match({
        ...EMPLOYERS,
        stg_enterprise_managers: [
          { ...at(1, 2), ...manager, role: 'director', salaried: 0, from_date: '2024-02-15', to_date: '2025' },
          { ...at(1, 3), ...manager, tax_id: `${TAX_ID}-001`, role: 'chairman', salaried: 1 },
          { ...at(1, 4), ...manager, tax_id: '7100000020', role: 'controller' },
        ],
        person_row: [is(1, 2, 7), is(1, 3, 8), is(1, 4, 9)],
      })
      expect(await officers()).toEqual([
        [10, 7, 'director', 0, month(2024, 2), month(2025, 12), 'enterprise_managers'],
        [10, 8, 'chairman', 1, null, null, 'enterprise_managers'],
        [10, 9, 'controller', null, null, null, 'enterprise_managers'],
      ])
    })

    it('of a register the latest row of the head office of the newest MST that names somebody counts', async () => {
      await match({
        ...EMPLOYERS,
        stg_enterprise_registry: [
          { ...at(1, 2), tax_id: TAX_ID, changed_on: '2024-01-01' },
          { ...at(1, 3), tax_id: TAX_ID, changed_on: '2025-01-01' },
          { ...at(1, 4), tax_id: TAX_ID, changed_on: '2026-01-01' }, // names nobody
          { ...at(1, 5), tax_id: `${TAX_ID}-001`, changed_on: '2026-02-01' },
          { ...at(1, 6), tax_id: '7100000020', changed_on: '2026-03-01' }, // a predecessor
        ],
        stg_tax_units: [
          { ...at(2, 2), tax_id: OWNER, period_to: month(2024, 12) },
          { ...at(2, 3), tax_id: OWNER, period_to: month(2025, 12) },
        ],
        person_row: [is(1, 2, 1), is(1, 3, 2), is(1, 5, 3), is(1, 6, 4), is(2, 2, 5), is(2, 3, 6)],
      })
      expect(await officers()).toEqual([
        [10, 2, 'legal_representative', null, null, null, 'enterprise_registry'],
        [20, 6, 'household_owner', null, null, null, 'tax_units'],
      ])
    })
  })
