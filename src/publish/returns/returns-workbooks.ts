import { join } from 'node:path'
import { HELPER_HEADERS, RETURNED_ON, uniqueLabels } from '../../domain/returned-sheet.ts'
import { ensurePrivateDir } from '../../files/folders.ts'
import { writeWorkbook } from '../../files/workbook.ts'
import type { SheetColumn, SheetRow, SheetSpec } from '../../files/workbook-spec.ts'
import { SOURCES } from '../../sources/index.ts'
import type { OutputFile, PublishWork } from '../publish-work.ts'
import { type Agency, agenciesOf, type ReturnedSheet } from './agencies.ts'
import { returnedRows } from './returned-rows.ts'

/** Rows of one worksheet; more go on in a further one. */
const ROWS_PER_SHEET = 50_000
/** Width of columns that is still legible on one landscape page. */
const CHARACTERS_PER_PAGE = 190
const FILE_NAME = 'tra_lai_de_sua.xlsx'

const HELPER_COLUMNS: readonly SheetColumn[] = [
  { header: HELPER_HEADERS[0], kind: 'text', width: 21 },
  { header: HELPER_HEADERS[1], kind: 'integer', width: 8 },
  { header: HELPER_HEADERS[2], kind: 'text', width: 18, wrap: true },
  { header: HELPER_HEADERS[3], kind: 'text', width: 18, wrap: true },
  { header: HELPER_HEADERS[4], kind: 'text', width: 34, wrap: true },
  { header: HELPER_HEADERS[5], kind: 'text', width: 30, wrap: true },
]

/** One workbook an agency: what could not be read, and every row with a fault as it was sent, with the fault and how to mend it. */
export async function writeReturnsWorkbooks(work: PublishWork): Promise<readonly OutputFile[]> {
  const files: OutputFile[] = []
  for (const agency of await agenciesOf(work)) files.push(await writeReturns(work, agency))
  return files
}

async function writeReturns(work: PublishWork, agency: Agency): Promise<OutputFile> {
  const path = `returns/${agency.folder}/${FILE_NAME}`
  await ensurePrivateDir(join(work.outDir, 'returns'))
  await ensurePrivateDir(join(work.outDir, 'returns', agency.folder))
  const names = sheetNames(agency.sheets)
  const sheets = agency.sheets.map((sheet, index) => returnedSheet(work, agency, sheet, names[index] ?? ''))
  const all = agency.unread.length === 0 ? sheets : [unreadSheet(work, agency), ...sheets]
  const title = `Trả lại để sửa – ${agency.name}`
  const options = { title, created: work.asOf, rowLimit: ROWS_PER_SHEET }
  return { path, ...(await writeWorkbook(join(work.outDir, path), all, options)) }
}

/** "1. 05-1_BK_nam – DS": the number keeps them apart where 31 characters do not. */
function sheetNames(sheets: readonly ReturnedSheet[]): readonly string[] {
  return sheets.map(({ path, sheet }, index) => {
    const file = (path.split('/').at(-1) ?? path).replace(/\.[a-z0-9]{1,5}$/i, '')
    return `${index + 1}. ${file}${sheet === '' ? '' : ` – ${sheet}`}`
  })
}

const shownDate = (iso: string): string => iso.split('-').reverse().join('/')

function returnedSheet(work: PublishWork, agency: Agency, sheet: ReturnedSheet, name: string): SheetSpec {
  const { path, read, rows, source } = sheet
  const title = SOURCES.find((known) => known.name === source)?.title.vi ?? source
  const columns = [...HELPER_COLUMNS, ...ownColumns([...read.labels, ...read.carriedLabels.map(([, label]) => label)])]
  const place = sheet.sheet === '' ? `Tệp: ${path}.` : `Tệp: ${path}, trang tính: ${sheet.sheet}.`
  return {
    name,
    titleBlock: [
      `DÒNG TRẢ LẠI ĐỂ SỬA – ${agency.name.toUpperCase()}`,
      `${place} Loại số liệu: ${title}.`,
      `${RETURNED_ON}: ${shownDate(work.asOf)}. Số dòng trả lại: ${rows}.`,
      `Đề nghị sửa các ô tô màu ngay trong bảng, giữ nguyên cột "${HELPER_HEADERS[0]}" và hàng tiêu đề, rồi gửi lại sổ này; hoặc sửa trong tệp gốc và gửi lại cả tệp.`,
    ],
    columns,
    freezeColumns: 2,
    autofilter: true,
    pagesWide: Math.ceil(columns.reduce((total, { width }) => total + width, 0) / CHARACTERS_PER_PAGE),
    countRows: rows,
    boldMarks: true,
    rows: returnedRows(work, sheet),
  }
}

/** The agency's columns, all as text: what was sent is shown to the letter. */
function ownColumns(labels: readonly string[]): readonly SheetColumn[] {
  return uniqueLabels(labels).map((header) => ({
    header,
    kind: 'text',
    width: Math.min(30, Math.max(14, Math.ceil(header.length * 0.8))),
    wrap: true,
  }))
}

function unreadSheet(work: PublishWork, agency: Agency): SheetSpec {
  const rows: SheetRow[] = agency.unread.map(({ path, sheet, remark }, index) => ({
    values: [index + 1, path, sheet, remark],
  }))
  return {
    name: 'Tệp không đọc được',
    titleBlock: [
      `TỆP KHÔNG ĐỌC ĐƯỢC – ${agency.name.toUpperCase()}`,
      `${RETURNED_ON}: ${shownDate(work.asOf)}. Số liệu trong các tệp này chưa được tính.`,
      'Đề nghị sửa theo hướng dẫn ở cột cuối rồi gửi lại cả tệp.',
    ],
    columns: [
      { header: 'STT', kind: 'integer', width: 6 },
      { header: 'Tệp', kind: 'text', width: 40, wrap: true },
      { header: 'Trang tính', kind: 'text', width: 20, wrap: true },
      { header: 'Lý do và cách sửa', kind: 'text', width: 80, wrap: true },
    ],
    freezeColumns: 0,
    autofilter: true,
    rows,
  }
}
