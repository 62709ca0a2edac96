export type CellKind = 'text' | 'integer' | 'vnd' | 'date' | 'month' | 'percent'

export interface SheetColumn {
  readonly header: string
  /**
   * What the values are: 'text' (identifiers too: zeros are kept), 'integer', 'vnd' (whole đồng), 'percent' (0.25 is 25 %) as numbers;
   * 'date' as 'YYYY-MM-DD' and 'month' as 'YYYY-MM' text. A date known only in part ('1975', '1975-08' shown as 08/1975)
   * or a value of another type is written as text.
   */
  readonly kind: CellKind
  /** In characters, as Excel counts them. */
  readonly width: number
  /** The only answers a person may pick; an empty cell stays allowed. */
  readonly dropdown?: readonly string[]
  readonly wrap?: boolean
  /** Written, and not shown until a person unhides it. */
  readonly hidden?: boolean
}

export interface SheetRow {
  readonly values: readonly (string | number | null)[]
  readonly style?: 'group' | 'new' | 'total' | 'plain'
  /** Zero-based indexes of the columns shaded because they differ. */
  readonly marked?: readonly number[]
  /**
   * Zero-based: the text of the first column may run over the empty cells beside it, to the second column. It wraps only when even they
   * are too narrow, so nothing is cut off.
   */
  readonly runsOver?: readonly [from: number, to: number]
  /** 1 for a row that folds away under the group row above it. */
  readonly outlineLevel?: number
}

export interface SheetSpec {
  /** Up to 31 characters, without : \ / ? * [ ] */
  readonly name: string
  /** Lines above the table; the first is the title. */
  readonly titleBlock: readonly string[]
  readonly columns: readonly SheetColumn[]
  /** How many columns on the left stay in sight. */
  readonly freezeColumns?: number
  readonly autofilter: boolean
  /** A4 landscape unless false. */
  readonly landscape?: boolean
  /** Over how many sheets of paper a row runs; frozen columns are printed on each. 1 unless said. */
  readonly pagesWide?: number
  readonly rows: AsyncIterable<SheetRow> | Iterable<SheetRow>
  /** True when rows fold away under group rows, by their `outlineLevel`. */
  readonly outline?: boolean
  /** True when marked cells are bold too, so that they stand out in black and white. */
  readonly boldMarks?: boolean
  /** Expected number of rows, if known. */
  readonly countRows?: number
}

export interface WorkbookOptions {
  readonly title: string
  /** ISO date, from the run's as-of date, never the clock. */
  readonly created: string
  /** Rows a sheet can hold; Excel's own limit unless a test lowers it. */
  readonly rowLimit?: number
}

export interface WrittenWorkbook {
  readonly sha256: string
  /** Table rows written, titles and headers not counted. */
  readonly rows: number
}
