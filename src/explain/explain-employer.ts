import { sql } from 'kysely'
import { formatMonth } from '../domain/months.ts'
import type { ExplainWork } from './explain-work.ts'
import type { ExplainedEmployer, ExplainedUnit, RuleVerdict } from './explanation.ts'
import { isEmployerRule, verdictsOf } from './rule-verdicts.ts'
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
  const { held, excluded } = await resultsOf(work, employerId)
  const results = [...held, ...excluded]
  const periods = new Set([...workers.map(({ year }) => String(year)), ...results.map(({ period }) => period)])
  return [...periods].sort().flatMap((period) => {
    const spoken = new Set(results.filter((row) => row.period === period).map(({ rule_id }) => rule_id))
    // Rules without a year are told only where they spoke; the others for every year there is data of.
    const rules = work.rules.filter(({ rule_id }) => isEmployerRule(rule_id) && (period !== '-' || spoken.has(rule_id)))
    return verdictsOf(rules, {
      employer: name,
      period,
      held: held.filter((row) => row.period === period),
      excluded: excluded.filter((row) => row.period === period),
      insured: workers.some(({ year, insured }) => String(year) === period && insured > 0) ? 'here' : 'no',
    })
  })
}

/** Findings and exclusions of the employer itself. */
async function resultsOf({ db }: ExplainWork, employerId: number) {
  const held = await db
    .selectFrom('findings')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('person_id', '=', 0)
    .orderBy('finding_id')
    .execute()
  const excluded = await db
    .selectFrom('exclusions')
    .selectAll()
    .where('employer_id', '=', employerId)
    .where('person_id', '=', 0)
    .orderBy('exclusion_id')
    .execute()
  return { held, excluded }
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
