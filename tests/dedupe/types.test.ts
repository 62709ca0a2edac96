import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DUPLICATE_TYPES } from '../../src/dedupe/types/index.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { DIALECTS } from '../dialects.ts'
import { clustersOf, type Input, month, type RollLine, runDedupe } from './support.ts'

const AN = '092085000101'
const DUNG = '092085000404'
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
  describe(`${name}: duplicates`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())

    const found = async (type: string, input: Input | RollLine[]) => {
      await runDedupe(store, Array.isArray(input) ? { roll: input } : input)
      return clustersOf(store, type)
    }

    describe('D01, one person, several insurance numbers', () => {
      const personKeys = [
        { key: 'B:9211111111', person_id: 1 },
        { key: 'B:9222222222', person_id: 1 },
        { key: `C:${AN}`, person_id: 1 },
      ]
      const roll = [
        an({ insurance_number: '9211111111', ...half(1, 6) }),
        an({ insurance_number: '9222222222', ...half(6, 9) }),
      ]

      it('shows the records of both numbers, and the months and units they share', async () => {
        expect(await found('D01', { roll, personKeys })).toMatchObject([
          {
            confidence: 'A',
            person_id: 1,
            rows: ['1:2', '1:3'],
            month_from: month(6),
            month_to: month(6),
            units: 'TZ0001',
          },
        ])
      })

      it('is B when a record has no citizen ID of its own', async () => {
        const weaker = [roll[0]!, { ...roll[1]!, citizen_id: null, quality: 2 }]
        expect(await found('D01', { roll: weaker, personKeys })).toMatchObject([{ confidence: 'B' }])
      })

      it('takes a record once however many months list it', async () => {
        const monthly = [1, 2, 3].map((number) => an({ insurance_number: '9211111111', ...half(number, number) }))
        expect(await found('D01', { roll: [...monthly, roll[1]!], personKeys })).toMatchObject([
          { rows: ['1:2', '1:5'] },
        ])
      })

      it('is silent for one number in several files', async () => {
        const twice = [roll[0]!, { ...roll[0]!, file: 2, ...half(7, 9) }]
        expect(await found('D01', { roll: twice, personKeys: personKeys.slice(0, 1) })).toEqual([])
      })
    })

    describe('D02, one insurance number, several people', () => {
      const number = { insurance_number: '9211111111' }
      const bare = { ...number, citizen_id: null, quality: 2 }

      it('shows two citizen IDs and two names', async () => {
        const roll = [an(number), an({ ...number, person: 2, citizen_id: DUNG, full_name: 'Trần Văn Dũng', unit: 2 })]
        expect(await found('D02', roll)).toMatchObject([
          { confidence: 'A', person_id: 0, rows: ['1:2', '1:3'], units: 'TZ0001; TZ0002' },
        ])
      })

      it('is B for two citizen IDs of one name: a digit may be mistyped', async () => {
        expect(await found('D02', [an(number), an({ ...number, citizen_id: DUNG })])).toMatchObject([
          { confidence: 'B' },
        ])
      })

      it('shows two names with two birth dates where no row has a citizen ID', async () => {
        const roll = [an(bare), an({ ...bare, full_name: 'Trần Văn Dũng', birth_date: '1979-11-02' })]
        expect(await found('D02', roll)).toMatchObject([{ confidence: 'C' }])
      })

      it('is silent for another name with the same birth date, and for another birth date with the same name', async () => {
        expect(await found('D02', [an(bare), an({ ...bare, full_name: 'Lê Văn Anh' })])).toEqual([])
        expect(await found('D02', [an(bare), an({ ...bare, birth_date: '1979-11-02' })])).toEqual([])
      })

      it('is silent when the second citizen ID is a placeholder', async () => {
        expect(await found('D02', [an(number), an({ ...number, citizen_id: '111111111111', quality: 2 })])).toEqual([])
      })

      it('leaves a number that many names share to D14', async () => {
        const roll = [an(number), an({ ...number, person: 2, citizen_id: DUNG, full_name: 'Trần Văn Dũng' })]
        expect(await found('D02', { roll, placeholders: ['B:9211111111'] })).toEqual([])
      })
    })

    describe('D03, one citizen ID, another name or birth date', () => {
      it('shows another name', async () => {
        expect(await found('D03', [an({}), an({ full_name: 'Trần Văn Dũng' })])).toMatchObject([
          { confidence: 'B', rows: ['1:2', '1:3'] },
        ])
      })

      it('shows another name that differs by a mark', async () => {
        expect(await found('D03', [an({ full_name: 'Lê Văn Hùng' }), an({ full_name: 'Lê Văn Hưng' })])).toHaveLength(1)
      })

      it('is A when name and birth date both differ', async () => {
        const roll = [an({}), an({ full_name: 'Trần Văn Dũng', birth_date: '1985-07-20' })]
        expect(await found('D03', roll)).toMatchObject([{ confidence: 'A' }])
      })

      it('is silent for capitals and for marks left out', async () => {
        expect(await found('D03', [an({ full_name: 'Lê Văn Hùng' }), an({ full_name: 'LE VAN HUNG' })])).toEqual([])
      })

      it('is silent for a bare year and for 1 January of the same year', async () => {
        expect(await found('D03', [an({}), an({ birth_date: '1985' }), an({ birth_date: '1985-01-01' })])).toEqual([])
      })

      it('is silent for a placeholder', async () => {
        const roll = [an({}), an({ full_name: 'Trần Văn Dũng' })]
        expect(await found('D03', { roll, placeholders: [`C:${AN}`] })).toEqual([])
      })
    })

    describe('D04, compulsory insurance in several units in one month', () => {
      it('shows the months and units that overlap', async () => {
        const roll = [an(half(1, 7)), an({ unit: 2, ...half(5, 12) })]
        expect(await found('D04', roll)).toMatchObject([
          { confidence: 'A', month_from: month(5), month_to: month(7), units: 'TZ0001; TZ0002', rows: ['1:2', '1:3'] },
        ])
      })

      it('is silent when one unit follows the other', async () => {
        expect(await found('D04', [an(half(1, 5)), an({ unit: 2, ...half(6, 12) })])).toEqual([])
      })

      it('looks at spans, not at the first and last month of a unit', async () => {
        const roll = [an(half(1, 3)), an(half(10, 12)), an({ unit: 2, ...half(4, 9) })]
        expect(await found('D04', roll)).toEqual([])
      })

      it('leaves out a third unit that overlaps with nobody', async () => {
        const roll = [an(half(1, 4)), an({ unit: 2, ...half(4, 4) }), an({ unit: 3, ...half(9, 12) })]
        expect(await found('D04', roll)).toMatchObject([{ units: 'TZ0001; TZ0002', rows: ['1:2', '1:3'] }])
      })

      it.each([
        ['leave owes nothing', { state: 'maternity' }],
        ['the further employer owes accident insurance only', { funds: 2 }],
        ['voluntary is another question', { participation: 'voluntary' }],
        ['health alone is another question', { participation: 'health_only' }],
      ])('is silent: %s', async (_why, second) => {
        expect(await found('D04', [an({}), an({ unit: 2, ...second })])).toEqual([])
      })

      it('reads an open end as the last month of the file', async () => {
        const roll = [an({ from_month: month(1), to_month: null }), an({ unit: 2, ...half(12, 12) })]
        expect(await found('D04', roll)).toMatchObject([{ month_from: month(12), month_to: month(12) }])
      })

      it('is silent for a person listed once in each of several monthly files', async () => {
        const monthly = { from_month: null, to_month: null }
        expect(
          await found('D04', [an({ ...monthly, month: month(1) }), an({ ...monthly, month: month(2), file: 2 })]),
        ).toEqual([])
      })
    })

    it('gives a cluster the same id whatever else is on the roll', async () => {
      const pair = [an({}), an({ full_name: 'Trần Văn Dũng' })]
      const other = { person: 7, unit: 3, citizen_id: DUNG, full_name: 'Phạm Thị Chi' }
      const [alone] = await found('D03', pair)
      const [among] = await found('D03', [other, ...pair])
      expect(among?.cluster_id).toBe(alone?.cluster_id)
      expect(alone?.cluster_id).toMatch(/^[0-9a-f]{16}$/)
    })

    it('asks, and never accuses', async () => {
      const roll = [
        an({ insurance_number: '9211111111' }),
        an({ insurance_number: '9211111111', citizen_id: DUNG, unit: 2 }),
      ]
      await runDedupe(store, { roll })
      const texts = await store.db.selectFrom('duplicate_clusters').select('why').execute()
      expect(texts.length).toBeGreaterThan(1)
      for (const { why } of texts) {
        expect(why).toMatch(/cần rà soát, xác minh\.$/)
        expect(why).not.toMatch(/vi phạm|trốn đóng/)
      }
    })
  })

describe('the catalogue of duplicate types', () => {
  it('names every type once, in Vietnamese and English', () => {
    expect(DUPLICATE_TYPES.map((type) => type.id)).toEqual([
      ...['D01', 'D02', 'D03', 'D04', 'D05', 'D06', 'D07', 'D08', 'D09', 'D10', 'D11', 'D12', 'D13', 'D14'],
    ])
    for (const { title } of DUPLICATE_TYPES) expect([title.vi, title.en].every((text) => text.length > 10)).toBe(true)
  })
})
