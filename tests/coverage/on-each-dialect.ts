import { afterAll, beforeAll, describe, it } from 'vitest'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { tableByName } from '../../src/store/schema.ts'
import { DIALECTS } from '../dialects.ts'
import { assess, type Outcome, outcomesOf, type Scene } from './scene.ts'

/** Plays a scene on an emptied store. */
export type Play = (scene: Scene) => Promise<Outcome>

/** Run `tests` on every dialect. */
export function onEachDialect(title: string, tests: (play: Play) => void): void {
  for (const { name, open } of DIALECTS)
    describe(`${name}: ${title}`, () => {
      let store: Store
      beforeAll(async () => {
        store = await open()
      })
      afterAll(() => store.close())
      tests(async (scene) => (await playAll(store, [scene]))[0]!)
    })
}

/** What holds for a whole run, taxpayers by their tax ID among it: scenes that agree in it are played together. */
const sharedBy = ({ asOf, sources, settings, known, areas, turned, taxLists }: Scene): string =>
  JSON.stringify([asOf, sources, settings, known, areas, turned, taxLists])

/** The same for a table of scenes: one run for all that share dates, sources, settings and known months. */
export function casesOnEachDialect<Case extends { readonly title: string; readonly scene: Scene }>(
  title: string,
  cases: readonly Case[],
  test: (one: Case, outcome: Outcome) => void,
): void {
  for (const { name, open } of DIALECTS)
    describe(`${name}: ${title}`, () => {
      let outcomes: readonly Outcome[] = []
      beforeAll(async () => {
        const store = await open()
        outcomes = await playInGroups(
          store,
          cases.map(({ scene }) => scene),
        )
        await store.close()
      })
      for (const [index, one] of cases.entries()) it(one.title, () => test(one, outcomes[index]!))
    })
}

/** The outcome of each scene, in their order. Of a group's store nothing but the last run is left. */
async function playInGroups(store: Store, scenes: readonly Scene[]): Promise<readonly Outcome[]> {
  const played = new Map<Scene, Outcome>()
  for (const group of Map.groupBy(scenes, sharedBy).values())
    for (const [index, outcome] of (await playAll(store, group)).entries()) played.set(group[index]!, outcome)
  return scenes.map((scene) => played.get(scene)!)
}

async function playAll(store: Store, scenes: readonly Scene[]): Promise<readonly Outcome[]> {
  await forget(store)
  await assess(store, scenes)
  return outcomesOf(store, scenes)
}

/** Working tables only: the ledger is not the business of these tests. */
async function forget(store: Store): Promise<void> {
  await store.db.transaction().execute(async (db) => {
    for (const name of await store.dialect.tableNames(db, 'work')) {
      try {
        await store.dialect.dropTable(db, tableByName(name as never))
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
      }
    }
  })
}
