import { sql } from 'kysely'
import type { SheetColumn, SheetRow, SheetSpec } from '../files/workbook-spec.ts'
import type { Home } from '../store/case-state.ts'
import type { CaseRow } from './cases/case-row.ts'
import { communeName } from './commune-names.ts'
import {
  type CaseFilter,
  countCases,
  DUTY_COLUMNS,
  dutyValues,
  EVIDENCE_COLUMN,
  evidenceValue,
  listedCases,
  newsValue,
  rowStyle,
} from './list-rows.ts'
import { type ListScope, shownId, titleBlock } from './province-list.ts'
import { PAGE } from './publish-work.ts'
import { priorityName } from './wording.ts'

const COLUMNS: readonly SheetColumn[] = [
  { header: 'STT', kind: 'integer', width: 5.5 },
  { header: 'Mới', kind: 'text', width: 9, wrap: true },
  { header: 'Xã, phường', kind: 'text', width: 14, wrap: true },
  { header: 'Thôn, ấp', kind: 'text', width: 14, wrap: true },
  { header: 'Mã hộ', kind: 'text', width: 12 },
  { header: 'Họ và tên', kind: 'text', width: 25, wrap: true },
  { header: 'Ngày sinh', kind: 'date', width: 12 },
  { header: 'Số định danh cá nhân', kind: 'text', width: 14 },
  { header: 'Mã số BHXH', kind: 'text', width: 12 },
  { header: 'Nội dung', kind: 'text', width: 18, wrap: true },
  { header: 'Thứ tự trong hộ', kind: 'integer', width: 8 },
  { header: 'Mức đóng một tháng', kind: 'vnd', width: 12 },
  { header: 'Nhà nước hỗ trợ một tháng', kind: 'vnd', width: 12 },
  { header: 'Địa phương hỗ trợ một tháng', kind: 'vnd', width: 12 },
  { header: 'Người tham gia đóng một tháng', kind: 'vnd', width: 12 },
  { header: 'Người tham gia đóng một năm', kind: 'vnd', width: 13 },
  { header: 'Nhân viên thu', kind: 'text', width: 13, wrap: true },
  { header: 'Ưu tiên', kind: 'text', width: 7 },
  { header: 'Độ tin cậy', kind: 'text', width: 7 },
  { header: 'Lý do', kind: 'text', width: 40, wrap: true },
  EVIDENCE_COLUMN,
  ...DUTY_COLUMNS,
]
const PLACE = 2

const SUBJECTS: Readonly<Record<string, string>> = {
  R21: 'Đã dừng đóng BHXH bắt buộc',
  R22: 'Sắp đến hạn, quá hạn',
  R23: 'Thành viên hộ chưa có BHYT',
  R24: 'Chưa tham gia BHXH',
  R25: 'Học sinh, sinh viên',
}

/** People where they live, each household's members folding away under its row; null when there are none. Long lists go on in a further sheet. */
export async function residentSheet(
  scope: ListScope,
  name: string,
  title: string,
  className: string,
): Promise<SheetSpec | null> {
  const filter: CaseFilter = { level: 'worker', classes: [className] }
  const cases = await countCases(scope, filter)
  if (cases === 0) return null
  return {
    name,
    titleBlock: titleBlock(scope, title),
    columns: COLUMNS,
    freezeColumns: 6,
    autofilter: true,
    outline: true,
    pagesWide: 2,
    countRows: cases,
    rows: rows(scope, filter, await collectors(scope)),
  }
}

/** By commune; read before the rows, which stream on the same connection. */
async function collectors({ work }: ListScope): Promise<ReadonlyMap<string, string>> {
  const areas = await work.db.selectFrom('area_today').select(['commune_code', 'collector']).execute()
  return new Map(areas.map(({ commune_code, collector }) => [commune_code, collector]))
}

type ResidentRow = CaseRow & { readonly members: number }

/** By commune (unknown last), hamlet and household; in it by order of joining, which rises as the fee falls. */
async function* residents(scope: ListScope, filter: CaseFilter): AsyncIterable<ResidentRow> {
  const { db, dialect } = scope.work
  const cases = listedCases(scope, filter)
    .selectAll()
    .select(sql<number>`count(*) over (partition by commune_code, hamlet, household)`.as('members'))
    .orderBy(sql`case when commune_code = '' then 1 else 0 end`)
    .orderBy('commune_code')
    .orderBy('hamlet')
    .orderBy('household')
    .orderBy('priority')
    .orderBy(sql`coalesce(money_vnd, 0) desc`)
    .orderBy('case_id')
  for await (const batch of dialect.stream(db, cases, PAGE)) yield* batch
}

async function* rows(
  scope: ListScope,
  filter: CaseFilter,
  collector: ReadonlyMap<string, string>,
): AsyncIterable<SheetRow> {
  let number = 0
  let household: string | null = null
  for await (const row of residents(scope, filter)) {
    const key = `${row.commune_code}|${row.hamlet}|${row.household}`
    if (key !== household) yield householdRow(row)
    household = key
    number++
    const values = personValues(scope, row, number, collector.get(row.commune_code) ?? '')
    yield { style: rowStyle(row), outlineLevel: 1, values }
  }
}

function householdRow(row: ResidentRow): SheetRow {
  const values: (string | null)[] = COLUMNS.map(() => null)
  const household = row.household === '' ? 'Chưa rõ mã hộ' : `Hộ ${row.household}`
  const place = [row.hamlet, communeName(row.commune_code) || 'chưa xác định xã, phường'].filter((part) => part !== '')
  values[PLACE] = `${household} (${place.join(', ')}): ${row.members} người`
  return { style: 'group', values, runsOver: [PLACE, PLACE + 7] }
}

function personValues(
  scope: ListScope,
  row: CaseRow,
  number: number,
  collector: string,
): readonly (string | number | null)[] {
  const home = row.home === '' ? undefined : (JSON.parse(row.home) as Home)
  return [
    number,
    newsValue(row),
    communeName(row.commune_code),
    row.hamlet,
    row.household,
    row.full_name,
    row.birth_date,
    shownId(scope, row.citizen_id),
    shownId(scope, row.insurance_number),
    SUBJECTS[row.rule_id] ?? '',
    home?.join_order ?? null,
    home?.fee ?? null,
    home?.state ?? null,
    home?.local ?? null,
    home?.self ?? null,
    row.money_vnd,
    collector,
    priorityName(row.priority),
    row.confidence,
    row.reason,
    evidenceValue(row),
    ...dutyValues(scope, row),
  ]
}
