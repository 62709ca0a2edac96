import { ReconcileError } from '../../src/domain/reconcile-error.ts'
import { ingest } from '../../src/ingest/ingest-stage.ts'
import type { Store } from '../../src/store/dialects/dialect.ts'
import { inputFolder, runStage } from '../ingest/run-stage.ts'
import type { Mutant } from './mutate.ts'

export interface Verdict {
  /** `read`, `not recognised`, `unreadable`, `halted: <code>`; `CRASH` and `UNBALANCED` are faults of ours. */
  readonly outcome: string
  readonly detail: string
  readonly milliseconds: number
  readonly rows: number
}

/** The errors that one file may end a run with when nothing is pinned. */
const EXPECTED: ReadonlySet<string> = new Set(['column-ambiguous'])

/** Reads one mutant alone in a run of its own and says what became of it. */
export async function ingestOne(store: Store, { file, bytes }: Mutant): Promise<Verdict> {
  const folder = await inputFolder({ [file]: bytes })
  const started = performance.now()
  const verdict = (outcome: string, detail = '', rows = 0): Verdict => ({
    outcome,
    detail,
    milliseconds: performance.now() - started,
    rows,
  })
  try {
    const { halted } = await runStage(store, ingest, { folder: folder.path })
    if (halted !== null) throw halted
    return await judged(store, verdict)
  } catch (error) {
    if (error instanceof ReconcileError && EXPECTED.has(error.code)) return verdict(`halted: ${error.code}`)
    return verdict('CRASH', error instanceof Error ? (error.stack ?? error.message) : String(error))
  } finally {
    await folder.remove()
  }
}

async function judged(
  store: Store,
  verdict: (outcome: string, detail?: string, rows?: number) => Verdict,
): Promise<Verdict> {
  const tables = await store.db.selectFrom('file_balance').selectAll().execute()
  let rows = 0
  for (const { file_id, source, rows_read, accepted, quarantined, structural } of tables) {
    const sum = accepted + quarantined + structural
    rows += rows_read
    if (sum !== rows_read) return verdict('UNBALANCED', `read ${rows_read}, accounted for ${sum}`, rows)
    const staged = source === null ? 0 : await stagedRows(store, source, file_id)
    if (staged !== accepted) return verdict('UNBALANCED', `accepted ${accepted}, staged ${staged}`, rows)
    const refused = await store.db
      .selectFrom('rejects')
      .select('row_number')
      .distinct()
      .where('file_id', '=', file_id)
      .where('action', '=', 'quarantined')
      .execute()
    if (refused.length !== quarantined)
      return verdict('UNBALANCED', `quarantined ${quarantined}, with reasons ${refused.length}`, rows)
  }
  if (tables.some(({ source }) => source !== null)) return verdict('read', '', rows)
  return verdict(rows > 0 ? 'not recognised' : 'unreadable', '', rows)
}

async function stagedRows(store: Store, source: string, fileId: number): Promise<number> {
  const { count } = await store.db
    .selectFrom(`stg_${source}` as 'stg_areas')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('file_id', '=', fileId)
    .executeTakeFirstOrThrow()
  return Number(count)
}
