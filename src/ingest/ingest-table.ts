import type { FileMapping } from '../config/site-config.ts'
import type { AreaSystem } from '../domain/areas.ts'
import type { Period } from '../domain/months.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { RawRow, RawTable } from '../files/raw-table.ts'
import type { KnownMonths } from './known-months.ts'
import type { Balance, PartWriter } from './part.ts'
import { type ReadPart, readTable } from './read-table.ts'
import type { Readmission } from './readmission.ts'
import type { RowTrail } from './readmission-trail.ts'
import type { Recognised } from './recognise.ts'
import type { TotalsReport } from './totals.ts'
import { rowWriter, type WriteTarget } from './write-rows.ts'

export type { Balance } from './part.ts'

export interface IngestTarget extends Omit<WriteTarget, 'fileId'> {
  /** Month of the as-of date that was given, for files that say nothing of time. */
  readonly asOfMonth: number | null
  /** Name of the site's province, for communes that are named without theirs; '' when the site is no province's. */
  readonly siteProvince: string
  /** The id of the next table of this file. */
  nextFileId(): number
  /** Whether ids are left for tables told apart within a sheet. */
  mayHaveMore(): boolean
  onRows(count: number): void
  /** What is kept of a table besides its rows: for those that go back to the agency, and to compare versions. */
  openTrail?(fileId: number, part: number): Promise<RowTrail>
  /** How to read a table whose rows were sent back and came again; null for any other. */
  readmit?(first: readonly RawRow[]): Promise<Readmission | null>
}

/** What became of a table: what it was recognised as (null: not), its balance, what it knows of time, and remarks. */
export interface IngestedTable {
  readonly fileId: number
  /** Which table of its sheet it is, 1-based. */
  readonly part: number
  readonly recognised: Recognised | null
  /** Zero-based column of the sheet in which the table begins. */
  readonly firstColumn: number
  readonly balance: Balance
  readonly period: Period | null
  readonly moneyUnit: number
  readonly areaCodes: AreaSystem | null
  readonly known: KnownMonths
  readonly totals: TotalsReport | null
  readonly notes: readonly string[]
  /** Set when the table is one that came back: whose rows it has. */
  readonly readmission: Readmission | null
  /** Texts above the table. */
  readonly titles: readonly string[]
  readonly trail: RowTrail | null
}

const NOTHING = { read: 0, accepted: 0, quarantined: 0, structural: 0 }
const NO_MONTHS: KnownMonths = { readsAs: null, first: null, last: null, notes: [] }

/** A table that was not read, with the reason. */
export function unread(fileId: number, note: string, read = 0): IngestedTable {
  return {
    fileId,
    part: 1,
    recognised: null,
    firstColumn: 0,
    balance: { ...NOTHING, read, structural: read },
    period: null,
    moneyUnit: 1,
    areaCodes: null,
    known: NO_MONTHS,
    totals: null,
    notes: [note],
    readmission: null,
    titles: [],
    trail: null,
  }
}

/**
 * Reads the tables of a sheet, mostly one, into their staging tables, with their rejects and repairs; memory does not grow with them.
 * A sheet that proves broken on the way leaves no rows behind and is not recognised; its note says why.
 * @throws ReconcileError mapping-mismatch when the mapping pins what the table does not have; column-ambiguous when two columns mean one of ours.
 */
export async function ingestTable(
  table: RawTable,
  mapping: FileMapping | null,
  target: IngestTarget,
): Promise<readonly IngestedTable[]> {
  const ids: number[] = []
  const idOf = (part: number): number => {
    ids[part] ??= target.nextFileId()
    return ids[part]
  }
  const begun: { readonly recognised: Recognised; readonly fileId: number }[] = []
  const trails: (RowTrail | null)[] = []
  try {
    const parts = await readTable(table, mapping, {
      ...target,
      async beginPart(recognised, part, readmission) {
        begun.push({ recognised, fileId: idOf(part) })
        const trail = (await target.openTrail?.(idOf(part), part)) ?? null
        trail?.begin(recognised, readmission)
        trails[part] = trail
      },
      openWriter: (recognised, part, fills) =>
        withTrail(rowWriter(recognised, fills, { ...target, fileId: idOf(part) }), trails[part] ?? null),
      mayBeginPart: (part) => part <= MOST_PARTS && target.mayHaveMore(),
    })
    return parts.map(
      (part, at): IngestedTable => ({
        ...ingestedOf(part, idOf(at + 1), at + 1),
        trail: trails[at + 1] ?? null,
      }),
    )
  } catch (error) {
    if (!(error instanceof ReconcileError) || error.code !== 'file-unreadable') throw error
    for (const { recognised, fileId } of begun) await removeRows(recognised, fileId, target)
    return [unread(idOf(1), (error as ReconcileError<'file-unreadable'>).details.reason)]
  }
}

/** The writer of a table that leaves a trail besides its rows. */
function withTrail(writer: PartWriter, trail: RowTrail | null): PartWriter {
  if (trail === null) return writer
  return {
    row: writer.row,
    remarks(rowNumber, result, cells, carried) {
      writer.remarks(rowNumber, result, cells, carried)
      trail.see(rowNumber, cells, result, carried)
    },
    async flushIfFull() {
      await writer.flushIfFull()
      await trail.flushIfFull()
    },
    async flush() {
      await writer.flush()
      await trail.flush()
    },
  }
}

/** Tables of one sheet that are told apart; a file has ids for so many sheets and tables. */
const MOST_PARTS = 200

function ingestedOf(part: ReadPart, fileId: number, number: number): IngestedTable {
  if (part.recognised === null)
    return { ...unread(fileId, part.notes[0] ?? '', part.balance.read), part: number, notes: part.notes }
  const { recognised, balance, firstColumn, known, totals, notes, readmission } = part
  const { period, moneyUnit, areaCodes } = part.facts
  const titles = [...recognised.titleRows, ...recognised.headerRows].flat().filter((text) => text.trim() !== '')
  const about = { recognised, firstColumn, titles, readmission, trail: null }
  return { fileId, part: number, ...about, balance, period, moneyUnit, areaCodes, known, totals, notes }
}

async function removeRows({ source }: Recognised, fileId: number, { db }: IngestTarget): Promise<void> {
  await db.deleteFrom(`stg_${source.name}`).where('file_id', '=', fileId).execute()
  await db.deleteFrom('rejects').where('file_id', '=', fileId).execute()
  await db.deleteFrom('repairs').where('file_id', '=', fileId).execute()
  await db.deleteFrom('reject_rows').where('file_id', '=', fileId).execute()
  await db.deleteFrom('returned_rows').where('file_id', '=', fileId).execute()
}

/** For `mapped_columns`: our column → header and position of theirs. */
export function mappedColumns(
  { binding, labels }: Recognised,
  firstColumn = 0,
): Readonly<Record<string, readonly [string, number]>> {
  const entries = [...binding.columns].sort(([, a], [, b]) => a - b)
  return Object.fromEntries(
    entries.map(([column, index]) => [column, [(labels[index] ?? '').trim(), firstColumn + index + 1]]),
  )
}
