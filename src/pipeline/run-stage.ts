import { resolve } from 'node:path'
import { type Kysely, sql, type Transaction } from 'kysely'
import { ReconcileError } from '../domain/reconcile-error.ts'
import { nextFolder } from '../files/folders.ts'
import { type Database, type TableName, tableByName } from '../store/schema.ts'
import type { Table } from '../store/tables/table.ts'
import { clearMarks, type Mark, markStage, markStep, markTables, stepsDone } from './checkpoints.ts'
import { dependentsOf } from './plan.ts'
import { announceSwap, recordStage, setRunState } from './run-ledger.ts'
import type { RunSession } from './run-session.ts'
import { runStateOf } from './run-state.ts'
import type { AnyStage, Check, Counts, StageContext, StageOutcome, Step } from './stage.ts'

type AnyContext = StageContext<TableName, Table>

/** Run one stage: its steps, then itself, each in one transaction with its mark. Adds the outcome to the session. */
export async function runStage(session: RunSession, stage: AnyStage): Promise<void> {
  const startedAt = new Date().toISOString()
  session.request.progress.start(stage.name)
  const steps = stage.steps === undefined ? [] : await runSteps(session, stage, stage.steps.bind(stage))
  const clock = performance.now()
  const outcome = await session.store.db.transaction().execute(async (transaction) => {
    if (stage.steps === undefined) await prepareTables(session, stage, transaction)
    const counts = addCounts([...steps.map((step) => step.counts), await stage.run(contextOf(session, transaction))])
    await finishTables(session, stage, transaction)
    await runChecks(session, stage, transaction)
    const stepTime = steps.reduce((total, step) => total + step.milliseconds, 0)
    const done = { name: stage.name, skipped: false, milliseconds: stepTime + performance.now() - clock, counts }
    await concludeStage(session, stage, transaction, done, startedAt)
    return done
  })
  session.outcomes.push(outcome)
  if (stage.publishes && session.halted === null) session.published = true
  session.request.progress.done(outcome.counts)
}

function contextOf(session: RunSession, transaction: Transaction<Database>): AnyContext {
  const { request, store, runId, fingerprint } = session
  return {
    db: transaction as unknown as AnyContext['db'],
    dialect: store.dialect,
    config: request.config,
    inputDir: resolve(request.inputDir),
    outDir: nextFolder(request.outDir),
    options: {
      asOf: request.asOf,
      provinces: request.provinces,
      fingerprint,
      runId,
      acceptances: request.acceptances ?? [],
      command: request.command ?? `doisoat run ${request.pipeline.name}`,
    },
    earlier: session.outcomes,
    progress: request.progress,
    signal: request.signal,
    halt(reason) {
      session.halted = reason
    },
  }
}

const workingTables = (stage: AnyStage): readonly Table[] =>
  stage.writes.filter((name) => !name.startsWith('ledger.')).map((name) => tableByName(name))

/** Empty tables for the stage. What was computed from the old ones is no longer done. */
async function prepareTables(session: RunSession, stage: AnyStage, transaction: Transaction<Database>): Promise<void> {
  await clearMarks(transaction, [stage.name, ...dependentsOf(session.stages, stage.name)])
  for (const table of [...workingTables(stage), ...(stage.scratch ?? [])])
    await session.store.dialect.createTable(transaction, table)
}

async function finishTables(session: RunSession, stage: AnyStage, transaction: Transaction<Database>): Promise<void> {
  for (const table of stage.scratch ?? []) await session.store.dialect.dropTable(transaction, table)
  for (const table of workingTables(stage)) await session.store.dialect.finishTable(transaction, table)
}

async function concludeStage(
  session: RunSession,
  stage: AnyStage,
  transaction: Transaction<Database>,
  outcome: StageOutcome,
  startedAt: string,
): Promise<void> {
  const state = session.halted === null ? 'ok' : 'halted'
  await recordStage(transaction, session.runId, { ...outcome, state, startedAt })
  if (session.halted !== null) return
  await markStage(transaction, stage.name, outcome)
  if (!stage.publishes) return
  const outcomes = [...session.outcomes, outcome]
  const finishedAt = new Date().toISOString()
  await setRunState(transaction, session.runId, { state: runStateOf(outcomes), finishedAt, outcomes, error: '' })
  await announceSwap(transaction, resolve(session.request.outDir))
}

async function runSteps(
  session: RunSession,
  stage: AnyStage,
  list: (context: AnyContext) => Promise<readonly Step<TableName, Table>[]>,
): Promise<readonly Mark[]> {
  const { db } = session.store
  let finished = await stepsDone(db, stage.name)
  if (finished === null) {
    await db.transaction().execute(async (transaction) => {
      await prepareTables(session, stage, transaction)
      await markTables(transaction, stage.name)
    })
    finished = new Map()
  }
  const steps = await db.transaction().execute((transaction) => list(contextOf(session, transaction)))
  const marks: Mark[] = []
  for (const step of steps) {
    session.request.signal.throwIfAborted()
    marks.push(finished.get(step.name) ?? (await runStep(session, stage, step)))
  }
  return marks
}

async function runStep(session: RunSession, stage: AnyStage, step: Step<TableName, Table>): Promise<Mark> {
  const clock = performance.now()
  return session.store.db.transaction().execute(async (transaction) => {
    const counts = await step.run(contextOf(session, transaction))
    const mark = { counts, milliseconds: performance.now() - clock }
    await markStep(transaction, stage.name, step.name, mark)
    return mark
  })
}

function addCounts(all: readonly Counts[]): Counts {
  const total: Record<string, number> = {}
  for (const counts of all) for (const [name, count] of Object.entries(counts)) total[name] = (total[name] ?? 0) + count
  return total
}

/** @throws ReconcileError check-failed for the first check of severity error that finds something. */
async function runChecks(session: RunSession, stage: AnyStage, transaction: Transaction<Database>): Promise<void> {
  for (const check of stage.checks ?? []) {
    const found = await countViolations(check, transaction)
    if (found.violations === 0) continue
    const details = { stage: stage.name, check: check.name, ...found }
    if (check.severity === 'error') throw new ReconcileError('check-failed', details)
    session.request.progress.note(`${stage.name}: ${check.name}: ${found.violations}`)
  }
}

async function countViolations(
  check: Check<TableName>,
  transaction: Kysely<Database>,
): Promise<{ violations: number; example: string }> {
  const query = check.violations(transaction)
  const counted = await sql<{ violations: number; example: string | null }>`
    select count(*) as violations, min(cast(found.key as text)) as example from ${query} as found`.execute(transaction)
  const { violations = 0, example = null } = counted.rows[0] ?? {}
  return { violations, example: example ?? '' }
}
