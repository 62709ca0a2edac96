import { rm, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { SiteConfig } from '../config/site-config.ts'
import type { ReconcileError } from '../domain/reconcile-error.ts'
import { ensurePrivateDir, finishBrokenSwap, nextFolder, publishFolder } from '../files/folders.ts'
import type { Store } from '../store/dialects/dialect.ts'
import { openStore } from '../store/open-store.ts'
import { type Checkpoints, clearMarks, createMarks, readCheckpoints } from './checkpoints.ts'
import { fingerprintOf, type RunIdentity } from './fingerprint.ts'
import { explainPlan, orderStages, type Plan } from './plan.ts'
import type { Progress } from './progress.ts'
import { abandonDeadRuns, addRun, announcedSwap, clearSwap, setRunState } from './run-ledger.ts'
import type { Acceptance, AnyStage, Pipeline, StageOutcome } from './stage.ts'

export interface RunRequest {
  readonly pipeline: Pipeline
  readonly storeUrl: string
  readonly inputDir: string
  readonly outDir: string
  readonly config: SiteConfig
  readonly asOf?: string | undefined
  readonly provinces: readonly string[]
  readonly resume: boolean
  /** Stages to run, with what they need; empty: all. */
  readonly select: readonly string[]
  readonly progress: Progress
  readonly signal: AbortSignal
  /** What the code is called in the fingerprint; by default its own hash. */
  readonly codeVersion?: string
  /** Milliseconds to wait for another run to leave the store. */
  readonly lockPatience?: number
  /** Gates that a person lets pass; not part of the run's identity. */
  readonly acceptances?: readonly Acceptance[]
  /** How a person asks for this run; shown when a gate halts it. */
  readonly command?: string
}

/** A run under way: it holds the store's lock, and its working tables belong to it. */
export interface RunSession {
  readonly request: RunRequest
  readonly store: Store
  readonly stages: readonly AnyStage[]
  readonly plan: Plan
  readonly found: Checkpoints | null
  readonly runId: number
  readonly fingerprint: string
  /** Grows as stages end. */
  readonly outcomes: StageOutcome[]
  /** Set by a stage that asks for a halt. */
  halted: ReconcileError | null
  /** Set when the publishing stage has committed. */
  published: boolean
}

/** Open the store for a run: finish what a killed run left over, then go on from its marks or start over, as the plan says. */
export async function openSession(request: RunRequest, identity: RunIdentity): Promise<RunSession> {
  let store = await openStore(request.storeUrl)
  try {
    await finishAnnouncedSwap(store)
    const found = await usableCheckpoints(store, request)
    const { resume, select } = request
    const plan = explainPlan(request.pipeline, found, { identity, resume, select })
    if (plan.startsOver !== null) {
      await store.close()
      store = await openStore(request.storeUrl, { fresh: true })
    }
    const runId = await beginRun(store, request, identity, plan, found)
    if (plan.stages.some((stage) => stage.action === 'run')) await emptyNextFolder(request.outDir)
    const stages = orderStages(request.pipeline)
    const fingerprint = fingerprintOf(identity)
    return { request, store, stages, plan, found, runId, fingerprint, outcomes: [], halted: null, published: false }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** A run that committed and was killed before its output was swapped in: the ledger says so, here the swap is finished. */
async function finishAnnouncedSwap(store: Store): Promise<void> {
  const out = await announcedSwap(store.db)
  if (out === null) return
  const wasBroken = await finishBrokenSwap(out)
  if (!wasBroken && (await exists(nextFolder(out)))) await publishFolder(out)
  await clearSwap(store.db)
}

/** Marks of the last run; a publishing stage whose output is gone counts as not done. */
async function usableCheckpoints(store: Store, request: RunRequest): Promise<Checkpoints | null> {
  const found = await readCheckpoints(store)
  const publishing = request.pipeline.stages.find((stage) => stage.publishes)?.name
  if (found === null || publishing === undefined || !found.done.has(publishing)) return found
  if (await exists(resolve(request.outDir))) return found
  await clearMarks(store.db, [publishing])
  return readCheckpoints(store)
}

async function beginRun(
  store: Store,
  request: RunRequest,
  identity: RunIdentity,
  plan: Plan,
  found: Checkpoints | null,
): Promise<number> {
  const resumed = plan.startsOver === null && found !== null ? found.runId : null
  await abandonDeadRuns(store.db, resumed)
  if (resumed !== null) {
    const running = { state: 'running', finishedAt: null, outcomes: [], error: '' } as const
    if (plan.stages.some((stage) => stage.action === 'run')) await setRunState(store.db, resumed, running)
    return resumed
  }
  return store.db.transaction().execute(async (transaction) => {
    const runId = await addRun(transaction, {
      pipeline: request.pipeline.name,
      fingerprint: fingerprintOf(identity),
      asOf: request.asOf,
      input: resolve(request.inputDir),
      out: resolve(request.outDir),
      startedAt: new Date().toISOString(),
    })
    await createMarks(transaction, store.dialect, { runId, identity })
    return runId
  })
}

/** What an unpublished run left in `<out>.next` is thrown away. */
export async function removeNextFolder(outDir: string): Promise<void> {
  await rm(nextFolder(outDir), { recursive: true, force: true })
}

async function emptyNextFolder(outDir: string): Promise<void> {
  await removeNextFolder(outDir)
  await ensurePrivateDir(nextFolder(outDir))
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** Swap the output of a committed run in. A kill anywhere in here is mended by `finishAnnouncedSwap` at the next start. */
export async function swapIn(session: RunSession): Promise<void> {
  await publishFolder(session.request.outDir)
  await clearSwap(session.store.db)
}
