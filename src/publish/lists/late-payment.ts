import { sql } from 'kysely'
import { displayMonth, formatMonth } from '../../domain/months.ts'
import type { SheetColumn, SheetRow } from '../../files/workbook-spec.ts'
import { arrearsBand } from '../../policy/arrears-bands.ts'
import { lateRatio, percentText } from '../arrears.ts'
import { EMPLOYER_COLUMNS, employerValues } from '../employer-sheet.ts'
import {
  type CaseFilter,
  countCases,
  DUTY_COLUMNS,
  dutyValues,
  EVIDENCE_COLUMN,
  employerCases,
  evidenceValue,
  rowStyle,
} from '../list-rows.ts'
import { type ListScope, type ProvinceList, titleBlock } from '../province-list.ts'

const COLUMNS: readonly SheetColumn[] = [
  ...EMPLOYER_COLUMNS,
  { header: 'Số mã đơn vị chậm', kind: 'integer', width: 8 },
  { header: 'Kỳ C12', kind: 'month', width: 9 },
  { header: 'Phải đóng trong kỳ', kind: 'vnd', width: 15 },
  { header: 'Đã đóng trong kỳ', kind: 'vnd', width: 15 },
  { header: 'Nợ cuối kỳ', kind: 'vnd', width: 15 },
  { header: 'Số tiền chậm đóng', kind: 'vnd', width: 15 },
  { header: 'Số tháng nợ', kind: 'text', width: 8 },
  { header: 'Chậm từ tháng', kind: 'month', width: 9 },
  { header: 'Số ngày quá hạn', kind: 'integer', width: 8 },
  { header: 'Nhóm ngày', kind: 'text', width: 11 },
  { header: 'Tiền lãi tạm tính', kind: 'vnd', width: 13 },
  { header: 'Tiền lãi theo C12', kind: 'vnd', width: 13 },
  { header: 'Tỷ lệ chậm đóng', kind: 'text', width: 9 },
  { header: 'Đã đôn đốc ngày', kind: 'date', width: 12 },
  { header: 'Lý do', kind: 'text', width: 40, wrap: true },
  EVIDENCE_COLUMN,
  ...DUTY_COLUMNS,
]

const LATE: CaseFilter = { level: 'employer', classes: ['late'] }

/** Employers that owe after the deadline (R05), with the figures of the list of units; left out when there are none. */
export const latePayment: ProvinceList = {
  name: 'Chậm đóng',
  grain: 'one row per employer with late units, added up',
  async sheet(scope) {
    const cases = await countCases(scope, LATE)
    if (cases === 0) return null
    return {
      name: 'Chậm đóng',
      titleBlock: titleBlock(scope, 'DANH SÁCH ĐƠN VỊ CHẬM ĐÓNG'),
      columns: COLUMNS,
      freezeColumns: 4,
      pagesWide: 2,
      autofilter: true,
      countRows: cases,
      rows: rows(scope, await owedBy(scope)),
    }
  },
}

interface Owed {
  readonly employer_id: number
  readonly units: number
  readonly month: number
  readonly due_vnd: number
  readonly paid_vnd: number | null
  readonly closing_vnd: number
  readonly overdue_vnd: number
  readonly months_tenths: number | null
  readonly oldest_month: number | null
  readonly days: number
  readonly interest_vnd: number | null
  readonly stated_interest_vnd: number | null
  readonly year_due_vnd: number
  readonly urged_on: string | null
}

/** Late units of the province's employers, added up; the worst days and months. Read before the rows, which stream on the same connection. */
async function owedBy({ work, province }: ListScope): Promise<ReadonlyMap<number, Owed>> {
  const total = (column: string) => sql`cast(sum(${sql.ref(`owed.${column}`)}) as bigint) as ${sql.id(column)}`
  const found = await sql<Owed>`
    select owed.employer_id, count(*) as units, max(owed.month) as month, ${total('due_vnd')}, ${total('paid_vnd')}, ${total('closing_vnd')},
      ${total('overdue_vnd')}, max(owed.months_tenths) as months_tenths, min(owed.oldest_month) as oldest_month, max(owed.days) as days,
      ${total('interest_vnd')}, ${total('stated_interest_vnd')}, ${total('year_due_vnd')},
      min(case when owed.urged_on <= ${work.asOf} then owed.urged_on end) as urged_on
    from unit_arrears as owed
    inner join employer on employer.employer_id = owed.employer_id
    where owed.standing = 'late' and employer.province_code = ${province}
    group by owed.employer_id`.execute(work.db)
  return new Map(found.rows.map((row) => [row.employer_id, { ...row, units: Number(row.units) }]))
}

async function* rows(scope: ListScope, owed: ReadonlyMap<number, Owed>): AsyncIterable<SheetRow> {
  let number = 0
  for await (const row of employerCases(scope, LATE)) {
    number++
    // A case that was not evaluated tonight keeps its reason and its sum; the figures behind it are not known tonight.
    const figures = row.finding_id === 0 ? undefined : owed.get(row.employer_id)
    yield {
      style: rowStyle(row),
      values: [
        ...employerValues(scope, row, number),
        ...(figures === undefined ? unknownFigures(row.money_vnd, row.month_from) : figureValues(figures)),
        row.reason,
        evidenceValue(row),
        ...dutyValues(scope, row),
      ],
    }
  }
}

function figureValues(owed: Owed): readonly (string | number | null)[] {
  return [
    owed.units,
    formatMonth(owed.month),
    owed.due_vnd,
    owed.paid_vnd,
    owed.closing_vnd,
    owed.overdue_vnd,
    owed.months_tenths === null
      ? 'không tính được'
      : `${Math.floor(owed.months_tenths / 10)},${owed.months_tenths % 10}`,
    owed.oldest_month === null ? null : formatMonth(owed.oldest_month),
    owed.days,
    arrearsBand(owed.days).name,
    owed.interest_vnd,
    owed.stated_interest_vnd,
    percentText(lateRatio({ overdue_vnd: owed.overdue_vnd, due_vnd: owed.year_due_vnd })),
    owed.urged_on,
  ]
}

function unknownFigures(money: number | null, since: number | null): readonly (string | number | null)[] {
  const [before, between, after] = [5, 1, 6].map((cells) => Array.from({ length: cells }, () => null))
  return [...before!, money, ...between!, since === null ? null : formatMonth(since), ...after!]
}

/** "01/2026 đến 10/2026": the months whose dues the ratio is held against. */
export function monthsOfDues(first: number, last: number): string {
  return first === last ? displayMonth(last) : `${displayMonth(first)} đến ${displayMonth(last)}`
}
