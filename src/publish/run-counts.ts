import { formatMonth } from '../domain/months.ts'
import { arrearsByOffice, lateRatio } from './arrears.ts'
import type { PublishDb } from './publish-work.ts'

type Tally = Readonly<Record<string, number>>

/** What came of the run, counted. Cases by rule and status, class, province; exclusions, duplicates and rejects by their code. */
export async function countsOfRun(db: PublishDb) {
  return {
    cases_by_rule: await casesByRule(db),
    cases_by_class: await casesBy(db, 'class'),
    cases_by_status: await casesBy(db, 'status'),
    cases_by_confidence: await casesBy(db, 'confidence'),
    cases_by_province: await casesBy(db, 'province_code'),
    distinct_workers: await distinctWorkers(db),
    exclusions: await exclusionsByCode(db),
    arrears: await arrearsCounts(db),
    ...(await duplicatesByType(db)),
    rejects: await rejectsByCode(db),
  }
}

/** Late payment by province and by office (`province/office`), with the ratio in percent; null where nothing was due. */
async function arrearsCounts(db: PublishDb) {
  const rows = await arrearsByOffice(db)
  return Object.fromEntries(
    rows.map(({ province_code, office_code, first_month, last_month, ...sums }) => {
      const ratio = lateRatio(sums)
      const name = [province_code === '' ? 'unknown' : province_code, office_code]
        .filter((part) => part !== '')
        .join('/')
      const months = `${formatMonth(first_month)} – ${formatMonth(last_month)}`
      return [name, { ...sums, months_due: months, late_ratio_percent: ratio === null ? null : ratio / 100 }]
    }),
  )
}

async function casesByRule(db: PublishDb): Promise<Readonly<Record<string, Tally>>> {
  const rows = await db
    .selectFrom('case_tonight')
    .select(({ fn }) => ['rule_id', 'status', fn.countAll<number>().as('cases')])
    .groupBy(['rule_id', 'status'])
    .orderBy('rule_id')
    .orderBy('status')
    .execute()
  return nested(rows.map(({ rule_id, status, cases }) => [rule_id, status, cases]))
}

async function casesBy(db: PublishDb, column: 'class' | 'status' | 'confidence' | 'province_code'): Promise<Tally> {
  const rows = await db
    .selectFrom('case_tonight')
    .select(({ fn }) => [`${column} as value`, fn.countAll<number>().as('cases')])
    .groupBy(column)
    .orderBy(column)
    .execute()
  return Object.fromEntries(rows.map(({ value, cases }) => [value === '' ? 'unknown' : value, cases]))
}

/** People with an open lead, each once however many payers they have. */
async function distinctWorkers(db: PublishDb): Promise<number> {
  const row = await db
    .selectFrom('case_tonight')
    .where('person_id', '<>', 0)
    .where('finding_id', '<>', 0)
    .select(({ fn }) => fn.count<number>('person_id').distinct().as('workers'))
    .executeTakeFirstOrThrow()
  return row.workers
}

async function exclusionsByCode(db: PublishDb): Promise<Tally> {
  const rows = await db
    .selectFrom('exclusions')
    .select(({ fn }) => ['exclusion', fn.countAll<number>().as('removed')])
    .groupBy('exclusion')
    .orderBy('exclusion')
    .execute()
  return Object.fromEntries(rows.map(({ exclusion, removed }) => [exclusion, removed]))
}

export async function duplicatesByType(db: PublishDb) {
  const rows = await db
    .selectFrom('duplicate_clusters')
    .select(({ fn }) => ['type', fn.countAll<number>().as('clusters'), fn.sum<number>('records').as('records')])
    .select(({ fn }) => [fn.sum<number | null>('money_vnd').as('money'), fn.count<number>('money_vnd').as('counted')])
    .groupBy('type')
    .orderBy('type')
    .execute()
  return {
    duplicates: Object.fromEntries(rows.map(({ type, clusters }) => [type, clusters])),
    duplicate_records: Object.fromEntries(rows.map(({ type, records }) => [type, records])),
    /** Of the clusters whose money can be told; the others are no 0. */
    duplicate_money: Object.fromEntries(
      rows.flatMap(({ type, money, counted }) => (counted === 0 ? [] : [[type, { clusters: counted, vnd: money }]])),
    ),
  }
}

export async function rejectsByCode(db: PublishDb) {
  const rows = await db
    .selectFrom('rejects')
    .select(({ fn }) => ['action', 'code', fn.countAll<number>().as('cells')])
    .groupBy(['action', 'code'])
    .orderBy('action')
    .orderBy('code')
    .execute()
  return nested(rows.map(({ action, code, cells }) => [action, code, cells]))
}

function nested(
  rows: readonly (readonly [outer: string, inner: string, count: number])[],
): Readonly<Record<string, Tally>> {
  const groups = Map.groupBy(rows, ([outer]) => outer)
  return Object.fromEntries(
    [...groups].map(([outer, members]) => [
      outer,
      Object.fromEntries(members.map(([, inner, count]) => [inner, count])),
    ]),
  )
}
