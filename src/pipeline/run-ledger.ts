import type { Kysely } from 'kysely'
import type { Database } from '../store/schema.ts'
import type { StageOutcome } from './stage.ts'

/** What the ledger keeps of runs. Times are UTC, for people; nothing is computed from them. */

export type RunState = 'running' | 'ok' | 'ok-with-quarantine' | 'halted' | 'failed' | 'abandoned'

type Ledger = Kysely<Database>

export interface NewRun {
  readonly pipeline: string
  readonly fingerprint: string
  readonly asOf?: string | undefined
  readonly input: string
  readonly out: string
  readonly startedAt: string
}

/** Add a run in state `running`; returns its id. The caller holds the store's lock. */
export async function addRun(db: Ledger, run: NewRun): Promise<number> {
  const { last } = await db
    .selectFrom('ledger.runs')
    .select((of) => of.fn.max('run_id').as('last'))
    .executeTakeFirstOrThrow()
  const run_id = Number(last ?? 0) + 1
  const { pipeline, fingerprint, input, out, startedAt: started_at } = run
  const row = {
    run_id,
    pipeline,
    fingerprint,
    as_of: run.asOf ?? null,
    state: 'running',
    started_at,
    finished_at: null,
  }
  await db
    .insertInto('ledger.runs')
    .values({ ...row, input, out, summary: '{}', error: '' })
    .execute()
  return run_id
}

/** A run that is still `running` while nobody holds the lock was killed. The run that will be resumed is left out. */
export async function abandonDeadRuns(db: Ledger, resumed: number | null): Promise<void> {
  await db
    .updateTable('ledger.runs')
    .set({ state: 'abandoned' })
    .where('state', '=', 'running')
    .where('run_id', '<>', resumed ?? 0)
    .execute()
}

export async function setRunState(
  db: Ledger,
  runId: number,
  change: { state: RunState; finishedAt: string | null; outcomes: readonly StageOutcome[]; error: string },
): Promise<void> {
  const summary = JSON.stringify(Object.fromEntries(change.outcomes.map((outcome) => [outcome.name, outcome.counts])))
  const { state, finishedAt: finished_at, error } = change
  await db.updateTable('ledger.runs').set({ state, finished_at, summary, error }).where('run_id', '=', runId).execute()
}

/** The state of a run as it was recorded; null when the ledger has no such run. */
export async function runState(db: Ledger, runId: number): Promise<RunState | null> {
  const row = await db.selectFrom('ledger.runs').select('state').where('run_id', '=', runId).executeTakeFirst()
  return (row?.state as RunState | undefined) ?? null
}

/** Replace what the ledger says of one stage of a run. */
export async function recordStage(
  db: Ledger,
  runId: number,
  stage: { name: string; state: 'ok' | 'halted' | 'failed'; startedAt: string; milliseconds: number; counts: object },
): Promise<void> {
  await db.deleteFrom('ledger.stage_runs').where('run_id', '=', runId).where('stage', '=', stage.name).execute()
  await db
    .insertInto('ledger.stage_runs')
    .values({
      run_id: runId,
      stage: stage.name,
      state: stage.state,
      started_at: stage.startedAt,
      milliseconds: Math.round(stage.milliseconds),
      counts: JSON.stringify(stage.counts),
    })
    .execute()
}

const SWAP = 'swap'

/** Say, in the commit of the publishing stage, that `<out>.next` is whole and has to be swapped in. */
export async function announceSwap(db: Ledger, outDir: string): Promise<void> {
  await clearSwap(db)
  await db.insertInto('ledger.facts').values({ name: SWAP, value: outDir }).execute()
}

/** The output folder of a committed run that was not swapped in yet, or null. */
export async function announcedSwap(db: Ledger): Promise<string | null> {
  const fact = await db.selectFrom('ledger.facts').select('value').where('name', '=', SWAP).executeTakeFirst()
  return fact?.value ?? null
}

export async function clearSwap(db: Ledger): Promise<void> {
  await db.deleteFrom('ledger.facts').where('name', '=', SWAP).execute()
}
