import { arrearsBand } from '../../policy/arrears-bands.ts'
import { type CaseFacts, type CaseState, type Home, parseState, serialiseState } from '../../store/case-state.ts'
import { pageRows } from '../../store/page-rows.ts'
import { findingEvidence, NO_EVIDENCE, type SourceFile } from '../evidence.ts'
import { lookUp } from '../look-up.ts'
import { PAGE, type PublishDb, type PublishWork } from '../publish-work.ts'
import { CONTRIBUTION_RULES, OFFICER_RULES } from '../wording.ts'
import { type CaseRow, caseRow } from './case-row.ts'
import { publishNext } from './scratch.ts'
import { transition } from './transition.ts'

/**
 * Every finding of tonight becomes an open case: new, persisting or reopened. Workers' cases come first, because an
 * employer's case has changed when a worker was added to it.
 */
export async function openCases(work: PublishWork, files: ReadonlyMap<number, SourceFile>): Promise<number> {
  let opened = 0
  for (const level of ['worker', 'employer'] as const) {
    const findings = findingsOf(work.db, level)
    for await (const page of pageRows(work.db, findings, ['finding_id'], PAGE)) {
      await openPage(work, page, files)
      opened += page.length
      work.tick(page.length)
    }
  }
  return opened
}

function findingsOf(db: PublishDb, level: 'worker' | 'employer') {
  return db
    .selectFrom('findings')
    .selectAll()
    .where('person_id', level === 'worker' ? '<>' : '=', 0)
}

type Finding = Awaited<ReturnType<ReturnType<typeof findingsOf>['execute']>>[number]

async function openPage(
  work: PublishWork,
  page: readonly Finding[],
  files: ReadonlyMap<number, SourceFile>,
): Promise<void> {
  const around = await surroundings(work.db, page, files)
  const rows: CaseRow[] = []
  const next = page.map((finding) => {
    const lead = around.leads.get(finding.finding_id)
    if (lead === undefined) throw new RangeError('a finding has no lead')
    const known = around.known.get(finding.finding_id)
    const before = known === undefined ? null : parseState(known.state)
    const facts = factsOf(finding, around)
    const newWorkers = hasNewWorkers(finding, before, around)
    const after = transition(before, { kind: 'found', facts, newWorkers }, work.asOf)
    if (after === null) throw new RangeError('a finding always holds its case open')
    const case_id = known?.case_id ?? lead.own_id
    rows.push(caseRow({ ...subjectOf(finding), case_id }, after.state, after.changed, ''))
    return {
      case_id,
      rule_id: finding.rule_id,
      period: finding.period,
      minted_on: known?.minted_on ?? work.asOf,
      touched_on: work.asOf,
      state: serialiseState(after.state),
      before: known?.state ?? null,
    }
  })
  await work.dialect.load(work.db, publishNext, [next])
  await work.dialect.load(work.db, 'case_tonight', [rows.map((row) => ({ ...row }))])
}

function subjectOf({ finding_id, rule_id, period, employer_id, person_id }: Finding) {
  return { finding_id, rule_id, period, employer_id, person_id }
}

/** What the findings of a page point at. */
async function surroundings(db: PublishDb, page: readonly Finding[], files: ReadonlyMap<number, SourceFile>) {
  const ids = page.map(({ finding_id }) => finding_id)
  return {
    leads: await lookUp(page, 'finding_id', (wanted) =>
      db.selectFrom('publish_lead').select(['finding_id', 'own_id']).where('finding_id', 'in', wanted).execute(),
    ),
    known: await knownCases(db, ids),
    employers: await lookUp(page, 'employer_id', (wanted) =>
      db.selectFrom('employer').selectAll().where('employer_id', 'in', wanted).execute(),
    ),
    units: await lookUp(page, 'employer_id', (wanted) => smallestLiveUnits(db, wanted)),
    persons: await lookUp(page, 'person_id', (wanted) =>
      db.selectFrom('person').selectAll().where('person_id', 'in', wanted).execute(),
    ),
    evidence: await findingEvidence(db, ids, files),
    joined: await workersJoined(db, page),
    enterprises: await enterpriseClasses(db, page),
    bands: await arrearsBands(db, page),
    areas: await lookUp(page, 'commune_code', (wanted) =>
      db
        .selectFrom('area_today')
        .select(['commune_code', 'officer', 'office_code'])
        .where('commune_code', 'in', wanted)
        .execute(),
    ),
  }
}

type Surroundings = Awaited<ReturnType<typeof surroundings>>

/** The ledger's case of each finding that continues one, in two look-ups by the column each table is kept by. */
async function knownCases(db: PublishDb, ids: readonly number[]) {
  const won = await db
    .selectFrom('publish_won')
    .select(['finding_id', 'case_id'])
    .where('finding_id', 'in', ids)
    .where('place', '=', 1)
    .execute()
  const cases = await lookUp(won, 'case_id', (wanted) =>
    db.selectFrom('ledger.cases').select(['case_id', 'minted_on', 'state']).where('case_id', 'in', wanted).execute(),
  )
  return new Map(
    won.flatMap(({ finding_id, case_id }) => {
      const known = cases.get(case_id)
      return known === undefined ? [] : [[finding_id, known] as const]
    }),
  )
}

async function smallestLiveUnits(db: PublishDb, employers: readonly number[]) {
  const rows = await db
    .selectFrom('unit')
    .select(({ fn }) => ['employer_id', fn.min('unit_code').as('unit_code')])
    .where('employer_id', 'in', employers)
    .where('closed', '=', 0)
    .where('unit_code', '<>', '')
    .groupBy('employer_id')
    .execute()
  return rows.map(({ employer_id, unit_code }) => ({ employer_id, unit_code }))
}

/**
 * By employer and period: for each worker's case opened or reopened tonight, the night on which it was last seen before, '' for never.
 * A worker last seen when the employer's case was last seen too belonged to it already: both come back together.
 */
async function workersJoined(db: PublishDb, page: readonly Finding[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const employers = [...new Set(page.filter(({ person_id }) => person_id === 0).map(({ employer_id }) => employer_id))]
  if (employers.length === 0) return new Map()
  const rows = await db
    .selectFrom('case_tonight')
    .select(['case_id', 'employer_id', 'period', 'status'])
    .where('employer_id', 'in', employers)
    .where('person_id', '<>', 0)
    .where('status', 'in', ['new', 'reopened'])
    .where('class', 'in', ['uncovered', 'partly_covered'])
    .where('confidence', '<>', 'D')
    .execute()
  const reopened = rows.filter(({ status }) => status === 'reopened')
  const known = await lastSeenOf(db, reopened)
  const groups = Map.groupBy(rows, ({ employer_id, period }) => `${employer_id}|${period}`)
  return new Map([...groups].map(([key, members]) => [key, members.map(({ case_id }) => known.get(case_id) ?? '')]))
}

/** When cases were last seen before tonight, by case id. An employer may have more workers than a list of ids may hold. */
async function lastSeenOf(
  db: PublishDb,
  cases: readonly { readonly case_id: string }[],
): Promise<ReadonlyMap<string, string>> {
  const lastSeen = new Map<string, string>()
  for (let start = 0; start < cases.length; start += PAGE) {
    const found = await lookUp(cases.slice(start, start + PAGE), 'case_id', (ids) =>
      db.selectFrom('ledger.cases').select(['case_id', 'state']).where('case_id', 'in', ids).execute(),
    )
    for (const { case_id, state } of found.values()) lastSeen.set(case_id, parseState(state).last_seen)
  }
  return lastSeen
}

function hasNewWorkers(finding: Finding, before: CaseState | null, around: Surroundings): boolean {
  if (finding.person_id !== 0 || before === null) return false
  const joined = around.joined.get(`${finding.employer_id}|${finding.period}`) ?? []
  return joined.some((lastSeen) => lastSeen !== before.last_seen)
}

/** Rules whose employer cases say how an enterprise takes part; R28 and R29 only ask to verify it. */
const ENTERPRISE_RULES = ['R01', 'R02', 'R03', 'R06', 'R07']

/** By employer and period: the class of the employer's own case, so that its workers are counted with it (domain notes §4.1). */
async function enterpriseClasses(db: PublishDb, page: readonly Finding[]): Promise<ReadonlyMap<string, string>> {
  const employers = [...new Set(page.map(({ employer_id }) => employer_id))]
  const rows = await db
    .selectFrom('publish_lead as lead')
    .innerJoin('findings as found', 'found.finding_id', 'lead.finding_id')
    .select(['lead.employer_id', 'lead.period', 'found.class'])
    .where('lead.employer_id', 'in', employers)
    .where('lead.person_id', '=', 0)
    .where('lead.rule_id', 'in', ENTERPRISE_RULES)
    .where('found.confidence', '<>', 'D')
    .execute()
  return new Map(rows.map((row) => [`${row.employer_id}|${row.period}`, row.class]))
}

/** By employer: the band of the longest delay of its late units, for cases of late payment. */
async function arrearsBands(db: PublishDb, page: readonly Finding[]): Promise<ReadonlyMap<number, number>> {
  const debtors = page.filter(({ class: name }) => name === 'late')
  const delays = await lookUp(debtors, 'employer_id', (wanted) =>
    db
      .selectFrom('unit_arrears')
      .select(({ fn }) => ['employer_id', fn.max('days').as('days')])
      .where('employer_id', 'in', wanted)
      .where('standing', '=', 'late')
      .groupBy('employer_id')
      .execute(),
  )
  return new Map([...delays.values()].map(({ employer_id, days }) => [employer_id, arrearsBand(days).place]))
}

function enterpriseClassOf(finding: Finding, around: Surroundings): string {
  if (OFFICER_RULES.includes(finding.rule_id)) return 'officers'
  // Whoever takes part is none of the people that the employer left out.
  if (CONTRIBUTION_RULES.includes(finding.rule_id)) return 'contributions'
  if (finding.class === 'health_group_wrong') return finding.class
  if (finding.person_id === 0 || finding.class === 'covered_elsewhere') return finding.class
  return around.enterprises.get(`${finding.employer_id}|${finding.period}`) ?? finding.class
}

function factsOf(finding: Finding, around: Surroundings): CaseFacts {
  const employer = around.employers.get(finding.employer_id)
  const person = around.persons.get(finding.person_id)
  const evidence = around.evidence.get(finding.finding_id) ?? NO_EVIDENCE
  // Who looks after the commune where a person without an employer lives.
  const area = around.areas.get(finding.commune_code)
  return {
    level: finding.person_id === 0 ? 'employer' : 'worker',
    class: finding.class,
    enterprise_class: enterpriseClassOf(finding, around),
    confidence: finding.confidence,
    priority: finding.priority,
    tax_id: employer?.tax_id ?? '',
    unit_code: around.units.get(finding.employer_id)?.unit_code ?? '',
    citizen_id: person?.citizen_id ?? '',
    insurance_number: person?.insurance_number ?? '',
    full_name: person?.full_name ?? '',
    birth_date: person?.birth_date ?? '',
    employer_name: employer?.name ?? '',
    contact: finding.person_id === 0 ? [employer?.address, employer?.phone].filter(Boolean).join('; ĐT ') : '',
    month_from: finding.month_from,
    month_to: finding.month_to,
    workers: finding.workers,
    money_vnd: finding.money_vnd,
    province_code: employer?.province_code ?? finding.province_code,
    commune_code: employer?.commune_code ?? finding.commune_code,
    office: employer === undefined ? (area?.office_code ?? '') : employer.office_name || employer.office_code,
    officer: employer === undefined ? (area?.officer ?? '') : employer.officer,
    reason: finding.reason,
    compared: finding.compared,
    rests_on: finding.rests_on,
    insured_today: finding.insured_today,
    evidence_rows: evidence.text,
    evidence_count: evidence.rows,
    ...bandOf(finding, around),
    ...(finding.home === '' ? {} : { home: JSON.parse(finding.home) as Home }),
  }
}

function bandOf(finding: Finding, around: Surroundings): Pick<CaseFacts, 'arrears_band'> {
  const band = finding.class === 'late' ? around.bands.get(finding.employer_id) : undefined
  return band === undefined ? {} : { arrears_band: band }
}
