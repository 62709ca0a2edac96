import { formatVnd } from '../../domain/money.ts'
import type { SheetColumn, SheetRow } from '../../files/workbook-spec.ts'
import { type ArrearsOfOffice, arrearsByOffice, lateRatio, percentText } from '../arrears.ts'
import { communeName } from '../commune-names.ts'
import { type ListScope, type ProvinceList, titleBlock } from '../province-list.ts'
import { type ClassCount, closedCounts, countsBy, countsOfProvince, excludedCounts } from '../summary-counts.ts'
import { comparedNotes } from '../summary-notes.ts'
import { className } from '../wording.ts'
import { monthsOfDues } from './late-payment.ts'

const COLUMNS: readonly SheetColumn[] = [
  { header: 'Nội dung', kind: 'text', width: 75, wrap: true },
  { header: 'Nhóm', kind: 'text', width: 26, wrap: true },
  { header: 'Số đơn vị', kind: 'integer', width: 12 },
  { header: 'Số lao động (người)', kind: 'integer', width: 14 },
  { header: 'Đơn vị mới, mở lại', kind: 'integer', width: 12 },
  { header: 'Lao động mới, mở lại', kind: 'integer', width: 12 },
  { header: 'Thu nhập chịu thuế của số lao động', kind: 'vnd', width: 22 },
]

/** Class × enterprises × workers, in all, by commune and by officer; what was left out and what was compared (domain notes §4.1). */
export const summary: ProvinceList = {
  name: 'Tổng hợp',
  grain: 'one row per class, per commune and class, per officer and class',
  async sheet(scope) {
    return {
      name: 'Tổng hợp',
      titleBlock: titleBlock(scope, 'TỔNG HỢP KẾT QUẢ ĐỐI CHIẾU'),
      columns: COLUMNS,
      autofilter: false,
      rows: await rows(scope),
    }
  },
}

async function rows(scope: ListScope): Promise<readonly SheetRow[]> {
  const total = await countsOfProvince(scope)
  return [
    group('I. Theo nhóm'),
    ...total.classes.map((count) => countRow(className(count.class), '', count)),
    { style: 'total', values: ['Cộng (mỗi đơn vị, mỗi người tính một lần)', '', ...figures(total.all)] },
    group('II. Theo xã, phường'),
    ...(await countsBy(scope, 'commune_code')).map((count) =>
      countRow(communeName(count.value) || 'Chưa xác định xã, phường', className(count.class), count),
    ),
    group('III. Theo người phụ trách'),
    ...(await countsBy(scope, 'officer')).map((count) =>
      countRow(count.value || 'Chưa phân công', className(count.class), count),
    ),
    ...(await arrearsRows(scope)),
    group('V. Trường hợp đã loại trừ khi đối chiếu'),
    ...(await excludedCounts(scope)).map(({ title, employers, workers }) => plain(title, '', employers, workers)),
    group('VI. Hồ sơ đã khép kỳ này'),
    ...(await closedCounts(scope)).map(({ title, employers, workers }) => plain(title, '', employers, workers)),
    group('VII. Ghi chú'),
    ...(await comparedNotes(scope)).map((note) => plain(note, '', null, null)),
  ]
}

/** Late payment of the province and of each office, the ratio always from sums; it says so where no list tells debts. */
async function arrearsRows({ work, province }: ListScope): Promise<readonly SheetRow[]> {
  const found = (await arrearsByOffice(work.db)).filter((row) => row.province_code === province)
  const heading = group('IV. Chậm đóng')
  if (found.length === 0) return [heading, plain('Không có danh sách đơn vị (C12) ghi số nợ.', '', null, null)]
  return [heading, ...found.map((row) => ({ values: arrearsValues(row) }))]
}

function arrearsValues(row: ArrearsOfOffice): SheetRow['values'] {
  const place = row.office_code === '' ? 'Toàn tỉnh, thành phố' : `BHXH cơ sở mã ${row.office_code}`
  const due = `số phải đóng các tháng ${monthsOfDues(row.first_month, row.last_month)} là ${formatVnd(row.due_vnd)} đ`
  const apart = [
    ...(row.state_budget_vnd > 0 ? [`chờ ngân sách nhà nước ${formatVnd(row.state_budget_vnd)} đ`] : []),
    ...(row.excused_vnd > 0 ? [`bất khả kháng ${formatVnd(row.excused_vnd)} đ`] : []),
  ]
  const watched = apart.length === 0 ? '' : `; theo dõi riêng: ${apart.join(', ')}`
  const title = `${place}: chậm đóng ${formatVnd(row.overdue_vnd)} đ, ${due}, tỷ lệ ${percentText(lateRatio(row))}${watched}`
  return [title, className('late'), row.late_employers, null, null, null, null]
}

function group(title: string): SheetRow {
  return { style: 'group', values: [title, null, null, null, null, null, null] }
}

function plain(title: string, of: string, employers: number | null, workers: number | null): SheetRow {
  return { values: [title, of, employers, workers, null, null, null] }
}

function countRow(title: string, of: string, count: ClassCount): SheetRow {
  return { values: [title, of, ...figures(count)] }
}

function figures(count: ClassCount): readonly number[] {
  return [count.employers, count.workers, count.newEmployers, count.newWorkers, count.money]
}
