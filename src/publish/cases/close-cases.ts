import { sql } from 'kysely'
import { parseState, RESOLVED_PREFIX, serialiseState } from '../../store/case-state.ts'
import { insertFromInto } from '../../store/insert-from.ts'
import { pageRows } from '../../store/page-rows.ts'
import { DIRECT_RULES } from '../../store/tables/results.ts'
import type { RowOf } from '../../store/tables/table.ts'
import { lookUp } from '../look-up.ts'
import { PAGE, type PublishDb, type PublishWork } from '../publish-work.ts'
import { type CaseRow, caseRow } from './case-row.ts'
import { closingOf } from './closing.ts'
import { loadScope, type Scope } from './scope.ts'
import { publishGone, publishNext } from './scratch.ts'
import { listSigns } from './signs.ts'
import { type Tonight, transition } from './transition.ts'

/**
 * Every open case of the ledger that no finding holds tonight: resolved when tonight proves that the rule does not hold,
 * not evaluated otherwise (design §4c 13). Also closes the cases that were merged into an older one.
 */
export async function closeCases(work: PublishWork): Promise<void> {
  await listGone(work)
  await listSigns(work)
  const scope = await loadScope(work.db)
  // Workers first: the case of an employer is closed as those of its workers were.
  for (const hasPerson of [1, 0]) {
    const gone = work.db.selectFrom('publish_gone').selectAll().where('has_person', '=', hasPerson)
    for await (const page of pageRows(work.db, gone, ['case_id'], PAGE)) await closePage(work, page, scope)
  }
  await closeMerged(work)
}

/** Open cases that tonight did not find, with the employer and person their keys name tonight. */
async function listGone({ db, dialect }: PublishWork): Promise<void> {
  const open = db
    .selectFrom('ledger.cases as known')
    .leftJoin('publish_found as found', 'found.case_id', 'known.case_id')
    .where('found.case_id', 'is', null)
    .where(sql`substr(known.state, 1, ${sql.lit(RESOLVED_PREFIX.length)})`, '<>', RESOLVED_PREFIX)
    .select(['known.case_id', 'known.rule_id', 'known.period'])
  const employers = db
    .selectFrom('ledger.case_keys as side')
    .innerJoin('employer_key', 'employer_key.key', 'side.key')
    .where('side.side', '=', 'E')
    .groupBy('side.case_id')
    .select(({ fn }) => ['side.case_id', fn.min('employer_key.employer_id').as('employer_id')])
  const persons = db
    .selectFrom('ledger.case_keys as side')
    .leftJoin('person_key', 'person_key.key', 'side.key')
    .where('side.side', '=', 'P')
    .groupBy('side.case_id')
    .select(({ fn }) => ['side.case_id', fn.min('person_key.person_id').as('person_id')])
  await insertFromInto(
    db,
    publishGone,
    db
      .selectFrom(open.as('open'))
      .leftJoin('rule_evaluation as rule', 'rule.rule_id', 'open.rule_id')
      .leftJoin(employers.as('employers'), 'employers.case_id', 'open.case_id')
      .leftJoin(persons.as('persons'), 'persons.case_id', 'open.case_id')
      .select(({ fn }) => [
        'open.case_id',
        'open.rule_id',
        'open.period',
        fn.coalesce('employers.employer_id', sql<number>`0`).as('employer_id'),
        fn.coalesce('persons.person_id', sql<number>`0`).as('person_id'),
        sql<number>`case when persons.case_id is null then 0 else 1 end`.as('has_person'),
        sql<number>`case when rule.about in (${sql.join(DIRECT_RULES)}) then 1 else 0 end`.as('direct'),
      ]),
  )
  await dialect.finishTable(db, publishGone)
}

type Gone = RowOf<typeof publishGone>

async function closePage(work: PublishWork, page: readonly Gone[], scope: Scope): Promise<void> {
  const { db } = work
  const known = await lookUp(page, 'case_id', (ids) =>
    db.selectFrom('ledger.cases').selectAll().where('case_id', 'in', ids).execute(),
  )
  const employers = await lookUp(page, 'employer_id', (ids) =>
    db.selectFrom('employer').select(['employer_id', 'province_code']).where('employer_id', 'in', ids).execute(),
  )
  const signs = await signsOf(db, page)
  const workers = await workersClosed(db, page)
  const rows: CaseRow[] = []
  const next: RowOf<typeof publishNext>[] = []
  for (const gone of page) {
    const row = known.get(gone.case_id)
    if (row === undefined) continue
    const before = parseState(row.state)
    const province = employers.get(gone.employer_id)?.province_code ?? before.facts.province_code
    const restsOn = before.facts.rests_on ?? ''
    const proved = scope.covers(gone.rule_id, gone.period, province, restsOn)
    const ofWorkers = workers.get(`${gone.employer_id}|${gone.period}`) ?? []
    const tonight: Tonight = proved ? closingOf(gone, signs.get(gone.case_id) ?? [], ofWorkers) : { kind: 'unknown' }
    const after = transition(before, tonight, work.asOf)
    if (after === null) continue
    const subject = { case_id: gone.case_id, rule_id: gone.rule_id, period: gone.period, finding_id: 0 }
    rows.push(
      caseRow(
        { ...subject, employer_id: gone.employer_id, person_id: gone.person_id },
        after.state,
        after.changed,
        scope.missing(gone.rule_id, restsOn),
      ),
    )
    if (after.state !== before)
      next.push({ ...row, touched_on: work.asOf, state: serialiseState(after.state), before: row.state })
  }
  await work.dialect.load(db, publishNext, [next])
  await work.dialect.load(db, 'case_tonight', [rows.map((row) => ({ ...row }))])
}

async function signsOf(
  db: PublishDb,
  page: readonly Gone[],
): Promise<ReadonlyMap<string, { sign: string; value: string }[]>> {
  const rows = await db
    .selectFrom('publish_sign')
    .selectAll()
    .where(
      'case_id',
      'in',
      page.map(({ case_id }) => case_id),
    )
    .orderBy('case_id')
    .orderBy('sign')
    .orderBy('value')
    .execute()
  return Map.groupBy(rows, ({ case_id }) => case_id)
}

/** How workers' cases were closed tonight, by employer and period, for the employers' cases of a page. */
async function workersClosed(db: PublishDb, page: readonly Gone[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = page.filter((gone) => gone.has_person === 0 && gone.employer_id !== 0).map((gone) => gone.employer_id)
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('case_tonight')
    .select(['employer_id', 'period', 'closing'])
    .distinct()
    .where('employer_id', 'in', [...new Set(ids)])
    .where('level', '=', 'worker')
    .where('status', '=', 'resolved')
    .orderBy('closing')
    .execute()
  const groups = Map.groupBy(rows, ({ employer_id, period }) => `${employer_id}|${period}`)
  return new Map([...groups].map(([key, members]) => [key, members.map(({ closing }) => closing)]))
}

/** Two cases proved to be one: the younger is closed and points at the older. */
async function closeMerged(work: PublishWork): Promise<void> {
  const { db } = work
  const merged = db.selectFrom('publish_found').select(['case_id', 'merged_into']).where('merged_into', '<>', '')
  for await (const page of pageRows(db, merged, ['case_id'], PAGE)) {
    const known = await lookUp(page, 'case_id', (ids) =>
      db.selectFrom('ledger.cases').selectAll().where('case_id', 'in', ids).execute(),
    )
    const rows: CaseRow[] = []
    const next: RowOf<typeof publishNext>[] = []
    for (const { case_id, merged_into } of page) {
      const row = known.get(case_id)
      if (row === undefined) continue
      const after = transition(parseState(row.state), { kind: 'gone', closing: 'merged', by: merged_into }, work.asOf)
      if (after === null) continue
      const subject = { case_id, rule_id: row.rule_id, period: row.period, finding_id: 0, employer_id: 0, person_id: 0 }
      rows.push(caseRow(subject, after.state, after.changed, ''))
      next.push({ ...row, touched_on: work.asOf, state: serialiseState(after.state), before: row.state })
    }
    await work.dialect.load(db, publishNext, [next])
    await work.dialect.load(db, 'case_tonight', [rows.map((row) => ({ ...row }))])
  }
}
