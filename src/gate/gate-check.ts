import type { GateName } from '../config/gate-names.ts'
import type { Severity, SiteConfig, SourceGate } from '../config/site-config.ts'
import { GATE_AGAINST, GATE_WAYS } from '../domain/messages/gate.ts'
import { SOURCES, type SourceName } from '../sources/index.ts'

/** One row of `gate_checks`; `message` is Vietnamese and says what to do when the check fails. */
export interface GateCheck {
  readonly gate: GateName
  /** '' for a gate of the whole folder. */
  readonly source: SourceName | ''
  readonly severity: Severity
  readonly outcome: 'pass' | 'fail' | 'accepted'
  readonly measured: string
  readonly expected: string
  readonly message: string
  /** Why a person accepted it; '' when nobody did. */
  readonly why: string
}

export interface Finding {
  readonly gate: GateName
  readonly source: SourceName | ''
  readonly severity: Severity
  readonly measured: string
  readonly expected: string
  readonly holds: boolean
  /** Vietnamese, when it does not hold. */
  readonly failed: string
}

export function check({ holds, failed, ...facts }: Finding): GateCheck {
  if (holds) return { ...facts, outcome: 'pass', message: GATE_WAYS.pass.vi({}), why: '' }
  const ways = facts.severity === 'halt' ? ` ${waysOut(facts)}` : ''
  return { ...facts, outcome: 'fail', message: `${failed}${ways}`, why: '' }
}

/** Whether the run cannot go on because of it. */
export const halts = ({ severity, outcome }: GateCheck): boolean => severity === 'halt' && outcome === 'fail'

/** `rows:tax_workers`, as it is written after --accept. */
export function acceptName({ gate, source }: { readonly gate: string; readonly source: string }): string {
  return source === '' ? gate : `${gate}:${source}`
}

/** The setting of doisoat.yaml that decides, where it is not the severity. */
const SETTINGS: Readonly<Partial<Record<GateName, keyof SourceGate>>> = {
  rows: 'rows',
  'reject-rate': 'max_reject_rate',
  'blank-keys': 'max_blank_keys',
  'invalid-keys': 'max_invalid_keys',
  age: 'max_age_days',
  'duplicate-rows': 'max_duplicate_rows',
  drift: 'max_drift',
  'unmapped-columns': 'max_unmapped_columns',
}

function waysOut(facts: Pick<GateCheck, 'gate' | 'source'>): string {
  return GATE_WAYS.halted.vi({ setting: settingOf(facts), accept: acceptName(facts) })
}

function settingOf({ gate, source }: Pick<GateCheck, 'gate' | 'source'>): string {
  if (gate === 'present' || gate === 'not-empty') return 'required_sources'
  const of = `gates.${source === '' ? 'all' : source}`
  if (gate.startsWith('quality-')) return `${of}.min_quality`
  const setting = SETTINGS[gate]
  return setting === undefined ? `${of}.severity.${gate}` : `${of}.${setting}`
}

/** What the site set for a source, else for all. */
export function settingFor<K extends keyof SourceGate>(
  { gates }: SiteConfig,
  source: SourceName,
  key: K,
): SourceGate[K] | undefined {
  return gates[source]?.[key] ?? gates.all?.[key]
}

/** A limit, and who set it: what the site sets halts, what the program expects of its own warns. */
export interface Limit<T> {
  readonly value: T
  readonly ofSite: boolean
  /** For messages. */
  readonly against: string
}

export function limitFor<K extends keyof SourceGate>(
  config: SiteConfig,
  source: SourceName,
  key: K,
  byDefault: NonNullable<SourceGate[K]>,
): Limit<NonNullable<SourceGate[K]>> {
  const set = settingFor(config, source, key)
  if (set === undefined || set === null)
    return { value: byDefault, ofSite: false, against: GATE_AGAINST.default.vi({}) }
  return { value: set as NonNullable<SourceGate[K]>, ofSite: true, against: GATE_AGAINST.site.vi({}) }
}

/** The severity the site set for this gate, for the source or for all; else what the caller says. */
export function severityOf(
  { gates }: SiteConfig,
  gate: GateName,
  source: SourceName | '',
  byDefault: Severity,
): Severity {
  const own = source === '' ? undefined : gates[source]?.severity?.[gate]
  return own ?? gates.all?.severity?.[gate] ?? byDefault
}

export const declaredSource = (name: SourceName) => SOURCES.find((source) => source.name === name)
