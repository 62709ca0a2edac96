import type { RawRow } from '../files/raw-table.ts'
import { figureColumns } from './figure-columns.ts'
import { fileFacts, type TableFacts } from './file-facts.ts'
import { type GroupHeading, groupHeading } from './group-rows.ts'
import { GroupStack } from './group-stack.ts'
import { type MonthObserver, monthObserverFor } from './known-months.ts'
import { couldStartTable, hasNewTitle, NEXT_TABLE_ROWS, startsTable, titleAmong } from './next-table.ts'
import { type PageRows, pageRowsOf } from './page-rows.ts'
import type { PartOptions, PartResult, PartWriter } from './part.ts'
import { compileRowReader, type RowReader, type RowResult } from './row-reader.ts'
import { closingLine, isBlankRow, isFilled, isPageTitle, looksLikeData, totalKind } from './structural.ts'
import { hasIdentifier, shapeOf, type TableShape } from './table-shape.ts'
import { type FigureColumn, TotalsCheck } from './totals.ts'

/** Held back until it is known whether they are the title of another table. */
const MOST_HELD = 30

/** Rows that looked like headers and began no table, remembered of a part. */
const MOST_TRIED = 100

type RowKind = 'data' | 'structural'

/** Reads the rows of one table: tells data from all else, carries what headings of groups say, checks totals, and finds where the next table begins. */
export class PartReading {
  readonly #options: PartOptions
  readonly #facts: TableFacts
  readonly #shape: TableShape
  readonly #pages: PageRows
  readonly #groups: GroupStack
  readonly #totals: TotalsCheck
  readonly #figures: readonly FigureColumn[]
  readonly #observer: MonthObserver
  readonly #balance = { read: 0, accepted: 0, quarantined: 0, structural: 0 }
  #read: RowReader
  #writer: PartWriter
  /** Writers of rows before the first heading; they are written out with the next batch. */
  readonly #retired: PartWriter[] = []
  #carries = false
  #held: RawRow[] = []
  #titleLeft: number
  #signed = false
  #closed = false
  readonly #tried = new Set<string>()
  #foreign: { from: number; rows: number } | null = null
  #isForeign = false
  #afterHeader = false
  #lastOrdinal: number | null = null

  constructor(options: PartOptions) {
    const { recognised, mapping, samples, underGroups, earlierSums } = options
    this.#options = options
    this.#facts = fileFacts(recognised, mapping)
    this.#shape = shapeOf(recognised)
    this.#pages = pageRowsOf(recognised)
    const { province } = recognised.title
    const base = province === '' ? underGroups : new Map([['province_name', province]])
    this.#groups = new GroupStack(base)
    this.#figures = figureColumns(recognised, samples, this.#facts)
    this.#totals = new TotalsCheck(this.#figures, earlierSums)
    this.#observer = monthObserverFor(recognised.source.name)
    this.#titleLeft = recognised.rowsBefore
    this.#read = this.#compile()
    this.#writer = options.openWriter(this.#read.fills)
  }

  #compile(): RowReader {
    const { recognised, mapping, samples } = this.#options
    const { source, binding, labels } = recognised
    const carried = this.#carries ? this.#groups.values : undefined
    return compileRowReader({
      source,
      binding,
      mapping,
      facts: { ...this.#facts, carried },
      moneyUnit: this.#facts.moneyUnitOf,
      samples,
      labels,
      carried,
    })
  }

  /**
   * Takes rows in their order. Returns how many were taken, or that another table begins: then `next` holds the rows before it that are its
   * title, which are not counted here, and none of the rows from its header on were taken. `more`: rows follow after these.
   */
  async take(rows: readonly RawRow[], more: boolean): Promise<{ taken: number; next: readonly RawRow[] | null }> {
    for (const [at, row] of rows.entries()) {
      if (this.#titleLeft > 0) {
        this.#titleLeft--
        this.#count('structural')
        continue
      }
      const kind = this.#scan(row.cells)
      if (kind === 'blank') {
        this.#count('structural')
        continue
      }
      if (kind === 'figures') {
        if (this.#held.length > 0) this.#release(this.#held.splice(0))
        this.#take(row)
        continue
      }
      if (more && at > 0 && rows.length - at < NEXT_TABLE_ROWS) return { taken: at, next: null }
      const next = this.#nextTable(rows, at)
      if (next !== null) return { taken: at, next }
      this.#held.push(row)
      if (this.#held.length > MOST_HELD) this.#release(this.#held.splice(0, 1))
    }
    await this.#flushIfFull()
    return { taken: rows.length, next: null }
  }

  #scan(cells: readonly string[]): 'blank' | 'texts' | 'figures' {
    let filled = false
    for (const cell of cells) {
      if (cell === '' || !isFilled(cell)) continue
      filled = true
      if (looksLikeData(cell)) return 'figures'
    }
    return filled ? 'texts' : 'blank'
  }

  /** True for a row like one that looked like a header and began no table: it is not worth a second look, unless a title stands above it. */
  #triedBefore(cells: readonly string[]): boolean {
    return this.#tried.size > 0 && this.#tried.has(cells.join('\t'))
  }

  /** The title of the table that begins with this row, when one does; its rows are held no longer. */
  #nextTable(rows: readonly RawRow[], at: number): readonly RawRow[] | null {
    const { mayEnd, path, mapping, recognised } = this.#options
    const row = rows[at]
    if (!mayEnd || row === undefined || !couldStartTable(row.cells)) return null
    const title = titleAmong(this.#held)
    const isKnown = (cells: readonly string[]): boolean =>
      this.#triedBefore(cells) ||
      this.#pages.repeatsTitle(cells) ||
      groupHeading(cells, { shape: this.#shape, lastOrdinal: null }) !== null
    const repeats = this.#pages.repeatsHeader(row.cells)
    const titled = hasNewTitle(title, isKnown)
    if (repeats && !titled) return null
    const tried = this.#triedBefore(row.cells) && !titled
    const window = [...title, ...rows.slice(at, at + NEXT_TABLE_ROWS)]
    if (tried || !startsTable(path, window, title.length, mapping, recognised.titleRows)) {
      if (this.#tried.size < MOST_TRIED) this.#tried.add(row.cells.join('\t'))
      if (!repeats && (this.#closed || this.#signed)) this.#leaveAside(row.rowNumber)
      return null
    }
    this.#held.splice(this.#held.length - title.length)
    return title
  }

  /** A header that is none of ours under the end of a table: what stands below it is not read by the columns of the table above. */
  #leaveAside(from: number): void {
    this.#release(this.#held.splice(0))
    this.#foreign ??= { from, rows: 0 }
    this.#isForeign = true
  }

  #count(kind: 'accepted' | 'quarantined' | 'structural'): void {
    this.#balance.read++
    this.#balance[kind]++
  }

  #release(rows: readonly RawRow[]): void {
    for (const row of rows) this.#take(row)
  }

  #take(row: RawRow): void {
    const isKnown = this.#options.isData?.(row.cells) ?? false
    if (!isKnown && this.#classify(row) === 'structural') this.#count('structural')
    else this.#readRow(row)
  }

  async #flushIfFull(): Promise<void> {
    for (const writer of this.#retired.splice(0)) await writer.flush()
    await this.#writer.flushIfFull()
  }

  /** Tells what a row is and keeps what it says: where a page, a group or the table ends. */
  #classify({ rowNumber, cells }: RawRow): RowKind {
    const wasHeader = this.#afterHeader
    this.#afterHeader = false
    if (this.#pages.repeatsHeader(cells)) return this.#resume()
    if (this.#pages.repeatsNumbers(cells, wasHeader)) return 'structural'
    const closing = hasIdentifier(cells, this.#shape) ? null : closingLine(cells)
    if (closing !== null && !this.#isForeign) {
      if (closing === 'total') this.#totals.total(rowNumber, totalKind(cells), cells)
      else this.#signed = true
      this.#closed = true
      return 'structural'
    }
    if (closing !== null || isPageTitle(cells)) return 'structural'
    if (this.#isForeign) {
      if (this.#foreign !== null && rowNumber !== this.#foreign.from) this.#foreign.rows++
      return 'structural'
    }
    const heading = groupHeading(cells, { shape: this.#shape, lastOrdinal: this.#lastOrdinal })
    if (heading !== null) {
      this.#enter(heading, rowNumber, cells)
      return 'structural'
    }
    if (this.#pages.repeatsTitle(cells)) return 'structural'
    if (this.#signed && !this.#isDataAgain(cells)) return 'structural'
    this.#signed = false
    this.#closed = false
    return this.#awaitsAnswer(cells) ? 'structural' : 'data'
  }

  #awaitsAnswer(cells: readonly string[]): boolean {
    const { answer } = this.#shape
    return answer >= 0 && !isFilled(cells[answer])
  }

  /** The header comes again: a page begins, and with it the table goes on. */
  #resume(): RowKind {
    this.#totals.page()
    this.#afterHeader = true
    this.#signed = false
    this.#closed = false
    this.#isForeign = false
    return 'structural'
  }

  /** Under a signature only a row that has what every row must have, and a figure, is data. */
  #isDataAgain(cells: readonly string[]): boolean {
    const { starred } = this.#shape
    const filled = cells.filter(isFilled)
    return filled.length >= 3 && filled.some(looksLikeData) && starred.every((at) => isFilled(cells[at]))
  }

  #enter(heading: GroupHeading, rowNumber: number, cells: readonly string[]): void {
    const { id, ended } = this.#groups.enter(heading)
    this.#totals.group(id, ended, rowNumber, cells)
    this.#closed = false
    if (this.#carries || this.#groups.values.size === 0) return
    this.#carries = true
    this.#retired.push(this.#writer)
    this.#read = this.#compile()
    this.#writer = this.#options.openWriter(this.#read.fills)
  }

  #readRow({ rowNumber, cells, brokenQuotes }: RawRow): void {
    const { sheet, recognised } = this.#options
    const width = recognised.labels.length
    // In a worksheet a remark beside the table is only a remark; in a CSV it is a row that fell apart.
    const surplus = sheet === '' && cells.length > width && !isBlankRow(cells.slice(width)) ? cells.slice(width) : null
    const apart =
      brokenQuotes === true ? unreadableRow('row-quote', cells) : surplus && unreadableRow('row-ragged', surplus)
    const result = apart ?? this.#read(cells)
    this.#writer.remarks(rowNumber, result, cells, this.#carries ? this.#groups.values : undefined)
    if (this.#totals.hasColumns && apart === null) this.#totals.row(cells, result.out)
    if (this.#shape.ordinal >= 0) this.#lastOrdinal = ordinalOf(cells[this.#shape.ordinal])
    if (result.out === null) {
      this.#count('quarantined')
      return
    }
    this.#count('accepted')
    this.#observer.observe(result.out)
    this.#writer.row(rowNumber, result.out)
  }

  /** The table has ended. */
  async finish(): Promise<PartResult> {
    this.#release(this.#held.splice(0))
    await this.#flushIfFull()
    await this.#writer.flush()
    return {
      balance: this.#balance,
      facts: this.#facts,
      observer: this.#observer,
      totals: this.#totals.finish(),
      figures: this.#figures,
      sums: this.#totals.sums(),
      groups: this.#groups,
      signs: this.#read.notes,
      leftAside: this.#foreign,
    }
  }
}

const ordinalOf = (cell: string | undefined): number | null =>
  cell !== undefined && /^\s*\d{1,7}\s*\.?\s*$/.test(cell) ? Number.parseInt(cell, 10) : null

/** A row whose values may stand under the wrong headers: it has more cells than the header, or a quote out of place. What is in doubt is shown. */
const unreadableRow = (code: 'row-ragged' | 'row-quote', shown: readonly string[]): RowResult => ({
  out: null,
  refusals: [{ column: '', code, raw: shown.join(' | '), quarantines: true }],
  mended: [],
})
