import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { DIALECTS } from '../dialects.ts'
import { AN, an, finder, half, month, type RollLine, runDedupe } from './support.ts'

const BASE = { contribution_base_vnd: 10_000_000 }
/** Of that base: 32 % in all, 31.5 % without the accident fund. */
const [ALL, BUT_ACCIDENT] = [3_200_000, 3_150_000]

for (const { name, open } of DIALECTS)
  describe(`${name}: months, money and survivors`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())

    describe('of D01', () => {
      const found = finder(() => store, 'D01')
      const personKeys = ['9211111111', '9222222222'].map((number) => ({ key: `B:${number}`, person_id: 1 }))
      const numbered = (insurance_number: string, row: Partial<RollLine>) => an({ insurance_number, ...BASE, ...row })

      it('what stands under the other number in months of the one kept was paid again', async () => {
        const roll = [numbered('9211111111', half(1, 6)), numbered('9222222222', half(5, 9))]
        expect(await found({ roll, personKeys })).toMatchObject([
          { overlap_months: 2, money_vnd: 2 * ALL, survivor: '1:3', survivor_why: 'Giữ bản ghi này vì mới nhất' },
        ])
      })

      it('months that follow each other were paid once: 0, not unknown', async () => {
        const roll = [numbered('9211111111', half(1, 6)), numbered('9222222222', half(7, 9))]
        expect(await found({ roll, personKeys })).toMatchObject([{ overlap_months: 0, money_vnd: 0 }])
      })

      it('a record without months leaves months and money open', async () => {
        const tables = { file_balance: [{ file_id: 1, path: 'f1.csv' }] }
        const unknown = { from_month: null, to_month: null }
        const roll = [numbered('9211111111', half(1, 6)), numbered('9222222222', unknown)]
        expect(await found({ roll, personKeys, tables })).toMatchObject([
          { overlap_months: null, money_vnd: null, month_from: null },
        ])
      })

      it('each field has the value that would be kept, why, the others, and where they stand', async () => {
        const roll = [
          numbered('9211111111', { ...half(1, 6), full_name: 'LE VAN AN' }),
          numbered('9211111111', { ...half(7, 8), full_name: 'LE VAN AN' }),
          numbered('9222222222', { ...half(9, 9), birth_date: '1985' }),
        ]
        await runDedupe(store, { roll, personKeys })
        const fields = await store.db.selectFrom('duplicate_fields').selectAll().execute()
        const told = fields.map(({ field, value, kept, rule, rows, row_number }) =>
          [field, value, kept, rule, rows, row_number].join(' '),
        )
        expect(told.sort()).toEqual([
          'birth_date 1985 0  1 4',
          'birth_date 1985-03-14 1 most_precise 2 2',
          `citizen_id ${AN} 1 only 3 2`,
          'full_name LE VAN AN 0  2 2',
          'full_name Lê Văn An 1 with_marks 1 4',
          'insurance_number 9211111111 1 most_rows 2 2',
          'insurance_number 9222222222 0  1 4',
        ])
        expect(new Set(fields.map(({ cluster_id }) => cluster_id)).size).toBe(1)
      })
    })

    it('records of two people have no values that would be kept', async () => {
      const number = { insurance_number: '9211111111' }
      const other = { ...number, person: 2, citizen_id: '092079000404', full_name: 'Trần Văn Dũng' }
      expect(await finder(() => store, 'D02')({ roll: [an(number), an(other)] })).toMatchObject([
        { survivor: null, survivor_why: '', money_vnd: null, overlap_months: 12 },
      ])
      expect(await store.db.selectFrom('duplicate_fields').selectAll().execute()).toEqual([])
    })

    describe('of D04', () => {
      const found = finder(() => store, 'D04')
      const paid = (row: Partial<RollLine>) => an({ ...BASE, ...row })

      it('keeps the unit that was on the roll first, and counts what the other paid without the accident fund', async () => {
        const roll = [paid({ unit: 2, ...half(5, 12) }), paid(half(1, 7))]
        expect(await found({ roll })).toMatchObject([
          {
            overlap_months: 3,
            money_vnd: 3 * BUT_ACCIDENT,
            survivor: '1:3',
            survivor_why: 'Giữ tại đơn vị TZ0001: tham gia từ tháng sớm hơn (chưa rõ ngày ký hợp đồng)',
          },
        ])
      })

      it('keeps the contract that was signed first, where both units tell when', async () => {
        const signed = (contract_signed_on: string | null) => ({ contract_signed_on })
        const roll = [
          paid({ ...half(1, 7), ...signed('2024-12-02') }),
          paid({ unit: 2, ...half(5, 12), ...signed('2024-12-01') }),
        ]
        expect(await found({ roll })).toMatchObject([
          { survivor: '1:3', survivor_why: 'Giữ tại đơn vị TZ0002: hợp đồng giao kết trước' },
        ])
        const half_told = [roll[0]!, { ...roll[1]!, ...signed(null) }]
        expect(await found({ roll: half_told })).toMatchObject([{ survivor: '1:2' }])
      })

      it('keeps none of two that began in one month', async () => {
        expect(await found({ roll: [paid({}), paid({ unit: 2 })] })).toMatchObject([
          { survivor: null, survivor_why: '', money_vnd: 12 * BUT_ACCIDENT },
        ])
      })

      it('leaves the money open where the later base is a coefficient or not told', async () => {
        const later = (contribution_base_vnd: number | null) => paid({ unit: 2, ...half(5, 12), contribution_base_vnd })
        for (const base of [null, 3])
          expect(await found({ roll: [paid({}), later(base)] })).toMatchObject([{ money_vnd: null }])
      })
    })

    it('of equal lines the first is kept, and nothing was paid twice by it', async () => {
      const line = an({ insurance_number: '9211111111', ...BASE })
      expect(await finder(() => store, 'D13')({ roll: [line, line] })).toMatchObject([
        { survivor: '1:2', money_vnd: null, month_from: month(1), overlap_months: 12 },
      ])
    })

    it('a cluster of more records than anybody reads has no months that overlap', async () => {
      const roll = Array.from({ length: 501 }, (_, at) =>
        an({ unit: at + 1, birth_date: at === 0 ? '1985-03-15' : '1985-03-14' }),
      )
      expect(await finder(() => store, 'D03')({ roll })).toMatchObject([
        { month_from: null, overlap_months: null, units: '' },
      ])
    })
  })
