import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ReconcileError } from '../../src/domain/reconcile-error.ts'
import { SILENT } from '../../src/pipeline/progress.ts'
import { runPipeline } from '../../src/pipeline/run-pipeline.ts'
import type { RunRequest } from '../../src/pipeline/run-session.ts'
import { type AnyStage, type Check, defineStage, type StageContext } from '../../src/pipeline/stage.ts'
import { insertFrom, insertFromInto } from '../../src/store/insert-from.ts'
import { openStore } from '../../src/store/open-store.ts'
import { defineTable, integer, text } from '../../src/store/tables/table.ts'
import { SERVER_ANSWERS, temporaryDatabase } from '../dialects.ts'
import { toyRequest, writeInput } from './toy-pipeline.ts'

const firstLetters = defineTable({
  name: 'scratch_first_letters',
  grain: 'one row per letter',
  columns: { letter: text, keys: integer },
  key: ['letter'],
  distributeBy: 'letter',
})

type Context = StageContext<'run_facts'>
const facts = (run: (context: Context) => Promise<void>, checks: readonly Check<'run_facts'>[] = []): AnyStage =>
  defineStage({
    name: 'facts',
    summary: 'Write three facts.',
    reads: [],
    writes: ['run_facts'],
    checks,
    async run(context) {
      await context.dialect.load(context.db, 'run_facts', [[1, 2, 3].map((n) => ({ name: `f${n}`, value: 'x' }))])
      await run(context)
      return { rows: 3, quarantined: 1 }
    },
  })
const nothing = async () => undefined
const check = (severity: 'error' | 'warn', name: string): Check<'run_facts'> => ({
  name: 'no fact is named so',
  severity,
  violations: (db) =>
    db
      .selectFrom('run_facts')
      .select(['name as key', sql<string>`value`.as('detail')])
      .where('name', '=', name),
})

const STORES = ['sqlite', ...(SERVER_ANSWERS ? ['postgres'] : [])] as const
for (const name of STORES)
  describe(`${name}: a stage`, () => {
    let folder: string
    let url: string
    let drop = async () => undefined as unknown
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'doisoat-stage-'))
      await mkdir(join(folder, 'in'))
      await writeInput(folder, 'one')
      url = `sqlite:${join(folder, 'toy.sqlite')}`
      if (name === 'postgres') ({ url, drop } = await temporaryDatabase())
    })
    beforeEach(() => rm(join(folder, 'out'), { recursive: true, force: true }))
    afterAll(async () => {
      await drop()
      await rm(folder, { recursive: true })
    })

    const run = async (stages: readonly AnyStage[], change: Partial<RunRequest> = {}) =>
      runPipeline(await toyRequest(folder, url, { pipeline: { name: 'p', summary: 'p', stages }, ...change }))
    const tables = async () => {
      const store = await openStore(url)
      return store.dialect.tableNames(store.db, 'work').finally(() => store.close())
    }

    it('that counts quarantined rows makes the run ok-with-quarantine', async () => {
      expect(await run([facts(nothing)])).toMatchObject({ state: 'ok-with-quarantine', exitCode: 0 })
    })

    it('that asks for a halt keeps its tables but is not done', async () => {
      const halting = facts(async ({ halt }) => halt(new ReconcileError('gate-halted', { checks: ['tệp cũ'] })))
      const result = await run([halting])
      expect(result).toMatchObject({ state: 'halted', exitCode: 1, error: { code: 'gate-halted', stage: 'facts' } })
      expect(await tables()).toContain('run_facts')
      expect((await run([facts(nothing)], { resume: true })).stages).toMatchObject([{ name: 'facts', skipped: false }])
    })

    it('whose check of severity error finds something halts the run and leaves no table', async () => {
      const result = await run([facts(nothing, [check('error', 'f2')])])
      expect(result).toMatchObject({ state: 'halted', exitCode: 1, error: { code: 'check-failed' } })
      expect(result.error?.message).toMatch(/facts.*no fact is named so.*1.*f2/)
      expect(await tables()).not.toContain('run_facts')
    })

    it('whose check of severity warn finds something says so and goes on', async () => {
      const notes: string[] = []
      const progress = { ...SILENT, note: (said: string) => void notes.push(said) }
      expect(await run([facts(nothing, [check('warn', 'f2')])], { progress })).toMatchObject({ exitCode: 0 })
      expect(notes).toEqual(['facts: no fact is named so: 1'])
    })

    it('whose checks find nothing is done', async () => {
      expect(await run([facts(nothing, [check('error', 'f9')])])).toMatchObject({ exitCode: 0 })
    })

    it('has scratch tables of its own that are gone afterwards', async () => {
      const counting = defineStage({
        name: 'counting',
        summary: 'Count facts by first letter.',
        reads: ['run_facts'],
        writes: ['ledger.facts'],
        scratch: [firstLetters],
        async run({ db }) {
          const letter = sql<string>`substr(name, 1, 1)`
          const query = db.selectFrom('run_facts').groupBy(letter)
          await insertFromInto(
            db,
            firstLetters,
            query.select((of) => [of.fn.countAll<number>().as('keys'), letter.as('letter')]),
          )
          const rows = await db.selectFrom('scratch_first_letters').selectAll().execute()
          expect(rows).toEqual([{ letter: 'f', keys: 3 }])
          return { rows: rows.length }
        },
      })
      expect(await run([facts(nothing), counting])).toMatchObject({ exitCode: 0, error: null })
      expect(await tables()).not.toContain('scratch_first_letters')
    })

    it('that writes a duplicate key fails, and the text of the error names no value', async () => {
      const twice = facts(async ({ db }) => {
        await insertFrom(db, 'run_facts', db.selectFrom('run_facts').selectAll())
      })
      const result = await run([twice])
      expect(result).toMatchObject({ state: 'failed', exitCode: 3, error: { code: 'stage-failed', stage: 'facts' } })
      expect(result.error?.message).not.toMatch(/f1|f2|f3/)
    })

    it('is told what came before it, with counts', async () => {
      const earlier: unknown[] = []
      const last = defineStage({
        name: 'last',
        summary: 'Look back.',
        reads: ['run_facts'],
        writes: [],
        async run(context) {
          earlier.push(...context.earlier.map(({ name: stage, counts }) => ({ stage, counts })))
          return {}
        },
      })
      await run([facts(nothing), last])
      expect(earlier).toEqual([{ stage: 'facts', counts: { rows: 3, quarantined: 1 } }])
    })
  })
