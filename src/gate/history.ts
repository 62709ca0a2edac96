import type { Kysely } from 'kysely'
import type { DbOf } from '../store/schema.ts'

/** What a source came to on an earlier night. */
export interface EarlierRun {
  readonly accepted: number
  readonly quarantined: number
  readonly blankKeys: number
  readonly columns: readonly string[]
}

/** Nights that say what is usual. More would keep a change of habit unusual for longer. */
const NIGHTS = 7

/**
 * By source, the last nights that ended well, newest first. A night is known by its as-of date: of its reruns the last counts, and
 * those of tonight's own date do not, so that the same night gives the same answer however often it is run.
 */
export async function readHistory(
  db: Kysely<DbOf<'ledger.runs' | 'ledger.source_runs'>>,
  asOf: string,
): Promise<ReadonlyMap<string, readonly EarlierRun[]>> {
  const rows = await db
    .selectFrom('ledger.source_runs as ran')
    .innerJoin('ledger.runs as run', 'run.run_id', 'ran.run_id')
    .where('run.state', 'in', ['ok', 'ok-with-quarantine'])
    .where('run.as_of', 'is not', null)
    .where('run.as_of', '<>', asOf)
    .select(['ran.source', 'ran.accepted', 'ran.quarantined', 'ran.blank_keys', 'ran.mapped_columns', 'run.as_of'])
    .orderBy('ran.run_id', 'desc')
    .execute()
  const nights = new Map<string, Map<string, EarlierRun>>()
  for (const row of rows) {
    const ofSource = nights.get(row.source) ?? new Map<string, EarlierRun>()
    nights.set(row.source, ofSource)
    const date = row.as_of ?? ''
    if (ofSource.has(date) || ofSource.size === NIGHTS) continue
    ofSource.set(date, {
      accepted: row.accepted,
      quarantined: row.quarantined,
      blankKeys: row.blank_keys,
      columns: JSON.parse(row.mapped_columns) as readonly string[],
    })
  }
  return new Map([...nights].map(([source, runs]) => [source, [...runs.values()]]))
}

/** Twice the median, a whole number for whole numbers; null of nothing. */
export function doubledMedian(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null
  const sorted = [...numbers].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
  return lower + upper
}
