import type { LinkageGate } from '../config/site-config.ts'
import { LINK_GATE } from '../domain/messages/link-gate.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { LinkSummary } from './summary.ts'
import type { Work } from './work.ts'

/** Decided pairs from which people's word is a measure. */
const ENOUGH_DECIDED = 50
const EARLIER_NIGHTS = { least: 3, most: 7 }

/** What of a night's linkage is compared with earlier nights. */
export interface LinkRun {
  readonly records: number
  /** Persons in clusters of two or more. */
  readonly linked: number
  readonly clusters: number
  /** Persons in the largest cluster. */
  readonly largest: number
}

/** Why the night must not be published, by what the site expects of linkage; null when it is as expected. */
export async function linkGate(
  work: Work,
  gate: LinkageGate | undefined,
  summary: LinkSummary,
): Promise<ReconcileError | null> {
  if (gate === undefined) return null
  const checks = [...precisionChecks(gate, summary), ...driftChecks(gate, linkRun(summary), await earlierRuns(work))]
  return checks.length === 0 ? null : new ReconcileError('linkage-halted', { checks })
}

export function linkRun({ records, sizes }: LinkSummary): LinkRun {
  const counted = Object.entries(sizes).map(([size, clusters]) => ({ size: Number(size), clusters }))
  return {
    records,
    linked: counted.reduce((sum, { size, clusters }) => sum + size * clusters, 0),
    clusters: counted.reduce((sum, { clusters }) => sum + clusters, 0),
    largest: counted.reduce((most, { size }) => Math.max(most, size), 0),
  }
}

export function precisionChecks({ min_precision: least }: LinkageGate, { quality }: LinkSummary): string[] {
  if (least === undefined || quality === null) return []
  const checks: string[] = []
  const { value, low, high } = quality.precision
  if (low < least)
    checks.push(
      LINK_GATE.precision.vi({ low: percent(low), value: percent(value), high: percent(high), least: percent(least) }),
    )
  const { sure, sureAgreed } = quality.decisions
  if (sure >= ENOUGH_DECIDED && sureAgreed / sure < least)
    checks.push(LINK_GATE.truth.vi({ agreed: sureAgreed, decided: sure, least: percent(least) }))
  return checks
}

/** A measure of the night is further from the median of earlier nights than the share of it that is allowed. */
export function driftChecks(gate: LinkageGate, tonight: LinkRun, earlier: readonly LinkRun[]): string[] {
  if (earlier.length < EARLIER_NIGHTS.least) return []
  const measures = [
    ['matchRate', gate.max_match_rate_drift, ({ linked, records }: LinkRun) => linked / Math.max(records, 1)],
    ['largest', gate.max_cluster_drift, ({ largest }: LinkRun) => largest],
    ['mean', gate.max_cluster_drift, ({ linked, clusters }: LinkRun) => linked / Math.max(clusters, 1)],
  ] as const
  return measures.flatMap(([name, most, measure]) => {
    if (most === undefined) return []
    const usual = median(earlier.map(measure))
    const found = measure(tonight)
    if (Math.abs(found - usual) <= most * usual) return []
    const shown = name === 'matchRate' ? percent : persons
    return [
      LINK_GATE[name].vi({
        found: shown(found),
        usual: shown(usual),
        nights: earlier.length,
        most: percent(most),
      }),
    ]
  })
}

/** The last published nights before tonight. One that was halted has left nothing here: a jump that stays halts every night until the site allows for it. */
async function earlierRuns({ db, asOf }: Work): Promise<readonly LinkRun[]> {
  return db
    .selectFrom('ledger.link_runs')
    .select(['records', 'linked', 'clusters', 'largest'])
    .where('as_of', '<', asOf)
    .orderBy('as_of', 'desc')
    .limit(EARLIER_NIGHTS.most)
    .execute()
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const decimal = (figure: number): string => figure.toFixed(2).replace('.', ',')
const percent = (share: number): string => `${decimal(share * 100)} %`
const persons = (figure: number): string => (Number.isInteger(figure) ? String(figure) : decimal(figure))
