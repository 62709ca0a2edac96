import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/dialects/dialect.ts'
import { DIALECTS } from '../../dialects.ts'
import { AN, finder, month, type ReceiptLine } from '../support.ts'

const paid = (row: Partial<ReceiptLine>): ReceiptLine => ({
  person: 1,
  citizen_id: AN,
  receipt_number: '0001234',
  organisation: 'Bưu điện Mẫu',
  product: 'voluntary',
  from_month: month(1),
  months: 6,
  receipt_date: '2025-01-05',
  total_vnd: 1_980_000,
  ...row,
})
const elsewhere = { organisation: 'HTX Mẫu', receipt_date: '2025-01-07' }

for (const { name, open } of DIALECTS)
  describe(`${name}: D10, one receipt counted twice`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())
    const found = finder(() => store, 'D10')

    it('shows a receipt of one person in two organisations, what was counted again, and keeps the first', async () => {
      expect(await found({ receipts: [paid({}), paid({ ...elsewhere, total_vnd: 1_584_000 })] })).toMatchObject([
        {
          confidence: 'A',
          person_id: 1,
          rows: ['7:2', '7:3'],
          month_from: month(1),
          month_to: month(6),
          overlap_months: 6,
          money_vnd: 1_584_000,
          survivor: '7:2',
        },
      ])
    })

    it('is B in one organisation, and knows no first of two receipts of one day', async () => {
      expect(await found({ receipts: [paid({}), paid({ file: 11 })] })).toMatchObject([
        { confidence: 'B', survivor: null, money_vnd: 1_980_000 },
      ])
    })

    it.each(['1234', '000 1234', '0001-234', '00.01234'])('reads %s as the same number', async (receipt_number) => {
      expect(await found({ receipts: [paid({}), paid({ ...elsewhere, receipt_number })] })).toHaveLength(1)
    })

    it('leaves the money open when a total is not told, and adds up parts that all are', async () => {
      const untold = { ...elsewhere, total_vnd: null }
      expect(await found({ receipts: [paid({}), paid(untold)] })).toMatchObject([{ money_vnd: null }])
      const parts = { ...untold, self_vnd: 1_500_000, state_vnd: 396_000, local_vnd: 84_000 }
      expect(await found({ receipts: [paid({}), paid(parts)] })).toMatchObject([{ money_vnd: 1_980_000 }])
      expect(await found({ receipts: [paid({}), paid({ ...parts, local_vnd: null })] })).toMatchObject([
        { money_vnd: null },
      ])
    })

    it.each([
      ['another number', { receipt_number: '0001235' }],
      ['the months after it', { from_month: month(7) }],
      ['the other product', { product: 'household_health' }],
      ['no number but zeros', { receipt_number: '0000' }],
    ])('is silent for %s', async (_why, second) => {
      expect(await found({ receipts: [paid({}), paid({ ...elsewhere, ...second })] })).toEqual([])
    })

    it('shows the month that two receipts share', async () => {
      expect(await found({ receipts: [paid({}), paid({ ...elsewhere, from_month: month(6) })] })).toMatchObject([
        { month_from: month(6), month_to: month(6), overlap_months: 1 },
      ])
    })

    describe('in the names of two people', () => {
      const binh = { person: 2, citizen_id: '092186000202', full_name: 'Trần Thị Bình', from_month: month(3) }

      it('is C where no household is told, and B for two households', async () => {
        expect(await found({ receipts: [paid({}), paid(binh)] })).toMatchObject([
          { confidence: 'C', person_id: 0, rows: ['7:2', '7:3'], money_vnd: 1_980_000, survivor: null },
        ])
        const apart = [paid({ household_code: 'H1' }), paid({ ...binh, household_code: 'H2' })]
        expect(await found({ receipts: apart })).toMatchObject([{ confidence: 'B' }])
      })

      it('is silent for members of one household, and for a receipt of health insurance that names no household', async () => {
        const household = { household_code: 'H1', product: 'household_health' }
        expect(await found({ receipts: [paid(household), paid({ ...binh, ...household })] })).toEqual([])
        const untold = { product: 'household_health' }
        expect(await found({ receipts: [paid(untold), paid({ ...binh, ...untold })] })).toEqual([])
      })

      it('is silent for two organisations, which number for themselves', async () => {
        expect(await found({ receipts: [paid({}), paid({ ...binh, ...elsewhere })] })).toEqual([])
      })
    })
  })
