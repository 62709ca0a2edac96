import type { Kysely } from 'kysely'
import { rejectReason } from '../domain/reject-reasons.ts'
import type { Dialect, Row } from '../store/dialects/dialect.ts'
import { type DbOf, tableByName } from '../store/schema.ts'
import type { Table } from '../store/tables/table.ts'
import type { PartWriter } from './part.ts'
import type { Recognised } from './recognise.ts'
import type { Mended, Refusal } from './row-reader.ts'

export type IngestTables =
  | 'file_balance'
  | 'rejects'
  | 'repairs'
  | 'reject_rows'
  | 'returned_rows'
  | `stg_${Recognised['source']['name']}`

/** Where the rows of one file go. */
export interface WriteTarget {
  readonly db: Kysely<DbOf<IngestTables>>
  readonly dialect: Dialect
  readonly fileId: number
}

/** Rows a file may keep waiting before they are written: staging rows, and rejects or repairs. */
const ROWS_PER_LOAD = 10_000
const REMARKS_PER_LOAD = 10_000
const RAW_VALUE_LENGTH = 200

/** The same table with the columns that this file fills: the insert is the floor of ingest, and its price is the number of columns. */
function narrowed(table: Table, fills: readonly string[]): Table {
  return { ...table, columns: Object.fromEntries(fills.map((name) => [name, table.columns[name]!])) }
}

/** Staging rows, rejects and repairs of one table on their way to the store. */
export function rowWriter(
  { source, binding, labels }: Recognised,
  fills: readonly string[],
  target: WriteTarget,
): PartWriter {
  const { db, dialect, fileId } = target
  const staging = narrowed(tableByName(`stg_${source.name}`), fills)
  const headerOf = new Map(
    [...binding.columns].map(([key, index]) => [key.split('.')[0] ?? key, (labels[index] ?? '').trim()]),
  )
  let rows: Row[] = []
  let rejects: Row[] = []
  let repairs: Row[] = []
  const flush = async (): Promise<void> => {
    if (rows.length > 0) await dialect.load(db, staging, [rows])
    if (rejects.length > 0) await dialect.load(db, 'rejects', [rejects])
    if (repairs.length > 0) await dialect.load(db, 'repairs', [repairs])
    rows = []
    rejects = []
    repairs = []
  }
  return {
    row(rowNumber, out) {
      out.file_id = fileId
      out.row_number = rowNumber
      rows.push(out)
    },
    remarks(rowNumber, { refusals, mended, out }) {
      const place = { file_id: fileId, row_number: rowNumber }
      for (const refusal of refusals)
        rejects.push({ ...place, header: headerOf.get(refusal.column) ?? '', ...rejectColumns(refusal) })
      if (out !== null) for (const repaired of mended) repairs.push({ ...place, ...repairColumns(repaired) })
    },
    async flushIfFull() {
      if (rows.length >= ROWS_PER_LOAD || rejects.length + repairs.length >= REMARKS_PER_LOAD) await flush()
    },
    flush,
  }
}

function rejectColumns({ column, code, raw, quarantines }: Refusal): Row {
  const action = quarantines ? 'quarantined' : 'emptied'
  return { column_name: column, code, action, reason: rejectReason(code), raw_value: rawValue(raw) }
}

function repairColumns({ column, repair, raw, value }: Mended): Row {
  return { column_name: column, repair, raw_value: rawValue(raw), value }
}

/** As it stands in the file, but no longer than a person reads, and without the NUL that text columns refuse. */
function rawValue(raw: string): string {
  return raw.length > RAW_VALUE_LENGTH || raw.includes('\0') ? raw.replaceAll('\0', '').slice(0, RAW_VALUE_LENGTH) : raw
}
