import type { FileMapping } from '../config/site-config.ts'
import type { TableFacts } from './file-facts.ts'
import type { GroupStack } from './group-stack.ts'
import type { MonthObserver } from './known-months.ts'
import type { Recognised } from './recognise.ts'
import type { RowResult } from './row-reader.ts'
import type { FigureColumn, TotalsReport } from './totals.ts'

/** Where the rows of one table go. */
export interface PartWriter {
  row(rowNumber: number, out: NonNullable<RowResult['out']>): void
  /** What was refused and mended in a row, the row as it stands in the file, and what headings of groups say of it. */
  remarks(
    rowNumber: number,
    result: RowResult,
    cells: readonly string[],
    carried?: ReadonlyMap<string, string> | undefined,
  ): void
  flushIfFull(): Promise<void>
  flush(): Promise<void>
}

export interface PartOptions {
  readonly path: string
  /** '' for CSV: there a row with more cells than the header has fallen apart. */
  readonly sheet: string
  readonly recognised: Recognised
  readonly mapping: FileMapping | null
  /** The first rows of data: they show how columns write their figures. */
  readonly samples: readonly (readonly string[])[]
  /** Values for rows that stand under headings of groups and say nothing themselves: the site's province. */
  readonly underGroups: ReadonlyMap<string, string>
  /** Sums of tables of this kind above this one, for a total over all of them. */
  readonly earlierSums: ReadonlyMap<string, bigint>
  /** False when this is the last table that is looked for. */
  readonly mayEnd: boolean
  /** True for a row that is known to be data whatever it looks like: one that was sent back and came again. */
  isData?(cells: readonly string[]): boolean
  /** A writer for rows that fill these staging columns; asked for again when headings of groups begin to fill more. */
  openWriter(fills: readonly string[]): PartWriter
}

/** Rows read, and what became of them. */
export interface Balance {
  readonly read: number
  readonly accepted: number
  readonly quarantined: number
  readonly structural: number
}

export interface PartResult {
  readonly balance: Balance
  readonly facts: TableFacts
  readonly observer: MonthObserver
  readonly totals: TotalsReport
  /** The columns of money and counts, with their unit and how they write thousands. */
  readonly figures: readonly FigureColumn[]
  readonly sums: ReadonlyMap<string, bigint>
  readonly groups: GroupStack
  /** What its columns showed about how they are written, in Vietnamese. */
  readonly signs: readonly string[]
  /** Rows under a header that is none of ours: they were not read. `from`: its row. */
  readonly leftAside: { readonly from: number; readonly rows: number } | null
}
