import { join } from 'node:path'
import { formatMonth } from '../domain/months.ts'
import type { RawRow } from '../files/raw-table.ts'
import { openTables, sha256OfFile } from '../files/reader.ts'
import { SOURCES } from '../sources/index.ts'
import type { SourceColumn } from '../sources/source.ts'
import type { TableName } from '../store/schema.ts'
import type { ExplainWork, SourceFile } from './explain-work.ts'
import type { SourceCell, SourceRow } from './explanation.ts'

export interface RowPlace {
  readonly file_id: number
  readonly row_number: number
}

/**
 * The rows as they stand in the files, cell by cell, beside what each was read as. A file that is gone, or no longer has the
 * hash it had when it was read, is told from staging.
 */
export async function sourceRows(work: ExplainWork, places: readonly RowPlace[]): Promise<readonly SourceRow[]> {
  const byFile = [...Map.groupBy(places, ({ file_id }) => file_id)].sort(([a], [b]) => a - b)
  const rows: SourceRow[] = []
  for (const [fileId, found] of byFile) {
    const file = work.files.get(fileId)
    if (file === undefined) continue
    const numbers = [...new Set(found.map(({ row_number }) => row_number))].sort((a, b) => a - b)
    rows.push(...(await rowsOfFile(work, fileId, file, numbers)))
  }
  return rows
}

async function rowsOfFile(
  work: ExplainWork,
  fileId: number,
  file: SourceFile,
  numbers: readonly number[],
): Promise<readonly SourceRow[]> {
  const raw = await rawRows(work, file, new Set(numbers))
  const staged = await stagedRows(work, fileId, file, numbers)
  const repairs = await repairsOf(work, fileId, numbers)
  return numbers.map((row) => {
    const values = staged.get(row) ?? {}
    const told = repairs.get(row) ?? new Map<string, string>()
    const cells = raw?.get(row)
    return {
      source: file.source ?? '',
      file: file.path,
      sheet: file.sheet,
      row,
      read_from: cells === undefined ? 'staging' : 'file',
      cells: cells === undefined ? stagedCells(file, values, told) : rawCells(file, cells, values, told),
    }
  })
}

/** null when the file cannot be trusted to be the one that was read. */
async function rawRows(
  { inputDir }: ExplainWork,
  file: SourceFile,
  wanted: ReadonlySet<number>,
): Promise<ReadonlyMap<number, RawRow> | null> {
  const path = join(inputDir, file.path)
  const sha256 = await sha256OfFile(path).catch(() => null)
  if (sha256 !== file.sha256) return null
  const options =
    file.sheet !== '' ? {} : { encoding: file.encodingPinned ? file.encoding : undefined, delimiter: file.delimiter }
  const table = (await openTables(path, file.path, options)).find(({ sheet }) => sheet === file.sheet)
  const found = new Map<number, RawRow>()
  if (table === undefined) return found
  for await (const batch of table.rows()) {
    for (const row of batch) if (wanted.has(row.rowNumber)) found.set(row.rowNumber, row)
    if (found.size === wanted.size) break
  }
  return found
}

type Staged = Readonly<Record<string, string | number | null>>

async function stagedRows(
  { db }: ExplainWork,
  fileId: number,
  file: SourceFile,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Staged>> {
  const source = SOURCES.find(({ name }) => name === file.source)
  if (source === undefined || numbers.length === 0) return new Map()
  const table: TableName = `stg_${source.name}`
  const rows = await db
    .selectFrom(table)
    .selectAll()
    .where('file_id', '=', fileId)
    .where('row_number', 'in', numbers)
    .execute()
  return new Map(rows.map((row) => [row.row_number, row as Staged]))
}

/** By row: our column → the repair that was made. */
async function repairsOf(
  { db }: ExplainWork,
  fileId: number,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, ReadonlyMap<string, string>>> {
  const rows = await db
    .selectFrom('repairs')
    .select(['row_number', 'column_name', 'repair'])
    .where('file_id', '=', fileId)
    .where('row_number', 'in', numbers)
    .execute()
  const byRow = Map.groupBy(rows, ({ row_number }) => row_number)
  return new Map(
    [...byRow].map(([row, found]) => [row, new Map(found.map(({ column_name, repair }) => [column_name, repair]))]),
  )
}

function rawCells(
  file: SourceFile,
  raw: RawRow,
  staged: Staged,
  repairs: ReadonlyMap<string, string>,
): readonly SourceCell[] {
  return Object.entries(file.columns).map(([column, [header, position]]) => ({
    column,
    letter: columnLetter(position),
    header,
    value: raw.cells[position - 1] ?? '',
    read_as: shown(file, column, staged[column]),
    repair: repairs.get(column) ?? '',
  }))
}

function stagedCells(file: SourceFile, staged: Staged, repairs: ReadonlyMap<string, string>): readonly SourceCell[] {
  return Object.entries(staged)
    .filter(([column, value]) => value !== null && !DERIVED.test(column))
    .map(([column, value]) => ({
      column,
      letter: '',
      header: '',
      value: '',
      read_as: shown(file, column, value),
      repair: repairs.get(column) ?? '',
    }))
}

/** Staging columns that are not cells: lineage, and keys made from other columns. */
const DERIVED = /^(file_id|row_number)$|_(repair|key|folded)$/

/** A staged value as text; months, which staging counts, as `YYYY-MM`. */
function shown(file: SourceFile, column: string, value: string | number | null | undefined): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'number' && isMonth(file, column) ? formatMonth(value) : String(value)
}

function isMonth(file: SourceFile, column: string): boolean {
  if (column === 'period_from' || column === 'period_to') return true
  const columns: Readonly<Record<string, SourceColumn>> =
    SOURCES.find(({ name }) => name === file.source)?.columns ?? {}
  return columns[column]?.cell === 'month'
}

/** 'A' for 1, 'AB' for 28. */
function columnLetter(position: number): string {
  let letters = ''
  for (let rest = position; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
