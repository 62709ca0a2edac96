import { afterEach, describe, expect, it } from 'vitest'
import { matchEmployment } from '../../src/match/match-employment.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import type { Database } from '../../src/store/schema.ts'
import { DIALECTS, given } from '../dialects.ts'
import { runStage } from '../run-stage.ts'

type TaxRow = Partial<Database['stg_tax_workers']>

const month = (year: number, number: number) => year * 12 + number - 1
const YEAR_2025 = { period_from: month(2025, 1), period_to: month(2025, 12), period_precision: 'year' }
const PAYER = '7000000001'

/** Rows of one person (1) unless `person` says otherwise, each in file 1 unless it says otherwise. */
async function employmentsOf(store: Store, rows: readonly (TaxRow & { person?: number; quality?: number })[]) {
  const placed = rows.map(({ person, quality, ...row }, index) => ({
    file_id: 1,
    row_number: index + 2,
    payer_tax_id: PAYER,
    ...row,
  }))
  await given(store, {
    stg_tax_workers: placed,
    person_row: placed.map(({ file_id, row_number }, index) => ({
      file_id,
      row_number,
      person_id: rows[index]?.person ?? 1,
      key_quality: rows[index]?.quality ?? 0,
    })),
    employer_key: [
      { key: `T:${PAYER}`, employer_id: 10 },
      { key: 'T:7000000002', employer_id: 20 },
      { key: 'T:092085000001', employer_id: 30 },
    ],
    file_balance: [1, 2, 3].map((file_id) => ({ file_id, source: 'tax_workers' })),
  })
  await runStage(store, matchEmployment)
  return store.db.selectFrom('employment').selectAll().orderBy('employment_id').execute()
}

for (const { name, open } of DIALECTS)
  describe(`${name}: employment`, () => {
    let store: Store
    afterEach(() => store.close())
    const matched = async (rows: readonly (TaxRow & { person?: number; quality?: number })[]) => {
      store = await open()
      return employmentsOf(store, rows)
    }

    it('a row with only a year is one employment of year precision', async () => {
      expect(
        await matched([
          { ...YEAR_2025, form: '05-1', taxable_income_vnd: 96_000_000, insurance_deduction_vnd: 10_080_000 },
        ]),
      ).toMatchObject([
        {
          employment_id: 1,
          person_id: 1,
          employer_id: 10,
          year: 2025,
          form: '05-1',
          precision: 'year',
          taxed_mask: 4095,
          income_vnd: 96_000_000,
          deduction_vnd: 10_080_000,
        },
      ])
    })

    it('rows of one file add up', async () => {
      const rows = [60, 36].map((income) => ({ ...YEAR_2025, form: '05-1', taxable_income_vnd: income }))
      expect(await matched(rows)).toMatchObject([{ income_vnd: 96 }])
    })

    it('two files of one period are the same money: the larger sum', async () => {
      const rows = [
        { ...YEAR_2025, file_id: 1, taxable_income_vnd: 90, insurance_deduction_vnd: 7 },
        { ...YEAR_2025, file_id: 2, taxable_income_vnd: 95, insurance_deduction_vnd: 3 },
      ]
      expect(await matched(rows)).toMatchObject([{ income_vnd: 95, deduction_vnd: 3 }])
    })

    it('05-1 wins over 05-2 and over no form, whatever the sums', async () => {
      const rows = [
        { ...YEAR_2025, file_id: 1, form: '05-2', taxable_income_vnd: 500 },
        { ...YEAR_2025, file_id: 2, form: '05-1', taxable_income_vnd: 90 },
        { ...YEAR_2025, file_id: 3, form: null, taxable_income_vnd: 700 },
      ]
      expect(await matched(rows)).toMatchObject([{ form: '05-1', income_vnd: 90 }])
    })

    it('05-2 wins over no form', async () => {
      const rows = [
        { ...YEAR_2025, file_id: 1, form: '05-2', taxable_income_vnd: 50 },
        { ...YEAR_2025, file_id: 2, form: null, taxable_income_vnd: 70 },
      ]
      expect(await matched(rows)).toMatchObject([{ form: '05-2', income_vnd: 50 }])
    })

    it('months of pay add up over the year, and their months are the taxed ones', async () => {
      const rows = [1, 2, 5].map((number) => ({
        period_from: month(2025, number),
        period_to: month(2025, number),
        period_precision: 'month',
        taxable_income_vnd: 10,
      }))
      expect(await matched(rows)).toMatchObject([{ precision: 'month', taxed_mask: 0b10011, income_vnd: 30 }])
    })

    it('a yearly return and monthly rows of the same payer are the same money, told by month', async () => {
      const rows = [
        { ...YEAR_2025, file_id: 1, form: '05-1', taxable_income_vnd: 120 },
        { file_id: 2, period_from: month(2025, 1), period_to: month(2025, 1), taxable_income_vnd: 10 },
      ]
      expect(await matched(rows)).toMatchObject([{ form: '05-1', precision: 'month', taxed_mask: 1, income_vnd: 120 }])
    })

    it('a quarter has quarter precision', async () => {
      expect(
        await matched([{ period_from: month(2025, 4), period_to: month(2025, 6), period_precision: 'quarter' }]),
      ).toMatchObject([{ precision: 'quarter', taxed_mask: 0b111000 }])
    })

    it('the months of a row win over its year, clipped to it', async () => {
      expect(await matched([{ ...YEAR_2025, from_month: month(2024, 11), to_month: month(2025, 3) }])).toMatchObject([
        { year: 2025, precision: 'month', taxed_mask: 0b111 },
      ])
    })

    it('a row over two years is split by months, and no dong is lost', async () => {
      const rows = await matched([
        {
          from_month: month(2024, 12),
          to_month: month(2025, 2),
          period_from: month(2024, 12),
          period_to: month(2025, 2),
          taxable_income_vnd: 100,
        },
      ])
      expect(rows.map(({ year, taxed_mask, income_vnd }) => [year, taxed_mask, income_vnd])).toEqual([
        [2024, 0b100000000000, 33],
        [2025, 0b11, 67],
      ])
    })

    it('branches pay for the root: their money adds up, the smallest tax ID stands', async () => {
      const rows = [
        { ...YEAR_2025, file_id: 1, payer_tax_id: `${PAYER}-001`, taxable_income_vnd: 40 },
        { ...YEAR_2025, file_id: 2, payer_tax_id: PAYER, taxable_income_vnd: 50 },
      ]
      expect(await matched(rows)).toMatchObject([{ employer_id: 10, income_vnd: 90, payer_tax_id: PAYER }])
    })

    it('a contract with one branch and 05-2 with another is a contract', async () => {
      const rows = [
        { ...YEAR_2025, payer_tax_id: `${PAYER}-001`, form: '05-2', taxable_income_vnd: 40 },
        { ...YEAR_2025, payer_tax_id: PAYER, form: null, taxable_income_vnd: 50 },
      ]
      expect(await matched(rows)).toMatchObject([{ form: '' }])
    })

    it('a household business pays under twelve digits', async () => {
      expect(await matched([{ ...YEAR_2025, payer_tax_id: '092085000001' }])).toMatchObject([
        { employer_id: 30, payer_tax_id: '092085000001' },
      ])
    })

    it('two employers and two persons are employments of their own, numbered by person, employer and year', async () => {
      const rows = [
        { ...YEAR_2025, person: 2 },
        { ...YEAR_2025, person: 1, payer_tax_id: '7000000002' },
        { ...YEAR_2025, person: 1 },
      ]
      expect((await matched(rows)).map((row) => [row.employment_id, row.person_id, row.employer_id])).toEqual([
        [1, 1, 10],
        [2, 1, 20],
        [3, 2, 10],
      ])
    })

    it('of several contracts the strongest tie and the longest term stand, from the first day to the last', async () => {
      const rows = [
        {
          ...YEAR_2025,
          contract_kind: 'probation',
          contract_months: '2',
          contract_from: '2025-01-01',
          contract_until: '2025-02-28',
          payments: 2,
        },
        {
          ...YEAR_2025,
          contract_kind: 'fixed',
          contract_months: '12',
          contract_from: '2025-03-01',
          contract_until: '2026-02-28',
          payments: 10,
        },
      ]
      expect(await matched(rows)).toMatchObject([
        {
          contract_kind: 'fixed',
          contract_months: '12',
          contract_from: '2025-01-01',
          contract_until: '2026-02-28',
          payments: 12,
        },
      ])
    })

    it('the best key of the rows counts, and a repair only when every row needed it', async () => {
      const rows = [
        { ...YEAR_2025, quality: 2, payer_tax_id_repair: 'padded' },
        { ...YEAR_2025, quality: 1, payer_tax_id_repair: null },
      ]
      expect(await matched(rows)).toMatchObject([{ key_quality: 1, payer_repaired: 0 }])
    })

    it('every row of the year is evidence, of both forms', async () => {
      await matched([
        { ...YEAR_2025, file_id: 1, form: '05-2' },
        { ...YEAR_2025, file_id: 2, form: '05-1' },
      ])
      expect(await store.db.selectFrom('employment_row').selectAll().orderBy('file_id').execute()).toEqual([
        { employment_id: 1, person_id: 1, file_id: 1, row_number: 2 },
        { employment_id: 1, person_id: 1, file_id: 2, row_number: 3 },
      ])
    })
  })
