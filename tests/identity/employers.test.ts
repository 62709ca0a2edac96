import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { participantUnitKey } from '../../src/store/spans.ts'
import { DIALECTS, type Given } from '../dialects.ts'
import { file, MST, named, runIdentity } from './support.ts'

const worker = { ...named('Lê Văn An') }

for (const { name, open } of DIALECTS)
  describe(`${name}: identity of employers`, () => {
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

    describe('one employer', () => {
      it('for an MST root in every source, its branches included', async () => {
        const found = await employers({
          stg_enterprise_registry: file(1, [{ tax_id: MST.one, name: 'Công ty TNHH Một' }]),
          stg_tax_units: file(2, [{ tax_id: `${MST.one}-001`, name: 'Chi nhánh Một' }]),
          stg_tax_workers: file(3, [{ ...worker, payer_tax_id: `${MST.one}-002` }]),
          stg_insurance_units: file(4, [{ unit_code: 'TZ0001', office_code: '09201', tax_id: MST.one }]),
          stg_insurance_participants: file(5, [{ ...worker, unit_code: 'TZ0001', office_code: '09201' }]),
        })
        expect(found).toMatchObject([
          { employer_key: `T:${MST.one}`, tax_id: MST.one, name: 'Công ty TNHH Một', listed: 1 },
        ])
        expect(await keysOf()).toEqual({ [`T:${MST.one}`]: `T:${MST.one}`, 'U:09201|TZ0001': `T:${MST.one}` })
        const rows = await store.db
          .selectFrom('employer_row')
          .select(['source', 'row_number'])
          .orderBy('source')
          .execute()
        expect(rows.map((row) => row.source)).toEqual(['enterprise_registry', 'insurance_units', 'tax_units'])
      })

      it('for a chain of successors, under its newest MST', async () => {
        const found = await employers({
          stg_employer_successors: file(1, [
            { old_tax_id: MST.one, new_tax_id: MST.three, from_date: '2023-01-01' },
            { old_tax_id: MST.three, new_tax_id: MST.two, from_date: '2024-01-01' },
          ]),
        })
        expect(found.map((employer) => employer.employer_key)).toEqual([`T:${MST.two}`])
        expect(Object.keys(await keysOf())).toEqual([`T:${MST.one}`, `T:${MST.two}`, `T:${MST.three}`])
      })

      it('and the latest of two successors of one root counts', async () => {
        await employers({
          stg_employer_successors: file(1, [
            { old_tax_id: MST.one, new_tax_id: MST.two, from_date: '2024-01-01' },
            { old_tax_id: MST.one, new_tax_id: MST.three, from_date: '2025-06-01' },
          ]),
        })
        expect((await keysOf())[`T:${MST.one}`]).toBe(`T:${MST.three}`)
      })

      it('and a cycle ends at its smallest MST', async () => {
        await employers({
          stg_employer_successors: file(1, [
            { old_tax_id: MST.two, new_tax_id: MST.three },
            { old_tax_id: MST.three, new_tax_id: MST.one },
            { old_tax_id: MST.one, new_tax_id: MST.two },
          ]),
        })
        expect(new Set(Object.values(await keysOf()))).toEqual(new Set([`T:${MST.one}`]))
      })

      it('for a unit without any MST', async () => {
        const found = await employers({ stg_insurance_units: file(1, [{ unit_code: 'TZ0001', office_code: '09201' }]) })
        expect(found).toMatchObject([{ employer_key: 'U:09201|TZ0001', tax_id: null, listed: 0 }])
      })

      it('is unlisted and repaired when only a padded payroll names it', async () => {
        const found = await employers({
          stg_tax_workers: file(1, [
            { ...worker, payer_tax_id: MST.one, payer_tax_id_repair: 'padded', payer_name: 'Công ty Một' },
          ]),
        })
        expect(found).toMatchObject([{ listed: 0, tax_id_repaired: 1, name: 'Công ty Một' }])
      })

      it('is not repaired when one row has the MST as it is', async () => {
        const payer = { ...worker, payer_tax_id: MST.one }
        const found = await employers({
          stg_tax_workers: file(1, [{ ...payer, payer_tax_id_repair: 'padded' }, payer]),
        })
        expect(found).toMatchObject([{ tax_id_repaired: 0 }])
      })
    })

    describe('kind', () => {
      it('is what the registry says, else twelve digits, else form and name, else enterprise', async () => {
        const found = await employers({
          stg_enterprise_registry: file(1, [{ tax_id: MST.one, name: 'HTX Một', kind: 'enterprise' }]),
          stg_tax_units: file(2, [
            { tax_id: '092085000101', name: 'Lê Văn An' },
            { tax_id: MST.two, name: 'Hợp tác xã nông nghiệp Hai' },
            { tax_id: MST.three, name: 'Ba', economic_type: 'Hộ kinh doanh cá thể' },
            { tax_id: MST.four, name: 'Công ty Bốn' },
          ]),
        })
        expect(Object.fromEntries(found.map((employer) => [employer.tax_id, employer.kind]))).toEqual({
          '092085000101': 'household_business',
          [MST.one]: 'enterprise',
          [MST.two]: 'cooperative',
          [MST.three]: 'household_business',
          [MST.four]: 'enterprise',
        })
      })
    })

    describe('state', () => {
      it('comes from the latest row of its own head office, not from a branch or a predecessor', async () => {
        const found = await employers({
          stg_enterprise_registry: file(1, [
            { tax_id: MST.one, name: 'Một', status: 'Đang hoạt động', changed_on: '2020-05-01' },
            { tax_id: MST.one, name: 'Một mới', status: 'Tạm ngừng hoạt động', changed_on: '2025-05-01' },
            { tax_id: `${MST.one}-001`, name: 'Chi nhánh', status: 'Đã giải thể', changed_on: '2026-01-01' },
            { tax_id: MST.two, name: 'Cũ', status: 'Đã giải thể', changed_on: '2026-02-01' },
          ]),
          stg_employer_successors: file(2, [{ old_tax_id: MST.two, new_tax_id: MST.one }]),
        })
        expect(found).toMatchObject([{ name: 'Một mới', registry_status: 'suspended' }])
      })

      it('is unknown when only a predecessor is registered', async () => {
        const found = await employers({
          stg_enterprise_registry: file(1, [{ tax_id: MST.two, name: 'Cũ', status: 'Đã giải thể' }]),
          stg_employer_successors: file(2, [{ old_tax_id: MST.two, new_tax_id: MST.one }]),
        })
        expect(found).toMatchObject([{ name: 'Cũ', registry_status: null, listed: 1 }])
      })

      it('has the dates of the pause, whichever register tells it', async () => {
        const found = await employers({
          stg_enterprise_registry: file(1, [
            { tax_id: MST.one, status: 'Tạm ngừng hoạt động', status_on: '2025-03-01', status_until: '2025-08-31' },
          ]),
          stg_tax_units: file(2, [{ tax_id: MST.one, status_code: '00', status_on: '2019-01-01' }]),
        })
        expect(found).toMatchObject([{ tax_status: '00', status_on: '2025-03-01', status_until: '2025-08-31' }])
      })
    })

    describe('owner', () => {
      it('of a household business is its twelve digits, else who represents it; of an enterprise only who the tax list names', async () => {
        const found = await employers({
          stg_enterprise_registry: file(1, [
            { tax_id: MST.one, kind: 'household_business', representative_citizen_id: '092085000101' },
            { tax_id: MST.two, kind: 'enterprise', representative_citizen_id: '092085000101' },
          ]),
          stg_tax_units: file(2, [{ tax_id: '092190000202' }, { tax_id: MST.three, owner_citizen_id: '092190000303' }]),
        })
        expect(Object.fromEntries(found.map((employer) => [employer.tax_id, employer.owner_citizen_id]))).toEqual({
          '092190000202': '092190000202',
          [MST.one]: '092085000101',
          [MST.two]: null,
          [MST.three]: '092190000303',
        })
      })
    })

    describe('place and officer', () => {
      const area = { commune_code: '31117', office_code: '09209', officer: 'Cán bộ địa bàn', valid_from: '2025-07-01' }
      const listed = { tax_id: MST.one, province_code: '92', commune_code: '31117' }

      it('come from the live unit', async () => {
        const unit = {
          tax_id: MST.one,
          office_code: '09201',
          province_code: '92',
          commune_code: '31120',
          officer: 'Cán bộ đơn vị',
        }
        const found = await employers({
          stg_tax_units: file(1, [listed]),
          stg_insurance_units: file(2, [
            { ...unit, unit_code: 'TZ0001', status: 'Ngừng hoạt động', participants: 90, commune_code: '31999' },
            { ...unit, unit_code: 'TZ0002', participants: 10 },
          ]),
          stg_areas: file(3, [area]),
        })
        expect(found).toMatchObject([{ commune_code: '31120', office_code: '09201', officer: 'Cán bộ đơn vị' }])
      })

      it('else from the tax list, with the officer of the commune at as-of', async () => {
        const found = await employers({
          stg_tax_units: file(1, [listed]),
          stg_enterprise_registry: file(2, [{ tax_id: MST.one, province_code: '79', commune_code: '26740' }]),
          stg_areas: file(3, [
            area,
            { ...area, officer: 'Cán bộ trước', valid_from: '2020-01-01', valid_to: '2025-06-30' },
          ]),
        })
        expect(found).toMatchObject([
          { province_code: '92', commune_code: '31117', office_code: '09209', officer: 'Cán bộ địa bàn' },
        ])
      })

      it('a unit without a commune takes the commune that tax tells for the same province', async () => {
        const found = await employers({
          stg_tax_units: file(1, [listed]),
          stg_insurance_units: file(2, [
            { tax_id: MST.one, unit_code: 'TZ0001', office_code: '09201', province_code: '92' },
          ]),
        })
        expect(found).toMatchObject([{ province_code: '92', commune_code: '31117' }])
      })

      it('but not that of another province', async () => {
        const found = await employers({
          stg_tax_units: file(1, [{ ...listed, province_code: '79' }]),
          stg_insurance_units: file(2, [
            { tax_id: MST.one, unit_code: 'TZ0001', office_code: '09201', province_code: '92' },
          ]),
        })
        expect(found).toMatchObject([{ province_code: '92', commune_code: '' }])
      })
    })

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
