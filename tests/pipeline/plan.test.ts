import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Checkpoints } from '../../src/pipeline/checkpoints.ts'
import { fingerprintOf, identify, type RunIdentity } from '../../src/pipeline/fingerprint.ts'
import { explainPlan, orderStages } from '../../src/pipeline/plan.ts'
import { planRun } from '../../src/pipeline/plan-run.ts'
import { runPipeline } from '../../src/pipeline/run-pipeline.ts'
import { type AnyStage, defineStage, type Pipeline } from '../../src/pipeline/stage.ts'
import type { TableName } from '../../src/store/schema.ts'
import { toyRequest, writeInput } from './toy-pipeline.ts'

const stage = (name: string, reads: readonly TableName[], writes: readonly TableName[], publishes = false): AnyStage =>
  defineStage({ name, summary: name, reads, writes, publishes, run: async () => ({}) })
const pipeline = (...stages: AnyStage[]): Pipeline => ({ name: 'p', summary: 'p', stages })

const CHAIN = pipeline(
  stage('a', [], ['person']),
  stage('b', ['person'], ['employer']),
  stage('c', ['person'], ['unit']),
  stage('d', ['employer', 'unit'], ['ledger.cases'], true),
)
const IDENTITY: RunIdentity = { pipeline: 'p', code: '1', inputs: 'i', settings: 's', options: 'o', folders: 'f' }
const found = (...done: string[]): Checkpoints => ({
  runId: 1,
  identity: IDENTITY,
  done: new Map(done.map((name) => [name, { counts: {}, milliseconds: 1 }])),
})
const plan = (
  marks: Checkpoints | null,
  change: { resume?: boolean; select?: string[]; identity?: Partial<RunIdentity> } = {},
) => {
  const { resume = true, select = [], identity = {} } = change
  const { startsOver, stages } = explainPlan(CHAIN, marks, { resume, select, identity: { ...IDENTITY, ...identity } })
  return { startsOver, stages: stages.map(({ name, action, reason }) => `${name} ${action} ${reason}`) }
}

describe('orderStages', () => {
  it('puts the writer of a table before its readers, whatever the listed order', () => {
    const shuffled = pipeline(CHAIN.stages[3]!, CHAIN.stages[2]!, CHAIN.stages[1]!, CHAIN.stages[0]!)
    expect(orderStages(shuffled).map((each) => each.name)).toEqual(['a', 'c', 'b', 'd'])
  })

  it('lets a stage read the ledger before another writes it', () => {
    const nights = pipeline(stage('look', ['ledger.cases'], ['person']), stage('write', ['person'], ['ledger.cases']))
    expect(orderStages(nights).map((each) => each.name)).toEqual(['look', 'write'])
  })

  const amending = (name: string, table: TableName, writes: readonly TableName[]): AnyStage => ({
    ...stage(name, [table], writes),
    amends: [table],
  })

  it('puts every other reader of a table after the stage that amends it', () => {
    const listed = pipeline(CHAIN.stages[0]!, CHAIN.stages[1]!, amending('link', 'person', ['unit']))
    expect(orderStages(listed).map((each) => each.name)).toEqual(['a', 'link', 'b'])
  })

  it('repeats the readers of an amended table when the amending stage runs again', () => {
    const listed = pipeline(CHAIN.stages[0]!, CHAIN.stages[1]!, amending('link', 'person', ['unit']))
    const request = { resume: true, select: ['link'], identity: IDENTITY }
    const { stages } = explainPlan(listed, found('a', 'b'), request)
    expect(stages.map(({ name, action, reason }) => `${name} ${action} ${reason}`)).toEqual([
      'a skip done',
      'link run selected',
      'b skip not-selected',
    ])
    const again = explainPlan(listed, found('a', 'b'), { ...request, select: ['b'] })
    expect(again.stages.map(({ name, action }) => `${name} ${action}`)).toEqual(['a skip', 'link run', 'b run'])
  })

  const INVALID: readonly [string, Pipeline, RegExp][] = [
    ['a table that no stage writes', pipeline(stage('a', ['unit'], ['person'])), /a reads unit, which no stage writes/],
    [
      'a table that two stages write',
      pipeline(stage('a', [], ['unit']), stage('b', [], ['unit'])),
      /unit is written by a and by b/,
    ],
    [
      'a table that two stages amend',
      pipeline(stage('a', [], ['person']), amending('b', 'person', ['unit']), amending('c', 'person', ['employer'])),
      /person is amended by b and by c/,
    ],
    [
      'a circle',
      pipeline(stage('a', ['unit'], ['person']), stage('b', ['person'], ['unit'])),
      /a, b wait for one another/,
    ],
    [
      'two stages of one name',
      pipeline(stage('a', [], ['unit']), stage('a', [], ['person'])),
      /two stages are named a/,
    ],
    [
      'two stages that publish',
      pipeline(stage('a', [], [], true), stage('b', [], [], true)),
      /only the last stage may publish/,
    ],
  ]
  for (const [what, broken, message] of INVALID)
    it(`refuses ${what}`, () => expect(() => orderStages(broken)).toThrow(message))
})

describe('explainPlan', () => {
  it('runs everything when nothing was ever run', () => {
    expect(plan(null)).toEqual({
      startsOver: 'never-run',
      stages: ['a run never-run', 'b run never-run', 'c run never-run', 'd run never-run'],
    })
  })

  it('skips what is done when it resumes', () => {
    expect(plan(found('a', 'b')).stages).toEqual(['a skip done', 'b skip done', 'c run unfinished', 'd run unfinished'])
  })

  it('starts over without resume', () => {
    expect(plan(found('a', 'b'), { resume: false })).toMatchObject({ startsOver: 'not-resumed' })
  })

  const CHANGES: readonly [keyof RunIdentity, string][] = [
    ['pipeline', 'pipeline-changed'],
    ['code', 'code-changed'],
    ['inputs', 'inputs-changed'],
    ['settings', 'settings-changed'],
    ['options', 'options-changed'],
    ['folders', 'folders-changed'],
  ]
  for (const [part, reason] of CHANGES)
    it(`starts over and says ${reason} when that is what differs`, () => {
      expect(plan(found('a', 'b', 'c', 'd'), { identity: { [part]: 'other' } }).startsOver).toBe(reason)
    })

  it('runs a selected stage with the earlier ones it needs and leaves the others out', () => {
    expect(plan(null, { resume: false, select: ['b'] }).stages).toEqual([
      'a run needed',
      'b run selected',
      'c skip not-selected',
      'd skip not-selected',
    ])
  })

  it('repeats a selected stage that is done, on the tables of the ones before', () => {
    expect(plan(found('a', 'b', 'c', 'd'), { resume: false, select: ['b'] }).stages).toEqual([
      'a skip done',
      'b run selected',
      'c skip not-selected',
      'd skip not-selected',
    ])
  })

  it('repeats a done stage when one before it runs again', () => {
    expect(plan(found('b', 'c', 'd')).stages).toEqual([
      'a run unfinished',
      'b run earlier-stage-runs',
      'c run earlier-stage-runs',
      'd run earlier-stage-runs',
    ])
  })

  it('refuses an unknown stage and names the known ones', () => {
    expect(() => plan(null, { select: ['x'] })).toThrow(/"x".*a, b, c, d/)
  })
})

describe('planRun', () => {
  const withFolder = async (look: (folder: string) => Promise<void>): Promise<void> => {
    const folder = await mkdtemp(join(tmpdir(), 'doisoat-plan-'))
    await mkdir(join(folder, 'in'))
    await writeInput(folder, 'one')
    await look(folder).finally(() => rm(folder, { recursive: true }))
  }

  it('makes no store and no output folder', () =>
    withFolder(async (folder) => {
      const request = await toyRequest(folder, `sqlite:${join(folder, 'store', 'toy.sqlite')}`)
      expect((await planRun(request)).startsOver).toBe('never-run')
      expect(existsSync(join(folder, 'store'))).toBe(false)
      expect(existsSync(join(folder, 'out.next'))).toBe(false)
    }))

  it('knows what an earlier run finished', () =>
    withFolder(async (folder) => {
      const request = await toyRequest(folder, `sqlite:${join(folder, 'store', 'toy.sqlite')}`, { resume: true })
      await runPipeline({ ...request, select: ['count'] })
      const { stages } = await planRun(request)
      expect(stages.map((each) => `${each.name} ${each.reason}`)).toEqual([
        'read done',
        'count done',
        'double unfinished',
        'publish unfinished',
      ])
    }))
})

describe('fingerprint', () => {
  it('is the same in another folder and differs when one byte of the input does', async () => {
    const fingerprints: string[] = []
    for (const text of ['same', 'same', 'sane']) {
      const folder = await mkdtemp(join(tmpdir(), 'doisoat-print-'))
      await mkdir(join(folder, 'in'))
      await writeInput(folder, text)
      const request = await toyRequest(folder, 'sqlite::memory:')
      fingerprints.push(fingerprintOf(await identify({ ...request, pipeline: 'toy' })))
      await rm(folder, { recursive: true })
    }
    expect(fingerprints[0]).toBe(fingerprints[1])
    expect(fingerprints[0]).not.toBe(fingerprints[2])
  })
})
