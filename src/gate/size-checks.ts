import type { SiteConfig } from '../config/site-config.ts'
import { daysBetween } from '../domain/dates.ts'
import { GATE_AGAINST, GATE_FINDINGS } from '../domain/messages/gate.ts'
import { formatVnd } from '../domain/money.ts'
import { lastDayOfMonth } from '../domain/months.ts'
import { check, declaredSource, type GateCheck, type Limit, limitFor, settingFor, severityOf } from './gate-check.ts'
import { atMost, limitText, percentText, shareText } from './share.ts'
import type { SourceState } from './source-state.ts'

/** Size, share of rejects, age and columns of a source that has files, as `file_balance` tells them. */
export function sizeChecks(state: SourceState, config: SiteConfig, asOf: string): readonly GateCheck[] {
  return [
    rowsCheck(state, config),
    rejectRateCheck(state, config),
    sameFilesCheck(state, config),
    ...ageCheck(state, config, asOf),
    ...unmappedCheck(state, config),
    ...totalsCheck(state, config),
  ]
}

const halts = ({ ofSite }: Limit<unknown>) => (ofSite ? 'halt' : 'warn')

/** An empty source has a gate of its own; here only what is too little of something is told. */
function rowsCheck({ source, title, accepted }: SourceState, config: SiteConfig): GateCheck {
  const limit = limitFor(config, source, 'rows', declaredSource(source)?.expects.rows ?? [0, Number.MAX_SAFE_INTEGER])
  const [least, most] = limit.value
  return check({
    gate: 'rows',
    source,
    severity: severityOf(config, 'rows', source, halts(limit)),
    measured: String(accepted),
    expected: `${least}–${most}`,
    holds: (accepted >= least && accepted <= most) || (accepted === 0 && !limit.ofSite),
    failed: GATE_FINDINGS.rows.vi({
      title,
      rows: formatVnd(accepted),
      least: formatVnd(least),
      most: formatVnd(most),
      against: limit.against,
    }),
  })
}

function rejectRateCheck({ source, title, accepted, quarantined }: SourceState, config: SiteConfig): GateCheck {
  const limit = limitFor(config, source, 'max_reject_rate', declaredSource(source)?.expects.maxRejectRate ?? 1)
  const share = { numerator: quarantined, denominator: accepted + quarantined }
  return check({
    gate: 'reject-rate',
    source,
    severity: severityOf(config, 'reject-rate', source, halts(limit)),
    measured: shareText(share),
    expected: `≤ ${limit.value}`,
    holds: atMost(share, limit.value),
    failed: GATE_FINDINGS['reject-rate'].vi({
      title,
      rejected: formatVnd(quarantined),
      rows: formatVnd(share.denominator),
      share: percentText(share),
      allowed: limitText(limit.value),
      against: limit.against,
    }),
  })
}

function sameFilesCheck({ source, title, sameFiles }: SourceState, config: SiteConfig): GateCheck {
  return check({
    gate: 'duplicate-files',
    source,
    severity: severityOf(config, 'duplicate-files', source, 'warn'),
    measured: String(sameFiles.length),
    expected: '0',
    holds: sameFiles.length === 0,
    failed: GATE_FINDINGS['duplicate-files'].vi({ title, pairs: sameFiles }),
  })
}

/** Days from the end of the last month that the files know to the as-of date: the age of the content, not of the file. */
export function ageInDays(lastMonth: number, asOf: string): number {
  return daysBetween(lastDayOfMonth(lastMonth), asOf)
}

function ageCheck({ source, title, lastMonth }: SourceState, config: SiteConfig, asOf: string): readonly GateCheck[] {
  const allowed = settingFor(config, source, 'max_age_days')
  if (allowed === undefined) return []
  const age = lastMonth === null ? null : ageInDays(lastMonth, asOf)
  const facts = { title, allowed: String(allowed), against: GATE_AGAINST.site.vi({}) }
  return [
    check({
      gate: 'age',
      source,
      severity: severityOf(config, 'age', source, 'halt'),
      measured: age === null ? '?' : String(age),
      expected: `≤ ${allowed}`,
      holds: age !== null && age <= allowed,
      failed:
        age === null
          ? GATE_FINDINGS['age-unknown'].vi(facts)
          : GATE_FINDINGS.age.vi({ ...facts, days: formatVnd(age), asOf }),
    }),
  ]
}

/** Columns that nothing reads are named on the screen and in run.json anyway; a site may want them to halt (design §4b). */
function unmappedCheck({ source, title, unmappedColumns }: SourceState, config: SiteConfig): readonly GateCheck[] {
  const allowed = settingFor(config, source, 'max_unmapped_columns')
  if (allowed === undefined) return []
  return [
    check({
      gate: 'unmapped-columns',
      source,
      severity: severityOf(config, 'unmapped-columns', source, 'halt'),
      measured: String(unmappedColumns.length),
      expected: `≤ ${allowed}`,
      holds: unmappedColumns.length <= allowed,
      failed: GATE_FINDINGS['unmapped-columns'].vi({
        title,
        count: String(unmappedColumns.length),
        allowed: String(allowed),
        columns: unmappedColumns,
      }),
    }),
  ]
}

/** Places named in a message; all of them stand in run.json beside their file. */
const PLACES = 5

/** Whether the sums that the sender wrote under the rows are those of the rows; nothing to check without a total row. */
function totalsCheck({ source, title, wrongTotals }: SourceState, config: SiteConfig): readonly GateCheck[] {
  if (wrongTotals === null) return []
  const more = wrongTotals.length > PLACES ? [`… (${wrongTotals.length})`] : []
  return [
    check({
      gate: 'totals',
      source,
      severity: severityOf(config, 'totals', source, 'warn'),
      measured: String(wrongTotals.length),
      expected: '0',
      holds: wrongTotals.length === 0,
      failed: GATE_FINDINGS.totals.vi({ title, places: [...wrongTotals.slice(0, PLACES), ...more] }),
    }),
  ]
}
