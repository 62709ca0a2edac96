import type { Database } from '../../store/schema.ts'
import type { DirectRule, DirectScope, PlaceAndTime } from '../rule.ts'
import type { CoverageWork } from '../work.ts'

type ScopeRow = Database['rule_scope']

/** Scopes that do not differ by rule: worked out once a night. */
export interface KnownScopes {
  readonly taxed: readonly PlaceAndTime[]
  readonly rolled: readonly PlaceAndTime[]
  readonly months: readonly PlaceAndTime[]
  readonly provinces: readonly string[]
}

/** For what tonight proves that a direct rule does not hold: its periods and provinces, once for each source that was heard. */
export async function directScope(
  work: CoverageWork,
  rule: DirectRule,
  known: KnownScopes,
  present: ReadonlySet<string>,
): Promise<ScopeRow[]> {
  const rows: ScopeRow[] = []
  for (const source of rule.heard) {
    if (!present.has(source)) continue
    const scopes = await periodsOf(work, rule.scopeBySource?.[source] ?? rule.scope, known)
    rows.push(...scopes.map((scope) => ({ rule_id: rule.id, ...scope, source })))
  }
  return rows
}

async function periodsOf(
  { db }: CoverageWork,
  scope: DirectScope,
  known: KnownScopes,
): Promise<readonly PlaceAndTime[]> {
  if (scope === 'taxed_years') return known.taxed
  if (scope === 'rolled_years') return known.rolled
  if (scope === 'known_months') return known.months
  const periods = scope === 'standing' ? ['-'] : await scope(db)
  return periods.flatMap((one) => {
    if (typeof one === 'string') return known.provinces.map((province_code) => ({ period: one, province_code }))
    return known.provinces.some((province) => province === '' || province === one.province_code) ? [one] : []
  })
}
