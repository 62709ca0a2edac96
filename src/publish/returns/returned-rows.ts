import { sql } from 'kysely'
import { rejectParts } from '../../domain/reject-reasons.ts'
import { HELPER_HEADERS } from '../../domain/returned-sheet.ts'
import type { SheetRow } from '../../files/workbook-spec.ts'
import { SOURCES } from '../../sources/index.ts'
import type { SourceColumn } from '../../sources/source.ts'
import { PAGE, type PublishWork } from '../publish-work.ts'
import type { ReturnedSheet } from './agencies.ts'

interface FaultRow {
  readonly row_ref: string
  readonly file_id: number
  readonly row_number: number
  readonly sent_row: number
  readonly attempts: number
  readonly cells: string
  readonly carried: string
  readonly column_name: string
  readonly header: string
  readonly code: string
  readonly reason: string
  readonly raw_value: string
}

/** The rows of a sheet that go back, by their place in the file first sent: one row each, with all its faults. */
export async function* returnedRows(work: PublishWork, sheet: ReturnedSheet): AsyncIterable<SheetRow> {
  let row: FaultRow[] = []
  for await (const batch of faultsOf(work, sheet)) {
    for (const fault of batch) {
      const [first] = row
      if (first !== undefined && (first.row_ref !== fault.row_ref || first.file_id !== fault.file_id)) {
        yield sheetRow(row, sheet)
        row = []
      }
      row.push(fault)
    }
  }
  if (row.length > 0) yield sheetRow(row, sheet)
}

function faultsOf({ db, dialect }: PublishWork, { fileIds }: ReturnedSheet): AsyncIterable<readonly FaultRow[]> {
  const query = sql<FaultRow>`
    select r.row_ref, r.file_id, r.row_number, k.sent_row, coalesce(t.attempts, 0) as attempts, r.cells, r.carried,
      j.column_name, j.header, j.code, j.reason, j.raw_value
    from reject_rows r
    join rejects j on j.file_id = r.file_id and j.row_number = r.row_number
    join (select row_ref, min(row_number) as sent_row from ledger.rejects group by row_ref) k on k.row_ref = r.row_ref
    left join (select row_ref, count(*) as attempts from ledger.returned_rows where how = 'returned' group by row_ref) t
      on t.row_ref = r.row_ref
    where r.sent_back = 1 and r.cells <> '' and r.file_id in (${sql.join(fileIds)})
    order by k.sent_row, r.row_ref, r.file_id, j.column_name, j.code`
  return dialect.stream(db, { compile: () => query.compile(db) }, PAGE)
}

/** Faults in the order of the columns of the file; with several each is numbered. */
function sheetRow(faults: readonly FaultRow[], { read, source }: ReturnedSheet): SheetRow {
  const [first] = faults as [FaultRow]
  const placed = faults
    .map((fault) => ({ fault, columns: columnsOf(fault.column_name, read.columns) }))
    .sort((a, b) => (a.columns[0] ?? -1) - (b.columns[0] ?? -1))
  const told = (say: (fault: FaultRow) => string): string => numbered(placed.map(({ fault }) => say(fault)))
  const cells = JSON.parse(first.cells) as readonly string[]
  const carried = JSON.parse(first.carried || '{}') as Readonly<Record<string, string>>
  const again = first.attempts === 0 ? '' : `\n(Đã gửi lại ${first.attempts} lần, vẫn còn lỗi.)`
  return {
    values: [
      first.row_ref,
      first.sent_row,
      told(({ header, column_name }) => header || columnTitle(source, column_name)),
      told(({ raw_value }) => (raw_value === '' ? '(để trống)' : raw_value)),
      told((fault) => partsOf(fault).reason) + again,
      told((fault) => partsOf(fault).fix),
      ...read.labels.map((_, index) => cells[index] ?? ''),
      ...read.carriedLabels.map(([column]) => carried[column] ?? ''),
    ],
    marked: [...new Set(placed.flatMap(({ columns }) => columns))].map((index) => index + HELPER_HEADERS.length),
  }
}

function partsOf({ code, reason }: FaultRow): { readonly reason: string; readonly fix: string } {
  try {
    return rejectParts(code)
  } catch {
    // A code of an older version in the working tables of a resumed run: its whole sentence says both.
    return { reason, fix: '' }
  }
}

/** What people call a column that the file does not have under a header of its own. */
function columnTitle(source: string, column: string): string {
  if (column === '') return 'Cả dòng'
  const known = SOURCES.find(({ name }) => name === source)?.columns as
    | Readonly<Record<string, SourceColumn>>
    | undefined
  return known?.[column]?.headers[0] ?? column
}

/** Positions of the columns that feed a column of ours, parts included. */
function columnsOf(column: string, columns: ReturnedSheet['read']['columns']): readonly number[] {
  return columns
    .filter(([key]) => (key.split('.')[0] ?? key) === column)
    .map(([, index]) => index)
    .sort((a, b) => a - b)
}

function numbered(texts: readonly string[]): string {
  return texts.length === 1 ? (texts[0] ?? '') : texts.map((text, index) => `${index + 1}. ${text}`).join('\n')
}
