import { expect, it } from 'vitest'
import { onEachDialect } from './on-each-dialect.ts'
import type { Outcome, Scene } from './scene.ts'

/** What one lead of a direct rule stands on. */
export interface Resting {
  readonly compared: string
  /** Sources that must be heard before the case is proved gone. */
  readonly restsOn: string
  /** Source rows as "file:line"; the files of a scene are 1 tax, 2 rolls, 3 and 4 registers, 5 benefits, 6 officers or residents, 7 pupils. */
  readonly rows: readonly string[]
  /** "source province: first period…last period (how many)" for which this night can prove the rule's cases gone. */
  readonly scope: readonly string[]
  /** Of a person where they live: home, and what joining would cost. */
  readonly home?: Readonly<Record<string, string | number | null>>
}

/** Declares what the one lead of `rule` in `scene` stands on: what was compared, source rows, and what proves it gone. */
export function itsLeadRestsOn(rule: string, scene: Scene, resting: Resting): void {
  onEachDialect(`rule ${rule}: what its lead stands on`, (play) => {
    it('names what was compared, the rows it rests on, and what proves it gone', async () => {
      expect(await restingOf(await play(scene), rule)).toEqual(resting)
    })
  })
}

async function restingOf({ store, findings }: Outcome, rule: string): Promise<Resting> {
  const found = findings.filter((row) => row.rule_id === rule)
  expect(found).toHaveLength(1)
  const { compared, rests_on, finding_id, home } = found[0]!
  const rows = await store.db
    .selectFrom('finding_row')
    .select(['file_id', 'row_number'])
    .where('finding_id', '=', finding_id)
    .orderBy('file_id')
    .orderBy('row_number')
    .execute()
  const scope = await store.db
    .selectFrom('rule_scope')
    .select(['source', 'period', 'province_code'])
    .where('rule_id', '=', rule)
    .orderBy('source')
    .orderBy('period')
    .orderBy('province_code')
    .execute()
  const periods = Map.groupBy(scope, ({ source, province_code }) => `${source} ${province_code || 'everywhere'}`)
  return {
    compared,
    restsOn: rests_on,
    ...(home === '' ? {} : { home: JSON.parse(home) }),
    rows: rows.map(({ file_id, row_number }) => `${file_id}:${row_number}`),
    scope: [...periods].map(([where, at]) => {
      const [first, last] = [at[0]!.period, at.at(-1)!.period]
      return `${where}: ${at.length === 1 ? first : `${first}…${last} (${at.length})`}`
    }),
  }
}
