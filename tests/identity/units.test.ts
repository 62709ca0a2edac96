import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { participantUnitKey } from '../../src/store/spans.ts'
import { DIALECTS, type Given } from '../dialects.ts'
import { file, MST, named, runIdentity } from './support.ts'

const worker = { ...named('Lê Văn An') }

for (const { name, open } of DIALECTS)
  describe(`${name}: identity of units`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())

    const employers = async (tables: Given) => {
      await runIdentity(store, tables)
      return store.db.selectFrom('employer').selectAll().orderBy('employer_id').execute()
    }
    const keysOf = async () => {
      const rows = await store.db
        .selectFrom('employer_key')
        .innerJoin('employer', 'employer.employer_id', 'employer_key.employer_id')
        .select(['key', 'employer_key'])
        .orderBy('key')
        .execute()
      return Object.fromEntries(rows.map((row) => [row.key, row.employer_key]))
    }
    const units = () => store.db.selectFrom('unit').selectAll().orderBy('unit_id').execute()
    /** Unit of each roll row, as office|code|tax ID of the unit it was led to. */
    const unitsOfRoll = async () => {
      const rows = await store.db
        .selectFrom('stg_insurance_participants as line')
        .innerJoin('unit_key as named', (on) => on.on('named.key', '=', participantUnitKey('line')))
        .leftJoin('unit', 'unit.unit_id', 'named.unit_id')
        .select(['unit.office_code', 'unit.unit_code', 'unit.tax_id', 'line.row_number'])
        .orderBy('line.row_number')
        .execute()
      return rows.map((row) =>
        row.unit_code === null ? null : `${row.office_code}|${row.unit_code}|${row.tax_id ?? ''}`,
      )
    }

    describe('units', () => {
      const roll = (...rows: object[]) =>
        file(
          9,
          rows.map((row) => ({ ...worker, ...row })),
        )

      it('an old code in two offices is two units of two employers', async () => {
        const found = await employers({
          stg_insurance_units: file(1, [
            { unit_code: 'TC0243', office_code: '09201', tax_id: MST.one },
            { unit_code: 'TC0243', office_code: '09202', tax_id: MST.two },
          ]),
        })
        expect(found.length).toBe(2)
        expect((await units()).map((unit) => [unit.office_code, unit.tax_id])).toEqual([
          ['09201', MST.one],
          ['09202', MST.two],
        ])
      })

      it('a roll row without office finds the one office that has the code', async () => {
        await employers({
          stg_insurance_units: file(1, [{ unit_code: 'TC0243', office_code: '09201', tax_id: MST.one }]),
          stg_insurance_participants: roll({ unit_code: 'TC0243' }, { unit_code: 'TC0243', unit_tax_id: MST.one }),
        })
        expect(await unitsOfRoll()).toEqual([`09201|TC0243|${MST.one}`, `09201|TC0243|${MST.one}`])
      })

      it('with two offices it needs the MST to choose, and without one stays apart', async () => {
        await employers({
          stg_insurance_units: file(1, [
            { unit_code: 'TC0243', office_code: '09201', tax_id: MST.one },
            { unit_code: 'TC0243', office_code: '09202', tax_id: MST.two },
          ]),
          stg_insurance_participants: roll({ unit_code: 'TC0243', unit_tax_id: MST.two }, { unit_code: 'TC0243' }),
        })
        expect(await unitsOfRoll()).toEqual([`09202|TC0243|${MST.two}`, '|TC0243|'])
        expect((await keysOf())['U:|TC0243']).toBe('U:|TC0243')
      })

      it('a code whose only office has another MST is another unit', async () => {
        await employers({
          stg_insurance_units: file(1, [{ unit_code: 'TC0243', office_code: '09201', tax_id: MST.one }]),
          stg_insurance_participants: roll({ unit_code: 'TC0243', unit_tax_id: MST.two }),
        })
        expect(await unitsOfRoll()).toEqual([`|TC0243|${MST.two}`])
      })

      it('without offices anywhere code and MST are one unit with the bare code', async () => {
        await employers({
          stg_insurance_units: file(1, [{ unit_code: 'TC0243', tax_id: MST.one }]),
          stg_insurance_participants: roll({ unit_code: 'TC0243' }),
        })
        expect(await unitsOfRoll()).toEqual([`|TC0243|${MST.one}`])
        expect((await units()).length).toBe(1)
      })

      it('a new code is one unit wherever its office stands, and tells its object type', async () => {
        const code = `${MST.one}DNA03`
        await employers({
          stg_insurance_units: file(1, [
            { unit_code: code, office_code: '09201', tax_id: MST.one, month: 24305 },
            { unit_code: code, office_code: '09207', tax_id: MST.one, month: 24306 },
          ]),
          stg_insurance_participants: roll({ unit_code: code, unit_tax_id: MST.one }),
        })
        expect(await units()).toMatchObject([{ unit_code: code, office_code: '09207', object_type: 'DN' }])
        expect(await unitsOfRoll()).toEqual([`09207|${code}|${MST.one}`])
      })

      it('a row with a tax ID only means the one coded unit of that tax ID', async () => {
        await employers({
          stg_insurance_units: file(1, [{ tax_id: MST.one }]),
          stg_insurance_participants: roll({ unit_code: 'TC0243', office_code: '09201', unit_tax_id: MST.one }),
        })
        expect((await units()).map((unit) => unit.unit_code)).toEqual(['TC0243'])
      })

      it('with two coded units it is a unit of its own', async () => {
        await employers({
          stg_insurance_units: file(1, [
            { tax_id: MST.one },
            { tax_id: MST.one, unit_code: 'TC0243', office_code: '09201' },
            { tax_id: MST.one, unit_code: 'TC0244', office_code: '09201' },
          ]),
        })
        expect((await units()).map((unit) => unit.unit_code)).toEqual(['', 'TC0243', 'TC0244'])
      })

      it('a roll row in no unit leads to no unit and no employer', async () => {
        const found = await employers({ stg_insurance_participants: roll({ office_code: '09201' }) })
        expect(found).toEqual([])
        expect(await unitsOfRoll()).toEqual([null])
      })

      it('stays closed when a later list of debts names it and says no state', async () => {
        const row = { unit_code: 'TC0243', office_code: '09201', tax_id: MST.one }
        await employers({
          stg_insurance_units: file(1, [
            { ...row, status: 'Giải thể', first_month: 24236, last_month: 24300, officer: 'A' },
            { ...row, month: 24306, closing_debt_vnd: 5, officer: 'B' },
          ]),
        })
        expect(await units()).toMatchObject([{ closed: 1, last_month: 24300 }])
      })

      it('has the state of its latest month, the head-count and the pause of the latest that tells them', async () => {
        const row = { unit_code: 'TC0243', office_code: '09201', tax_id: MST.one }
        await employers({
          stg_insurance_units: file(1, [
            { ...row, month: 24306, status: 'Đang hoạt động', first_month: 24240 },
            { ...row, month: 24305, status: 'Giải thể', participants: 12, paused_from: 24300, paused_until: 24301 },
            { ...row, month: 24304, participants: 15, first_month: 24236 },
          ]),
        })
        expect(await units()).toMatchObject([
          {
            status: 'Đang hoạt động',
            closed: 0,
            participants: 12,
            first_month: 24236,
            paused_from: 24300,
            paused_until: 24301,
          },
        ])
      })
    })
  })
