import { afterAll, beforeAll, describe } from 'vitest'
import type { Store } from '../../src/store/dialects/dialect.ts'
import type { Database } from '../../src/store/schema.ts'
import { DIALECTS } from '../dialects.ts'
import { assess, exclusionsOf, findingsOf, leadsOf, type Scene } from './scene.ts'

export interface Outcome {
  readonly store: Store
  readonly leads: readonly string[]
  readonly exclusions: readonly string[]
  readonly findings: readonly Database['findings'][]
}

/** Run `tests` on every dialect, with a function that plays a scene on an emptied store. */
export function onEachDialect(title: string, tests: (play: (scene: Scene) => Promise<Outcome>) => void): void {
  for (const { name, open } of DIALECTS)
    describe(`${name}: ${title}`, () => {
      let store: Store
      beforeAll(async () => {
        store = await open()
      })
      afterAll(() => store.close())
      tests(async (scene) => {
        await forget(store)
        await assess(store, scene)
        return {
          store,
          leads: await leadsOf(store),
          exclusions: await exclusionsOf(store),
          findings: await findingsOf(store),
        }
      })
    })
}

/** Working tables only: the ledger is not the business of these tests. */
async function forget(store: Store): Promise<void> {
  const { tableByName } = await import('../../src/store/schema.ts')
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
