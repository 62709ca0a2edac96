import { formatMonth, maskMonths } from '../domain/months.ts'
import { FUND_BITS } from '../sources/source.ts'
import type { ExplainWork } from './explain-work.ts'
import type {
  ExplainedDuplicate,
  ExplainedEmployment,
  ExplainedParticipation,
  ExplainedPerson,
  RuleVerdict,
} from './explanation.ts'
import { isEmployerRule, speaksOf, verdictsOf } from './rule-verdicts.ts'
import { sourceRows } from './source-rows.ts'

/** Everything tonight's tables say of one person. */
export async function explainPerson(work: ExplainWork, personId: number): Promise<ExplainedPerson> {
  const { db } = work
  const person = await db.selectFrom('person').selectAll().where('person_id', '=', personId).executeTakeFirstOrThrow()
  const keys = await keysOf(work, personId)
  const places = await db
    .selectFrom('person_row')
    .select(['file_id', 'row_number'])
    .where('person_id', '=', personId)
    .execute()
  const employments = await employmentsOf(work, personId)
  return {
    keys,
    full_name: person.full_name,
    birth_date: person.birth_date,
    gender: person.gender,
    link_step: person.link_step,
    in_review: person.in_review === 1,
    reviews: await reviewsOf(work, keys),
    rows: await sourceRows(work, places),
    employments: employments.map(({ employer_id: _, ...employment }) => employment),
    participations: await participationsOf(work, personId),
    verdicts: await verdictsOfPerson(work, personId, employments),
    duplicates: await duplicatesOf(work, places, keys),
  }
}

async function keysOf({ db }: ExplainWork, personId: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('person_key')
    .select('key')
    .where('person_id', '=', personId)
    .orderBy('key')
    .execute()
  return rows.map(({ key }) => key)
}

async function reviewsOf({ db }: ExplainWork, keys: readonly string[]) {
  if (keys.length === 0) return []
  return db
    .selectFrom('identity_review')
    .select(['key', 'reason'])
    .where('key', 'in', keys)
    .orderBy('key')
    .orderBy('reason')
    .execute()
}

async function employmentsOf(
  { db }: ExplainWork,
  personId: number,
): Promise<readonly (ExplainedEmployment & { readonly employer_id: number })[]> {
  const rows = await db
    .selectFrom('employment')
    .innerJoin('employer', 'employer.employer_id', 'employment.employer_id')
    .selectAll('employment')
    .select('employer.name as employer')
    .where('employment.person_id', '=', personId)
    .orderBy('employment.year')
    .orderBy('employment.employer_id')
    .orderBy('employment.employment_id')
    .execute()
  return rows.map((row) => ({
    employer_id: row.employer_id,
    employer: row.employer,
    payer_tax_id: row.payer_tax_id,
    year: row.year,
    form: row.form,
    precision: row.precision,
    months: maskMonths(row.taxed_mask, row.year).map(formatMonth),
    income_vnd: row.income_vnd,
    deduction_vnd: row.deduction_vnd,
    contract_kind: row.contract_kind,
    contract_from: row.contract_from,
    contract_until: row.contract_until,
  }))
}

async function participationsOf({ db }: ExplainWork, personId: number): Promise<readonly ExplainedParticipation[]> {
  const rows = await db
    .selectFrom('participation')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('from_month')
    .orderBy('participation_id')
    .execute()
  const employers = await named(
    rows.map(({ employer_id }) => employer_id),
    (ids) => db.selectFrom('employer').select(['employer_id as id', 'name']).where('employer_id', 'in', ids).execute(),
  )
  const units = await named(
    rows.map(({ unit_id }) => unit_id),
    (ids) => db.selectFrom('unit').select(['unit_id as id', 'unit_code as name']).where('unit_id', 'in', ids).execute(),
  )
  return rows.map((row) => ({
    employer: employers.get(row.employer_id) ?? '',
    unit_code: units.get(row.unit_id) ?? '',
    kind: row.kind,
    funds: Object.entries(FUND_BITS).flatMap(([fund, bit]) => ((row.funds & bit) === 0 ? [] : [fund])),
    object_code: row.object_code,
    from_month: formatMonth(row.from_month),
    to_month: formatMonth(row.to_month),
    still_open: row.still_open === 1,
    base_vnd: row.base_vnd,
    state: row.state,
  }))
}

async function named(
  ids: readonly number[],
  fetch: (ids: readonly number[]) => Promise<readonly { readonly id: number; readonly name: string }[]>,
): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== 0)
  return new Map((wanted.length === 0 ? [] : await fetch(wanted)).map(({ id, name }) => [id, name]))
}

/** One verdict a rule for each employer and period in which the person was paid, found or excluded. */
async function verdictsOfPerson(
  work: ExplainWork,
  personId: number,
  employments: readonly { readonly employer_id: number; readonly year: number }[],
): Promise<readonly RuleVerdict[]> {
  const { db, rules } = work
  const findings = await db.selectFrom('findings').selectAll().where('person_id', '=', personId).execute()
  const exclusions = await db.selectFrom('exclusions').selectAll().where('person_id', '=', personId).execute()
  const insured = await db.selectFrom('insured_year').selectAll().where('person_id', '=', personId).execute()
  const subjects = new Map<string, { employer_id: number; period: string }>()
  const paid = employments.map(({ employer_id, year }) => ({ employer_id, period: String(year) }))
  for (const { employer_id, period } of [...paid, ...findings, ...exclusions])
    subjects.set(`${period}|${String(employer_id).padStart(12, '0')}`, { employer_id, period })
  const names = await named(
    [...subjects.values()].map(({ employer_id }) => employer_id),
    (ids) => db.selectFrom('employer').select(['employer_id as id', 'name']).where('employer_id', 'in', ids).execute(),
  )
  return [...subjects]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { employer_id, period }]) => {
      const here = { employer_id, period }
      const covered = insured.filter((row) => String(row.year) === period && row.retirement_mask !== 0)
      const excluded = exclusions.filter((row) => sameSubject(row, here))
      const spoken = new Set(excluded.map(({ rule_id }) => rule_id))
      return verdictsOf(
        rules.filter((rule) => (isEmployerRule(rule) ? spoken.has(rule.rule_id) : speaksOf(rule, employer_id, period))),
        {
          employer: names.get(employer_id) ?? '',
          period,
          held: findings.filter((row) => sameSubject(row, here)),
          excluded,
          insured: covered.some((row) => row.employer_id === employer_id)
            ? 'here'
            : covered.length > 0
              ? 'elsewhere'
              : 'no',
        },
      )
    })
}

interface Subject {
  readonly employer_id: number
  readonly period: string
}

function sameSubject(a: Subject, b: Subject): boolean {
  return a.employer_id === b.employer_id && a.period === b.period
}

/** Clusters in which a record of the person stands: by its rows, or by its numbers where another row shows the record. */
async function duplicatesOf(
  { db }: ExplainWork,
  places: readonly { readonly file_id: number; readonly row_number: number }[],
  keys: readonly string[],
): Promise<readonly ExplainedDuplicate[]> {
  const numbers = (letter: string): string[] => keys.filter((key) => key.startsWith(letter)).map((key) => key.slice(2))
  const [citizenIds, insuranceNumbers] = [numbers('C:'), numbers('B:')]
  const rows = await db
    .selectFrom('duplicate_records')
    .select('cluster_id')
    .distinct()
    .where(({ or, and, eb }) =>
      or([
        ...places.map(({ file_id, row_number }) =>
          and([eb('file_id', '=', file_id), eb('row_number', '=', row_number)]),
        ),
        ...(citizenIds.length === 0 ? [] : [eb('citizen_id', 'in', citizenIds)]),
        ...(insuranceNumbers.length === 0 ? [] : [eb('insurance_number', 'in', insuranceNumbers)]),
      ]),
    )
    .execute()
  if (rows.length === 0) return []
  return db
    .selectFrom('duplicate_clusters')
    .select(['cluster_id', 'type', 'confidence', 'why', 'records'])
    .where(
      'cluster_id',
      'in',
      rows.map(({ cluster_id }) => cluster_id),
    )
    .orderBy('type')
    .orderBy('cluster_id')
    .execute()
}
