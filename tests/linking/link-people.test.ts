import { describe, expect, it } from 'vitest'
import { PERSON_MODEL } from '../../src/linkage/person-model.ts'
import { ENGINE_FOLDERS, modelHash } from '../../src/linking/last-night.ts'
import { linkPeople } from '../../src/linking/link-people.ts'
import type { LinkSummary } from '../../src/linking/summary.ts'
import { sourceHash } from '../../src/pipeline/version.ts'
import { updateLinkLedger } from '../../src/publish/linkage/link-ledger.ts'
import type { PublishWork } from '../../src/publish/publish-work.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import type { Database } from '../../src/store/schema.ts'
import { DIALECTS, given } from '../dialects.ts'
import { CONFIG, runStage } from '../run-stage.ts'
import { asIdentity, citizen, underOldCard } from './nation.ts'

const PEOPLE = Array.from({ length: 400 }, (_, at) => citizen(at + 1))
/** Ten people stand a second time under an old card, the fifth without the marks of the name. */
const DOUBLES = Array.from({ length: 10 }, (_, at) => underOldCard(at + 1, 1001 + at)).map((one, at) =>
  at === 4 ? { ...one, name_key: one.name_key!.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd') } : one,
)

const byPerson = (store: Store) => store.db.selectFrom('person_link').selectAll().orderBy('person_id').execute()
const TABLES = ['run_facts', 'person', 'person_key', 'person_row', 'stg_pair_decisions'] as const

for (const { name, open } of DIALECTS)
  describe(`${name}: linkage of people`, () => {
    const night = async (store: Store, people: Parameters<typeof asIdentity>[0], asOf: string, more = {}) => {
      for (const table of [...TABLES, 'stg_insurance_participants', 'stg_residents'] as const)
        await store.dialect.dropTable(store.db, { name: table } as never).catch(() => undefined)
      await given(store, { ...asIdentity(people, asOf), ...more })
      const counts = await runStage(store, linkPeople)
      await store.db.transaction().execute(async (db) => {
        await updateLinkLedger({ db, dialect: store.dialect, asOf } as unknown as PublishWork)
      })
      return counts
    }

    it('puts people together whom no key joins, and nobody else', async () => {
      const store = await open()
      await night(store, [...PEOPLE, ...DOUBLES], '2026-01-31')
      const links = await byPerson(store)
      const together = new Map(links.map(({ person_id, linked_to }) => [person_id, linked_to]))
      expect([...together].filter(([person, standing]) => person !== standing)).toEqual(
        DOUBLES.map(({ person_id }, at) => [person_id, at + 1]),
      )
      expect(new Set(links.map(({ confidence }) => confidence))).toEqual(new Set(['C']))
      await store.close()
    })

    it('hands rows and keys over to who stands for the cluster, and tells what the others know; twice comes to the same', async () => {
      const store = await open()
      await night(store, [...PEOPLE, ...DOUBLES], '2026-01-31')
      const state = async () => ({
        rows: await store.db
          .selectFrom('person_row')
          .selectAll()
          .where('keyed_id', '>', 1000)
          .orderBy('row_number')
          .execute(),
        keys: await store.db.selectFrom('person_key').selectAll().where('keyed_id', '>', 1000).orderBy('key').execute(),
        first: await store.db.selectFrom('person').selectAll().where('person_id', '=', 1).execute(),
        links: await byPerson(store),
      })
      const once = await state()
      expect(once.rows.map(({ person_id }) => person_id)).toEqual(DOUBLES.map((_, at) => at + 1))
      expect(once.keys.map(({ person_id }) => person_id).sort((a, b) => a - b)).toEqual(DOUBLES.map((_, at) => at + 1))
      expect(once.first[0]).toMatchObject({
        old_citizen_id: DOUBLES[0]!.old_citizen_id,
        link_step: 6,
        filled: 'old_citizen_id',
      })
      await runStage(store, linkPeople)
      expect(await state()).toEqual(once)
      await store.close()
    })

    it('compares on the next night only what has changed, and clusters keep their ids and weights', async () => {
      const store = await open()
      const first = await night(store, [...PEOPLE, ...DOUBLES], '2026-01-31')
      const before = await byPerson(store)
      const moved = [...PEOPLE, ...DOUBLES].map((one) =>
        one.person_id === 300 ? { ...one, commune_code: '09999' } : one,
      )
      const second = await night(store, moved, '2026-02-28')
      expect(await byPerson(store)).toEqual(before)
      expect(second.compared).toBeLessThan(first.compared! / 10)
      const scored = await store.db.selectFrom('link_pair').select('person_a').where('scored', '=', 1).execute()
      expect(scored.every(({ person_a }) => person_a === 300)).toBe(true)
      expect(await store.db.selectFrom('link_event').selectAll().execute()).toEqual([])
      await store.close()
    })

    it('scores everything anew once the code that compares is another, and clusters keep their ids', async () => {
      const store = await open()
      const everybody = [...PEOPLE, ...DOUBLES]
      const first = await night(store, everybody, '2026-01-31')
      const scored = async () =>
        store.db
          .selectFrom('link_pair')
          .select(({ fn }) => ['scored', fn.countAll<number>().as('pairs')])
          .groupBy('scored')
          .execute()
          .then((rows) => Object.fromEntries(rows.map((row) => [row.scored, Number(row.pairs)])))
      const [all, before] = [await scored(), await byPerson(store)]
      const kept = await store.db.selectFrom('ledger.link_models').select('model').execute()
      expect(kept).toEqual([{ model: modelHash(PERSON_MODEL, sourceHash(ENGINE_FOLDERS)) }])
      expect((await night(store, everybody, '2026-02-28')).compared).toBe(0)
      expect(await scored()).toEqual({ 0: all[1] })
      await store.db
        .updateTable('ledger.link_models')
        .set({ model: modelHash(PERSON_MODEL, 'code before the upgrade') })
        .execute()
      expect((await night(store, everybody, '2026-03-31')).compared).toBe(first.compared)
      expect(await scored()).toEqual(all)
      expect(await byPerson(store)).toEqual(before)
      expect(await store.db.selectFrom('link_event').selectAll().execute()).toEqual([])
      await store.close()
    })

    it('keeps the id of a cluster whose person comes under another key, and of one that is in no file tonight', async () => {
      const store = await open()
      await night(store, [...PEOPLE, ...DOUBLES], '2026-01-31')
      const idOf = async (person: number) => (await byPerson(store)).find((row) => row.person_id === person)?.cluster_id
      const [one, two] = [await idOf(1), await idOf(2)]
      await night(store, PEOPLE, '2026-02-28')
      expect(await byPerson(store)).toEqual([])
      const renamed = DOUBLES.map((double, at) =>
        at === 0 ? { ...double, person_key: 'B:0123456789', insurance_number: '0123456789' } : double,
      )
      await night(store, [...PEOPLE, ...renamed], '2026-03-31')
      expect([await idOf(1), await idOf(2)]).toEqual([one, two])
      await store.close()
    })

    it('keeps what a person has decided for ever, and asks again when a record says something else', async () => {
      const store = await open()
      const everybody = [...PEOPLE, ...DOUBLES]
      await night(store, everybody, '2026-01-31')
      const pair = await store.db
        .selectFrom('link_pair')
        .selectAll()
        .where('person_a', '=', 3)
        .where('person_b', '=', 1003)
        .executeTakeFirstOrThrow()
      const told: Partial<Database['stg_pair_decisions']>[] = [
        {
          file_id: 9,
          row_number: 2,
          record_a: pair.anchor_b,
          record_b: pair.anchor_a,
          decision: 'not_same',
          decided_on: '2026-02-10',
          reviewer: 'Kiểm toán viên A',
        },
      ]
      await night(store, everybody, '2026-02-28', { stg_pair_decisions: told })
      const linked = async () => (await byPerson(store)).some(({ person_id }) => person_id === 1003)
      expect(await linked()).toBe(false)
      await night(store, everybody, '2026-03-31')
      expect(await linked()).toBe(false)
      expect(
        await store.db
          .selectFrom('ledger.pair_decisions')
          .select(['decision', 'reviewer', 'decided_on', 'first_as_of'])
          .execute(),
      ).toEqual([
        { decision: 'not_same', reviewer: 'Kiểm toán viên A', decided_on: '2026-02-10', first_as_of: '2026-02-28' },
      ])
      const changed = everybody.map((one) => (one.person_id === 1003 ? { ...one, gender: null } : one))
      await night(store, changed, '2026-04-30')
      expect(await linked()).toBe(true)
      await store.close()
    })

    it('keeps of every night how many it put together, and how well it seems to have done', async () => {
      const store = await open()
      const everybody = [...PEOPLE, ...DOUBLES]
      const first = await night(store, everybody, '2026-01-31')
      for (const asOf of ['2026-02-28', '2026-02-28', '2026-03-31']) await night(store, everybody, asOf)
      const kept = { records: 410, linked: 20, clusters: 10, largest: 2 }
      expect(await store.db.selectFrom('ledger.link_runs').selectAll().orderBy('as_of').execute()).toEqual(
        ['2026-01-31', '2026-02-28', '2026-03-31'].map((as_of) => ({ as_of, ...kept })),
      )
      const models = await store.db.selectFrom('ledger.link_models').select('summary').orderBy('as_of').execute()
      for (const { summary } of models) {
        const { quality, levels } = JSON.parse(summary) as LinkSummary
        // What was compared when m and u were estimated: nothing is on a night without change.
        const compared = levels.map(({ pairs, none }) => pairs.reduce((sum, count) => sum + count, none))
        expect(new Set(compared)).toEqual(new Set([first.compared]))
        expect(quality!.joined).toBe(10)
        const { value, low, high } = quality!.precision
        expect(value).toBeGreaterThan(0.9)
        expect([low <= value, value <= high, high <= 1]).toEqual([true, true, true])
      }
      await store.close()
    })

    it('halts when linkage is not what the site expects, with the figures', async () => {
      const store = await open()
      await given(store, asIdentity([...PEOPLE, ...DOUBLES], '2026-01-31'))
      const config = { ...CONFIG, gates: { linkage: { min_precision: 1 } } }
      await expect(runStage(store, linkPeople, { config })).rejects.toMatchObject({ code: 'linkage-halted' })
      await store.close()
    })

    it('joins two whom a person calls one, whatever speaks against it, at confidence A', async () => {
      const store = await open()
      await night(store, PEOPLE, '2026-01-31')
      const anchors = await anchorsOf(store, [11, 12])
      await night(store, PEOPLE, '2026-02-28', {
        stg_pair_decisions: [
          { file_id: 9, row_number: 2, record_a: anchors[0], record_b: anchors[1], decision: 'same' },
        ],
      })
      expect(
        (await byPerson(store)).map(({ person_id, linked_to, confidence }) => [person_id, linked_to, confidence]),
      ).toEqual([
        [11, 11, 'A'],
        [12, 11, 'A'],
      ])
      await store.close()
    })
  })

/** Anchors as a sheet would carry them: of records of tonight. */
async function anchorsOf(store: Store, persons: readonly number[]): Promise<string[]> {
  const { anchorsOf: all, anchorText } = await import('../../src/linking/anchors.ts')
  const { loadPeople } = await import('../../src/linking/people.ts')
  return store.db.transaction().execute(async (db) => {
    const people = await loadPeople({ db: db as never, dialect: store.dialect, asOf: '', step: () => undefined })
    const anchors = all(people.records)
    return persons.map((person) => anchorText(anchors, people.recordOf(person)!))
  })
}
