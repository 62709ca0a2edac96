import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/dialects/dialect.ts'
import { DIALECTS } from '../../dialects.ts'
import { AN, an, finder, half, month, type RollLine } from '../support.ts'

/** 4.5 % of 2,340,000. */
const STATE_FEE = 105_300
const NUMBER = '9211111111'
const card = (object_code: string | null, row: Partial<RollLine> = {}): RollLine =>
  an({ unit: 0, participation: 'health_only', object_code, insurance_number: NUMBER, ...row })
const worker = (row: Partial<RollLine> = {}): RollLine => an({ insurance_number: NUMBER, ...row })
const household = { person: 1, citizen_id: AN, product: 'household_health', insurance_number: NUMBER }

for (const { name, open } of DIALECTS)
  describe(`${name}: D06, several health cards in one month`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())
    const found = finder(() => store, 'D06')

    it('keeps the card of the group that comes first in article 12, and counts what the State paid for the other', async () => {
      expect(await found({ roll: [card('HN', half(5, 12)), worker(half(1, 6))] })).toMatchObject([
        {
          confidence: 'A',
          rows: ['1:2', '1:3'],
          month_from: month(5),
          month_to: month(6),
          overlap_months: 2,
          money_vnd: 2 * STATE_FEE,
          survivor: '1:3',
          survivor_why: 'Giữ thẻ nhóm 1: đứng trước nhóm 3 tại Điều 12 Luật BHYT',
        },
      ])
    })

    it.each([
      ['HT', 'GD', '1:2', 'nhóm 2: đứng trước nhóm 5'],
      ['HS', 'HN', '1:3', 'nhóm 3: đứng trước nhóm 4'],
      ['GD', 'CN', '1:3', 'nhóm 4: đứng trước nhóm 5'],
    ])('of %s and %s keeps the first in the article', async (one, other, survivor, why) => {
      const [cluster] = await found({ roll: [card(one), card(other)] })
      expect(cluster).toMatchObject({ survivor, survivor_why: expect.stringContaining(why) as string })
    })

    it('of two cards of one group keeps the one that was valid first', async () => {
      expect(await found({ roll: [card('DT', half(4, 12)), card('HN', half(3, 12))] })).toMatchObject([
        { confidence: 'B', survivor: '1:3', money_vnd: 9 * STATE_FEE },
      ])
    })

    it('compares days where the roll has them', async () => {
      const until = card('HS', { valid_from: '2025-01-01', valid_to: '2025-06-14' })
      const from = (day: string) => card('GD', { valid_from: day, valid_to: '2025-12-31' })
      expect(await found({ roll: [until, from('2025-06-15')] })).toEqual([])
      expect(await found({ roll: [until, from('2025-06-14')] })).toMatchObject([
        { month_from: month(6), month_to: month(6), overlap_months: 1 },
      ])
    })

    it('is silent in the month beside, and for a later card of the same object', async () => {
      expect(await found({ roll: [card('HS', half(1, 6)), card('GD', half(7, 12))] })).toEqual([])
      expect(await found({ roll: [card('GD', half(1, 6)), card('GD', half(6, 12))] })).toEqual([])
    })

    it('takes a household fee from the receipt, and leaves it open without one', async () => {
      const roll = [worker(half(1, 6)), card('GD')]
      expect(await found({ roll })).toMatchObject([{ money_vnd: null, survivor: '1:2' }])
      const receipts = [{ ...household, from_month: month(1), months: 12, total_vnd: 1_263_600 }]
      expect(await found({ roll, receipts })).toMatchObject([{ money_vnd: 631_800, rows: ['1:2', '1:3', '7:2'] }])
    })

    it('takes a receipt for a card that the roll does not have', async () => {
      const receipts = [{ ...household, from_month: month(6), months: 3, total_vnd: 315_900 }]
      expect(await found({ roll: [worker(half(1, 6))], receipts })).toMatchObject([
        { money_vnd: 105_300, overlap_months: 1, rows: ['1:2', '7:2'] },
      ])
      expect(await found({ roll: [worker(half(1, 5))], receipts })).toEqual([])
      expect(await found({ roll: [card('GD')], receipts })).toEqual([])
    })

    it.each([
      ['several units give one card', worker(), worker({ unit: 2, object_code: 'HC' })],
      ['unpaid leave has no card', worker({ state: 'unpaid' }), card('GD')],
      ['voluntary insurance has no card', card(null, { participation: 'voluntary' }), card('GD')],
      ['a unit that pays no health insurance', worker({ funds: 1 }), card('GD')],
      ['an object that is not told sets nothing apart', card(null), card('GD')],
    ])('is silent: %s', async (_why, one, other) => {
      expect(await found({ roll: [one, other] })).toEqual([])
    })

    it('shows maternity, during which the card goes on', async () => {
      expect(await found({ roll: [worker({ state: 'maternity' }), card('GD')] })).toHaveLength(1)
    })

    it('is C where the group of a card is not known, and keeps none', async () => {
      expect(await found({ roll: [card('ZZ'), card('GD')] })).toMatchObject([{ confidence: 'C', survivor: null }])
    })

    it('is silent for a card whose end nobody knows', async () => {
      const tables = { file_balance: [{ file_id: 1, path: 'f1.csv' }] }
      const open_end = { from_month: null, to_month: null, valid_from: '2025-01-01' }
      expect(await found({ roll: [card('HS', open_end), card('GD')], tables })).toEqual([])
    })
  })
