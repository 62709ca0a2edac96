import { sql } from 'kysely'
import type { SheetColumn, SheetRow } from '../files/workbook-spec.ts'
import type { CaseRow } from './cases/case-row.ts'
import { evidenceInWords } from './evidence-in-words.ts'
import type { ListScope } from './province-list.ts'
import { PAGE } from './publish-work.ts'
import { newsOf, RESULT_CODES, workFor } from './wording.ts'

export interface CaseFilter {
  readonly level: 'worker' | 'employer'
  readonly classes: readonly string[]
  /** Only these rules, or all but these. */
  readonly rules?: readonly string[]
  readonly notRules?: readonly string[]
}

/** Cases of the province that go into its lists; those at confidence D and closed ones do not. */
export function listedCases({ work, province }: ListScope, filter: CaseFilter) {
  return work.db
    .selectFrom('publish_listed')
    .where('in_list', '=', 1)
    .where('province_code', '=', province)
    .where('level', '=', filter.level)
    .where('class', 'in', filter.classes)
    .$if(filter.rules !== undefined, (cases) => cases.where('rule_id', 'in', filter.rules ?? []))
    .$if(filter.notRules !== undefined, (cases) => cases.where('rule_id', 'not in', filter.notRules ?? []))
}

export async function countCases(scope: ListScope, filter: CaseFilter): Promise<number> {
  const row = await listedCases(scope, filter)
    .select(({ fn }) => fn.countAll<number>().as('cases'))
    .executeTakeFirstOrThrow()
  return row.cases
}

/** Employers' cases by commune (unknown last), officer, priority and money. */
export async function* employerCases(scope: ListScope, filter: CaseFilter): AsyncIterable<CaseRow> {
  const { db, dialect } = scope.work
  const cases = listedCases(scope, filter)
    .selectAll()
    .orderBy(sql`case when commune_code = '' then 1 else 0 end`)
    .orderBy('commune_code')
    .orderBy('officer')
    .orderBy('priority')
    .orderBy(sql`coalesce(money_vnd, 0) desc`)
    .orderBy('case_id')
  for await (const batch of dialect.stream(db, cases, PAGE)) yield* batch
}

/** A worker's case with the sums of all listed cases of the same employer. */
export type WorkerRow = CaseRow & { readonly employer_cases: number; readonly employer_money: number }

/** Workers' cases grouped under their employer: employers by commune, officer, best priority and money; workers by priority and money. */
export async function* workerCases(scope: ListScope, filter: CaseFilter): AsyncIterable<WorkerRow> {
  const { db, dialect } = scope.work
  const employer = sql`partition by commune_code, officer, tax_id, unit_code`
  const cases = listedCases(scope, filter)
    .selectAll()
    .select([
      sql<number>`count(*) over (${employer})`.as('employer_cases'),
      sql<number>`cast(sum(coalesce(money_vnd, 0)) over (${employer}) as bigint)`.as('employer_money'),
      sql<number>`min(priority) over (${employer})`.as('employer_priority'),
    ])
  const ordered = db
    .selectFrom(cases.as('listed'))
    .selectAll()
    .orderBy(sql`case when commune_code = '' then 1 else 0 end`)
    .orderBy('commune_code')
    .orderBy('officer')
    .orderBy('employer_priority')
    .orderBy('employer_money', 'desc')
    .orderBy('tax_id')
    .orderBy('unit_code')
    .orderBy('priority')
    .orderBy(sql`coalesce(money_vnd, 0) desc`)
    .orderBy('case_id')
  for await (const batch of dialect.stream(db, ordered, PAGE)) yield* batch
}

/** Colour of a row: what is new or has changed since the last list stands out. */
export function rowStyle(row: CaseRow): NonNullable<SheetRow['style']> {
  return row.status === 'new' || row.status === 'reopened' || row.changed === 1 ? 'new' : 'plain'
}

/** "Rõ người, rõ việc, rõ trách nhiệm, rõ tiến độ, rõ kết quả": who, what, which office, by when, with what result. */
export const DUTY_COLUMNS: readonly SheetColumn[] = [
  { header: 'Người phụ trách', kind: 'text', width: 14, wrap: true },
  { header: 'Việc', kind: 'text', width: 30, wrap: true },
  { header: 'Đơn vị chịu trách nhiệm', kind: 'text', width: 16, wrap: true },
  { header: 'Hạn', kind: 'date', width: 11 },
  { header: 'Kết quả', kind: 'text', width: 20, wrap: true, dropdown: RESULT_CODES },
  { header: 'Ghi chú', kind: 'text', width: 14, wrap: true },
  { header: 'Mã hồ sơ', kind: 'text', width: 19 },
]

/** Values of `DUTY_COLUMNS`; result and note are for the officer to fill in. */
export function dutyValues(scope: ListScope, row: CaseRow): readonly (string | null)[] {
  return [row.officer, workFor(row.rule_id), officeName(scope, row.office), scope.answerBy, null, null, row.case_id]
}

/** The office by its name; by its code when no file names it, else the province's own. */
function officeName(scope: ListScope, office: string): string {
  if (office === '') return scope.province === '' ? 'Chưa xác định' : `BHXH ${scope.provinceName}`
  return /^\d+$/.test(office) ? `BHXH cơ sở mã ${office}` : office
}

export const EVIDENCE_COLUMN: SheetColumn = { header: 'Căn cứ', kind: 'text', width: 32, wrap: true }

/** What was compared, where the reason does not say it, and where it stands in the files. */
export function evidenceValue(row: CaseRow): string {
  const compared = row.compared === '' || row.reason.includes(row.compared) ? '' : `Đối chiếu ${row.compared}. `
  return `${compared}${evidenceInWords(row.evidence_rows)}`
}

export function newsValue(row: CaseRow): string {
  return newsOf(row.status, row.changed)
}
