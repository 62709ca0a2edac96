import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/dialects/dialect.ts'
import { DIALECTS } from '../../dialects.ts'
import { AN, an, finder, half, month } from '../support.ts'

const BASE = { contribution_base_vnd: 5_000_000 }
/** 32 % of the base. */
const A_MONTH = 1_600_000
const dead = (died_on: string) => ({ persons: [{ person_id: 1, died_on }] })
const benefit = (died_on: string | null) => ({ person: 1, citizen_id: AN, died_on })

for (const { name, open } of DIALECTS)
  describe(`${name}: D12, dead or over-age participants`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())
    const found = finder(() => store, 'D12')

    it('shows the months after the death, what was paid for them, and the row that tells of it', async () => {
      const roll = [an({ ...half(1, 9), ...BASE })]
      expect(await found({ roll, benefits: [benefit('2025-06-30')], ...dead('2025-06-30') })).toMatchObject([
        {
          confidence: 'A',
          rows: ['1:2', '9:2'],
          month_from: month(7),
          month_to: month(9),
          overlap_months: 3,
          money_vnd: 3 * A_MONTH,
          survivor: null,
        },
      ])
    })

    it.each([
      ['2025-08-31', 1],
      ['2025-09-01', 0],
      ['2025-09-30', 0],
      ['2025-08', 1],
      ['2025', 0],
      ['2024', 9],
    ])('a death of %s leaves %i months until September', async (died_on, months) => {
      const clusters = await found({ roll: [an(half(1, 9))], benefits: [benefit(died_on)], ...dead(died_on) })
      expect(clusters.map(({ overlap_months }) => overlap_months)).toEqual(months === 0 ? [] : [months])
    })

    it('takes the word of a commune, of D02 and of the roll itself', async () => {
      const roll = [an(half(1, 9))]
      const residents = [{ person: 1, citizen_id: AN, status: 'dead', status_on: '2025-05-02' }]
      expect(await found({ roll, residents, ...dead('2025-05-02') })).toMatchObject([{ month_from: month(6) }])
      const movements = [{ person: 1, citizen_id: AN, died: 1, from_month: month(6) }]
      expect(await found({ roll, movements, ...dead('2025-05') })).toMatchObject([
        { month_from: month(6), rows: ['1:2', '10:2'] },
      ])
      expect(
        await found({ roll: [an({ ...half(1, 9), died_on: '2025-05-02' })], ...dead('2025-05-02') }),
      ).toMatchObject([{ month_from: month(6), rows: ['1:2'] }])
    })

    it('of two days takes the later', async () => {
      const benefits = [benefit('2025-03-10'), benefit('2025-07-10')]
      expect(await found({ roll: [an(half(1, 9))], benefits, ...dead('2025-03-10') })).toMatchObject([
        { month_from: month(8), rows: ['1:2', '9:2', '9:3'] },
      ])
    })

    it('counts leave too: who is dead is on none', async () => {
      const roll = [an({ ...half(1, 9), ...BASE, state: 'maternity' })]
      expect(await found({ roll, benefits: [benefit('2025-06-30')], ...dead('2025-06-30') })).toMatchObject([
        { overlap_months: 3, money_vnd: 0 },
      ])
    })

    it('leaves the money open where a base is not told, and leaves out units left before', async () => {
      const roll = [an(half(1, 9)), an({ unit: 2, ...half(1, 5) })]
      expect(await found({ roll, benefits: [benefit('2025-06-30')], ...dead('2025-06-30') })).toMatchObject([
        { money_vnd: null, rows: ['1:2', '9:2'] },
      ])
    })

    it('is silent for rows without a month', async () => {
      const tables = { file_balance: [1, 9].map((file_id) => ({ file_id, path: `f${file_id}.csv` })) }
      const roll = [an({ from_month: null, to_month: null })]
      expect(await found({ roll, benefits: [benefit('2024-06-30')], tables, ...dead('2024-06-30') })).toEqual([])
    })

    it.each([
      ['1914-12-31', true],
      ['1915-01-01', false],
      ['1914', true],
      ['1915', false],
      ['1914-06', true],
    ])('who was born on %s is over 110 at the end of 2025: %s', async (birth_date, isOver) => {
      const roll = [an({ birth_date })]
      const clusters = await found({ roll, persons: [{ person_id: 1, birth_date }] })
      expect(clusters.map(({ confidence, rows }) => [confidence, rows])).toEqual(isOver ? [['C', ['1:2']]] : [])
    })

    it('counts from the month of the birthday, and nothing before it', async () => {
      const old = { birth_date: '1914-08-20' }
      const persons = [{ person_id: 1, ...old }]
      expect(await found({ roll: [an(old)], persons })).toMatchObject([{ month_from: month(8), overlap_months: 5 }])
      expect(await found({ roll: [an({ ...old, ...half(1, 7) })], persons })).toEqual([])
    })
  })
