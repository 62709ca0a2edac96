import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/dialects/dialect.ts'
import { DIALECTS } from '../../dialects.ts'
import { AN, an, finder, half, month, type ReceiptLine, type RollLine } from '../support.ts'

const BASE = 6_000_000
/** 22 % of the base. */
const A_MONTH = 1_320_000
const voluntary = (row: Partial<RollLine>): RollLine =>
  an({ unit: 0, participation: 'voluntary', contribution_base_vnd: BASE, ...row })
const receipt = (row: Partial<ReceiptLine>): ReceiptLine => ({
  person: 1,
  citizen_id: AN,
  receipt_number: 'BL-1',
  product: 'voluntary',
  from_month: month(5),
  months: 6,
  total_vnd: 7_920_000,
  ...row,
})

for (const { name, open } of DIALECTS)
  describe(`${name}: D05, voluntary and compulsory in one month`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())
    const found = finder(() => store, 'D05')

    it('shows the months, what voluntary insurance cost in them, and keeps the compulsory record', async () => {
      expect(await found({ roll: [an(half(1, 7)), voluntary(half(5, 12))] })).toMatchObject([
        {
          confidence: 'A',
          person_id: 1,
          rows: ['1:2', '1:3'],
          month_from: month(5),
          month_to: month(7),
          overlap_months: 3,
          money_vnd: 3 * A_MONTH,
          survivor: '1:2',
        },
      ])
    })

    it('is silent in the month beside', async () => {
      expect(await found({ roll: [an(half(1, 4)), voluntary(half(5, 12))] })).toEqual([])
    })

    it('counts the months that overlap, not those between them', async () => {
      const roll = [an(half(1, 2)), an({ ...half(11, 12), unit: 2 }), voluntary(half(2, 11))]
      expect(await found({ roll })).toMatchObject([
        { month_from: month(2), month_to: month(11), overlap_months: 2, money_vnd: 2 * A_MONTH },
      ])
    })

    it('takes a month once however many files list it', async () => {
      const roll = [an(half(1, 7)), voluntary(half(5, 12)), voluntary({ ...half(5, 12), file: 2 })]
      expect(await found({ roll })).toMatchObject([{ money_vnd: 3 * A_MONTH, rows: ['1:2', '1:3'] }])
    })

    it('leaves the money open where a month has no base', async () => {
      const roll = [an(half(1, 7)), voluntary({ ...half(5, 12), contribution_base_vnd: null })]
      expect(await found({ roll })).toMatchObject([{ overlap_months: 3, money_vnd: null }])
    })

    it('takes the money from the receipt where the roll has no base', async () => {
      const roll = [an(half(1, 7)), voluntary({ ...half(5, 12), contribution_base_vnd: null })]
      expect(await found({ roll, receipts: [receipt({})] })).toMatchObject([
        { money_vnd: 3_960_000, rows: ['1:2', '1:3', '7:2'] },
      ])
    })

    it('takes a receipt for voluntary months that no roll has', async () => {
      expect(await found({ roll: [an(half(1, 5))], receipts: [receipt({})] })).toMatchObject([
        { overlap_months: 1, money_vnd: 1_320_000, rows: ['1:2', '7:2'] },
      ])
      expect(await found({ roll: [an(half(1, 4))], receipts: [receipt({})] })).toEqual([])
      expect(await found({ roll: [an(half(1, 5))], receipts: [receipt({ product: 'household_health' })] })).toEqual([])
    })

    it.each([
      ['maternity owes nothing', an({ state: 'maternity' }), voluntary({})],
      ['a suspended contract may go on voluntarily', an({ state: 'suspended' }), voluntary({})],
      ['voluntary payments that were stopped', an({}), voluntary({ state: 'suspended' })],
      ['a further employer owes accident insurance only', an({ funds: 2 }), voluntary({})],
      ['health insurance alone is another question', an({ participation: 'health_only' }), voluntary({})],
    ])('is silent: %s', async (_why, one, other) => {
      expect(await found({ roll: [one, other] })).toEqual([])
    })

    it('is silent for another person, and for rows without a month', async () => {
      expect(await found({ roll: [an({}), voluntary({ person: 2 })] })).toEqual([])
      const tables = { file_balance: [{ file_id: 1, path: 'f1.csv' }] }
      const unknown = { from_month: null, to_month: null }
      expect(await found({ roll: [an({}), voluntary(unknown)], tables })).toEqual([])
    })

    it('is C where only the name tells that they are one person', async () => {
      expect(await found({ roll: [an({ quality: 3 }), voluntary({})] })).toMatchObject([{ confidence: 'C' }])
    })
  })
