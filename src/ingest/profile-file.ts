import { basename } from 'node:path'
import type { FileMapping } from '../config/site-config.ts'
import { displayMonth } from '../domain/months.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { RawRow, RawTable } from '../files/raw-table.ts'
import { openTables } from '../files/reader.ts'
import { HEADER_SEARCH_ROWS } from './header-blocks.ts'
import { mappedColumns } from './ingest-table.ts'
import { type Recognised, recognise } from './recognise.ts'

/** What one table of a file looks like to us. */
export interface TableProfile {
  readonly file: string
  readonly sheet: string
  readonly encoding: string
  readonly delimiter: string
  readonly rows: number
  /** null: not recognised, see `problems`. */
  readonly source: string | null
  readonly sourceTitle: string
  readonly headerRow: number | null
  /** Our column → header and place (1 = first column). */
  readonly columns: Readonly<Record<string, readonly [header: string, place: number]>>
  readonly unmapped: readonly string[]
  /** What the rows above the table say: period, unit of money, form. */
  readonly title: readonly string[]
  /** Our columns that have one value for the whole table: from a label above it, or from the mapping. */
  readonly values: Readonly<Record<string, string>>
  readonly problems: readonly string[]
}

/** Looks at every table of a file as a run would, without a store. A file that cannot be opened is one profile with the reason. */
export async function profileFile(path: string, mapping: FileMapping | null): Promise<readonly TableProfile[]> {
  const name = basename(path)
  try {
    const tables = await openTables(path, name, mapping ?? {})
    const profiles: TableProfile[] = []
    for (const table of tables) profiles.push(await profileTable(table, mapping))
    return profiles
  } catch (error) {
    if (error instanceof ReconcileError && error.code === 'file-unreadable') return [unreadable(name, error.message)]
    throw error
  }
}

async function profileTable(table: RawTable, mapping: FileMapping | null): Promise<TableProfile> {
  const first: RawRow[] = []
  const wanted = Math.max(HEADER_SEARCH_ROWS, mapping?.header_row ?? 0) + 2
  let rows = 0
  for await (const batch of table.rows()) {
    rows += batch.length
    if (first.length < wanted) first.push(...batch.slice(0, wanted - first.length))
  }
  const { path: file, sheet, encoding, delimiter } = table
  const recognition = recognise(file, first, mapping)
  // Remarks such as hidden rows are known only after the last row.
  const about = { file, sheet, encoding, delimiter, rows }
  if (!recognition.ok) return { ...about, ...NOTHING_KNOWN, problems: [recognition.reason, ...table.notes] }
  const { source, binding, headerRow } = recognition.table
  return {
    ...about,
    source: source.name,
    sourceTitle: source.title.vi,
    headerRow,
    columns: mappedColumns(recognition.table),
    unmapped: binding.unmapped,
    title: titleTexts(recognition.table),
    values: Object.fromEntries(binding.constants),
    problems: table.notes,
  }
}

function titleTexts({ title }: Recognised): string[] {
  const texts: string[] = []
  if (title.period !== null) texts.push(`kỳ ${displayMonth(title.period.from)}–${displayMonth(title.period.to)}`)
  if (title.lastMonth !== null) texts.push(`số liệu đến ${displayMonth(title.lastMonth)}`)
  if (title.moneyUnit !== null) texts.push(`đơn vị tính ${title.moneyUnit} đồng`)
  if (title.form !== null) texts.push(`mẫu ${title.form}`)
  return texts
}

const NOTHING_KNOWN = {
  source: null,
  sourceTitle: '',
  headerRow: null,
  columns: {},
  unmapped: [],
  title: [],
  values: {},
} as const

function unreadable(file: string, reason: string): TableProfile {
  return { file, sheet: '', encoding: '', delimiter: '', rows: 0, ...NOTHING_KNOWN, problems: [reason] }
}
