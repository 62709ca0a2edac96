import { ReconcileError } from '../domain/reconcile-error.ts'
import type { Checkpoints } from './checkpoints.ts'
import type { RunIdentity } from './fingerprint.ts'
import type { AnyStage, Pipeline } from './stage.ts'

/** Why a run begins with empty working tables; null: it goes on from what an earlier start finished. */
export type StartOver =
  | 'never-run'
  | 'pipeline-changed'
  | 'inputs-changed'
  | 'settings-changed'
  | 'options-changed'
  | 'code-changed'
  | 'folders-changed'
  | 'not-resumed'

export type StageReason =
  | StartOver
  | 'done'
  | 'unfinished'
  | 'earlier-stage-runs'
  | 'selected'
  | 'needed'
  | 'not-selected'

export interface StagePlan {
  readonly name: string
  readonly summary: string
  readonly reads: readonly string[]
  readonly writes: readonly string[]
  readonly action: 'run' | 'skip'
  readonly reason: StageReason
}

export interface Plan {
  readonly startsOver: StartOver | null
  readonly stages: readonly StagePlan[]
}

export interface PlanRequest {
  readonly identity: RunIdentity
  readonly resume: boolean
  readonly select: readonly string[]
}

const isLedger = (table: string): boolean => table.startsWith('ledger.')

/**
 * The stages in an order in which every working table is written before it is read; among those that could come next the
 * first listed one does. Ledger tables come from earlier runs and order nothing.
 *
 * @throws ReconcileError plan-invalid: a name or a table twice, a table nobody writes, a circle, a publishing stage that is not last.
 */
export function orderStages(pipeline: Pipeline): readonly AnyStage[] {
  const writers = writersOf(pipeline)
  const written = new Set<string>()
  const waiting = [...pipeline.stages].sort((a, b) => Number(a.publishes ?? false) - Number(b.publishes ?? false))
  const ordered: AnyStage[] = []
  while (waiting.length > 0) {
    const index = waiting.findIndex(
      (stage) => stage.reads.every((table) => isLedger(table) || written.has(table)) && !waitsForAmends(stage, waiting),
    )
    if (index < 0) throw planInvalid(whatIsMissing(waiting, writers))
    const [stage] = waiting.splice(index, 1) as [AnyStage]
    for (const table of stage.writes) written.add(table)
    ordered.push(stage)
  }
  if (ordered.slice(0, -1).some((stage) => stage.publishes)) throw planInvalid('only the last stage may publish')
  return ordered
}

/** A stage that amends its own tables waits for nobody else; every other reader of them waits for it. */
function waitsForAmends(stage: AnyStage, waiting: readonly AnyStage[]): boolean {
  return waiting.some((other) => other !== stage && other.amends?.some((table) => stage.reads.includes(table)))
}

/** Working tables that are other ones after a stage has run. */
function changedBy(stage: AnyStage): readonly string[] {
  return [...stage.writes, ...(stage.amends ?? [])].filter((table) => !isLedger(table))
}

function writersOf(pipeline: Pipeline): ReadonlyMap<string, string> {
  const writers = new Map<string, string>()
  const names = new Set<string>()
  for (const stage of pipeline.stages) {
    if (names.has(stage.name)) throw planInvalid(`two stages are named ${stage.name}`)
    names.add(stage.name)
    for (const table of stage.writes) {
      const other = writers.get(table)
      if (other !== undefined && !isLedger(table))
        throw planInvalid(`${table} is written by ${other} and by ${stage.name}`)
      writers.set(table, stage.name)
    }
  }
  const amenders = pipeline.stages.flatMap((stage) => (stage.amends ?? []).map((table) => [table, stage.name] as const))
  for (const [at, [table, name]] of amenders.entries()) {
    const other = amenders.slice(0, at).find(([earlier]) => earlier === table)
    if (other !== undefined) throw planInvalid(`${table} is amended by ${other[1]} and by ${name}`)
  }
  return writers
}

function whatIsMissing(waiting: readonly AnyStage[], writers: ReadonlyMap<string, string>): string {
  for (const stage of waiting) {
    const orphan = stage.reads.find((table) => !isLedger(table) && !writers.has(table))
    if (orphan !== undefined) return `${stage.name} reads ${orphan}, which no stage writes`
  }
  return `${waiting.map((stage) => stage.name).join(', ')} wait for one another's tables`
}

function planInvalid(reason: string): ReconcileError {
  return new ReconcileError('plan-invalid', { reason })
}

/** Names of the stages that read, directly or not, what `name` writes. */
export function dependentsOf(ordered: readonly AnyStage[], name: string): ReadonlySet<string> {
  const origin = ordered.find((stage) => stage.name === name)
  const changed = new Set<string>(origin === undefined ? [] : changedBy(origin))
  const dependents = new Set<string>()
  for (const stage of ordered) {
    if (stage.name === name || !stage.reads.some((table) => changed.has(table))) continue
    dependents.add(stage.name)
    for (const table of changedBy(stage)) changed.add(table)
  }
  return dependents
}

/**
 * What a run would do, from the declarations and the marks of earlier starts; touches nothing.
 *
 * @throws ReconcileError plan-invalid; stage-unknown for a selected name that the pipeline lacks.
 */
export function explainPlan(pipeline: Pipeline, found: Checkpoints | null, request: PlanRequest): Plan {
  const ordered = orderStages(pipeline)
  for (const name of request.select) {
    if (!ordered.some((stage) => stage.name === name))
      throw new ReconcileError('stage-unknown', { found: name, known: ordered.map((stage) => stage.name) })
  }
  const startsOver = startOverReason(found, request)
  const done = startsOver === null && found !== null ? new Set(found.done.keys()) : new Set<string>()
  const wanted = request.select.length > 0 ? new Set(request.select) : null
  const needed = wanted === null ? null : ancestorsOf(ordered, wanted)
  const rewritten = new Set<string>()
  const stages = ordered.map((stage) => {
    const stale = stage.reads.some((table) => rewritten.has(table))
    const decision = decide(stage.name, {
      done: done.has(stage.name),
      stale,
      startsOver,
      wanted,
      needed,
      resume: request.resume,
    })
    if (decision.action === 'run') for (const table of changedBy(stage)) rewritten.add(table)
    const { name, summary, reads, writes } = stage
    return { name, summary, reads, writes, ...decision }
  })
  return { startsOver, stages }
}

interface StageFacts {
  readonly done: boolean
  readonly stale: boolean
  readonly startsOver: StartOver | null
  readonly wanted: ReadonlySet<string> | null
  readonly needed: ReadonlySet<string> | null
  readonly resume: boolean
}

function decide(name: string, facts: StageFacts): { action: 'run' | 'skip'; reason: StageReason } {
  const { done, stale, startsOver, wanted, needed, resume } = facts
  const usable = done && !stale
  if (wanted !== null && !wanted.has(name)) {
    if (!needed?.has(name)) return { action: 'skip', reason: 'not-selected' }
    return usable ? { action: 'skip', reason: 'done' } : { action: 'run', reason: 'needed' }
  }
  if (wanted !== null && !(resume && usable)) return { action: 'run', reason: 'selected' }
  if (usable) return { action: 'skip', reason: 'done' }
  if (startsOver !== null) return { action: 'run', reason: startsOver }
  return { action: 'run', reason: done ? 'earlier-stage-runs' : 'unfinished' }
}

function ancestorsOf(ordered: readonly AnyStage[], wanted: ReadonlySet<string>): ReadonlySet<string> {
  const needed = new Set(wanted)
  const tables = new Set<string>()
  for (const stage of [...ordered].reverse()) {
    if (!needed.has(stage.name) && !changedBy(stage).some((table) => tables.has(table))) continue
    needed.add(stage.name)
    for (const table of stage.reads) if (!isLedger(table)) tables.add(table)
  }
  return needed
}

function startOverReason(found: Checkpoints | null, request: PlanRequest): StartOver | null {
  if (found === null) return 'never-run'
  const then = found.identity
  const now = request.identity
  if (then.pipeline !== now.pipeline) return 'pipeline-changed'
  if (then.code !== now.code) return 'code-changed'
  if (then.inputs !== now.inputs) return 'inputs-changed'
  if (then.settings !== now.settings) return 'settings-changed'
  if (then.options !== now.options) return 'options-changed'
  if (then.folders !== now.folders) return 'folders-changed'
  return request.resume || request.select.length > 0 ? null : 'not-resumed'
}
