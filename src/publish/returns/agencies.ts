import { type Kysely, sql } from 'kysely'
import type { ReadColumns } from '../../domain/returned-sheet.ts'
import { keptSheetFacts } from '../../store/kept-sheet-facts.ts'
import type { DbOf } from '../../store/schema.ts'
import type { PublishDb, PublishWork } from '../publish-work.ts'
import { sheetPlace } from './place.ts'

/** A sheet as it was first sent, some rows of which go back. */
export interface ReturnedSheet {
  readonly path: string
  readonly sheet: string
  readonly source: string
  readonly read: ReadColumns
  /** Files of tonight in which its faulty rows stand: itself, and workbooks that came back. */
  readonly fileIds: readonly number[]
  readonly rows: number
}

export interface UnreadFile {
  readonly path: string
  readonly sheet: string
  /** Reason and what to do. */
  readonly remark: string
}

/** An agency to which something goes back. */
export interface Agency {
  readonly name: string
  /** Name of its folder: unlike any other's. */
  readonly folder: string
  readonly sheets: readonly ReturnedSheet[]
  readonly unread: readonly UnreadFile[]
}

/** Agencies with faulty rows or files that could not be read, by name. */
export async function agenciesOf(work: PublishWork): Promise<readonly Agency[]> {
  const sheets = await returnedSheets(work)
  const unread = await unreadFiles(work.db)
  const names = [...new Set([...sheets.map(({ sender }) => sender), ...unread.map(({ sender }) => sender)])].sort()
  const folders = new Set<string>()
  return names.map((name) => ({
    name,
    folder: folderFor(name, folders),
    sheets: sheets.filter(({ sender }) => sender === name),
    unread: unread.filter(({ sender }) => sender === name),
  }))
}

/** `co-quan-thue` of "Cơ quan Thuế"; of two alike the second is `…-2`. */
function folderFor(name: string, taken: Set<string>): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
  const base =
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'co-quan'
  for (let number = 1; ; number++) {
    const folder = number === 1 ? base : `${base}-${number}`
    if (taken.has(folder)) continue
    taken.add(folder)
    return folder
  }
}

interface HomeRow {
  readonly file_id: number
  readonly source: string
  readonly sender: string
  readonly sha256: string
  readonly path: string
  readonly sheet: string
  readonly facts: string
  readonly rows: number
}

/** Sheets with rows that wait, in the order of the folder; rows that came back faulty again go back under the sheet first sent. */
async function returnedSheets({ db }: PublishWork): Promise<readonly (ReturnedSheet & { readonly sender: string })[]> {
  const { rows } = await sql<HomeRow>`
    select b.file_id, b.source, v.sender, v.facts,
      case when v.origin_sha256 = '' then b.sha256 else v.origin_sha256 end as sha256,
      case when v.origin_sha256 = '' then b.path else v.origin_path end as path,
      case when v.origin_sha256 = '' then ${sheetPlace('b')} else v.origin_sheet end as sheet,
      count(*) as rows
    from reject_rows r join file_balance b on b.file_id = r.file_id join sheet_versions v on v.file_id = r.file_id
    where r.sent_back = 1 and r.cells <> ''
    group by b.file_id, b.source, v.sender, v.facts, v.origin_sha256, b.sha256, v.origin_path, b.path, v.origin_sheet, b.sheet, b.part
    order by path, sheet, sha256, b.file_id`.execute(db)
  const homes = [...Map.groupBy(rows, ({ sha256, path, sheet }) => `${path}\n${sheet}\n${sha256}`).values()]
  const sheets: (ReturnedSheet & { readonly sender: string })[] = []
  for (const home of homes) {
    const [first] = home
    if (first === undefined) continue
    const { path, sheet, source, sender } = first
    // A sheet that is not in tonight's folder is known from the ledger.
    const facts =
      home.find((row) => row.facts !== '')?.facts ??
      (await keptSheetFacts(db as unknown as Kysely<DbOf<'ledger.file_versions'>>, first))
    if (facts === null) continue
    const fileIds = home.map(({ file_id }) => file_id)
    const count = home.reduce((total, row) => total + Number(row.rows), 0)
    sheets.push({ path, sheet, source, sender, fileIds, rows: count, read: JSON.parse(facts) as ReadColumns })
  }
  return sheets
}

/** Files of which nothing could be read; a further sheet of a workbook that was read is no complaint. */
async function unreadFiles(db: PublishDb): Promise<readonly (UnreadFile & { readonly sender: string })[]> {
  const rows = await db
    .selectFrom('file_balance as file')
    .innerJoin('sheet_versions as version', 'version.file_id', 'file.file_id')
    .select(['file.path', 'file.sheet', 'file.source', 'file.notes', 'version.sender'])
    .orderBy('file.file_id')
    .execute()
  const read = new Set(rows.filter(({ source }) => source !== null).map(({ path }) => path))
  return rows
    .filter(({ path }) => !read.has(path))
    .map(({ path, sheet, notes, sender }) => ({
      path,
      sheet,
      sender,
      remark: (JSON.parse(notes) as string[]).join(' '),
    }))
}
