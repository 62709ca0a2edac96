import type { AliasableExpression, Kysely } from 'kysely'
import type { SiteConfig } from '../config/site-config.ts'
import type { ReconcileError } from '../domain/reconcile-error.ts'
import type { Dialect } from '../store/dialects/dialect.ts'
import type { Database, DbOf, TableName } from '../store/schema.ts'
import type { RowOf, Table } from '../store/tables/table.ts'
import type { Progress } from './progress.ts'

/** What a stage counted: printed, and kept in the run ledger. A count named `quarantined` above 0 makes the run ok-with-quarantine. */
export type Counts = Readonly<Record<string, number>>

/** A gate that a person lets pass in this run (docs/gates.md). */
export interface Acceptance {
  readonly gate: string
  /** null: for every source. */
  readonly source: string | null
  readonly why: string
  /** Who and when (UTC): for the ledger only, since they differ between two equal runs. */
  readonly by: string
  readonly at: string
}

export interface RunOptions {
  readonly asOf?: string | undefined
  /** Present province codes to keep to; empty: all. */
  readonly provinces: readonly string[]
  /** Hash of inputs, settings, options and code: equal for equal runs. May stand in outputs. */
  readonly fingerprint: string
  /** Key of `ledger.runs`. Differs between two equal runs: must not stand in outputs. */
  readonly runId: number
  /** Not part of the fingerprint: a halted run goes on from where it stopped when somebody accepts what stopped it. */
  readonly acceptances?: readonly Acceptance[]
  /** How the run was asked for, without --resume and --accept; shown when it halts. */
  readonly command?: string
}

/** How a stage went in this run. */
export interface StageOutcome {
  readonly name: string
  /** true: finished by an earlier start of this run and not repeated. */
  readonly skipped: boolean
  readonly milliseconds: number
  readonly counts: Counts
}

/** What a stage sees of the database: the tables it declares and its scratch tables, by name. */
export type StageDatabase<T extends TableName, S extends Table> = {
  [Name in T | S['name']]: Name extends TableName ? Database[Name] : RowOf<Extract<S, { name: Name }>>
}

/** All a stage may touch. */
export interface StageContext<T extends TableName, S extends Table = never> {
  /** The transaction of the stage (of the step), narrowed to its own tables. */
  readonly db: Kysely<StageDatabase<T, S>>
  readonly dialect: Dialect
  readonly config: SiteConfig
  readonly inputDir: string
  /** `<out>.next`: what is written here is swapped in after the publishing stage has committed. */
  readonly outDir: string
  readonly options: RunOptions
  /** The stages before this one, in order, those that were not repeated included. */
  readonly earlier: readonly StageOutcome[]
  readonly progress: Progress
  readonly signal: AbortSignal
  /** End the run as `halted` after this stage: its tables stay for whoever looks into it, it is not marked as done, nothing is published. */
  halt(reason: ReconcileError): void
}

/** A promise about the stage's tables: a query that must find nothing. `key` must not be a person's identifier. */
export interface Check<T extends TableName> {
  readonly name: string
  /** error: the run is halted; warn: it is said and counted. */
  readonly severity: 'error' | 'warn'
  violations(db: Kysely<DbOf<T>>): AliasableExpression<{ key: string | number; detail: string }>
}

/** A part of a stage with a transaction and a mark of its own: after a kill, steps that committed are not repeated. */
export interface Step<T extends TableName, S extends Table = never> {
  readonly name: string
  run(context: StageContext<T, S>): Promise<Counts>
}

export interface Stage<R extends TableName, W extends TableName, S extends Table = never> {
  readonly name: string
  /** One sentence, shown by `plan`. */
  readonly summary: string
  readonly reads: readonly R[]
  /** Working tables are created empty before the stage and get keys, indexes and statistics after it; ledger tables are left as they are. */
  readonly writes: readonly W[]
  /**
   * Tables of earlier stages, among those it reads, that it changes in place, so that doing it twice comes to the same. Every other reader
   * of them runs after it. One stage at most amends a table.
   */
  readonly amends?: readonly NoInfer<R>[]
  /** Tables of the stage's own, created empty before it and dropped after it. They have no indexes unless `dialect.finishTable` is called. */
  readonly scratch?: readonly S[]
  readonly checks?: readonly Check<R | W>[]
  /** true: the stage writes the files of `outDir`. At most one, the last. */
  readonly publishes?: boolean
  /** Steps to commit one by one before `run`; the same list for the same input. */
  steps?(context: StageContext<R | W, S>): Promise<readonly Step<R | W, S>[]>
  /** All in one transaction with the mark that the stage is done. */
  run(context: StageContext<R | W, S>): Promise<Counts>
}

/** A stage whose tables the engine does not know by type. */
export type AnyStage = Omit<Stage<TableName, TableName, Table>, 'checks'> & {
  readonly checks?: readonly Check<TableName>[]
}

export interface Pipeline {
  readonly name: string
  readonly summary: string
  readonly stages: readonly AnyStage[]
}

/** The stage itself; the compiler narrows `db` to the tables that the stage declares. */
export function defineStage<const R extends TableName, const W extends TableName, const S extends Table = never>(
  stage: Stage<R, W, S>,
): AnyStage {
  // The engine hands every stage the whole database; what narrows it is this signature.
  return stage as unknown as AnyStage
}
