import { sql } from 'kysely'
import { formatMonth, maskMonths } from '../domain/months.ts'
import { insertFrom } from '../store/insert-from.ts'
import type { Database } from '../store/schema.ts'
import { presentData } from './data-needs.ts'
import { directScope } from './direct/scope.ts'
import type { Rule } from './rule.ts'
import { RULES } from './rules/index.ts'
import type { CoverageWork } from './work.ts'

/** Runs a step for a rule or an exclusion and adds the time to it. */
export type Stopwatch = (id: string, step: () => Promise<void>) => Promise<void>

/** Runs a step that fills tables which several rules read. `tables`: what it fills; 'every rule': all of them rest on it. */
export type SharedStep = <T>(tables: readonly string[] | 'every rule', step: () => Promise<T>) => Promise<T>

export interface Times {
  readonly watch: Stopwatch
  readonly share: SharedStep
  /** Of the rule's own query. */
  millisecondsOf(id: string): number
  /** Its part of what it shares with others: each step is divided evenly among the evaluated rules that read what it fills. */
  sharedOf(rule: Rule, evaluated: readonly Rule[]): number
}

/** Times stand in run.json under `timing` only; nothing else of a run depends on them. */
export function stopwatch(): Times {
  const spent = new Map<string, number>()
  const steps: { readonly tables: readonly string[] | 'every rule'; readonly milliseconds: number }[] = []
  return {
    async share(tables, step) {
      const began = performance.now()
      const result = await step()
      steps.push({ tables, milliseconds: performance.now() - began })
      return result
    },
    sharedOf(rule, evaluated) {
      const parts = steps.map(({ tables, milliseconds }) => {
        const readers = evaluated.filter(
          ({ reads }) => tables === 'every rule' || reads.some((table) => tables.includes(table)),
        )
        return readers.includes(rule) ? milliseconds / readers.length : 0
      })
      return Math.round(parts.reduce((sum, part) => sum + part, 0))
    },
    async watch(id, step) {
      const began = performance.now()
      await step()
      spent.set(id, (spent.get(id) ?? 0) + performance.now() - began)
    },
    millisecondsOf: (id) => Math.round(spent.get(id) ?? 0),
  }
}

/** What a rule misses tonight, as `source`, `source|source` or `source.data`; empty when it can be evaluated. */
export function missingSources(rule: Rule, present: ReadonlySet<string>): readonly string[] {
  const sources = rule.needs.flatMap((need) => {
    const anyOf = typeof need === 'string' ? [need] : need
    return anyOf.some((source) => present.has(source)) ? [] : [anyOf.join('|')]
  })
  return sources.length > 0 ? sources : (rule.needsData ?? []).filter((data) => !present.has(data))
}

/** Sources of which at least one row was accepted, and the data in them that some rules need. */
export async function presentSources({ db }: CoverageWork): Promise<ReadonlySet<string>> {
  const files = await db.selectFrom('file_balance').select('source').where('accepted', '>', 0).distinct().execute()
  const sources = files.flatMap(({ source }) => (source === null ? [] : [source]))
  return new Set([...sources, ...(await presentData(db))])
}

export async function recordEvaluation(work: CoverageWork, present: ReadonlySet<string>, times: Times): Promise<void> {
  const found = await counts(work, 'findings')
  const excluded = await counts(work, 'exclusions')
  const evaluated = RULES.filter((rule) => missingSources(rule, present).length === 0)
  const rows = RULES.map((rule) => {
    const missing = missingSources(rule, present)
    const findings = found.get(rule.id) ?? 0
    const removed = excluded.get(rule.id) ?? 0
    return {
      rule_id: rule.id,
      title_vi: rule.title.vi,
      title_en: rule.title.en,
      basis: `${rule.basis.instrument}, ${rule.basis.article}`,
      about: aboutOf(rule),
      periods: periodsOf(rule),
      evaluated: missing.length === 0 ? 1 : 0,
      needs: missing.join(','),
      candidates: findings + removed,
      findings,
      excluded: removed,
      milliseconds: times.millisecondsOf(rule.id),
      shared_milliseconds: times.sharedOf(rule, evaluated),
    }
  })
  await work.dialect.load(work.db, 'rule_evaluation', [rows])
}

function aboutOf(rule: Rule): string {
  switch (rule.subject) {
    case 'direct':
      return rule.level
    case 'worker':
      return 'worker_question'
    case 'hold':
      return rule.onWorker === undefined ? 'employer_hold' : 'worker_hold'
    default:
      return `employer_${rule.subject === 'state' ? 'state' : 'year'}`
  }
}

function periodsOf(rule: Rule): string {
  if (rule.subject === 'state') return 'standing'
  if (rule.subject !== 'direct') return 'year'
  if (typeof rule.scope === 'function') return 'own'
  return { taxed_years: 'year', rolled_years: 'year', known_months: 'month', standing: 'standing' }[rule.scope]
}

async function counts({ db }: CoverageWork, table: 'findings' | 'exclusions'): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom(table)
    .select(['rule_id', sql<number>`count(*)`.as('rows')])
    .groupBy('rule_id')
    .execute()
  return new Map(rows.map(({ rule_id, rows: number }) => [rule_id, Number(number)]))
}

/** What a case of the state of an employer may rest on. */
const HEARD_OF_STATES = [
  'enterprise_registry',
  'tax_units',
  'tax_workers',
  'insurance_units',
  'insurance_participants',
] as const

/**
 * For what tonight proves that a rule does not hold, by the source that was heard: years of which tax data was read, in
 * provinces whose months are known; for a rule that needs no tax data also the years that the rolls alone know. Rules about
 * the state of an employer have no period and need no months, but the register that raised the doubt and what showed people there.
 */
export async function recordScope(
  work: CoverageWork,
  evaluated: ReadonlySet<string>,
  present: ReadonlySet<string>,
): Promise<void> {
  const taxed = await yearScopes(work, 'taxed')
  const rolled = await yearScopes(work, 'rolled')
  const heard = HEARD_OF_STATES.filter((source) => present.has(source))
  const rows = RULES.filter((rule) => evaluated.has(rule.id)).flatMap((rule) => {
    if (rule.subject === 'hold' || rule.subject === 'direct') return []
    if (rule.subject === 'state')
      return provincesOf(work).flatMap((province_code) =>
        heard.map((source) => ({ rule_id: rule.id, period: '-', province_code, source })),
      )
    const ofTax = taxed.map((scope) => ({ rule_id: rule.id, ...scope, source: 'tax_workers' }))
    if (rule.needs.includes('tax_workers')) return ofTax
    return [...ofTax, ...rolled.map((scope) => ({ rule_id: rule.id, ...scope, source: 'insurance_participants' }))]
  })
  await work.dialect.load(work.db, 'rule_scope', [rows])
  const known = { taxed, rolled, months: await monthScopes(work), provinces: provincesOf(work) }
  for (const rule of RULES)
    if (rule.subject === 'direct' && evaluated.has(rule.id))
      await work.dialect.load(work.db, 'rule_scope', [await directScope(work, rule, known, present)])
}

const provincesOf = ({ provinces }: CoverageWork): readonly string[] => (provinces.length === 0 ? [''] : provinces)

/** Years of tax data with a month to compare them with, or years of which the rolls know a month. */
async function yearScopes(
  work: CoverageWork,
  years: 'taxed' | 'rolled',
): Promise<readonly { period: string; province_code: string }[]> {
  const listed = work.db
    .selectFrom('known_year')
    .select(['province_code', 'year'])
    .orderBy('year')
    .orderBy('province_code')
  const comparable =
    years === 'rolled'
      ? listed.where('known_mask', '>', 0)
      : listed
          .where('year', 'in', work.db.selectFrom('employment').select('year').distinct())
          .where((row) => row.or([row('known_mask', '>', 0), row('fallback_month', 'is not', null)]))
  const known = await comparable.execute()
  const scopes = known.flatMap(({ province_code, year }) =>
    withinProvinces(work, province_code).map((province) => ({ period: String(year), province_code: province })),
  )
  return [...new Map(scopes.map((scope) => [`${scope.period}|${scope.province_code}`, scope])).values()]
}

/** Every month that the rolls of a province know, as YYYY-MM. */
async function monthScopes(work: CoverageWork): Promise<readonly { period: string; province_code: string }[]> {
  const known = await work.db
    .selectFrom('known_year')
    .select(['province_code', 'year', 'known_mask'])
    .where('known_mask', '>', 0)
    .orderBy('year')
    .orderBy('province_code')
    .execute()
  const scopes = known.flatMap(({ province_code, year, known_mask }) =>
    withinProvinces(work, province_code).flatMap((province) =>
      maskMonths(known_mask, year).map((month) => ({ period: formatMonth(month), province_code: province })),
    ),
  )
  return [...new Map(scopes.map((scope) => [`${scope.period}|${scope.province_code}`, scope])).values()]
}

const unknownPay = sql<Database['uncompared']>`(
  select e.person_id, e.employer_id, e.year, case when o.employer_id is null then 0 else 1 end as employer_compared
  from employment e
  join coverage_compared_year y on y.employer_id = e.employer_id and y.year = e.year
  left join coverage_claim c on c.employment_id = e.employment_id and c.person_id = e.person_id
  left join (select distinct employer_id, year from coverage_claim) as o on o.employer_id = e.employer_id and o.year = e.year
  where c.employment_id is null)`

/** Pay of compared years that itself falls into months nobody knows. Returns how many employments that are. */
export async function recordUncompared({ db }: CoverageWork): Promise<number> {
  return insertFrom(db, 'uncompared', unknownPay)
}

/** What is known for every province is known for each that the run keeps to. */
function withinProvinces({ provinces }: CoverageWork, province: string): readonly string[] {
  if (provinces.length === 0) return [province]
  if (province === '') return provinces
  return provinces.includes(province) ? [province] : []
}
