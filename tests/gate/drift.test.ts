import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { gate } from '../../src/gate/gate-stage.ts'
import { SOURCES } from '../../src/sources/index.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { DIALECTS, given } from '../dialects.ts'
import { runStage } from '../ingest/run-stage.ts'

interface Night {
  readonly accepted: number
  readonly quarantined?: number
  readonly blank?: number
  readonly asOf?: string
  readonly state?: string
  readonly columns?: readonly string[]
}

let store: Store

/** Earlier nights, oldest first, as runs 101, 102 … with the last days of months from 2025-01 on. */
async function history(nights: readonly Night[]): Promise<void> {
  for (const [at, night] of nights.entries()) {
    const run_id = 101 + at
    const as_of = night.asOf ?? `2025-0${at + 1}-28`
    const run = { run_id, pipeline: 'nightly', state: night.state ?? 'ok', as_of, summary: '{}' }
    const columns = JSON.stringify(night.columns ?? ['full_name'])
    const source = {
      run_id,
      source: 'tax_workers',
      files: 1,
      accepted: night.accepted,
      quarantined: night.quarantined ?? 0,
    }
    await given(store, {
      'ledger.runs': [run],
      'ledger.source_runs': [{ ...source, blank_keys: night.blank ?? 0, mapped_columns: columns }],
    })
  }
}

async function tonight(accepted: number, yaml = '', quarantined = 0) {
  await store.db.schema.dropTable('file_balance').ifExists().execute()
  const file = { file_id: 1, path: 'a.csv', source: 'tax_workers', accepted, quarantined, notes: '[]' }
  await given(store, { file_balance: [{ ...file, mapped_columns: '{"full_name":[]}' }] })
  const { halted } = await runStage(store, gate, { yaml: `required_sources: []\n${yaml}`, asOf: '2025-10-31' })
  const checks = await store.db.selectFrom('gate_checks').selectAll().where('gate', '=', 'drift').execute()
  return { halted, check: checks[0] }
}

for (const { name, open } of DIALECTS) {
  describe(`${name}: drift`, () => {
    beforeAll(async () => {
      store = await open()
      await given(store, { rejects: [], ...Object.fromEntries(SOURCES.map((source) => [`stg_${source.name}`, []])) })
    })
    afterAll(() => store.close())
    beforeEach(async () => {
      await store.db.deleteFrom('ledger.runs').execute()
      await store.db.deleteFrom('ledger.source_runs').execute()
    })

    it('nothing is unusual on the first night', async () => {
      expect((await tonight(5)).check).toBeUndefined()
    })

    it.each([
      [700, 'pass'],
      [699, 'fail'],
      [1300, 'pass'],
      [1301, 'fail'],
    ])('%i rows against a median of 1.000 and a drift of 30 %%: %s', async (rows, outcome) => {
      await history([{ accepted: 990 }, { accepted: 5000 }, { accepted: 1010 }, { accepted: 10 }])
      const { check, halted } = await tonight(rows)
      expect(check).toMatchObject({ outcome, severity: 'warn' })
      expect(halted).toBeNull()
    })

    it('halts when the site set how much is too much', async () => {
      await history([{ accepted: 1000 }])
      const { halted } = await tonight(899, 'gates: { tax_workers: { max_drift: 0.1 } }')
      expect(halted?.message).toContain('899 dòng, trung vị 1.000, lệch 10,10 %, quá 10,00 % (theo doisoat.yaml)')
    })

    it('severity comes before that', async () => {
      await history([{ accepted: 1000 }])
      const yaml = 'gates: { all: { max_drift: 0.1, severity: { drift: warn } } }'
      expect(await tonight(899, yaml)).toMatchObject({ halted: null, check: { outcome: 'fail', severity: 'warn' } })
    })

    it('reruns of the same date, runs that did not end well and nights long ago do not count', async () => {
      await history([
        { accepted: 5 }, // the eighth night before
        ...Array.from({ length: 7 }, () => ({ accepted: 100 })),
        { accepted: 5, asOf: '2025-10-31' },
        { accepted: 5, asOf: '2025-09-30', state: 'halted' },
      ])
      const { check } = await tonight(100)
      expect(check).toMatchObject({ outcome: 'pass' })
      expect(check?.expected).toContain('100 ± 0.3')
    })

    it('of the reruns of a night the last counts', async () => {
      await history([
        { accepted: 5, asOf: '2025-09-30' },
        { accepted: 100, asOf: '2025-09-30' },
      ])
      expect((await tonight(100)).check).toMatchObject({ outcome: 'pass' })
    })

    it.each([
      [94, 6, 'pass'], // 6 % against 1 % and five points
      [93, 7, 'fail'],
    ])('%i accepted and %i rejected rows against a usual share of one of a hundred: %s', async (good, bad, outcome) => {
      await history([{ accepted: 99, quarantined: 1 }])
      const { check } = await tonight(good, '', bad)
      expect(check).toMatchObject({ outcome })
    })

    it('a column that stood in most nights and is gone is named', async () => {
      await history([
        { accepted: 100, columns: ['full_name', 'birth_date', 'gender'] },
        { accepted: 100, columns: ['full_name', 'birth_date'] },
        { accepted: 100, columns: ['full_name', 'birth_date'] },
      ])
      const { check } = await tonight(100)
      expect(check?.message).toContain('mất cột đã có ở quá nửa số kỳ trước: birth_date.')
    })
  })
}
