import type { FontEncoding } from '../characters/encoding-of-font.ts'
import { type RawRow, ROWS_PER_BATCH } from '../raw-table.ts'
import { isoCellText, numericText, unescaped } from './cell-text.ts'
import { hasRuns, RunText, textByFont } from './font-text.ts'
import type { Package } from './package.ts'
import type { SharedStrings } from './shared-strings.ts'
import type { CellStyles } from './styles-part.ts'
import { isTrue } from './workbook-part.ts'
import { scanXml } from './xml.ts'
import { CLOSE, END, MORE, OPEN, TEXT, type XmlScanner } from './xml-scanner.ts'

/** Cells further right are counted and left out: no list has so many columns, a damaged sheet may. */
export const MOST_COLUMNS = 1024
/** What a worksheet can hold. */
const MOST_ROWS = 1_048_576

export interface SheetContext {
  readonly strings: SharedStrings
  readonly styles: CellStyles
  readonly date1904: boolean
}

/** What can be said of a sheet only after reading it. */
export interface SheetTally {
  hiddenRows: number
  cellsBeyondColumns: number
  formulasWithoutValue: number
  /** Cells whose text a font changed, by column and encoding. */
  readonly byFont: FontTally
}

export type FontTally = Map<number, Map<string, number>>

/** The rows of a worksheet that hold anything, in batches. Blank rows, however many a sheet declares, cost nothing. */
export async function* readSheetRows(
  source: Package,
  part: string,
  context: SheetContext,
  tally: SheetTally,
): AsyncGenerator<RawRow[]> {
  const gatherer = new RowGatherer(context, tally)
  for await (const _ of scanXml(source, part, (scanner) => gatherer.take(scanner)))
    while (gatherer.rows.length >= ROWS_PER_BATCH) yield gatherer.rows.splice(0, ROWS_PER_BATCH)
  if (gatherer.rows.length > 0) yield gatherer.rows
}

/** The style of the cells of some columns that tell none themselves; columns from zero. */
interface ColumnStyle {
  readonly first: number
  readonly last: number
  readonly style: number
}

const LOWER_R = 114
const LOWER_S = 115
const LOWER_T = 116

/** Follows the elements of a worksheet and gathers its rows. */
class RowGatherer {
  rows: RawRow[] = []
  readonly #context: SheetContext
  readonly #tally: SheetTally
  #inRows = false
  #rowNumber = 0
  #hidden = false
  #cells: string[] = []
  #filled = false
  #column = -1
  #type = 'n'
  #style = -1
  readonly #gathered = new RunText()
  #rowStyle = -1
  readonly #columnStyles: ColumnStyle[] = []
  #capturing = false
  #phonetic = false
  #formula = false

  constructor(context: SheetContext, tally: SheetTally) {
    this.#context = context
    this.#tally = tally
  }

  /** Takes everything the scanner has. */
  take(scanner: XmlScanner): void {
    for (;;) {
      const met = scanner.next()
      if (met === MORE || met === END) return
      if (met === OPEN) this.#open(scanner)
      else if (met === CLOSE) this.#close(scanner.name)
      else if (met === TEXT && this.#capturing) this.#gathered.add(scanner.value())
    }
  }

  #open(scanner: XmlScanner): void {
    const { name } = scanner
    if (!this.#inRows) {
      if (name === 'sheetData') this.#inRows = true
      else if (name === 'col') this.#takeColumnStyle(scanner)
      return
    }
    switch (name) {
      case 'c':
        this.#startCell(scanner)
        break
      case 'v':
        this.#capturing = !this.#takeText(scanner)
        break
      case 't':
        if (this.#type !== 'inlineStr' || this.#phonetic) break
        this.#gathered.startPiece()
        this.#capturing = !this.#takeText(scanner)
        break
      case 'r':
        this.#gathered.startRun()
        break
      case 'rFont':
        this.#gathered.setFont(scanner.attribute('val'))
        break
      case 'rPh':
        this.#phonetic = true
        break
      case 'f':
        this.#formula = true
        break
      case 'row':
        this.#startRow(scanner)
        break
    }
  }

  #close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#capturing = false
        break
      case 'rPh':
        this.#phonetic = false
        break
      case 'c':
        if (this.#inRows) this.#endCell()
        break
      case 'row':
        if (this.#inRows) this.#endRow()
        break
      case 'sheetData':
        this.#inRows = false
        break
    }
  }

  /** The usual content of a value: plain text and nothing else. */
  #takeText(scanner: XmlScanner): boolean {
    if (!scanner.passText()) return false
    this.#gathered.add(scanner.text.slice(scanner.textStart, scanner.textEnd))
    return true
  }

  #startRow(scanner: XmlScanner): void {
    const number = Number(scanner.attribute('r') ?? Number.NaN)
    // A number that does not rise is a damaged one: two rows must never be one in what leads back to the file.
    const rises = Number.isInteger(number) && number > this.#rowNumber && number <= MOST_ROWS
    this.#rowNumber = rises ? number : this.#rowNumber + 1
    this.#hidden = isTrue(scanner.attribute('hidden'))
    this.#rowStyle = isTrue(scanner.attribute('customFormat')) ? Number(scanner.attribute('s') ?? -1) : -1
    this.#cells = []
    this.#filled = false
    this.#column = -1
  }

  #startCell(scanner: XmlScanner): void {
    const { text, attributes, nameStart, nameEnd, valueStart, valueEnd } = scanner
    this.#type = 'n'
    this.#style = -1
    this.#gathered.clear()
    this.#formula = false
    this.#column++
    for (let index = 0; index < attributes; index++) {
      const start = nameStart[index] as number
      if ((nameEnd[index] as number) !== start + 1) continue
      const from = valueStart[index] as number
      const code = text.charCodeAt(start)
      if (code === LOWER_R) this.#column = columnAt(text, from, this.#column)
      else if (code === LOWER_S) this.#style = Number(text.slice(from, valueEnd[index]))
      else if (code === LOWER_T) this.#type = text.slice(from, valueEnd[index])
    }
  }

  #endCell(): void {
    const held = this.#gathered.text
    if (held === '') {
      if (this.#formula && this.#type !== 'str') this.#tally.formulasWithoutValue++
      return
    }
    const text = this.#cellText(held)
    if (text === '') return
    if (this.#column >= MOST_COLUMNS) {
      this.#tally.cellsBeyondColumns++
      return
    }
    while (this.#cells.length < this.#column) this.#cells.push('')
    this.#cells[this.#column] = text
    this.#filled = true
  }

  #cellText(held: string): string {
    const { strings, styles, date1904 } = this.#context
    switch (this.#type) {
      case 's':
        return this.#byFont(strings.get(Number(held)))
      case 'n':
        return numericText(held, styles.readings[this.#style], date1904)
      case 'b':
        return isTrue(held) ? 'TRUE' : 'FALSE'
      case 'd':
        return isoCellText(held)
      case 'e':
        return held
      default:
        return this.#byFont(unescaped(held))
    }
  }

  /** The text as its font shows it; a run of its own font by that one. */
  #byFont(text: string): string {
    const font = this.#context.styles.legacy ? this.#font() : null
    if (font === null && !hasRuns(text)) return text
    const read = textByFont(text, font)
    if (read.encoding !== null) this.#countByFont(read.encoding)
    return read.text
  }

  /** The font of the cell, of its row, of its column, or of the workbook's first style. */
  #font(): FontEncoding | null {
    const { fonts } = this.#context.styles
    if (this.#style >= 0) return fonts[this.#style] ?? null
    const column = this.#columnStyles.find(({ first, last }) => first <= this.#column && this.#column <= last)
    return fonts[this.#rowStyle] ?? fonts[column?.style ?? 0] ?? null
  }

  #countByFont(encoding: string): void {
    const { byFont } = this.#tally
    let counts = byFont.get(this.#column)
    if (counts === undefined) {
      counts = new Map()
      byFont.set(this.#column, counts)
    }
    counts.set(encoding, (counts.get(encoding) ?? 0) + 1)
  }

  #takeColumnStyle(scanner: XmlScanner): void {
    const style = scanner.attribute('style')
    if (style === undefined || this.#columnStyles.length === MOST_COLUMNS) return
    const [first, last] = [Number(scanner.attribute('min')) - 1, Number(scanner.attribute('max')) - 1]
    this.#columnStyles.push({ first, last, style: Number(style) })
  }

  #endRow(): void {
    if (!this.#filled) return
    if (this.#hidden) this.#tally.hiddenRows++
    this.rows.push(
      this.#hidden
        ? { rowNumber: this.#rowNumber, cells: this.#cells, hidden: true }
        : { rowNumber: this.#rowNumber, cells: this.#cells },
    )
  }
}

/** Zero-based column of a reference such as 'AB12'; `next` when it has no letters. */
export function columnIndex(reference: string, next: number): number {
  return columnAt(reference, 0, next)
}

function columnAt(text: string, from: number, next: number): number {
  let column = 0
  for (let index = from; index < text.length; index++) {
    const letter = text.charCodeAt(index) & ~0x20
    if (letter < 65 || letter > 90) break
    column = column * 26 + (letter - 64)
  }
  return column === 0 ? next : column - 1
}
