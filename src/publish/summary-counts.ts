import { sql } from 'kysely'
import type { ListScope } from './province-list.ts'
import { exclusionTitle } from './wording.ts'

/** Employers and people, each counted once, with the income of the people's cases. */
export interface ClassCount {
  readonly class: string
  readonly employers: number
  readonly workers: number
  readonly newEmployers: number
  readonly newWorkers: number
  readonly money: number
}

/** Whom a case concerns, once however many cases; a case whose keys name nobody tonight stands for itself. */
const EMPLOYER = sql<string>`case when employer_id <> 0 then cast(employer_id as text) else tax_id || unit_code end`
const PERSON = sql<string>`case when person_id <> 0 then cast(person_id as text) else case_id end`
const NEW = sql<boolean>`status in ('new', 'reopened')`

/** Workers are counted under the class of their employer, as the published results are; R12 is apart. */
const LISTED_CLASSES = [
  'uncovered',
  'partly_covered',
  'officers',
  'contributions',
  'health_group_wrong',
  'to_verify',
  'covered_elsewhere',
  'late',
  'household_potential',
  'voluntary_potential',
]
/** Not of the published shape: without any they take no line. */
const SHOWN_IF_ANY = [
  'officers',
  'contributions',
  'health_group_wrong',
  'late',
  'household_potential',
  'voluntary_potential',
]

/** Classes whose money is not what somebody was paid. */
const NO_INCOME = sql.join(['contributions', 'health_group_wrong', 'household_potential', 'voluntary_potential'])

function figures() {
  const distinct = (of: typeof EMPLOYER, level: string, more = sql<boolean>`1 = 1`) =>
    sql<number>`count(distinct case when level = ${sql.lit(level)} and ${more} then ${of} end)`
  return [
    distinct(EMPLOYER, 'employer').as('employers'),
    distinct(PERSON, 'worker').as('workers'),
    distinct(EMPLOYER, 'employer', NEW).as('newEmployers'),
    distinct(PERSON, 'worker', NEW).as('newWorkers'),
    sql<number>`cast(coalesce(sum(case when level = 'worker' and enterprise_class not in (${NO_INCOME}) then money_vnd end), 0) as bigint)`.as(
      'money',
    ),
  ] as const
}

function listed({ work, province }: ListScope) {
  return work.db.selectFrom('publish_listed').where('in_list', '=', 1).where('province_code', '=', province)
}

/** Per class, and over the two classes of the law together. */
export async function countsOfProvince(
  scope: ListScope,
): Promise<{ readonly classes: readonly ClassCount[]; readonly all: ClassCount }> {
  const found = await listed(scope)
    .groupBy('enterprise_class')
    .select('enterprise_class as class')
    .select(figures())
    .execute()
  const all = await listed(scope)
    .where('enterprise_class', 'in', ['uncovered', 'partly_covered'])
    .select(figures())
    .executeTakeFirstOrThrow()
  const classes = LISTED_CLASSES.flatMap((name) => {
    const row = found.find((one) => one.class === name)
    return row === undefined && SHOWN_IF_ANY.includes(name) ? [] : [row ?? empty(name)]
  })
  return { classes, all: { class: '', ...all } }
}

function empty(name: string): ClassCount {
  return { class: name, employers: 0, workers: 0, newEmployers: 0, newWorkers: 0, money: 0 }
}

/** Per commune or officer and class; what is unknown comes last. */
export async function countsBy(
  scope: ListScope,
  column: 'commune_code' | 'officer',
): Promise<readonly (ClassCount & { readonly value: string })[]> {
  const rows = await listed(scope)
    .groupBy([column, 'enterprise_class'])
    .select([`${column} as value`, 'enterprise_class as class'])
    .select(figures())
    .orderBy(column)
    .execute()
  const place = (name: string): number => LISTED_CLASSES.indexOf(name)
  const known = (value: string): number => (value === '' ? 1 : 0)
  return rows.sort(
    (a, b) =>
      known(a.value) - known(b.value) ||
      (a.value < b.value ? -1 : a.value > b.value ? 1 : place(a.class) - place(b.class)),
  )
}

export interface TitledCount {
  readonly title: string
  readonly employers: number
  readonly workers: number
}

/** How many employers and people each exclusion removed in this province. */
export async function excludedCounts({ work, province }: ListScope): Promise<readonly TitledCount[]> {
  const rows = await work.db
    .selectFrom('exclusions as excluded')
    .innerJoin('employer', 'employer.employer_id', 'excluded.employer_id')
    .where('employer.province_code', '=', province)
    .groupBy('excluded.exclusion')
    .select([
      'excluded.exclusion',
      sql<number>`count(distinct case when excluded.person_id = 0 then excluded.employer_id end)`.as('employers'),
      sql<number>`count(distinct case when excluded.person_id <> 0 then excluded.person_id end)`.as('workers'),
    ])
    .execute()
  return rows
    .sort((a, b) => inOrder(a.exclusion, b.exclusion))
    .map(({ exclusion, employers, workers }) => ({ title: exclusionTitle(exclusion), employers, workers }))
}

/** E1, E2 … E10 by number, then the rules, then what rules exclude by themselves. */
function inOrder(a: string, b: string): number {
  const [letterA, letterB] = [a.slice(0, 1), b.slice(0, 1)]
  if (letterA !== letterB) return letterA < letterB ? -1 : 1
  return Number.parseInt(a.slice(1), 10) - Number.parseInt(b.slice(1), 10) || (a < b ? -1 : 1)
}

const CLOSINGS: Readonly<Record<string, string>> = {
  covered: 'Đã tham gia',
  withdrawn: 'Dữ liệu thuế hiện có không còn dòng này',
  excluded: 'Thuộc trường hợp loại trừ',
  replaced: 'Theo dõi tiếp theo quy tắc khác',
  merged: 'Gộp vào hồ sơ khác',
  no_longer: 'Không còn dấu hiệu',
}

/** Cases closed tonight by the reason of their closing. */
export async function closedCounts({ work, province }: ListScope): Promise<readonly TitledCount[]> {
  const rows = await work.db
    .selectFrom('publish_listed')
    .where('status', '=', 'resolved')
    .where('province_code', '=', province)
    .where('confidence', '<>', 'D')
    .groupBy(['closing', 'level'])
    .select(({ fn }) => ['closing', 'level', fn.countAll<number>().as('cases')])
    .execute()
  return Object.entries(CLOSINGS).flatMap(([closing, title]) => {
    const of = (level: string): number =>
      rows.reduce((sum, row) => sum + (row.closing.split(' ')[0] === closing && row.level === level ? row.cases : 0), 0)
    const [employers, workers] = [of('employer'), of('worker')]
    return employers + workers === 0 ? [] : [{ title, employers, workers }]
  })
}
