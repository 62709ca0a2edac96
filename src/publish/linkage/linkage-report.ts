import type { LevelCounts } from '../../linkage/level-rows.ts'
import type { Quality, ThresholdPoint } from '../../linkage/quality.ts'
import type { PublishDb } from '../publish-work.ts'

/** What `run.json` takes from the summary that the stage has written (`link_model.summary`). */
export interface StageSummary {
  readonly records: number
  readonly fresh: number
  readonly candidates: number
  readonly known: number
  readonly joined: number
  readonly refused: Readonly<Record<string, number>>
  readonly rules: readonly { readonly name: string; readonly pairs: number; readonly added: number }[]
  readonly levels: readonly LevelCounts[]
  readonly warnings: readonly string[]
  /** Pairs by whole bits of weight. */
  readonly weights: readonly { readonly from: number; readonly pairs: number }[]
  readonly sizes: Readonly<Record<string, number>>
  readonly quality:
    | (Omit<Quality, 'threshold'> & {
        readonly curve: readonly ThresholdPoint[]
        readonly decisions: {
          readonly decided: number
          readonly agreed: number
          readonly sure: number
          readonly sureAgreed: number
        }
      })
    | null
}

/** Counts, estimated quality and changes of clusters, for `run.json`; null when linkage did not run. */
export async function linkageReport(db: PublishDb) {
  const row = await db.selectFrom('link_model').select('summary').executeTakeFirst()
  if (row === undefined || row.summary === '') return null
  const told = JSON.parse(row.summary) as StageSummary
  return {
    persons: told.records,
    persons_new_or_changed: told.fresh,
    pairs_compared: told.candidates,
    pairs_known: told.known,
    pairs_joined: told.joined,
    pairs_for_review: await openPairs(db),
    pairs_refused: told.refused,
    clusters_by_size: told.sizes,
    clusters_tonight: await eventCounts(db),
    quality: qualityOf(told),
    rules: told.rules.map(({ name, pairs, added }) => ({ name, pairs, added })),
    warnings: told.warnings,
  }
}

function qualityOf({ quality }: StageSummary) {
  if (quality === null) return null
  const { precision, recall, f1, replicates, refitted, decisions } = quality
  return {
    precision,
    recall,
    f1,
    pairs_at_threshold: quality.joined,
    expected_true: quality.trueJoined,
    expected_true_below: quality.trueBelow,
    expected_true_unreached: quality.trueUnreached,
    replicates,
    parameters_estimated_tonight: refitted,
    decided: decisions.decided,
    decided_as_the_machine: decisions.agreed,
    decided_where_sure: decisions.sure,
    decided_as_the_machine_where_sure: decisions.sureAgreed,
  }
}

/** Pairs not joined that wait for a person's word; those that valid papers keep apart do not. */
async function openPairs(db: PublishDb): Promise<number> {
  const { pairs } = await db
    .selectFrom('link_pair')
    .where('decision', '=', '')
    .where('fate', 'in', ['review', 'too_large', 'weak_bridge'])
    .select(({ fn }) => fn.countAll<number>().as('pairs'))
    .executeTakeFirstOrThrow()
  return Number(pairs)
}

/** formed, grew, shrank, merged_into, split_from, dissolved; what did not happen is left out. */
async function eventCounts(db: PublishDb): Promise<Readonly<Record<string, number>>> {
  const rows = await db
    .selectFrom('link_event')
    .select(({ fn }) => ['event', fn.countAll<number>().as('clusters')])
    .groupBy('event')
    .orderBy('event')
    .execute()
  return Object.fromEntries(rows.map(({ event, clusters }) => [event, Number(clusters)]))
}
