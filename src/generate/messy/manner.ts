import type { WritableEncoding } from '../../files/encode-text.ts'

/** How an office writes the values of its file. */
export interface ValueManner {
  /** Days: 17/08/1985, 17/8/1985, 17-8-1985, 19850817, dates of the spreadsheet, or now this and now that. */
  readonly days: 'padded' | 'short' | 'dashes' | 'digits' | 'real' | 'mixed'
  /** Months: 09/2025, 9/2025, T9/2025, 202509, or dates of the spreadsheet. */
  readonly months: 'padded' | 'short' | 'named' | 'digits' | 'real'
  /** Amounts: 1234567, 1.234.567, 1,234,567, number cells, or thousands of đồng (1.234,567). */
  readonly money: 'digits' | 'dots' | 'commas' | 'numbers' | 'thousands'
  /** Identifiers: as text, with an apostrophe, or as numbers, whose zeros are gone, where they can be put back (domain notes §1.8). */
  readonly ids: 'text' | 'apostrophe' | 'numbers'
  /** What stands for nothing. */
  readonly empty: '' | '-'
  /** Words in the office's own abbreviations: BB for BHXH bắt buộc. */
  readonly abbreviated: boolean
}

/** A column of a file: ours, and the header as its levels from the top. */
export type MessyColumn = readonly [column: string, ...levels: string[]]

/** A text file of an office. Rows that its encoding cannot write go to a second file beside it, in UTF-8. */
export interface TextManner {
  readonly kind: 'text'
  /** Under the input folder. */
  readonly path: string
  readonly encoding: WritableEncoding
  readonly mark: boolean
  readonly delimiter: ',' | ';' | '\t' | '|'
  readonly lineEnds: 'unix' | 'windows' | 'mixed'
  readonly quotes: 'needed' | 'all'
  /** Marks apart from their letters, as a Mac writes them. */
  readonly decomposed: boolean
  readonly columns: readonly MessyColumn[]
  readonly values: ValueManner
}

export type Script = 'unicode' | 'tcvn3' | 'vni'

/** A workbook of an office: titles, header, rows, totals and signatures. Beyond some thousands of rows a second one follows. */
export interface BookManner {
  readonly kind: 'book'
  readonly path: string
  /** Letters of the body; the header is in Unicode unless `oldHeader`. */
  readonly script: Script
  readonly oldHeader: boolean
  readonly agency: 'registry' | 'tax' | 'insurance' | 'payer'
  readonly title: string
  /** Further lines under the title: what they say of the period, and the number of the form. */
  readonly lines: readonly (
    | 'year'
    | 'month of rows'
    | 'last month'
    | 'form 05-1'
    | 'form 05-2'
    | 'payer'
    | 'payer tax id'
  )[]
  readonly columns: readonly MessyColumn[]
  /** The row of column numbers: (1) (2), those of the form, A B 1 2, or none. */
  readonly numbers: 'brackets' | 'letters' | 'none' | Readonly<Record<string, string>>
  /** What has a sheet of its own; a sheet never splits the rows of one person and payer in a period. */
  readonly sheets: 'province' | 'commune' | 'province and year' | 'year' | 'month'
  /** Rows under headings of their communes, in place of a column; the code stands only where the name could mean another commune. */
  readonly groups: 'commune' | 'none'
  /** Each payer has a table of its own, one below the other, with its name and tax ID above. */
  readonly tableOfPayer: boolean
  readonly subtotals: boolean
  /** Data rows of a page, which ends with its sums and is followed by the header again; 0: the header stands once. */
  readonly page: number
  /** Columns in capital letters. */
  readonly capitals: readonly string[]
  readonly values: ValueManner
  readonly calendar1904: boolean
  readonly declaresAll: boolean
  readonly hides: readonly ('rows' | 'column' | 'sheet')[]
}

export type Manner = TextManner | BookManner
