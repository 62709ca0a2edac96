import type { Kysely } from 'kysely'
import type { Dialect, Store } from '../store/dialects/dialect.ts'
import type { Database } from '../store/schema.ts'
import { defineTable, integer, type RowOf, text } from '../store/tables/table.ts'
import type { RunIdentity } from './fingerprint.ts'
import type { Counts } from './stage.ts'

/** Which stages of the run in the working tables are done. The marks commit with the tables they speak of. */

const stageMarks = defineTable({
  name: 'stage_marks',
  grain: 'one row per stage, or step of a stage, that has committed',
  columns: { stage: text, step: text, counts: text, milliseconds: integer },
  key: ['stage', 'step'],
  distributeBy: 'reference',
})

const runMark = defineTable({
  name: 'run_mark',
  grain: 'one row per run in the working tables: there is one',
  columns: { run_id: integer, identity: text },
  key: ['run_id'],
  distributeBy: 'reference',
})

type MarkTables = { stage_marks: RowOf<typeof stageMarks>; run_mark: RowOf<typeof runMark> }

/** Steps that are no step of the stage: its tables were created; the whole stage is done. */
const TABLES_CREATED = '(tables)'
const WHOLE_STAGE = ''

export interface Mark {
  readonly counts: Counts
  readonly milliseconds: number
}

export interface Checkpoints {
  readonly runId: number
  readonly identity: RunIdentity
  /** Stages that are done, by name. */
  readonly done: ReadonlyMap<string, Mark>
}

const marksOf = (db: Kysely<Database>): Kysely<MarkTables> => db as unknown as Kysely<MarkTables>

/** The marks in the store's working tables, or null when no run has begun there. */
export async function readCheckpoints(store: Store): Promise<Checkpoints | null> {
  const present = await store.dialect.tableNames(store.db, 'work')
  if (!present.has(runMark.name) || !present.has(stageMarks.name)) return null
  const db = marksOf(store.db)
  const run = await db.selectFrom('run_mark').selectAll().executeTakeFirst()
  if (run === undefined) return null
  const rows = await db.selectFrom('stage_marks').selectAll().where('step', '=', WHOLE_STAGE).execute()
  const done = new Map(rows.map((row) => [row.stage, toMark(row)]))
  return { runId: run.run_id, identity: JSON.parse(run.identity) as RunIdentity, done }
}

function toMark(row: { counts: string; milliseconds: number }): Mark {
  return { counts: JSON.parse(row.counts) as Counts, milliseconds: row.milliseconds }
}

/** Begin a run in empty working tables. */
export async function createMarks(
  db: Kysely<Database>,
  dialect: Dialect,
  run: { readonly runId: number; readonly identity: RunIdentity },
): Promise<void> {
  await dialect.createTable(db, stageMarks)
  await dialect.createTable(db, runMark)
  await marksOf(db)
    .insertInto('run_mark')
    .values({ run_id: run.runId, identity: JSON.stringify(run.identity) })
    .execute()
}

/** Take away all marks of these stages, steps included. */
export async function clearMarks(db: Kysely<Database>, stages: readonly string[]): Promise<void> {
  if (stages.length > 0) await marksOf(db).deleteFrom('stage_marks').where('stage', 'in', stages).execute()
}

export async function markStage(db: Kysely<Database>, stage: string, mark: Mark): Promise<void> {
  await insertMark(db, stage, WHOLE_STAGE, mark)
}

export async function markTables(db: Kysely<Database>, stage: string): Promise<void> {
  await insertMark(db, stage, TABLES_CREATED, { counts: {}, milliseconds: 0 })
}

export async function markStep(db: Kysely<Database>, stage: string, step: string, mark: Mark): Promise<void> {
  await insertMark(db, stage, `step ${step}`, mark)
}

async function insertMark(db: Kysely<Database>, stage: string, step: string, mark: Mark): Promise<void> {
  const row = { stage, step, counts: JSON.stringify(mark.counts), milliseconds: Math.round(mark.milliseconds) }
  await marksOf(db).insertInto('stage_marks').values(row).execute()
}

/**
 * Steps of an unfinished stage that have committed, by name; null when it has to begin anew: its tables were not created,
 * or it is done and asked for again. When an earlier stage ran again, its marks are gone (`clearMarks`).
 */
export async function stepsDone(db: Kysely<Database>, stage: string): Promise<ReadonlyMap<string, Mark> | null> {
  const rows = await marksOf(db).selectFrom('stage_marks').selectAll().where('stage', '=', stage).execute()
  const has = (step: string) => rows.some((row) => row.step === step)
  if (!has(TABLES_CREATED) || has(WHOLE_STAGE)) return null
  const steps = rows.filter((row) => row.step.startsWith('step '))
  return new Map(steps.map((row) => [row.step.slice('step '.length), toMark(row)]))
}
