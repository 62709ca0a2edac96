import type { SiteConfig } from '../config/site-config.ts'
import { GATE_FINDINGS } from '../domain/messages/gate.ts'
import { formatVnd } from '../domain/money.ts'
import { check, type GateCheck, type Limit, limitFor, severityOf } from './gate-check.ts'
import type { SourceMeasures } from './measure-source.ts'
import { atMost, limitText, percentText, type Share, shareText } from './share.ts'
import type { SourceState } from './source-state.ts'

/** What holds of a source of which the site said nothing (docs/gates.md); a site's own limits halt, these warn. */
const DEFAULTS = { max_blank_keys: 0.1, max_invalid_keys: 0.05, max_duplicate_rows: 0.01 } as const

/** Keys and repeated rows of a source that has rows, as its staging table tells them. */
export function contentChecks(state: SourceState, measures: SourceMeasures, config: SiteConfig): readonly GateCheck[] {
  return [
    blankKeysCheck(state, measures, config),
    ...invalidKeysCheck(state, measures, config),
    duplicateRowsCheck(state, measures, config),
  ]
}

const halts = ({ ofSite }: Limit<unknown>) => (ofSite ? 'halt' : 'warn')

/** The set of keys that is blank most often; of equals the first declared. */
export function worstBlank({ blankKeys }: SourceMeasures): SourceMeasures['blankKeys'][number] {
  return blankKeys.reduce((worst, next) => (next.blank > worst.blank ? next : worst), { columns: [], blank: 0 })
}

function blankKeysCheck({ source, title }: SourceState, measures: SourceMeasures, config: SiteConfig): GateCheck {
  const limit = limitFor(config, source, 'max_blank_keys', DEFAULTS.max_blank_keys)
  const { columns, blank } = worstBlank(measures)
  const share = { numerator: blank, denominator: measures.rows }
  return check({
    gate: 'blank-keys',
    source,
    severity: severityOf(config, 'blank-keys', source, halts(limit)),
    measured: shareText(share),
    expected: `≤ ${limit.value}`,
    holds: atMost(share, limit.value),
    failed: GATE_FINDINGS['blank-keys'].vi({
      title,
      columns: columns.join(', '),
      blank: formatVnd(blank),
      rows: formatVnd(measures.rows),
      share: percentText(share),
      allowed: limitText(limit.value),
      against: limit.against,
    }),
  })
}

/** a > b as fractions, exactly. */
const larger = (a: Share, b: Share): boolean =>
  BigInt(a.numerator) * BigInt(b.denominator || 1) > BigInt(b.numerator) * BigInt(a.denominator || 1)

/** The key column of which most is refused. Nothing to check when the files have no key column at all. */
function invalidKeysCheck(
  { source, title }: SourceState,
  { invalidKeys }: SourceMeasures,
  config: SiteConfig,
): readonly GateCheck[] {
  const [first, ...others] = invalidKeys
  if (first === undefined) return []
  const { column, share } = others.reduce((worst, next) => (larger(next.share, worst.share) ? next : worst), first)
  const limit = limitFor(config, source, 'max_invalid_keys', DEFAULTS.max_invalid_keys)
  return [
    check({
      gate: 'invalid-keys',
      source,
      severity: severityOf(config, 'invalid-keys', source, halts(limit)),
      measured: `${shareText(share)} ${column}`,
      expected: `≤ ${limit.value}`,
      holds: atMost(share, limit.value),
      failed: GATE_FINDINGS['invalid-keys'].vi({
        title,
        column,
        invalid: formatVnd(share.numerator),
        cells: formatVnd(share.denominator),
        share: percentText(share),
        allowed: limitText(limit.value),
        against: limit.against,
      }),
    }),
  ]
}

function duplicateRowsCheck({ source, title }: SourceState, measures: SourceMeasures, config: SiteConfig): GateCheck {
  const limit = limitFor(config, source, 'max_duplicate_rows', DEFAULTS.max_duplicate_rows)
  const share = { numerator: measures.repeated, denominator: measures.rows }
  return check({
    gate: 'duplicate-rows',
    source,
    severity: severityOf(config, 'duplicate-rows', source, halts(limit)),
    measured: shareText(share),
    expected: `≤ ${limit.value}`,
    holds: atMost(share, limit.value),
    failed: GATE_FINDINGS['duplicate-rows'].vi({
      title,
      repeated: formatVnd(measures.repeated),
      between: formatVnd(measures.repeatedBetweenFiles),
      rows: formatVnd(measures.rows),
      share: percentText(share),
      allowed: limitText(limit.value),
      against: limit.against,
    }),
  })
}
