import { basename } from 'node:path'
import type { FileMapping } from '../config/site-config.ts'
import { displayMonth } from '../domain/months.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { CharacterEvidence, RawTable } from '../files/raw-table.ts'
import { openTables } from '../files/reader.ts'
import { mappedColumns } from './ingest-table.ts'
import type { Balance, PartWriter } from './part.ts'
import { type ReadPart, readTable } from './read-table.ts'
import type { Recognised } from './recognise.ts'
import type { TotalsReport } from './totals.ts'

/** What one table of a file looks like to us. */
export interface TableProfile {
  readonly file: string
  readonly sheet: string
  /** Which table of its sheet it is, 1-based. */
  readonly part: number
  readonly encoding: string
  readonly delimiter: string
  /** How its letters were read, and on what evidence. */
  readonly characters: readonly CharacterEvidence[]
  readonly rows: Balance
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
  /** Columns of money: the unit of their figures, and the sign between thousands ('' when they show none). */
  readonly money: Readonly<Record<string, readonly [unit: number, thousands: string]>>
  readonly totals: Omit<TotalsReport, 'figures'>
  /** Reject code → how many cells or rows. */
  readonly rejects: Readonly<Record<string, number>>
  readonly problems: readonly string[]
}

/** A table with what is needed to write down how it was read. */
export interface ProfiledTable {
  readonly profile: TableProfile
  readonly recognised: Recognised | null
  readonly period: { readonly from: number; readonly to: number } | null
  readonly moneyUnit: number
}

/**
 * Reads every table of a file as a run would, without a store. A file that cannot be opened, or has two columns for one of ours, is one
 * profile with the reason.
 */
export async function profileFile(
  path: string,
  mapping: FileMapping | null,
  name = basename(path),
): Promise<readonly ProfiledTable[]> {
  try {
    const profiles: ProfiledTable[] = []
    for (const table of await openTables(path, name, mapping ?? {}))
      profiles.push(...(await profileTable(table, mapping)))
    return profiles
  } catch (error) {
    if (error instanceof ReconcileError && error.code === 'file-unreadable') return [notRead(name, error.message)]
    throw error
  }
}

async function profileTable(table: RawTable, mapping: FileMapping | null): Promise<readonly ProfiledTable[]> {
  const rejects: Map<string, number>[] = []
  try {
    const parts = await readTable(table, mapping, {
      asOfMonth: null,
      siteProvince: '',
      onRows() {},
      openWriter(_, part) {
        rejects[part] ??= new Map()
        return countingWriter(rejects[part])
      },
      mayBeginPart: () => true,
    })
    return parts.map((part, at) => profileOf(table, part, at + 1, rejects[at + 1] ?? new Map()))
  } catch (error) {
    if (!(error instanceof ReconcileError) || error.code !== 'column-ambiguous') throw error
    return [notRead(table.path, error.message, table)]
  }
}

function countingWriter(rejects: Map<string, number>): PartWriter {
  return {
    row() {},
    remarks(_, { refusals }) {
      for (const { code } of refusals) rejects.set(code, (rejects.get(code) ?? 0) + 1)
    },
    async flushIfFull() {},
    async flush() {},
  }
}

function profileOf(table: RawTable, read: ReadPart, part: number, rejects: ReadonlyMap<string, number>): ProfiledTable {
  const { path: file, sheet, encoding, delimiter } = table
  // Remarks such as hidden rows are known only after the last row.
  const problems = [...read.notes, ...(part === 1 ? table.notes : [])]
  const about = { file, sheet, part, encoding, delimiter, characters: table.characters(), rows: read.balance, problems }
  if (read.recognised === null)
    return { profile: { ...NOTHING_KNOWN, ...about }, recognised: null, period: null, moneyUnit: 1 }
  const { recognised, facts, figures, totals, firstColumn } = read
  const { source, binding, headerRow } = recognised
  const profile = {
    ...about,
    source: source.name,
    sourceTitle: source.title.vi,
    headerRow,
    columns: mappedColumns(recognised, firstColumn),
    unmapped: binding.unmapped,
    title: titleTexts(recognised),
    values: Object.fromEntries(binding.constants),
    money: Object.fromEntries(
      figures
        .filter(({ column }) => source.columns[column.split('.')[0] ?? '']?.cell === 'vnd')
        .map(({ column, unit, thousands }) => [column, [unit, thousands ?? '']] as const),
    ),
    totals: { rows: totals.rows, agreeing: totals.agreeing, differing: totals.differing },
    rejects: Object.fromEntries([...rejects].sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))),
  }
  return { profile, recognised, period: facts.period, moneyUnit: facts.moneyUnit }
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
  money: {},
  totals: { rows: 0, agreeing: 0, differing: 0 },
  rejects: {},
} as const

function notRead(file: string, reason: string, table: RawTable | null = null): ProfiledTable {
  const { sheet = '', encoding = '', delimiter = '' } = table ?? {}
  const rows = { read: 0, accepted: 0, quarantined: 0, structural: 0 }
  const about = { file, sheet, part: 1, encoding, delimiter, characters: [], rows, problems: [reason] }
  return { profile: { ...NOTHING_KNOWN, ...about }, recognised: null, period: null, moneyUnit: 1 }
}
