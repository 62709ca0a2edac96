import type { SiteConfig } from '../config/site-config.ts'
import { DRIFT_PARTS, GATE_FINDINGS } from '../domain/messages/gate.ts'
import { formatVnd } from '../domain/money.ts'
import { check, type GateCheck, limitFor, severityOf } from './gate-check.ts'
import { doubledMedian, type EarlierRun } from './history.ts'
import { atMost, limitText, percentText } from './share.ts'
import type { SourceState } from './source-state.ts'

/** A third more or less than usual, and five rows of a hundred more that are rejected or without a key (docs/gates.md). */
const DEFAULTS = { max_drift: 0.3, max_share_drift: 0.05 } as const
const MILLION = 1_000_000

/** Whether a source is as usual: rows, rejects, blank keys and columns against earlier nights. Nothing to check on its first night. */
export function driftCheck(
  state: SourceState,
  blankKeys: number,
  earlier: readonly EarlierRun[],
  config: SiteConfig,
): readonly GateCheck[] {
  if (earlier.length === 0) return []
  const { source, title } = state
  const setBySite = [limitOfRows(config, source), limitOfShares(config, source)].some(({ ofSite }) => ofSite)
  const drifts = [
    rowsDrift(state, earlier, config),
    shareDrift('rejects', state, rejectsOf(state), earlier.map(rejectsOf), config),
    shareDrift('blanks', state, perMillion(blankKeys, state.accepted), earlier.map(blanksOf), config),
    columnsDrift(state, earlier),
  ]
  const failed = drifts.filter(({ text }) => text !== null)
  return [
    check({
      gate: 'drift',
      source,
      severity: severityOf(config, 'drift', source, setBySite ? 'halt' : 'warn'),
      measured: drifts.map(({ measured }) => measured).join('; '),
      expected: drifts.map(({ expected }) => expected).join('; '),
      holds: failed.length === 0,
      failed: GATE_FINDINGS.drift.vi({ title, runs: earlier.length, parts: failed.map(({ text }) => text ?? '') }),
    }),
  ]
}

interface Drift {
  readonly measured: string
  readonly expected: string
  /** null when it is as usual. */
  readonly text: string | null
}

const limitOfRows = (config: SiteConfig, source: SourceState['source']) =>
  limitFor(config, source, 'max_drift', DEFAULTS.max_drift)
const limitOfShares = (config: SiteConfig, source: SourceState['source']) =>
  limitFor(config, source, 'max_share_drift', DEFAULTS.max_share_drift)

const perMillion = (part: number, whole: number): number => (whole === 0 ? 0 : Math.floor((part * MILLION) / whole))
const rejectsOf = (run: { readonly accepted: number; readonly quarantined: number }): number =>
  perMillion(run.quarantined, run.accepted + run.quarantined)
const blanksOf = ({ blankKeys, accepted }: EarlierRun): number => perMillion(blankKeys, accepted)

function rowsDrift({ source, accepted }: SourceState, earlier: readonly EarlierRun[], config: SiteConfig): Drift {
  const limit = limitOfRows(config, source)
  const doubled = doubledMedian(earlier.map((run) => run.accepted)) ?? 0
  const share = { numerator: Math.abs(2 * accepted - doubled), denominator: doubled }
  const median = formatVnd(Math.floor(doubled / 2))
  const facts = { rows: formatVnd(accepted), median, share: percentText(share), allowed: limitText(limit.value) }
  return {
    measured: `rows ${accepted}`,
    expected: `${doubled / 2} ± ${limit.value}`,
    text:
      doubled === 0 || atMost(share, limit.value) ? null : DRIFT_PARTS.rows.vi({ ...facts, against: limit.against }),
  }
}

/** Only more of it is a fault: fewer rejects than usual are welcome. */
function shareDrift(
  part: 'rejects' | 'blanks',
  { source }: SourceState,
  tonight: number,
  earlier: readonly number[],
  config: SiteConfig,
): Drift {
  const limit = limitOfShares(config, source)
  const doubled = doubledMedian(earlier) ?? 0
  const share = (millionths: number): string => percentText({ numerator: millionths, denominator: MILLION })
  const median = Math.floor(doubled / 2)
  const facts = { share: share(tonight), median: share(median), allowed: limitText(limit.value) }
  return {
    measured: `${part} ${tonight / MILLION}`,
    expected: `≤ ${median / MILLION} + ${limit.value}`,
    text: atMost({ numerator: 2 * tonight - doubled, denominator: 2 * MILLION }, limit.value)
      ? null
      : DRIFT_PARTS[part].vi({ ...facts, against: limit.against }),
  }
}

/** Columns of more than half of the nights. */
function columnsDrift({ mappedColumns }: SourceState, earlier: readonly EarlierRun[]): Drift {
  const nights = new Map<string, number>()
  for (const { columns } of earlier) for (const column of columns) nights.set(column, (nights.get(column) ?? 0) + 1)
  const usual = [...nights].filter(([, count]) => 2 * count > earlier.length).map(([column]) => column)
  const gone = usual.filter((column) => !mappedColumns.has(column)).sort()
  return {
    measured: `columns −${gone.length}`,
    expected: '−0',
    text: gone.length === 0 ? null : DRIFT_PARTS.columns.vi({ columns: gone }),
  }
}
