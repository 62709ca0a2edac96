import { sql } from 'kysely'
import { maskMonths, popcount } from '../domain/months.ts'
import { pageRows } from '../store/page-rows.ts'
import type { Database } from '../store/schema.ts'
import { rowsOf } from '../store/scratch.ts'
import { writeDirectFindings } from './direct/write-direct.ts'
import type { EmployerFigures, StateFigures, WorkerFigures } from './figures.ts'
import type { FindingClass } from './finding-class.ts'
import type { Rule, WorkerRule } from './rule.ts'
import { RULES } from './rules/index.ts'
import { comparedText } from './wording.ts'
import type { CoverageWork } from './work.ts'

type Finding = Database['findings']

/** Rows read, worded and written at a time. */
const PAGE = 5_000
const LOWEST_PRIORITY = 3
const CONFIDENCE = ['A', 'B', 'C', 'D'] as const
/** The employer says which province, commune and officer get the case. */
const AT_THE_EMPLOYER = { province_code: '', commune_code: '', home: '' } as const

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]))

const workerRows = rowsOf<WorkerFigures & { finding_id: number }>(sql`
  select n.finding_id, n.rule_id, w.later_payer, w.late_band, w.insured_today, w.confidence_rank, c.*
  from coverage_numbered_finding n
  join coverage_candidate c on c.candidate_id = n.candidate_id
  join coverage_worker_lead w on w.candidate_id = n.candidate_id
  where n.candidate_id <> 0`)

const employerRows = rowsOf<EmployerFigures & { finding_id: number }>(sql`
  select n.finding_id, n.rule_id, s.workers, s.money_vnd, s.confidence_rank, s.taxed_mask, y.*
  from coverage_numbered_finding n
  join coverage_employer_year y on y.employer_id = n.employer_id and y.year = n.year
  join coverage_employer_sum s on s.employer_id = n.employer_id and s.year = n.year
  where n.candidate_id = 0 and n.period <> '-'`)

const stateRows = rowsOf<StateFigures & { finding_id: number }>(sql`
  select n.finding_id, n.rule_id, n.employer_id, s.state, s.books_disagree, e.tax_status, e.registry_status, e.status_on,
    c.workers, c.by_unit, c.by_roll
  from coverage_numbered_finding n
  join coverage_state_case c on c.employer_id = n.employer_id and c.rule_id = n.rule_id
  join coverage_employer_state s on s.employer_id = n.employer_id
  join employer e on e.employer_id = n.employer_id
  where n.period = '-'`)

/** Word the numbered findings and write them. Returns how many there are. */
export async function writeFindings(work: CoverageWork): Promise<number> {
  const workers = await writePages(work, workerRows, (row) => workerFinding(work, row))
  const employers = await writePages(work, employerRows, employerFinding)
  const states = await writePages(work, stateRows, stateFinding)
  return workers + employers + states + (await writeDirectFindings(work))
}

async function writePages<R extends { finding_id: number }>(
  { db, dialect }: CoverageWork,
  rows: ReturnType<typeof rowsOf<R>>,
  finding: (row: R) => Finding,
): Promise<number> {
  let written = 0
  for await (const page of pageRows(db, rows, ['finding_id'], PAGE))
    written += await dialect.load(db, 'findings', [page.map((row) => ({ ...finding(row) }))])
  return written
}

function workerFinding(work: CoverageWork, row: WorkerFigures & { finding_id: number }): Finding {
  const figures = { ...row, as_of: work.asOf }
  const rule = ruleOf(row.rule_id, 'worker')
  const [first, last] = askedMonths(figures)
  return {
    finding_id: row.finding_id,
    rule_id: row.rule_id,
    employer_id: row.employer_id,
    person_id: row.person_id,
    period: String(row.year),
    class: classOf(rule, row),
    month_from: first,
    month_to: last,
    workers: 1,
    money_vnd: row.origin === 'tax' ? row.income_vnd : null,
    confidence: CONFIDENCE[row.confidence_rank] ?? 'D',
    priority: priorityOf(rule, row),
    reason: rule.reason(figures),
    compared: comparedText(row),
    rests_on: row.origin === 'tax' ? 'tax_workers' : 'insurance_participants',
    insured_today: row.last_known_month === 0 ? null : row.insured_today,
    ...AT_THE_EMPLOYER,
  }
}

/** Months of pay that were compared; where only the year is told, the whole of it. */
function askedMonths(row: WorkerFigures): readonly [first: number, last: number] {
  const compared = row.precision === 'month' && row.compared_year === row.year ? row.compared_mask : row.taxed_mask
  const months = maskMonths(compared, row.year)
  return [months[0] ?? row.year * 12, months.at(-1) ?? row.year * 12 + 11]
}

function classOf(rule: WorkerRule, row: WorkerFigures): FindingClass {
  if (rule.class !== 'by_cover') return rule.class
  return popcount(row.any_mask) === 0 ? 'uncovered' : 'partly_covered'
}

function priorityOf(rule: WorkerRule, row: WorkerFigures): number {
  if (row.later_payer === 1) return LOWEST_PRIORITY
  return Math.min(LOWEST_PRIORITY, rule.priority + row.late_band)
}

/** An employer's case is no better than its own tax ID and state allow. */
function employerConfidence(row: EmployerFigures): number {
  const weaker = row.tax_id_repaired + (row.state === 'operating' || row.state === 'unlisted' ? 0 : 1)
  return Math.max(row.confidence_rank, row.state === 'unlisted' ? 2 : weaker)
}

function employerFinding(row: EmployerFigures & { finding_id: number }): Finding {
  const rule = ruleOf(row.rule_id, 'employer')
  const months = maskMonths(row.taxed_mask, row.year)
  return {
    finding_id: row.finding_id,
    rule_id: row.rule_id,
    employer_id: row.employer_id,
    person_id: 0,
    period: String(row.year),
    class: rule.class,
    month_from: months[0] ?? row.year * 12,
    month_to: months.at(-1) ?? row.year * 12 + 11,
    workers: row.workers,
    money_vnd: row.money_vnd,
    confidence: CONFIDENCE[employerConfidence(row)] ?? 'D',
    priority: rule.priority,
    reason: rule.reason(row),
    compared: comparedText(row),
    rests_on: 'tax_workers',
    insured_today: null,
    ...AT_THE_EMPLOYER,
  }
}

function stateFinding(row: StateFigures & { finding_id: number }): Finding {
  const rule = ruleOf(row.rule_id, 'state')
  return {
    finding_id: row.finding_id,
    rule_id: row.rule_id,
    employer_id: row.employer_id,
    person_id: 0,
    period: '-',
    class: rule.class,
    month_from: null,
    month_to: null,
    workers: row.workers,
    money_vnd: null,
    confidence: 'A',
    priority: rule.priority,
    reason: rule.reason(row),
    compared: '',
    rests_on: restsOn(row),
    insured_today: null,
    ...AT_THE_EMPLOYER,
  }
}

/**
 * The registers that say something of the employer's state, and what shows that it still has people or a unit: without each of
 * them the doubt cannot be proved gone.
 */
function restsOn(row: StateFigures): string {
  const heard: readonly (readonly [string, boolean])[] = [
    ['enterprise_registry', row.registry_status !== null],
    ['tax_units', row.tax_status !== null],
    ['tax_workers', row.workers > 0],
    ['insurance_units', row.by_unit === 1],
    ['insurance_participants', row.by_roll === 1],
  ]
  return heard.flatMap(([source, said]) => (said ? [source] : [])).join(',')
}

function ruleOf<S extends Rule['subject']>(id: string, subject: S): Extract<Rule, { subject: S }> {
  const rule = BY_ID.get(id)
  if (rule?.subject !== subject) throw new RangeError(`rule ${id} is not about a ${subject}`)
  return rule as Extract<Rule, { subject: S }>
}
