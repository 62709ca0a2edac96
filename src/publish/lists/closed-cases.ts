import type { SheetColumn, SheetRow } from '../../files/workbook-spec.ts'
import { type ListScope, type ProvinceList, shownId, shownTaxId, titleBlock } from '../province-list.ts'
import { PAGE } from '../publish-work.ts'
import { className } from '../wording.ts'

const COLUMNS: readonly SheetColumn[] = [
  { header: 'STT', kind: 'integer', width: 6 },
  { header: 'Mã hồ sơ', kind: 'text', width: 19 },
  { header: 'Nhóm', kind: 'text', width: 20, wrap: true },
  { header: 'MST đơn vị', kind: 'text', width: 15 },
  { header: 'Tên đơn vị', kind: 'text', width: 34, wrap: true },
  { header: 'Họ và tên', kind: 'text', width: 26, wrap: true },
  { header: 'Số định danh cá nhân', kind: 'text', width: 15 },
  { header: 'Mã số BHXH', kind: 'text', width: 13 },
  { header: 'Lý do khép', kind: 'text', width: 60, wrap: true },
  { header: 'Ghi nhận lần đầu', kind: 'date', width: 12 },
  { header: 'Ghi nhận lần cuối', kind: 'date', width: 12 },
]

/** Cases of earlier lists that were closed this time, so that nobody goes on working on them; left out when there are none. */
export const closedCases: ProvinceList = {
  name: 'Đã khép kỳ này',
  grain: 'one row per case resolved tonight',
  async sheet(scope) {
    const { cases } = await closed(scope)
      .select(({ fn }) => fn.countAll<number>().as('cases'))
      .executeTakeFirstOrThrow()
    if (cases === 0) return null
    return {
      name: 'Đã khép kỳ này',
      titleBlock: titleBlock(scope, 'HỒ SƠ ĐÃ KHÉP KỲ NÀY'),
      columns: COLUMNS,
      freezeColumns: 2,
      autofilter: true,
      countRows: cases,
      rows: rows(scope),
    }
  },
}

function closed({ work, province }: ListScope) {
  return work.db
    .selectFrom('publish_listed')
    .where('status', '=', 'resolved')
    .where('province_code', '=', province)
    .where('confidence', '<>', 'D')
}

async function* rows(scope: ListScope): AsyncIterable<SheetRow> {
  const { db, dialect } = scope.work
  const cases = closed(scope).selectAll().orderBy('tax_id').orderBy('unit_code').orderBy('level').orderBy('case_id')
  let number = 0
  for await (const batch of dialect.stream(db, cases, PAGE))
    for (const row of batch) {
      number++
      yield {
        values: [
          number,
          row.case_id,
          className(row.class),
          shownTaxId(scope, row.tax_id),
          row.employer_name,
          row.full_name,
          shownId(scope, row.citizen_id),
          shownId(scope, row.insurance_number),
          row.reason,
          row.first_seen,
          row.last_seen,
        ],
      }
    }
}
