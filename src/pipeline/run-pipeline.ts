import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type ExitCode, ReconcileError } from '../domain/reconcile-error.ts'
import { lockStore } from '../store/store-lock.ts'
import { identify } from './fingerprint.ts'
import { orderStages, type StartOver } from './plan.ts'
import { type RunState, recordStage, runState, setRunState } from './run-ledger.ts'
import { openSession, type RunRequest, type RunSession, removeNextFolder, swapIn } from './run-session.ts'
import { runStage } from './run-stage.ts'
import { runStateOf } from './run-state.ts'
import { safeErrorText } from './safe-error-text.ts'
import type { Counts } from './stage.ts'

export interface StageResult {
  readonly name: string
  readonly seconds: number
  readonly counts: Counts
  /** Done by an earlier start, or not selected. */
  readonly skipped: boolean
}

export interface RunResult {
  readonly state: Exclude<RunState, 'running'>
  readonly exitCode: 0 | ExitCode
  /** null when the run did not come to have one: its input, plan or store was refused. */
  readonly runId: number | null
  /** Why the run began with empty working tables; null when it went on from an earlier one. */
  readonly startedOver: StartOver | null
  readonly stages: readonly StageResult[]
  readonly outDir: string
  /** Files of the output folder after this run, as paths under it, in code-unit order; empty when nothing was published. */
  readonly files: readonly string[]
  readonly error: { readonly code: string; readonly message: string; readonly stage: string | null } | null
}

/**
 * Run a pipeline on one store: the only place that turns errors into a result. Nothing is published unless every stage that
 * was to run has committed; a run killed at any point is finished by the next one with `resume`.
 */
export async function runPipeline(request: RunRequest): Promise<RunResult> {
  try {
    orderStages(request.pipeline)
    const identity = await identify({ ...request, pipeline: request.pipeline.name })
    const lock = await lockStore(request.storeUrl, request.lockPatience)
    try {
      const session = await openSession(request, identity)
      return await runSession(session).finally(() => session.store.close())
    } finally {
      await lock.release()
    }
  } catch (error) {
    return failure(request, null, toReconcileError(error, null), null)
  }
}

async function runSession(session: RunSession): Promise<RunResult> {
  let current: string | null = null
  try {
    for (const stage of session.stages) {
      session.request.signal.throwIfAborted()
      current = stage.name
      if (skipStage(session, stage.name)) continue
      await runStage(session, stage)
      if (session.halted !== null) throw session.halted
    }
    return await conclude(session)
  } catch (error) {
    return concludeFailure(session, error, current)
  }
}

/** Take a stage that need not run over from its mark. */
function skipStage(session: RunSession, name: string): boolean {
  const planned = session.plan.stages.find((stage) => stage.name === name)
  if (planned?.action === 'run') return false
  const mark = planned?.reason === 'done' ? session.found?.done.get(name) : undefined
  session.outcomes.push({ name, skipped: true, milliseconds: mark?.milliseconds ?? 0, counts: mark?.counts ?? {} })
  return true
}

async function conclude(session: RunSession): Promise<RunResult> {
  const { store, runId, outcomes, request } = session
  const state = runStateOf(outcomes)
  const ranSomething = outcomes.some((outcome) => !outcome.skipped)
  if (session.published) await swapIn(session)
  else await removeNextFolder(request.outDir)
  if (ranSomething && !session.published) {
    await setRunState(store.db, runId, { state, finishedAt: new Date().toISOString(), outcomes, error: '' })
  }
  const publishes = session.stages.some((stage) => stage.publishes)
  const recorded = ranSomething ? state : ((await runState(store.db, runId)) ?? state)
  return {
    state: recorded === 'running' ? state : recorded,
    exitCode: 0,
    runId,
    startedOver: session.plan.startsOver,
    stages: stageResults(session),
    outDir: resolve(request.outDir),
    files: publishes && (session.published || !ranSomething) ? await listFiles(request.outDir) : [],
    error: null,
  }
}

async function concludeFailure(session: RunSession, cause: unknown, stage: string | null): Promise<RunResult> {
  const { request } = session
  const error = toReconcileError(cause, stage)
  const result = failure(request, session, error, stage)
  // A committed run is whole: what failed is the swap, which the next start finishes.
  if (session.published) return result
  await removeNextFolder(request.outDir)
  // When the store itself is what failed, this fails too; the run is then marked by the next start, and the first error is told.
  await recordFailure(session, result.state, error, stage).catch(() => undefined)
  return result
}

async function recordFailure(
  { store, runId, outcomes, halted }: RunSession,
  state: RunState,
  error: ReconcileError,
  stage: string | null,
): Promise<void> {
  const finishedAt = new Date().toISOString()
  await setRunState(store.db, runId, { state, finishedAt, outcomes, error: `${error.code}: ${error.message}` })
  // A stage that asked for the halt has recorded itself.
  if (stage === null || halted !== null || state === 'abandoned') return
  const failed = { name: stage, state: state === 'halted' ? 'halted' : 'failed', milliseconds: 0, counts: {} } as const
  await recordStage(store.db, runId, { ...failed, startedAt: finishedAt })
}

function failure(
  request: RunRequest,
  session: RunSession | null,
  error: ReconcileError,
  stage: string | null,
): RunResult {
  const aborted = request.signal.aborted
  const halted = error.exitCode === 1 && !aborted
  return {
    state: aborted ? 'abandoned' : halted ? 'halted' : 'failed',
    exitCode: aborted ? 3 : error.exitCode,
    runId: session?.runId ?? null,
    startedOver: session?.plan.startsOver ?? null,
    stages: session === null ? [] : stageResults(session),
    outDir: resolve(request.outDir),
    files: [],
    error: { code: error.code, message: error.message, stage },
  }
}

function toReconcileError(error: unknown, stage: string | null): ReconcileError {
  if (error instanceof ReconcileError) return error
  return new ReconcileError('stage-failed', { stage: stage ?? '-', reason: safeErrorText(error) }, error)
}

function stageResults(session: RunSession): readonly StageResult[] {
  return session.outcomes.map(({ name, milliseconds, counts, skipped }) => {
    return { name, seconds: Math.round(milliseconds) / 1000, counts, skipped }
  })
}

async function listFiles(outDir: string): Promise<readonly string[]> {
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const root = resolve(outDir)
  return files
    .map((path) =>
      resolve(path)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}
