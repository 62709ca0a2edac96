import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/dialects/dialect.ts'
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
  })
