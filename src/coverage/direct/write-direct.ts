import { sql } from 'kysely'
import type { Home } from '../../store/case-state.ts'
import { pageRows } from '../../store/page-rows.ts'
import type { Database } from '../../store/schema.ts'
import { rowsOf } from '../../store/scratch.ts'
import type { RowOf } from '../../store/tables/table.ts'
import { EXCLUSIONS } from '../exclusions/index.ts'
import type { DirectRule } from '../rule.ts'
import { RULES } from '../rules/index.ts'
import type { CoverageWork } from '../work.ts'
import { directRemovers, isDirectRule } from './decide-direct.ts'
import { type DirectFigures, type FigureKinds, slotsOf } from './figures.ts'
import { DIRECT_ORIGIN, type directHit } from './tables.ts'

type Hit = RowOf<typeof directHit>
type Finding = Database['findings']

/** Rows read, worded and written at a time. */
const PAGE = 5_000
const LOWEST_PRIORITY = 3
const CONFIDENCE = ['A', 'B', 'C', 'D'] as const

const BY_ID: ReadonlyMap<string, DirectRule> = new Map(RULES.filter(isDirectRule).map((rule) => [rule.id, rule]))
const REMOVALS = new Map(directRemovers().map((remover) => [remover.id, remover]))

const found = rowsOf<Hit & { finding_id: number }>(sql`
  select n.finding_id, h.* from coverage_numbered_finding n join coverage_direct_hit h on h.hit_id = n.candidate_id
  where n.candidate_id >= ${sql.lit(DIRECT_ORIGIN)}`)

const excluded = rowsOf<Hit & { exclusion_id: number; removed_by: string }>(sql`
  select n.exclusion_id, n.exclusion as removed_by, h.*
  from coverage_numbered_exclusion n join coverage_direct_hit h on h.hit_id = n.candidate_id
  where n.candidate_id >= ${sql.lit(DIRECT_ORIGIN)}`)

/** Word what direct rules found and write it. Returns how many findings there are. */
export async function writeDirectFindings({ db, dialect, asOf }: CoverageWork): Promise<number> {
  let written = 0
  for await (const page of pageRows(db, found, ['finding_id'], PAGE))
    written += await dialect.load(db, 'findings', [page.map((row) => ({ ...findingOf(row, asOf) }))])
  return written
}

/** Word what exclusions removed of it. Returns how many there are. */
export async function writeDirectExclusions({ db, dialect, asOf }: CoverageWork): Promise<number> {
  let written = 0
  for await (const page of pageRows(db, excluded, ['exclusion_id'], PAGE)) {
    const worded = page.map((row) => ({
      exclusion_id: row.exclusion_id,
      rule_id: row.rule_id,
      exclusion: row.removed_by,
      employer_id: row.employer_id,
      person_id: row.person_id,
      period: row.period,
      reason: removalReason(ruleOf(row), row.removed_by, figuresOf(ruleOf(row), row, asOf)),
    }))
    written += await dialect.load(db, 'exclusions', [worded])
  }
  return written
}

function findingOf(row: Hit & { finding_id: number }, asOf: string): Finding {
  const rule = ruleOf(row)
  const figures = figuresOf(rule, row, asOf)
  return {
    finding_id: row.finding_id,
    rule_id: row.rule_id,
    employer_id: row.employer_id,
    person_id: row.person_id,
    period: row.period,
    class: rule.class === 'by_row' ? row.class : rule.class,
    month_from: row.month_from,
    month_to: row.month_to,
    workers: row.workers,
    money_vnd: row.money_vnd,
    confidence: CONFIDENCE[row.confidence_rank] ?? 'D',
    priority: Math.max(0, Math.min(LOWEST_PRIORITY, rule.priority + row.priority_shift)),
    reason: rule.reason(figures),
    compared: rule.compared?.(figures) ?? '',
    rests_on: (rule.restsOn?.(figures) ?? rule.heard).join(','),
    insured_today: null,
    province_code: row.province_code,
    commune_code: row.commune_code,
    home: rule.level === 'resident' ? JSON.stringify(homeOf(figures)) : '',
  }
}

function ruleOf({ rule_id }: Hit): DirectRule {
  const rule = BY_ID.get(rule_id)
  if (rule === undefined) throw new RangeError(`${rule_id} is no direct rule`)
  return rule
}

/** What a rule on people where they live tells of their home and of joining, for the lists. */
function homeOf(figures: DirectFigures<FigureKinds>): Home {
  const told = figures as unknown as Readonly<Record<string, string | number | null | undefined>>
  const whole = (name: string): number | null => (typeof told[name] === 'number' ? told[name] : null)
  return {
    hamlet: String(told.hamlet ?? ''),
    household: String(told.household_code ?? ''),
    join_order: whole('join_order'),
    fee: whole('fee'),
    state: whole('state'),
    local: whole('local'),
    self: whole('self'),
  }
}

/** The figures under the names that the rule gave them. */
function figuresOf(rule: DirectRule, row: Hit, asOf: string): DirectFigures<FigureKinds> {
  const named = [...slotsOf(rule.figures)].map(([name, slot]) => [name, row[slot as keyof Hit]])
  return { ...Object.fromEntries(named), ...row, as_of: asOf } as DirectFigures<FigureKinds>
}

function removalReason(rule: DirectRule, id: string, figures: DirectFigures<FigureKinds>): string {
  const own = rule.ownExclusions?.find((one) => one.id === id)
  if (own !== undefined) return own.reason(figures)
  const removal = REMOVALS.get(id)
  if (removal !== undefined) return removal.removalReason(figures)
  // What was removed as a question about the worker (R15), by an exclusion or by the days to register (R30).
  const title = [...EXCLUSIONS, ...RULES].find((one) => one.id === id)?.title.vi
  if (title === undefined) throw new RangeError(`nothing words the exclusion ${id}`)
  return `${title}.`
}
