import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { DIALECTS } from '../dialects.ts'
import { clustersOf, month, type RollLine, runDedupe } from './support.ts'

const half = (first: number, last: number) => ({ from_month: month(first), to_month: month(last) })
const underId: RollLine = { person: 1, unit: 1, citizen_id: '092085000101', birth_date: '1985-03-14', ...half(1, 6) }
const underCard: RollLine = { person: 2, unit: 2, quality: 2, birth_date: '1985-03-14', ...half(6, 12) }
const ID_AND_CARD = [
  { person_id: 1, person_key: 'C:092085000101', citizen_id: '092085000101', linked_to: 1 },
  { person_id: 2, person_key: 'M:361234567|1985-03-14', old_citizen_id: '361234567', linked_to: 1 },
]
const NEITHER = [
  { person_id: 1, person_key: 'B:9211111111', linked_to: 1 },
  { person_id: 2, person_key: 'B:9222222222', linked_to: 1 },
]
const LINKED = [1, 2].map((person_id) => ({
  person_id,
  cluster_id: 'c1',
  linked_to: 1,
  confidence: 'C',
  weight: '12.5',
}))

for (const { name, open } of DIALECTS)
  describe(`${name}: people whom linkage put together`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())

    const found = async (roll: RollLine[], persons: typeof ID_AND_CARD | typeof NEITHER, links = LINKED) => {
      await runDedupe(store, { roll, persons, tables: { person_link: links } })
      return { d07: await clustersOf(store, 'D07'), d08: await clustersOf(store, 'D08') }
    }

    it('are D07 when one stands under an old card and one under a citizen ID, with the months they share', async () => {
      const { d07, d08 } = await found([underId, underCard], ID_AND_CARD)
      expect(d07).toMatchObject([{ confidence: 'D', rows: ['1:2', '1:3'], month_from: month(6), month_to: month(6) }])
      expect(d08).toEqual([])
    })

    it('are D08 when no old card explains them, and the text says what differs', async () => {
      const other = { ...underCard, birth_date: '1985-03-15' }
      const { d07, d08 } = await found([{ ...underId, citizen_id: null, quality: 2 }, other], NEITHER)
      expect(d07).toEqual([])
      expect(d08).toMatchObject([{ confidence: 'D', rows: ['1:2', '1:3'] }])
      expect(d08[0]?.why).toMatch(/khác nhau: ngày sinh\. .*cần rà soát, xác minh\.$/)
    })

    it('are no duplicate on the roll when only one of them stands there', async () => {
      expect(await found([underId], ID_AND_CARD)).toEqual({ d07: [], d08: [] })
    })

    it('are none of both when linkage put nobody together', async () => {
      const apart = ID_AND_CARD.map((one) => ({ ...one, linked_to: one.person_id }))
      expect(await found([underId, underCard], apart, [])).toEqual({ d07: [], d08: [] })
    })
  })
