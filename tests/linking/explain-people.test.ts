import { describe, expect, it } from 'vitest'
import { explainPeople } from '../../src/linking/explain-people.ts'
import { linkPeople } from '../../src/linking/link-people.ts'
import { pairText } from '../../src/linking/pair-text.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { DIALECTS, given } from '../dialects.ts'
import { runStage } from '../run-stage.ts'
import { asIdentity, citizen, underOldCard } from './nation.ts'

const PEOPLE = [
  ...Array.from({ length: 300 }, (_, at) => citizen(at + 1)),
  underOldCard(1, 1001),
  underOldCard(2, 1002),
]
const KEY = (person: number) => PEOPLE.find(({ person_id }) => person_id === person)!.person_key

for (const { name, open } of DIALECTS)
  describe(`${name}: why two people are, or are not, one`, () => {
    const linked = async (): Promise<Store> => {
      const store = await open()
      await given(store, { ...asIdentity(PEOPLE), 'ledger.pair_decisions': [] })
      await runStage(store, linkPeople)
      return store
    }

    it('adds up from the prior to the weight that the run gave, to the last bit', async () => {
      const store = await linked()
      const pair = await explainPeople(store, [KEY(1)], [KEY(1001)])
      if (typeof pair === 'string') throw new RangeError(pair)
      const run = await store.db
        .selectFrom('link_pair')
        .select('weight')
        .where('person_b', '=', 1001)
        .where('person_a', '=', 1)
        .executeTakeFirstOrThrow()
      expect(String(pair.weight)).toBe(run.weight)
      expect(pair.steps.find(({ comparison }) => comparison === 'citizen_id')).toMatchObject({ level: null, weight: 0 })
      expect(pair.steps.find(({ comparison }) => comparison === 'birth_date')).toMatchObject({ level: 'exact' })
      expect(pair.rules.find(({ rule }) => rule === 'name_birth_date')).toMatchObject({ brings: true })
      expect(pair.rules.find(({ rule }) => rule === 'citizen_id')).toMatchObject({ why: 'not_known' })
      expect(pair).toMatchObject({ fate: 'joined', decision: null, apart: false })
      await store.close()
    })

    it('says what keeps two apart, also when no rule brought them together', async () => {
      const store = await linked()
      const pair = await explainPeople(store, [KEY(1)], [KEY(2)])
      if (typeof pair === 'string') throw new RangeError(pair)
      expect(pair).toMatchObject({ apart: true, fate: '' })
      expect(pair.rules.some(({ brings }) => brings)).toBe(false)
      expect(pairText(pair)).toContain('không nằm trong các cặp đáng xem')
      await store.close()
    })

    it('takes an old card by its number alone, and a record by its code', async () => {
      const store = await linked()
      const byCard = await explainPeople(store, [`M:${PEOPLE.at(-1)!.old_citizen_id}`], [KEY(2)])
      if (typeof byCard === 'string') throw new RangeError(byCard)
      expect(byCard.a.person_key).toBe(KEY(1002))
      expect(await explainPeople(store, [byCard.a.anchor], [byCard.b.anchor])).toEqual(byCard)
      await store.close()
    })

    it('says so when a record is not there, or both are one person by their keys', async () => {
      const store = await linked()
      expect(await explainPeople(store, [KEY(1)], ['C:092085999999'])).toBe('no_record')
      expect(await explainPeople(store, [KEY(1)], [KEY(1)])).toBe('one_person')
      await store.close()
    })
  })
