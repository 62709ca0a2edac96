import { rejectReason } from '../domain/reject-reasons.ts'
import { pageRows } from '../store/page-rows.ts'
import type { SettleTables, Settling } from './versions-work.ts'

/** Rows that came back, handled at a time. */
const PAGE = 500

interface Place {
  readonly file_id: number
  readonly row_number: number
}

interface Instance extends Place {
  readonly accepted: number
  readonly returned_on: string
}

type Code = 'row-replaced' | 'row-returned-again' | 'row-of-another-file'

/** Rows that leave the staging tables, by the file they stand in: row number, why, and the place that counts instead. */
type Leaving = Map<number, { readonly row: number; readonly code: Code; readonly instead: string }[]>

/**
 * Of the rows that came back, the last sending of each counts: it takes the place of earlier ones, and of the faulty row itself when that was
 * accepted with an emptied cell. Rows that give way are quarantined; only what is still faulty at last is sent back again. Returns how
 * many rows were moved from accepted to quarantined.
 */
export async function settleReturned(work: Settling): Promise<number> {
  const { db } = work
  const places = new Map(
    (await db.selectFrom('file_balance').select(['file_id', 'path', 'sheet', 'source']).execute()).map((file) => [
      file.file_id,
      file,
    ]),
  )
  let moved = 0
  const refs = db.selectFrom('returned_rows').select('row_ref').where('how', '=', 'returned').distinct()
  for await (const page of pageRows(db, refs, ['row_ref'], PAGE)) {
    const leaving: Leaving = new Map()
    await settlePage(
      work,
      page.map(({ row_ref }) => row_ref),
      leaving,
      (place) => nameOf(places.get(place.file_id), place.row_number),
    )
    for (const [fileId, rows] of leaving)
      moved += await quarantine(work, fileId, places.get(fileId)?.source ?? null, rows)
  }
  return moved
}

function nameOf(file: { readonly path: string; readonly sheet: string } | undefined, row: number): string {
  return `${file?.path ?? ''}${file?.sheet ? `!${file.sheet}` : ''}:${row}`
}

async function settlePage(
  work: Settling,
  refs: readonly string[],
  leaving: Leaving,
  placed: (place: Place) => string,
): Promise<void> {
  const { db } = work
  const strangers = await strangersOf(work, refs)
  const came = await db
    .selectFrom('returned_rows')
    .select(['row_ref', 'file_id', 'row_number', 'accepted', 'returned_on'])
    .where('row_ref', 'in', refs)
    .where('how', '=', 'returned')
    .execute()
  const faulty = await db
    .selectFrom('reject_rows')
    .select(['row_ref', 'file_id', 'row_number'])
    .where('row_ref', 'in', refs)
    .execute()
  const leave = (place: Place, code: Code, instead: string): void => {
    leaving.set(place.file_id, [...(leaving.get(place.file_id) ?? []), { row: place.row_number, code, instead }])
  }
  for (const ref of refs) {
    const all = came.filter(({ row_ref }) => row_ref === ref)
    for (const row of all.filter((one) => strangers.has(`${ref} ${one.file_id}`)))
      leave(row, 'row-of-another-file', strangers.get(`${ref} ${row.file_id}`) ?? '')
    const own = all.filter((one) => !strangers.has(`${ref} ${one.file_id}`)).sort(bySending)
    const accepted = own.filter((row) => row.accepted === 1)
    const counts = accepted.at(-1)
    const latest = own.at(-1)
    for (const row of accepted.slice(0, -1))
      leave(row, 'row-returned-again', counts === undefined ? '' : placed(counts))
    const originals = faulty.filter((row) => row.row_ref === ref && !all.some((one) => samePlace(one, row)))
    if (counts !== undefined) for (const row of originals) leave(row, 'row-replaced', placed(counts))
    // What counts is sent back when it is faulty itself; a faulty attempt after a right one changes nothing.
    const shown = counts ?? latest
    for (const row of faulty.filter((one) => one.row_ref === ref && shown !== undefined && !samePlace(one, shown)))
      await db
        .updateTable('reject_rows')
        .set({ sent_back: 0 })
        .where('row_ref', '=', ref)
        .where('file_id', '=', row.file_id)
        .where('row_number', '=', row.row_number)
        .execute()
  }
}

const samePlace = (a: Place, b: Place): boolean => a.file_id === b.file_id && a.row_number === b.row_number

/** By the date on which the workbook was sent back, then by path and row. */
function bySending(a: Instance, b: Instance): number {
  if (a.returned_on !== b.returned_on) return a.returned_on < b.returned_on ? -1 : 1
  return a.file_id - b.file_id || a.row_number - b.row_number
}

/** Rows pasted into a sheet of another file: "ref file_id" → the file they belong to. They cannot be read there as they were. */
async function strangersOf({ db }: Settling, refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const origins = await db
    .selectFrom('ledger.rejects')
    .select(['row_ref', 'sha256', 'path', 'sheet'])
    .distinct()
    .where('row_ref', 'in', refs)
    .execute()
  const sheets = await db
    .selectFrom('returned_rows as row')
    .innerJoin('sheet_versions as version', 'version.file_id', 'row.file_id')
    .select(['row.row_ref', 'row.file_id', 'version.origin_sha256', 'version.origin_path', 'version.origin_sheet'])
    .where('row.row_ref', 'in', refs)
    .where('row.how', '=', 'returned')
    .execute()
  const found = new Map<string, string>()
  for (const row of sheets) {
    const own = origins.filter(({ row_ref }) => row_ref === row.row_ref)
    const [first] = own
    if (first === undefined) continue
    const isHome = own.some(
      (origin) =>
        origin.sha256 === row.origin_sha256 && origin.path === row.origin_path && origin.sheet === row.origin_sheet,
    )
    if (!isHome) found.set(`${row.row_ref} ${row.file_id}`, nameOfSheet(first))
  }
  return found
}

const nameOfSheet = ({ path, sheet }: { readonly path: string; readonly sheet: string }): string =>
  sheet === '' ? path : `${path}!${sheet}`

/** Takes staged rows of a file out and says why; rows that were not staged stay as they are. Returns how many were. */
async function quarantine(
  { db, dialect }: Settling,
  fileId: number,
  source: string | null,
  rows: readonly { readonly row: number; readonly code: Code; readonly instead: string }[],
): Promise<number> {
  if (source === null) return 0
  const table = `stg_${source}` as Extract<SettleTables, `stg_${string}`>
  const numbers = [...new Set(rows.map(({ row }) => row))]
  const staged = await db
    .selectFrom(table as 'stg_tax_workers')
    .select('row_number')
    .where('file_id', '=', fileId)
    .where('row_number', 'in', numbers)
    .execute()
  const present = new Set(staged.map(({ row_number }) => row_number))
  const leaving = numbers.flatMap((number) => (present.has(number) ? [rows.find(({ row }) => row === number)] : []))
  if (leaving.length === 0) return 0
  await db
    .deleteFrom(table as 'stg_tax_workers')
    .where('file_id', '=', fileId)
    .where('row_number', 'in', [...present])
    .execute()
  const rejects = leaving.flatMap((found) =>
    found === undefined
      ? []
      : [
          {
            file_id: fileId,
            row_number: found.row,
            column_name: '',
            header: '',
            code: found.code,
            action: 'quarantined',
            reason: `${rejectReason(found.code)} (${found.instead})`,
            raw_value: found.instead,
          },
        ],
  )
  await dialect.load(db, 'rejects', [rejects])
  for (const number of present)
    await db
      .updateTable('returned_rows')
      .set({ accepted: 0 })
      .where('file_id', '=', fileId)
      .where('row_number', '=', number)
      .execute()
  await db
    .updateTable('file_balance')
    .set(({ eb }) => ({
      accepted: eb('accepted', '-', leaving.length),
      quarantined: eb('quarantined', '+', leaving.length),
    }))
    .where('file_id', '=', fileId)
    .execute()
  return leaving.length
}
