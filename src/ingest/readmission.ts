import type { Kysely } from 'kysely'
import { VERSION_NOTES } from '../domain/messages/version-notes.ts'
import { RETURNED_ON, tidyLabel, uniqueLabels } from '../domain/returned-sheet.ts'
import type { RawRow, RawTable } from '../files/raw-table.ts'
import { keptSheetFacts } from '../store/kept-sheet-facts.ts'
import type { DbOf } from '../store/schema.ts'
import { HEADER_SEARCH_ROWS } from './header-blocks.ts'
import { foldWords, headerKey } from './header-key.ts'
import { carriedLabel, readSheetFacts, type SheetFacts } from './readmission-facts.ts'
import { parseRowRef, refColumn } from './readmission-ref.ts'
import { sampleRows } from './readmission-samples.ts'
import type { ReturnedCells } from './readmission-trail.ts'
import type { Recognised } from './recognise.ts'

export type LedgerOfReturns = Kysely<DbOf<'ledger.rejects' | 'ledger.file_versions'>>

/** Where the rows of a table that came back were first sent. */
export interface Origin {
  readonly sha256: string
  readonly path: string
  readonly sheet: string
  readonly sender: string
}

/** A table that came back: its rows are put in the order of the columns first sent, and read as those were. */
export interface Readmission extends ReturnedCells {
  readonly origin: Origin
  readonly facts: SheetFacts
  /** The recognition of the first sending, with the header where it stands now and the reference as a last column. */
  readonly recognised: Recognised
  /** For each column first sent its position now; -1: taken away. */
  readonly places: readonly number[]
  readonly notes: readonly string[]
  /** Rows that show how columns are written, of the file first sent. */
  readonly samples: readonly (readonly string[])[]
  original(row: RawRow): RawRow
  /** True for a row with a reference, in the order of columns of `original`. */
  isKnown(cells: readonly string[]): boolean
}

/** References looked up in the ledger to learn whose rows they are. */
const REFS_LOOKED_UP = 500

/**
 * How to read a table whose header has the column of references: null for any other table; `unknown` when the ledger knows none
 * of its references, so that it is read like any other file.
 */
export async function readmissionOf(
  db: LedgerOfReturns,
  first: readonly RawRow[],
): Promise<Readmission | 'unknown' | null> {
  const headerAt = first.slice(0, HEADER_SEARCH_ROWS).findIndex(({ cells }) => refColumn(cells) !== null)
  const header = first[headerAt]
  if (header === undefined) return null
  const refAt = refColumn(header.cells) ?? 0
  const below = first.slice(headerAt + 1)
  const origin = await originOf(
    db,
    below.map(({ cells }) => parseRowRef(cells[refAt])).filter((ref) => ref !== null),
  )
  const facts = origin === null ? null : await factsOf(db, origin)
  if (origin === null || facts === null) return 'unknown'
  const { binding, labels: own, source } = facts.recognised
  const width = own.length
  const labels = [...own, ...facts.carried.map((column) => carriedLabel(source, column))]
  const places = placesOf(labels, header.cells)
  const columns = new Map(binding.columns)
  for (const [index, column] of facts.carried.entries()) if (!columns.has(column)) columns.set(column, width + index)
  const original = (row: RawRow): RawRow => {
    const cells = [...places.map((at) => undefused(row.cells[at] ?? '')), row.cells[refAt] ?? '']
    // A cell of their own that the row leaves empty is filled by the heading, as it was in the file.
    for (const [index, column] of facts.carried.entries()) {
      const at = columns.get(column) ?? -1
      if ((cells[at] ?? '').trim() === '') cells[at] = cells[width + index] ?? ''
    }
    return { ...row, cells }
  }
  return {
    origin,
    facts,
    refAt: labels.length,
    width,
    carried: facts.carried,
    samples: sampleRows(facts.samples),
    isKnown: (cells) => parseRowRef(cells[labels.length]) !== null,
    returnedOn: returnedOn(first.slice(0, headerAt)),
    recognised: {
      ...facts.recognised,
      binding: { ...binding, columns },
      titleRows: first.slice(0, headerAt).map(({ cells }) => cells),
      numbers: null,
      labels: [...labels, header.cells[refAt] ?? ''],
      headerRows: [original(header).cells],
      headerRow: header.rowNumber,
      rowsBefore: headerAt + 1,
    },
    places,
    notes: notesOn(origin, labels, places),
    original,
  }
}

/** The readmission of one table, for its reader; afterwards what there is to say when none of its references was known. */
export function returnedTables(db: LedgerOfReturns): {
  readmit(first: readonly RawRow[]): Promise<Readmission | null>
  notes(): readonly string[]
} {
  let isUnknown = false
  return {
    async readmit(first) {
      const found = await readmissionOf(db, first)
      isUnknown = found === 'unknown'
      return found === 'unknown' ? null : found
    },
    notes: () => (isUnknown ? [VERSION_NOTES['came-back-unknown'].vi({})] : []),
  }
}

/** Whether one of these tables has the column of references. */
export async function anyCameBack(tables: readonly RawTable[]): Promise<boolean> {
  for (const table of tables)
    for await (const batch of table.rows()) {
      if (batch.slice(0, HEADER_SEARCH_ROWS).some(({ cells }) => refColumn(cells) !== null)) return true
      break
    }
  return false
}

function notesOn(origin: Origin, labels: readonly string[], places: readonly number[]): readonly string[] {
  const gone = uniqueLabels(labels).filter((_, index) => places[index] === -1 && (labels[index] ?? '').trim() !== '')
  const file = origin.sheet === '' ? origin.path : `${origin.path}!${origin.sheet}`
  const came = VERSION_NOTES['came-back'].vi({ file })
  return gone.length === 0 ? [came] : [came, VERSION_NOTES['came-back-without'].vi({ columns: gone })]
}

/** The sheet that most of these references belong to. */
async function originOf(db: LedgerOfReturns, refs: readonly string[]): Promise<Origin | null> {
  const wanted = [...new Set(refs)].slice(0, REFS_LOOKED_UP)
  if (wanted.length === 0) return null
  const found = await db
    .selectFrom('ledger.rejects')
    .select(['row_ref', 'sha256', 'path', 'sheet', 'sender'])
    .distinct()
    .where('row_ref', 'in', wanted)
    .orderBy('path')
    .orderBy('sheet')
    .orderBy('sha256')
    .orderBy('row_ref')
    .execute()
  const sheets = [...Map.groupBy(found, ({ sha256, path, sheet }) => `${path}\n${sheet}\n${sha256}`).values()]
  const [most] = sheets.sort((a, b) => b.length - a.length)
  return most?.[0] ?? null
}

async function factsOf(db: LedgerOfReturns, origin: Origin): Promise<SheetFacts | null> {
  const facts = await keptSheetFacts(db as unknown as Kysely<DbOf<'ledger.file_versions'>>, origin)
  return facts === null ? null : readSheetFacts(facts)
}

/** By the header as it was written, else by its words when they are those of one column only. */
function placesOf(labels: readonly string[], header: readonly string[]): readonly number[] {
  const now = header.map(tidyLabel)
  const exact = uniqueLabels(labels).map((label) => now.indexOf(label))
  const taken = new Set(exact)
  const keys = now.map((label, at) => (label === '' || taken.has(at) ? '' : headerKey(label)))
  return exact.map((at, index) => {
    const key = headerKey(labels[index] ?? '')
    if (at >= 0 || key === '' || keys.indexOf(key) !== keys.lastIndexOf(key)) return at
    return keys.indexOf(key)
  })
}

/** Without the apostrophe that keeps a text from being taken for a formula. */
function undefused(cell: string): string {
  return /^'[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell
}

const DATED = new RegExp(`${foldWords(RETURNED_ON)} (\\d{1,2}) (\\d{1,2}) (\\d{4})`)

function returnedOn(titles: readonly RawRow[]): string {
  for (const { cells } of titles)
    for (const cell of cells) {
      const found = DATED.exec(foldWords(cell))
      if (found !== null) return `${found[3]}-${(found[2] ?? '').padStart(2, '0')}-${(found[1] ?? '').padStart(2, '0')}`
    }
  return ''
}
