import { type RawRow, ROWS_PER_BATCH } from '../raw-table.ts'
import { isoCellText, numericText, unescaped } from './cell-text.ts'
import type { NumberReading } from './number-format.ts'
import type { Package } from './package.ts'
import type { SharedStrings } from './shared-strings.ts'
import { isTrue } from './workbook-part.ts'
import { scanXml } from './xml.ts'
import { CLOSE, END, MORE, OPEN, TEXT, type XmlScanner } from './xml-scanner.ts'

/** Cells further right are counted and left out: no list has so many columns, a damaged sheet may. */
export const MOST_COLUMNS = 1024

export interface SheetContext {
  readonly strings: SharedStrings
  readonly readings: readonly NumberReading[]
  readonly date1904: boolean
}

/** What can be said of a sheet only after reading it. */
export interface SheetTally {
  hiddenRows: number
  cellsBeyondColumns: number
  formulasWithoutValue: number
}

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
  #held = ''
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
      else if (met === TEXT && this.#capturing) this.#held += scanner.value()
    }
  }

  #open(scanner: XmlScanner): void {
    const { name } = scanner
    if (!this.#inRows) {
      this.#inRows = name === 'sheetData'
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
        this.#capturing = this.#type === 'inlineStr' && !this.#phonetic && !this.#takeText(scanner)
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
    const text = scanner.text.slice(scanner.textStart, scanner.textEnd)
    this.#held = this.#held === '' ? text : this.#held + text
    return true
  }

  #startRow(scanner: XmlScanner): void {
    const number = Number(scanner.attribute('r') ?? Number.NaN)
    this.#rowNumber = number >= 1 && Number.isInteger(number) ? number : this.#rowNumber + 1
    this.#hidden = isTrue(scanner.attribute('hidden'))
    this.#cells = []
    this.#filled = false
    this.#column = -1
  }

  #startCell(scanner: XmlScanner): void {
    const { text, attributes, nameStart, nameEnd, valueStart, valueEnd } = scanner
    this.#type = 'n'
    this.#style = -1
    this.#held = ''
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
    if (this.#held === '') {
      if (this.#formula && this.#type !== 'str') this.#tally.formulasWithoutValue++
      return
    }
    const text = this.#cellText(this.#held)
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
    const { strings, readings, date1904 } = this.#context
    switch (this.#type) {
      case 's':
        return strings.get(Number(held))
      case 'n':
        return numericText(held, readings[this.#style], date1904)
      case 'b':
        return isTrue(held) ? 'TRUE' : 'FALSE'
      case 'd':
        return isoCellText(held)
      case 'e':
        return held
      default:
        return unescaped(held)
    }
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
