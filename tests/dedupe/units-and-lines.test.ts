import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { DIALECTS } from '../dialects.ts'
import { clustersOf, type Input, month, type RollLine, runDedupe } from './support.ts'

const AN = '092085000101'

const year = { from_month: month(1), to_month: month(12) }
const half = (first: number, last: number) => ({ from_month: month(first), to_month: month(last) })

/** An is the person of every row unless a row says otherwise. */
const an = (row: Partial<RollLine>): RollLine => ({
  person: 1,
  unit: 1,
  citizen_id: AN,
  birth_date: '1985-03-14',
  ...year,
  ...row,
})

for (const { name, open } of DIALECTS)
  describe(`${name}: duplicate units, lines and placeholders`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())

    const found = async (type: string, input: Input | RollLine[]) => {
      await runDedupe(store, Array.isArray(input) ? { roll: input } : input)
      return clustersOf(store, type)
    }

    describe('D11, one MST, several units of one kind at one office', () => {
      const unit = { tax_id: '7100000013', office_code: '09201', object_type: 'DN' }
      const lines = [1, 2, 3].map((number) => ({
        file_id: 1,
        row_number: number + 1,
        unit_code: `TZ000${number}`,
        name: 'Công ty Một',
      }))
      const withUnits = (...units: object[]): Input => ({
        tables: {
          stg_insurance_units: lines,
          unit: units.map((own, index) => ({
            unit_id: index + 1,
            employer_id: 1,
            unit_code: `TZ000${index + 1}`,
            ...unit,
            ...own,
          })),
          unit_key: units.map((_, index) => ({ key: `|TZ000${index + 1}|`, unit_id: index + 1, employer_id: 1 })),
        },
      })

      it('shows the live units', async () => {
        expect(await found('D11', withUnits({}, {}, { closed: 1 }))).toMatchObject([
          { person_id: 0, rows: ['1:2', '1:3'] },
        ])
      })

      it.each([
        ['another office', { office_code: '09202' }],
        ['another object type', { object_type: 'HC' }],
        ['a branch with a number of its own', { tax_id: '7100000013-001' }],
        ['a closed unit', { closed: 1 }],
      ])('is silent for %s', async (_why, second) => {
        expect(await found('D11', withUnits({}, second))).toEqual([])
      })
    })

    describe('D13, input loaded twice', () => {
      const paid = {
        person: 1,
        payer_tax_id: '7100000013',
        form: '05-1',
        period_from: month(1),
        period_to: month(12),
        taxable_income_vnd: 120_000_000,
      }

      it('shows one tax line in two files', async () => {
        expect(await found('D13', { tax: [paid, { ...paid, file: 6 }] })).toMatchObject([
          { confidence: 'A', rows: ['5:2', '6:3'] },
        ])
      })

      it.each([
        ['another form', { form: '05-2' }],
        ['other money', { taxable_income_vnd: 120_000_001 }],
        ['another payer', { payer_tax_id: '7100000020' }],
        ['another month', { period_from: month(2) }],
      ])('is silent for %s', async (_why, second) => {
        expect(await found('D13', { tax: [paid, { ...paid, file: 6, ...second }] })).toEqual([])
      })

      it('is silent for two equal payments within one file', async () => {
        expect(await found('D13', { tax: [paid, paid] })).toEqual([])
      })

      it('shows one roll line that stands twice, and not the next month', async () => {
        const line = an({ insurance_number: '9211111111', contribution_base_vnd: 6_000_000, ...half(1, 1) })
        expect(await found('D13', [line, line, { ...line, ...half(2, 2) }])).toMatchObject([{ rows: ['1:2', '1:3'] }])
      })

      it('shows a file that was sent twice by its first line, but not two sheets of one workbook', async () => {
        const tax = [paid, { ...paid, file: 6, taxable_income_vnd: 1 }]
        const file = (file_id: number, path: string, sheet = '') => ({
          file_id,
          path,
          sheet,
          sha256: 'same',
          accepted: 1,
        })
        const sent = (...files: object[]) => ({ tax, tables: { file_balance: files } })
        expect(await found('D13', sent(file(5, 'a.csv'), file(6, 'b.csv')))).toMatchObject([{ rows: ['5:2', '6:3'] }])
        expect(await found('D13', sent(file(5, 'a.xlsx', 'một'), file(6, 'a.xlsx', 'hai')))).toEqual([])
      })
    })

    describe('D14, placeholder shared by many people', () => {
      const many = ['Lê Văn An', 'Trần Văn Dũng', 'Phạm Thị Chi']

      it('shows every record that uses it, in tax and on the roll, at confidence D', async () => {
        const citizen_id = '111111111111'
        const roll = many
          .slice(0, 2)
          .map((full_name, index) => an({ citizen_id, full_name, person: index + 1, quality: 3 }))
        const tax = [{ person: 3, citizen_id, full_name: many[2]! }]
        expect(await found('D14', { roll, tax, placeholders: [`C:${citizen_id}`] })).toMatchObject([
          { confidence: 'D', rows: ['1:2', '1:3', '5:2'] },
        ])
      })

      it('takes a CMND number as one, whatever the birth dates', async () => {
        const old_citizen_id = '123456789'
        const tax = many.map((full_name, index) => ({
          person: index + 1,
          old_citizen_id,
          full_name,
          birth_date: `198${index}-05-06`,
        }))
        const placeholders = [0, 1, 2].map((index) => `M:${old_citizen_id}|198${index}-05-06`)
        expect(await found('D14', { tax, placeholders })).toMatchObject([{ rows: ['5:2', '5:3', '5:4'] }])
      })

      it('is silent for one name', async () => {
        const roll = [an({ citizen_id: '111111111111' }), an({ citizen_id: '111111111111', unit: 2 })]
        expect(await found('D14', { roll, placeholders: ['C:111111111111'] })).toEqual([])
      })
    })
  })
