/** One row as it stands in the file, before anything is understood of it. */
export interface RawRow {
  /** What a person sees: in CSV the line on which the record starts (header line = 1), in a workbook the worksheet's row number. */
  readonly rowNumber: number
  /** The text of each cell exactly as held; '' for an empty one. Rows may be ragged. */
  readonly cells: readonly string[]
  /** True for a row that is hidden in its worksheet; it is read all the same. */
  readonly hidden?: boolean
  /** True for a CSV record whose cells cannot be told for certain, because a quote is out of place in it. */
  readonly brokenQuotes?: boolean
}

/** A block of merged worksheet cells. Rows are numbers a person sees, columns are zero-based indexes into `cells`. */
export interface MergedRange {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

/** How the letters of a file, or of one of its columns, were read, and on what evidence. */
export interface CharacterEvidence {
  /** Zero-based; -1: the whole file. */
  readonly column: number
  /** 'utf-8', 'utf-16le', 'utf-16be', 'windows-1258', 'tcvn3', 'vni', 'vps', 'utf-8-twice'. */
  readonly encoding: string
  /** pinned: by doisoat.yaml; mark: byte order mark; valid: valid UTF-8 throughout; font: of cells or runs; content: by score, with a clear margin; default: nothing spoke. */
  readonly evidence: 'pinned' | 'mark' | 'valid' | 'font' | 'content' | 'default'
  /** Cells (or letters, for a whole file) that the decision rests on. */
  readonly count: number
}

/** A CSV file, or one worksheet of a workbook. */
export interface RawTable {
  /** Path under the input folder, '/' separated. */
  readonly path: string
  /** Worksheet name as written; '' for CSV. */
  readonly sheet: string
  /**
   * 'utf-8', 'utf-16le', 'utf-16be', 'windows-1258', 'tcvn3', 'vni', 'vps', final when rows() has been read to its end; for a worksheet 'xlsx',
   * 'xls', 'xlsb' or 'ods'.
   */
  readonly encoding: string
  /** The delimiter of a CSV file; '' for a worksheet. */
  readonly delimiter: string
  /** Vietnamese remarks for a person (hidden sheet, damaged bytes …). Some are known only when rows() has been read to its end. */
  readonly notes: readonly string[]
  /**
   * The rows in batches of about a thousand, streamed; memory does not grow with the file. May be called more than once.
   * Long cells are slices of a larger text: whoever keeps one for the length of a run keeps that text too, and should copy it.
   * @throws ReconcileError 'file-unreadable' when the file proves broken further down.
   */
  rows(): AsyncIterable<readonly RawRow[]>
  /** What was decided about characters; complete when rows() has been read to its end. Columns in Unicode with nothing to say are left out. */
  characters(): readonly CharacterEvidence[]
  /** The merged ranges of a worksheet in file order, found by a pass of their own; [] for CSV. */
  merges(): Promise<readonly MergedRange[]>
}

export interface OpenOptions {
  /** Encoding pinned by the site's mapping; else it is detected. */
  readonly encoding?: string | undefined
  /** One-character delimiter pinned by the site's mapping; else it is detected. */
  readonly delimiter?: string | undefined
  /** Name of the only worksheet wanted; else all of them. */
  readonly sheet?: string | undefined
}

export const ROWS_PER_BATCH = 1000
