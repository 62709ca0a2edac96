import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { monthIndex } from '../../src/domain/months.ts'
import { gate } from '../../src/gate/gate-stage.ts'
import { SOURCES } from '../../src/sources/index.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { DIALECTS, type Given, given } from '../dialects.ts'
import { runStage } from '../ingest/run-stage.ts'

type Balance = NonNullable<Given['file_balance']>[number]

const OCTOBER = monthIndex(2025, 10)
const WHOLE: readonly Balance[] = [
  { file_id: 1, path: 'a.csv', source: 'tax_workers', accepted: 100, last_month: monthIndex(2024, 12) },
  { file_id: 2, path: 'b.csv', source: 'insurance_units', accepted: 10, last_month: OCTOBER },
  { file_id: 3, path: 'c.csv', source: 'insurance_participants', accepted: 95, quarantined: 5, last_month: OCTOBER },
]
let store: Store

async function passGate(files: readonly Balance[], yaml = '', asOf?: string) {
  await store.db.schema.dropTable('file_balance').ifExists().execute()
  await given(store, { file_balance: files.map((file) => ({ notes: '[]', ...file })) })
  return runStage(store, gate, { yaml, ...(asOf === undefined ? {} : { asOf }) })
}
async function facts(): Promise<Record<string, string>> {
  const rows = await store.db.selectFrom('run_facts').selectAll().execute()
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]))
}

for (const { name, open } of DIALECTS) {
  describe(`${name}: gate`, () => {
    beforeAll(async () => {
      store = await open()
      await given(store, {
        rejects: [],
        ...Object.fromEntries(SOURCES.map(({ name: source }) => [`stg_${source}`, []])),
      })
    })
    afterAll(() => store.close())
    beforeEach(() => store.db.deleteFrom('ledger.facts').where('name', '=', 'last_as_of').execute())

    it('lets the three required sources through and settles the facts of the run', async () => {
      const { halted } = await passGate(WHOLE, 'site: { province: "92" }')
      expect(halted).toBeNull()
      expect(await facts()).toEqual({
        as_of: '2025-10-31',
        last_known_month: '2025-10',
        site_province: '92',
        sources_present: 'tax_workers,insurance_units,insurance_participants',
      })
    })

    it('halts without a required source and names the files that were not recognised', async () => {
      const unknown = { file_id: 9, path: 'x.csv', source: null, notes: '["Không có tiêu đề"]' }
      const { halted } = await passGate([...WHOLE.slice(1), unknown])
      expect(halted).toMatchObject({
        code: 'source-missing',
        exitCode: 1,
        details: { sources: ['tax_workers'], unrecognised: ['x.csv: Không có tiêu đề'] },
      })
    })

    it('warns of a pattern of doisoat.yaml that no file answers', async () => {
      const { halted } = await passGate(
        WHOLE,
        'files: [{ match: "a.csv" }, { match: "thuế/*.csv" }, { match: "*.csv" }]',
      )
      expect(halted).toBeNull()
      const failed = await store.db.selectFrom('gate_checks').selectAll().where('gate', '=', 'mapping').execute()
      expect(failed).toMatchObject([{ severity: 'warn', outcome: 'fail', measured: '1' }])
      expect(failed[0]?.message).toContain('"thuế/*.csv"')
    })

    it('writes the as-of date that the data gave into the ledger of runs', async () => {
      const run = { run_id: 1, pipeline: 'nightly', fingerprint: '', as_of: null, state: 'running', started_at: '' }
      await store.db.deleteFrom('ledger.runs').execute()
      await store.db
        .insertInto('ledger.runs')
        .values({ ...run, finished_at: null, input: '', out: '', summary: '{}', error: '' })
        .execute()
      await passGate(WHOLE)
      expect(await store.db.selectFrom('ledger.runs').select('as_of').execute()).toEqual([{ as_of: '2025-10-31' }])
    })

    it('halts when a required source has no valid row', async () => {
      const { halted } = await passGate([{ ...WHOLE[0], accepted: 0, quarantined: 7 }, ...WHOLE.slice(1)])
      expect(halted).toMatchObject({ code: 'source-empty', details: { sources: ['tax_workers'] } })
    })

    it('the site says which sources are required', async () => {
      expect((await passGate(WHOLE.slice(1), 'required_sources: [insurance_participants]')).halted).toBeNull()
    })

    it('warns of a source that nobody requires, and goes on', async () => {
      await passGate(WHOLE)
      const row = await store.db
        .selectFrom('gate_checks')
        .selectAll()
        .where('gate', '=', 'present')
        .where('source', '=', 'areas')
        .executeTakeFirst()
      expect(row).toMatchObject({ severity: 'warn', outcome: 'fail' })
    })

    it.each([
      ['rows: [101, 200]', 'gate-halted'],
      ['rows: [1, 99]', 'gate-halted'],
      ['rows: [100, 100]', null],
      ['max_age_days: 303', 'gate-halted'], // 31 December 2024 to 31 October 2025: 304 days
      ['max_age_days: 304', null],
    ])('tax_workers { %s } → %s', async (rule, expected) => {
      expect((await passGate(WHOLE, `gates: { tax_workers: { ${rule} } }`)).halted?.code ?? null).toBe(expected)
    })

    it.each([
      ['0.05', null],
      ['0.04', 'gate-halted'],
    ])('5 of 100 rows quarantined against max_reject_rate %s → %s', async (rate, expected) => {
      const { halted } = await passGate(WHOLE, `gates: { insurance_participants: { max_reject_rate: ${rate} } }`)
      expect(halted?.code ?? null).toBe(expected)
    })

    it('the flag comes before site.as_of, which comes before the last known month', async () => {
      await passGate(WHOLE, 'site: { as_of: 2025-11-15 }', '2025-12-01')
      expect((await facts()).as_of).toBe('2025-12-01')
      await passGate(WHOLE, 'site: { as_of: 2025-11-15 }')
      expect((await facts()).as_of).toBe('2025-11-15')
    })

    it('an as-of before the ledger’s last is refused, the same one is not', async () => {
      await store.db.insertInto('ledger.facts').values({ name: 'last_as_of', value: '2025-10-31' }).execute()
      expect((await passGate(WHOLE)).halted).toBeNull()
      await expect(passGate(WHOLE, '', '2025-10-30')).rejects.toMatchObject({
        code: 'as-of-before-ledger',
        exitCode: 2,
      })
    })

    it('without any month there is no as-of date, and no clock helps out', async () => {
      await expect(passGate(WHOLE.map((file) => ({ ...file, last_month: null })))).rejects.toMatchObject({
        code: 'as-of-unknown',
        exitCode: 2,
      })
    })

    it('the files of the run stay in the ledger', async () => {
      await passGate(WHOLE)
      const rows = await store.db.selectFrom('ledger.file_runs').select(['path', 'accepted']).orderBy('path').execute()
      expect(rows).toEqual([
        { path: 'a.csv', accepted: 100 },
        { path: 'b.csv', accepted: 10 },
        { path: 'c.csv', accepted: 95 },
      ])
    })
  })
}
