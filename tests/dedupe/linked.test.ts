import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { DIALECTS } from '../dialects.ts'
import { clustersOf, month, type RollLine, runDedupe } from './support.ts'

const half = (first: number, last: number) => ({ from_month: month(first), to_month: month(last) })
const one: RollLine = {
  person: 1,
  unit: 1,
  birth_date: '1985-03-14',
  gender: 'male',
  commune_code: '31000',
  ...half(1, 6),
}
const underId: RollLine = { ...one, citizen_id: '092085000101' }
const underCard: RollLine = { ...one, person: 2, unit: 2, quality: 2, old_citizen_id: '361234567', ...half(6, 12) }
const linked = (...persons: number[]) =>
  persons.map((person_id) => ({ person_id, cluster_id: 'c1', linked_to: persons[0]!, confidence: 'C', weight: '12.5' }))

for (const { name, open } of DIALECTS)
  describe(`${name}: people who are alike on the roll`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())

    const found = async (roll: RollLine[], person_link: ReturnType<typeof linked> = []) => {
      await runDedupe(store, { roll, tables: { person_link } })
      return { d07: await clustersOf(store, 'D07'), d08: await clustersOf(store, 'D08') }
    }
    const NOTHING = { d07: [], d08: [] }

    it('are D07 when one stands under an old card and one under a citizen ID, with the months they share', async () => {
      const { d07, d08 } = await found([underId, underCard], linked(1, 2))
      expect(d07).toMatchObject([{ confidence: 'D', rows: ['1:2', '1:3'], month_from: month(6), month_to: month(6) }])
      expect(d08).toEqual([])
    })

    const OTHERWISE: readonly [string, Partial<RollLine>][] = [
      ['another birth date in the same year', { birth_date: '1985-03-15' }],
      ['a year of birth alone', { birth_date: '1985' }],
      ['another gender', { gender: 'female' }],
      ['no gender', { gender: null }],
      ['a citizen ID of its own', { citizen_id: '092085000404', quality: 0 }],
    ]
    it.each(OTHERWISE)('are D08 with %s', async (_, differing) => {
      const { d07, d08 } = await found([underId, { ...underCard, ...differing }])
      expect(d07).toEqual([])
      expect(d08).toMatchObject([{ confidence: 'D', rows: ['1:2', '1:3'] }])
      expect(d08[0]?.why).toMatch(/cần rà soát, xác minh\.$/)
    })

    const NOT_ALIKE: readonly [string, Partial<RollLine>][] = [
      ['another year', { birth_date: '1986-03-14' }],
      ['another commune', { commune_code: '31001' }],
      ['no commune', { commune_code: null }],
    ]
    it.each(NOT_ALIKE)('are neither with %s, unless linkage put them together', async (_, differing) => {
      const roll = [underId, { ...underCard, ...differing }]
      expect(await found(roll)).toEqual(NOTHING)
      const { d07, d08 } = await found(roll, linked(1, 2))
      expect(d07).toEqual([])
      expect(d08).toMatchObject([{ confidence: 'D', rows: ['1:2', '1:3'] }])
    })

    it('are no question when they are one person by keys', async () => {
      expect(await found([underId, { ...underCard, person: 1 }])).toEqual(NOTHING)
    })

    it('are no duplicate on the roll when linkage found the other in another register', async () => {
      expect(await found([underId], linked(1, 2))).toEqual(NOTHING)
    })
  })
