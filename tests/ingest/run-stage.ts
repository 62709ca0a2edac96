import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Kysely } from 'kysely'
import { parseSiteConfig } from '../../src/config/load-config.ts'
import type { ReconcileError } from '../../src/domain/reconcile-error.ts'
import { SILENT } from '../../src/pipeline/progress.ts'
import type { AnyStage, Counts, RunOptions, StageContext } from '../../src/pipeline/stage.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { type Database, type TableName, tableByName } from '../../src/store/schema.ts'
import type { Table } from '../../src/store/tables/table.ts'

/** An input folder with these files, and how to remove it. */
export async function inputFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'doisoat-ingest-'))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true })
    await writeFile(join(path, name), content)
  }
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

export interface StageRun {
  readonly counts: Counts
  readonly halted: ReconcileError | null
}

/** One stage on a store as the engine runs it: empty tables, steps, the stage, keys, then its checks, of which none may fail. */
export async function runStage(
  store: Store,
  stage: AnyStage,
  input: { readonly folder?: string; readonly yaml?: string; readonly asOf?: string },
): Promise<StageRun> {
  let halted: ReconcileError | null = null
  const options: RunOptions = { asOf: input.asOf, provinces: [], fingerprint: 'f', runId: 1 }
  const contextOf = (db: Kysely<Database>): StageContext<TableName, Table> => ({
    db: db as unknown as StageContext<TableName, Table>['db'],
    dialect: store.dialect,
    config: parseSiteConfig(input.yaml ?? ''),
    inputDir: input.folder ?? '',
    outDir: '',
    options,
    earlier: [],
    progress: SILENT,
    signal: new AbortController().signal,
    halt(reason) {
      halted = reason
    },
  })
  const tables = stage.writes.filter((name) => !name.startsWith('ledger.')).map((name) => tableByName(name))
  await store.db.transaction().execute(async (db) => {
    for (const table of tables) await store.dialect.createTable(db, table)
  })
  const counts: Record<string, number> = {}
  const add = (more: Counts): void => {
    for (const [name, count] of Object.entries(more)) counts[name] = (counts[name] ?? 0) + count
  }
  const steps =
    (await store.db.transaction().execute((db) => stage.steps?.(contextOf(db)) ?? Promise.resolve([]))) ?? []
  for (const step of steps) await store.db.transaction().execute(async (db) => add(await step.run(contextOf(db))))
  await store.db.transaction().execute(async (db) => {
    add(await stage.run(contextOf(db)))
    for (const table of tables) await store.dialect.finishTable(db, table)
    for (const check of stage.checks ?? []) {
      const found = await db
        .selectFrom(check.violations(db as unknown as Kysely<Database>).as('violation'))
        .selectAll()
        .execute()
      if (found.length > 0) throw new Error(`check "${check.name}" found ${JSON.stringify(found)}`)
    }
  })
  return { counts, halted }
}
