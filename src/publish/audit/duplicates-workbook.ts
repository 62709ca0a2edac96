import { join } from 'node:path'
import { sql } from 'kysely'
import { displayMonth, formatMonth } from '../../domain/months.ts'
import { ensurePrivateDir } from '../../files/folders.ts'
import { writeWorkbook } from '../../files/workbook.ts'
import type { SheetColumn, SheetRow } from '../../files/workbook-spec.ts'
import { type SourceFile, sourceFiles } from '../evidence.ts'
import { type OutputFile, PAGE, type PublishWork } from '../publish-work.ts'
import { displayDate } from '../wording.ts'
import { conflictsSheet } from './conflicts-sheet.ts'
import { duplicateTypeName } from './duplicate-types.ts'
import { pairsSheet } from './pairs-sheet.ts'
import { survivorshipSheet } from './survivorship-sheet.ts'

const PATH = 'audit/duplicates.xlsx'
const DECISIONS = ['cùng một người', 'khác người', 'chưa rõ']

/** The columns compared within a cluster; a column whose cells differ is shaded. */
const COMPARED = ['insurance_number', 'citizen_id', 'full_name', 'birth_date', 'gender', 'unit_code'] as const

const COLUMNS: readonly SheetColumn[] = [
  { header: 'Mã nhóm trùng', kind: 'text', width: 19 },
  { header: 'Loại', kind: 'text', width: 7 },
  { header: 'Độ tin cậy', kind: 'text', width: 7 },
  { header: 'Mã số BHXH', kind: 'text', width: 13 },
  { header: 'Số định danh cá nhân', kind: 'text', width: 15 },
  { header: 'Họ và tên', kind: 'text', width: 24, wrap: true },
  { header: 'Ngày sinh', kind: 'date', width: 12 },
  { header: 'Giới tính', kind: 'text', width: 8 },
  { header: 'Mã đơn vị', kind: 'text', width: 18, wrap: true },
  { header: 'Từ tháng', kind: 'month', width: 10 },
  { header: 'Đến tháng', kind: 'month', width: 10 },
  { header: 'Số tháng trùng', kind: 'integer', width: 8 },
  { header: 'Tiền trùng (đồng)', kind: 'vnd', width: 14 },
  { header: 'Giữ lại', kind: 'text', width: 7 },
  { header: 'Lý do', kind: 'text', width: 56, wrap: true },
  { header: 'Tệp nguồn', kind: 'text', width: 26, wrap: true },
  { header: 'Trang', kind: 'text', width: 12, wrap: true },
  { header: 'Dòng', kind: 'integer', width: 9 },
  { header: 'Kết luận', kind: 'text', width: 15, dropdown: DECISIONS },
  { header: 'Ghi chú', kind: 'text', width: 16, wrap: true },
]
const FIRST_COMPARED = 3
const [MONTHS, MONEY, WHY] = ['Số tháng trùng', 'Tiền trùng (đồng)', 'Lý do'].map((name) =>
  COLUMNS.findIndex(({ header }) => header === name),
) as [number, number, number]
const GENDERS: Readonly<Record<string, string>> = { male: 'Nam', female: 'Nữ' }

/** For auditors: the records of each cluster under each other, what differs shaded, and a column to decide in. */
export async function writeDuplicatesWorkbook(work: PublishWork): Promise<OutputFile> {
  await ensurePrivateDir(join(work.outDir, 'audit'))
  const title = 'DANH SÁCH BẢN GHI TRÙNG CẦN RÀ SOÁT'
  const files = await sourceFiles(work.db)
  const sheet = {
    name: 'Bản ghi trùng',
    titleBlock: [
      title,
      `Bảo hiểm xã hội Việt Nam. Số liệu đến ngày ${displayDate(work.asOf)}.`,
      'Các bản ghi của một nhóm đứng liền nhau; ô tô màu là cột có giá trị khác nhau trong nhóm. Cần rà soát, xác minh trước khi gộp hoặc thu hồi.',
      'Tiền trùng là số đóng hai lần hoặc không có căn cứ trong các tháng trùng; để trống khi chưa tính được. "Giữ lại": bản ghi được giữ nếu các bản ghi là một (xem trang sau).',
    ],
    columns: COLUMNS,
    freezeColumns: 3,
    pagesWide: 2,
    autofilter: true,
    outline: true,
    rows: rows(work, files),
  }
  const sheets = [sheet, survivorshipSheet(work, files), await pairsSheet(work), ...(await conflictsSheet(work))]
  const written = await writeWorkbook(join(work.outDir, PATH), sheets, { title, created: work.asOf })
  return { path: PATH, ...written }
}

function recordsOf({ db }: PublishWork) {
  const differs = COMPARED.map((column) => {
    // What a record does not say contradicts nothing.
    const value = sql`nullif(${sql.ref(`record.${column}`)}, '')`
    const within = sql`over (partition by record.cluster_id)`
    return sql<number>`case when min(${value}) ${within} <> max(${value}) ${within} then 1 else 0 end`.as(
      `${column}_differs`,
    )
  })
  return db
    .selectFrom('duplicate_records as record')
    .innerJoin('duplicate_clusters as cluster', 'cluster.cluster_id', 'record.cluster_id')
    .selectAll('record')
    .select(['cluster.type', 'cluster.confidence', 'cluster.why as cluster_why', 'cluster.units', 'cluster.records'])
    .select(['cluster.month_from as overlap_from', 'cluster.month_to as overlap_to'])
    .select(['cluster.overlap_months', 'cluster.money_vnd'])
    .select(differs)
    .orderBy('cluster.type')
    .orderBy('record.cluster_id')
    .orderBy('record.file_id')
    .orderBy('record.row_number')
}

type RecordRow = Awaited<ReturnType<ReturnType<typeof recordsOf>['execute']>>[number]

async function* rows(work: PublishWork, files: ReadonlyMap<number, SourceFile>): AsyncIterable<SheetRow> {
  let cluster = ''
  for await (const batch of work.dialect.stream(work.db, recordsOf(work), PAGE))
    for (const row of batch) {
      if (row.cluster_id !== cluster) yield clusterRow(row)
      cluster = row.cluster_id
      yield recordRow(row, files.get(row.file_id))
    }
}

/** What joins the records: type, reason, months and units that overlap. */
function clusterRow(row: RecordRow): SheetRow {
  const values: (string | number | null)[] = COLUMNS.map(() => null)
  values[0] = row.cluster_id
  values[1] = row.type
  values[2] = row.confidence
  values[3] = `${duplicateTypeName(row.type)}: ${row.records} bản ghi${overlapInWords(row)}`
  values[MONTHS] = row.overlap_months
  values[MONEY] = row.money_vnd
  values[WHY] = row.cluster_why
  // The line runs over the cells up to the months.
  return { style: 'group', values, runsOver: [3, 10] }
}

function overlapInWords({ overlap_from, overlap_to, units }: RecordRow): string {
  const months =
    overlap_from === null || overlap_to === null
      ? ''
      : `; trùng ${displayMonth(overlap_from)}–${displayMonth(overlap_to)}`
  return units === '' ? months : `${months}; đơn vị ${units}`
}

function recordRow(row: RecordRow, file: SourceFile | undefined): SheetRow {
  const differing = row as unknown as Readonly<Record<string, number>>
  return {
    outlineLevel: 1,
    marked: COMPARED.flatMap((column, index) => (differing[`${column}_differs`] === 1 ? [FIRST_COMPARED + index] : [])),
    values: [
      row.cluster_id,
      row.type,
      row.confidence,
      row.insurance_number,
      row.citizen_id,
      row.full_name,
      row.birth_date,
      row.gender === null ? null : (GENDERS[row.gender] ?? row.gender),
      row.unit_code,
      row.month_from === null ? null : formatMonth(row.month_from),
      row.month_to === null ? null : formatMonth(row.month_to),
      null,
      null,
      row.survives === 1 ? 'giữ' : null,
      row.why === row.cluster_why ? '' : row.why,
      file?.path ?? '',
      file?.sheet ?? '',
      row.row_number,
      null,
      null,
    ],
  }
}
