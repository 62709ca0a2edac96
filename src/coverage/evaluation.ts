import { sql } from 'kysely'
import type { Rule } from './rule.ts'
import { RULES } from './rules/index.ts'
import type { CoverageWork } from './work.ts'

/** Runs a step for a rule or an exclusion and adds the time to it. */
export type Stopwatch = (id: string, step: () => Promise<void>) => Promise<void>

export interface Times {
  readonly watch: Stopwatch
  millisecondsOf(id: string): number
}

/** Times stand in run.json under `timing` only; nothing else of a run depends on them. */
export function stopwatch(): Times {
  const spent = new Map<string, number>()
  return {
    async watch(id, step) {
      const began = performance.now()
      await step()
      spent.set(id, (spent.get(id) ?? 0) + performance.now() - began)
    },
    millisecondsOf: (id) => Math.round(spent.get(id) ?? 0),
  }
}

/** Sources that a rule misses tonight, as `source` or `source|source`; empty when it can be evaluated. */
export function missingSources(rule: Rule, present: ReadonlySet<string>): readonly string[] {
  return rule.needs.flatMap((need) => {
    const anyOf = typeof need === 'string' ? [need] : need
    return anyOf.some((source) => present.has(source)) ? [] : [anyOf.join('|')]
  })
}

/** Sources of which at least one row was accepted. */
export async function presentSources({ db }: CoverageWork): Promise<ReadonlySet<string>> {
  const files = await db.selectFrom('file_balance').select('source').where('accepted', '>', 0).distinct().execute()
  return new Set(files.flatMap(({ source }) => (source === null ? [] : [source])))
}

export async function recordEvaluation(work: CoverageWork, present: ReadonlySet<string>, times: Times): Promise<void> {
  const found = await counts(work, 'findings')
  const excluded = await counts(work, 'exclusions')
  const rows = RULES.map((rule) => {
    const missing = missingSources(rule, present)
    const findings = found.get(rule.id) ?? 0
    const removed = excluded.get(rule.id) ?? 0
    return {
      rule_id: rule.id,
      title_vi: rule.title.vi,
      title_en: rule.title.en,
      basis: `${rule.basis.instrument}, ${rule.basis.article}`,
      evaluated: missing.length === 0 ? 1 : 0,
      needs: missing.join(','),
      candidates: findings + removed,
      findings,
      excluded: removed,
      milliseconds: times.millisecondsOf(rule.id),
    }
  })
  await work.dialect.load(work.db, 'rule_evaluation', [rows])
}

async function counts({ db }: CoverageWork, table: 'findings' | 'exclusions'): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom(table)
    .select(['rule_id', sql<number>`count(*)`.as('rows')])
    .groupBy('rule_id')
    .execute()
  return new Map(rows.map(({ rule_id, rows: number }) => [rule_id, Number(number)]))
}

/**
 * For what tonight proves that a rule does not hold: years of which tax data was read, in provinces whose months are known.
 * Rules about the state of an employer have no period and need no months.
 */
export async function recordScope(work: CoverageWork, evaluated: ReadonlySet<string>): Promise<void> {
  const scopes = await yearScopes(work)
  const rows = RULES.filter((rule) => evaluated.has(rule.id)).flatMap((rule) => {
    if (rule.subject === 'hold') return []
    if (rule.subject === 'state')
      return provincesOf(work).map((province_code) => ({ rule_id: rule.id, period: '-', province_code }))
    return scopes.map((scope) => ({ rule_id: rule.id, ...scope }))
  })
  await work.dialect.load(work.db, 'rule_scope', [rows])
}

const provincesOf = ({ provinces }: CoverageWork): readonly string[] => (provinces.length === 0 ? [''] : provinces)

async function yearScopes(work: CoverageWork): Promise<readonly { period: string; province_code: string }[]> {
  const taxed = work.db.selectFrom('employment').select('year').distinct()
  const known = await work.db
    .selectFrom('known_year')
    .select(['province_code', 'year'])
    .where('year', 'in', taxed)
    .where((row) => row.or([row('known_mask', '>', 0), row('fallback_month', 'is not', null)]))
    .orderBy('year')
    .orderBy('province_code')
    .execute()
  const scopes = known.flatMap(({ province_code, year }) =>
    withinProvinces(work, province_code).map((province) => ({ period: String(year), province_code: province })),
  )
  return [...new Map(scopes.map((scope) => [`${scope.period}|${scope.province_code}`, scope])).values()]
}

/** What is known for every province is known for each that the run keeps to. */
function withinProvinces({ provinces }: CoverageWork, province: string): readonly string[] {
  if (provinces.length === 0) return [province]
  if (province === '') return provinces
  return provinces.includes(province) ? [province] : []
}
