import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ReconcileError } from '../../src/domain/reconcile-error.ts'
import { type RunResult, runPipeline } from '../../src/pipeline/run-pipeline.ts'
import type { RunRequest } from '../../src/pipeline/run-session.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { openStore } from '../../src/store/open-store.ts'
import { SERVER_ANSWERS, temporaryDatabase } from '../dialects.ts'
import { type Hook, toyPipeline, toyRequest, writeInput } from './toy-pipeline.ts'

const ALL_ROWS = [1, 2, 3, 11, 12, 13].flatMap((id) => [`${id}/1`, `${id}/2`])
const STAGES = ['read', 'count', 'double', 'publish']

/** Stores that survive a process: PGlite cannot. */
const STORES: readonly { name: string; make(folder: string): Promise<{ url: string; drop(): Promise<void> }> }[] = [
  {
    name: 'sqlite',
    make: async (folder) => ({ url: `sqlite:${join(folder, 'store', 'toy.sqlite')}`, drop: async () => undefined }),
  },
  ...(SERVER_ANSWERS ? [{ name: 'postgres', make: temporaryDatabase }] : []),
]

for (const { name, make } of STORES)
  describe(`${name}: runPipeline`, () => {
    let folder: string
    let place: { url: string; drop(): Promise<void> }

    beforeEach(async () => {
      folder = await mkdtemp(join(tmpdir(), 'doisoat-engine-'))
      await mkdir(join(folder, 'in'))
      await writeInput(folder, 'one')
      place = await make(folder)
    })
    afterEach(async () => {
      await place.drop()
      await rm(folder, { recursive: true, force: true })
    })

    const run = async (change: Partial<RunRequest> & { hook?: Hook } = {}): Promise<RunResult> => {
      const { hook, ...rest } = change
      return runPipeline(await toyRequest(folder, place.url, { pipeline: toyPipeline(hook), ...rest }))
    }
    const output = async () => (await readFile(join(folder, 'out', 'rows.txt'), 'utf8')).trim().split('\n')
    const repeated = (result: RunResult) => result.stages.filter((stage) => !stage.skipped).map((stage) => stage.name)
    const inStore = async <T>(look: (store: Store) => Promise<T>): Promise<T> => {
      const store = await openStore(place.url)
      return look(store).finally(() => store.close())
    }
    const states = () =>
      inStore(({ db }) => db.selectFrom('ledger.runs').select(['run_id', 'state']).orderBy('run_id').execute())
    const nights = () =>
      inStore(({ db }) => db.selectFrom('ledger.facts').select('value').where('name', '=', 'nights').executeTakeFirst())
    const child = (point: string) =>
      spawn(process.execPath, [join(import.meta.dirname, 'toy-run.ts'), folder, place.url, point], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
    const killed = async (point: string) => expect((await once(child(point), 'exit'))[1]).toBe('SIGKILL')

    it('publishes what the stages found and records the run', async () => {
      const result = await run()
      expect(result).toMatchObject({
        state: 'ok',
        exitCode: 0,
        startedOver: 'never-run',
        files: ['rows.txt'],
        error: null,
      })
      expect(result.stages.map((stage) => [stage.name, stage.counts.rows])).toEqual([
        ['read', 6],
        ['count', 6],
        ['double', undefined],
        ['publish', 12],
      ])
      expect(await output()).toEqual(ALL_ROWS)
      expect(await states()).toEqual([{ run_id: 1, state: 'ok' }])
      expect(existsSync(join(folder, 'out.next'))).toBe(false)
    })

    it('starts over without --resume and keeps the ledger', async () => {
      await run()
      const second = await run()
      expect(second.startedOver).toBe('not-resumed')
      expect(repeated(second)).toEqual(STAGES)
      expect(await nights()).toEqual({ value: '2' })
      expect(existsSync(join(folder, 'out.previous', 'rows.txt'))).toBe(true)
    })

    it('repeats nothing when a finished run is resumed, and gives the same result', async () => {
      const first = await run()
      const second = await run({ resume: true })
      expect(repeated(second)).toEqual([])
      expect(second).toMatchObject({ state: first.state, runId: first.runId, files: first.files, startedOver: null })
      expect(await nights()).toEqual({ value: '1' })
    })

    it('publishes again when the output of a finished run is gone', async () => {
      await run()
      await rm(join(folder, 'out'), { recursive: true })
      expect(repeated(await run({ resume: true }))).toEqual(['publish'])
      expect(await output()).toEqual(ALL_ROWS)
    })

    it('starts over when an input file changed', async () => {
      await run()
      await writeInput(folder, 'two')
      expect(await run({ resume: true })).toMatchObject({ state: 'ok', startedOver: 'inputs-changed' })
    })

    it('starts over when the as-of date changed', async () => {
      await run()
      expect(await run({ resume: true, asOf: '2026-01-31' })).toMatchObject({ startedOver: 'options-changed' })
    })

    it('rolls a failing stage back, says which, publishes nothing and goes on from there', async () => {
      await run()
      await writeInput(folder, 'two')
      const hook = (point: string) => {
        if (point === 'double') throw new Error('thẻ 079085001234 của "Nguyễn Văn A" hỏng')
      }
      const failed = await run({ hook })
      expect(failed).toMatchObject({
        state: 'failed',
        exitCode: 3,
        files: [],
        error: { code: 'stage-failed', stage: 'double' },
      })
      expect(failed.error?.message).not.toMatch(/079085001234|Nguyễn Văn A/)
      expect(await inStore((store) => store.dialect.tableNames(store.db, 'work'))).not.toContain('finding_row')
      expect(await output()).toEqual(ALL_ROWS)
      expect(existsSync(join(folder, 'out.next'))).toBe(false)
      expect(repeated(await run({ resume: true }))).toEqual(['double', 'publish'])
      expect(await states()).toEqual([
        { run_id: 1, state: 'ok' },
        { run_id: 2, state: 'ok' },
      ])
    })

    it('ends halted with exit code 1 when a stage halts, and publishes nothing', async () => {
      const hook = (point: string) => {
        if (point === 'count') throw new ReconcileError('gate-halted', { checks: ['tệp cũ'] })
      }
      const result = await run({ hook })
      expect(result).toMatchObject({
        state: 'halted',
        exitCode: 1,
        files: [],
        error: { code: 'gate-halted', stage: 'count' },
      })
      expect(existsSync(join(folder, 'out'))).toBe(false)
      expect(await states()).toEqual([{ run_id: 1, state: 'halted' }])
    })

    it('rolls back and ends abandoned when it is told to stop', async () => {
      const controller = new AbortController()
      const hook = (point: string) => {
        if (point === 'count') controller.abort()
      }
      const result = await run({ hook, signal: controller.signal })
      expect(result).toMatchObject({ state: 'abandoned', exitCode: 3 })
      expect(result.stages.map((stage) => stage.name)).toEqual(['read', 'count'])
      expect(repeated(await run({ resume: true }))).toEqual(['double', 'publish'])
    })

    it('runs a selected stage and what it needs, and no other', async () => {
      const result = await run({ select: ['count'] })
      expect(repeated(result)).toEqual(['read', 'count'])
      expect(result.files).toEqual([])
      expect(existsSync(join(folder, 'out'))).toBe(false)
    })

    it('runs a selected stage again on the tables of a finished run, after which later stages are not done', async () => {
      await run()
      expect(repeated(await run({ select: ['count'] }))).toEqual(['count'])
      expect(repeated(await run({ resume: true }))).toEqual(['double', 'publish'])
    })

    it('refuses a missing input folder with exit code 2 and makes no store', async () => {
      await rm(join(folder, 'in'), { recursive: true })
      expect(await run()).toMatchObject({ state: 'failed', exitCode: 2, runId: null, error: { code: 'input-missing' } })
      expect(existsSync(join(folder, 'store'))).toBe(false)
    })

    const KILLS: readonly { point: string; left: readonly string[] }[] = [
      { point: 'kill at read b', left: STAGES },
      { point: 'kill at count', left: ['count', 'double', 'publish'] },
      { point: 'kill at publish', left: ['publish'] },
      { point: 'kill before swap', left: [] },
    ]
    for (const { point, left } of KILLS)
      it(`${point}: goes on with ${left.join(', ') || 'the swap alone'} and yields the same bytes`, async () => {
        await run()
        await writeInput(folder, 'two')
        await killed(point)
        expect(await output()).toEqual(ALL_ROWS)
        const result = await run({ resume: true })
        expect(result).toMatchObject({ state: 'ok', runId: 2, startedOver: null, files: ['rows.txt'] })
        expect(repeated(result)).toEqual(left)
        expect(await output()).toEqual(ALL_ROWS)
        expect(await nights()).toEqual({ value: '2' })
        expect(existsSync(join(folder, 'out.next'))).toBe(false)
      })

    it('does not repeat a step that had committed before a kill', async () => {
      await killed('kill at read b')
      const reached: string[] = []
      await run({ resume: true, hook: (point) => void reached.push(point) })
      expect(reached).toEqual(['read b', 'read', 'count', 'double', 'publish'])
    })

    it('marks a killed run abandoned when the next one starts over', async () => {
      await killed('kill at count')
      await run()
      expect(await states()).toEqual([
        { run_id: 1, state: 'abandoned' },
        { run_id: 2, state: 'ok' },
      ])
    })

    it('throws the half-written output of a killed run away', async () => {
      await killed('kill at publish')
      expect(existsSync(join(folder, 'out.next', 'rows.txt'))).toBe(true)
      await run({ select: ['count'] })
      expect(existsSync(join(folder, 'out.next'))).toBe(false)
      expect(existsSync(join(folder, 'out'))).toBe(false)
    })

    it('refuses a second run on the same store, and takes over when the first is killed', async () => {
      const first = child('wait at count')
      await once(first.stdout, 'data')
      expect(await run({ lockPatience: 500 })).toMatchObject({
        state: 'failed',
        exitCode: 2,
        error: { code: 'store-busy' },
      })
      first.kill('SIGKILL')
      await once(first, 'exit')
      expect(await run({ resume: true })).toMatchObject({ state: 'ok', runId: 1 })
    })
  })

describe('sqlite: files of a run', () => {
  it('are readable by their owner alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'doisoat-engine-'))
    await mkdir(join(folder, 'in'))
    const store = join(folder, 'store', 'toy.sqlite')
    await runPipeline(await toyRequest(folder, `sqlite:${store}`))
    const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8)
    expect(await mode(join(folder, 'store'))).toBe('700')
    for (const suffix of ['', '-work', '-lock', '-journal', '-work-journal']) {
      if (existsSync(store + suffix)) expect([suffix, await mode(store + suffix)]).toEqual([suffix, '600'])
    }
    await rm(folder, { recursive: true })
  })
})
