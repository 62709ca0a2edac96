import type { SiteConfig } from '../src/config/site-config.ts'
import { SILENT } from '../src/pipeline/progress.ts'
import type { AnyStage, Counts, RunOptions, StageContext } from '../src/pipeline/stage.ts'
import type { Store } from '../src/store/dialects/dialect.ts'
import type { TableName } from '../src/store/schema.ts'
import type { Table } from '../src/store/tables/table.ts'
import { createWorking, finishWorking } from '../src/store/working.ts'

export const CONFIG: SiteConfig = {
  site: { recipients: {}, answer_days: 30 },
  files: [],
  gates: {},
  thresholds: {},
  policy: [],
  required_sources: [],
}

export interface StageSettings {
  readonly config?: SiteConfig
  readonly options?: Partial<RunOptions>
}

/** Run one stage in a transaction of its own, on the tables a test has given, as the engine would. */
export async function runStage(store: Store, stage: AnyStage, settings: StageSettings = {}): Promise<Counts> {
  return store.db.transaction().execute(async (db) => {
    const scratch: readonly Table[] = stage.scratch ?? []
    for (const name of stage.writes) await createWorking(db, store.dialect, name)
    for (const table of scratch) await store.dialect.createTable(db, table)
    const context = {
      db,
      dialect: store.dialect,
      config: settings.config ?? CONFIG,
      inputDir: '',
      outDir: '',
      options: { provinces: [], fingerprint: '', runId: 1, ...settings.options },
      earlier: [],
      progress: SILENT,
      signal: new AbortController().signal,
      halt(reason) {
        throw reason
      },
    } as StageContext<TableName, Table>
    const counts = await stage.run(context)
    for (const name of stage.writes) await finishWorking(db, store.dialect, name)
    for (const table of scratch) await store.dialect.dropTable(db, table)
    return counts
  })
}
