import { sql } from 'kysely'
import { formatMonth } from '../domain/months.ts'
import type { ExplainWork } from './explain-work.ts'
import type { ExplainedEmployer, ExplainedUnit, RuleVerdict } from './explanation.ts'
import { hasPeriod, isEmployerRule, isStateRule, verdictsOf } from './rule-verdicts.ts'
import { sourceRows } from './source-rows.ts'

/** Everything tonight's tables say of one employer; its workers are counted, not listed. */
export async function explainEmployer(work: ExplainWork, employerId: number): Promise<ExplainedEmployer> {
  const { db } = work
  const employer = await db
    .selectFrom('employer')
    .selectAll()
    .where('employer_id', '=', employerId)
    .executeTakeFirstOrThrow()
  const keys = await db
    .selectFrom('employer_key')
    .select('key')
    .where('employer_id', '=', employerId)
    .orderBy('key')
    .execute()
  const places = await db
    .selectFrom('employer_row')
    .select(['file_id', 'row_number'])
    .where('employer_id', '=', employerId)
    .execute()
  const workers = await workersByYear(work, employerId)
  return {
    keys: keys.map(({ key }) => key),
    name: employer.name,
    tax_id: employer.tax_id,
    kind: employer.kind,
    registry_status: employer.registry_status,
    tax_status: employer.tax_status,
    province_code: employer.province_code,
    commune_code: employer.commune_code,
    office: employer.office_name || employer.office_code,
    officer: employer.officer,
    units: await unitsOf(work, employerId),
    rows: await sourceRows(work, places),
    workers,
    verdicts: await verdictsOfEmployer(work, employerId, employer.name, workers),
    worker_cases: await workerCases(work, employerId),
  }
}

async function unitsOf({ db }: ExplainWork, employerId: number): Promise<readonly ExplainedUnit[]> {
  const rows = await db
    .selectFrom('unit')
    .selectAll()
    .where('employer_id', '=', employerId)
    .orderBy('unit_id')
    .execute()
  return rows.map((row) => ({
    unit_code: row.unit_code,
    office_code: row.office_code,
    status: row.status,
    closed: row.closed === 1,
    first_month: row.first_month === null ? null : formatMonth(row.first_month),
    last_month: row.last_month === null ? null : formatMonth(row.last_month),
    participants: row.participants,
  }))
}

/** People paid, and people in a compulsory retirement fund, by year. */
async function workersByYear({ db }: ExplainWork, employerId: number) {
  const paid = await db
    .selectFrom('employment')
    .where('employer_id', '=', employerId)
    .groupBy('year')
    .select(['year', sql<number>`count(distinct person_id)`.as('people')])
    .execute()
  const insured = await db
    .selectFrom('insured_year')
    .where('employer_id', '=', employerId)
    .where('retirement_mask', '<>', 0)
    .groupBy('year')
    .select(['year', sql<number>`count(distinct person_id)`.as('people')])
    .execute()
  const years = [...new Set([...paid, ...insured].map(({ year }) => year))].sort((a, b) => a - b)
  const of = (rows: typeof paid, year: number): number => rows.find((row) => row.year === year)?.people ?? 0
  return years.map((year) => ({ year, paid: of(paid, year), insured: of(insured, year) }))
}

async function verdictsOfEmployer(
  work: ExplainWork,
  employerId: number,
  name: string,
  workers: readonly { readonly year: number; readonly insured: number }[],
): Promise<readonly RuleVerdict[]> {
  const { held, excluded, workersExcluded } = await resultsOf(work, employerId)
  const results = [...held, ...excluded, ...workersExcluded]
  const years = new Set([...workers.map(({ year }) => String(year)), ...results.map(({ period }) => period)])
  years.delete(STANDING)
  const own = work.rules.filter((rule) => isEmployerRule(rule) && !isStateRule(rule))
  const byYear = [...years].sort().flatMap((period) =>
    verdictsOf(
      own.filter((rule) => hasPeriod(rule, period)),
      {
        employer: name,
        period,
        held: held.filter((row) => row.period === period),
        excluded: [...excluded, ...workersExcluded].filter((row) => row.period === period),
        insured: workers.some(({ year, insured }) => String(year) === period && insured > 0) ? 'here' : 'no',
      },
    ),
  )
  const ofState = work.rules.filter(
    (rule) => isStateRule(rule) || (isEmployerRule(rule) && rule.periods === 'standing'),
  )
  return [...byYear, ...verdictsOf(ofState, { employer: name, period: STANDING, held, excluded, insured: 'no' })]
}

/** The period of rules that stand, close and reopen (design §4c 11). */
const STANDING = '-'

/** Findings and exclusions of the employer itself, and how many of its workers were excluded under its rules. */
async function resultsOf(work: ExplainWork, employerId: number) {
  const { db } = work
  const held = await db
    .selectFrom('findings')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('person_id', '=', 0)
    .orderBy('finding_id')
    .execute()
  const exclusions = await db
    .selectFrom('exclusions')
    .where('employer_id', '=', employerId)
    .groupBy(['rule_id', 'exclusion', 'period', 'reason', sql`case when person_id = 0 then 0 else 1 end`])
    .select(['rule_id', 'exclusion', 'period', 'reason', sql<number>`count(nullif(person_id, 0))`.as('workers')])
    .orderBy('rule_id')
    .orderBy('exclusion')
    .orderBy('period')
    .orderBy('reason')
    .execute()
  const employerRules = new Set(work.rules.filter(isEmployerRule).map(({ rule_id }) => rule_id))
  const workersExcluded = exclusions
    .filter(({ rule_id, workers }) => workers > 0 && employerRules.has(rule_id))
    .map(({ workers, reason, ...row }) => ({ ...row, reason: `${workers} lao động: ${reason}` }))
  return { held, excluded: exclusions.filter(({ workers }) => workers === 0), workersExcluded }
}

async function workerCases({ db }: ExplainWork, employerId: number) {
  return db
    .selectFrom('findings')
    .where('employer_id', '=', employerId)
    .where('person_id', '<>', 0)
    .groupBy(['rule_id', 'period'])
    .select(({ fn }) => ['rule_id', 'period', fn.countAll<number>().as('cases')])
    .orderBy('period')
    .orderBy('rule_id')
    .execute()
}
