import { type RawRow, ROWS_PER_BATCH } from '../raw-table.ts'
import { isoCellText, numericText, unescaped } from './cell-text.ts'
import type { NumberReading } from './number-format.ts'
import type { Package } from './package.ts'
import type { SharedStrings } from './shared-strings.ts'
import { isTrue } from './workbook-part.ts'
import { parseXml } from './xml.ts'

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
  const reading = parseXml(await source.stream(part), source.file, part, {
    open: (name, attributes) => gatherer.open(name, attributes),
    text: (text) => gatherer.text(text),
    close: (name) => gatherer.close(name),
  })
  for await (const _ of reading) {
    while (gatherer.rows.length >= ROWS_PER_BATCH) yield gatherer.rows.splice(0, ROWS_PER_BATCH)
    if (gatherer.finished) break
  }
  if (gatherer.rows.length > 0) yield gatherer.rows
}

/** Follows the elements of a worksheet and gathers its rows. */
class RowGatherer {
  rows: RawRow[] = []
  finished = false
  readonly #context: SheetContext
  readonly #tally: SheetTally
  #rowNumber = 0
  #hidden = false
  #cells: string[] = []
  #filled = false
  #column = -1
  #type = ''
  #style = -1
  #held = ''
  #capturing = false
  #phonetic = false
  #formula = false

  constructor(context: SheetContext, tally: SheetTally) {
    this.#context = context
    this.#tally = tally
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'c':
        this.#startCell(attributes)
        break
      case 'v':
        this.#capturing = true
        break
      case 't':
        this.#capturing = this.#type === 'inlineStr' && !this.#phonetic
        break
      case 'rPh':
        this.#phonetic = true
        break
      case 'f':
        this.#formula = true
        break
      case 'row':
        this.#startRow(attributes)
        break
    }
  }

  text(text: string): void {
    if (this.#capturing) this.#held += text
  }

  close(name: string): void {
    switch (name) {
      case 'v':
      case 't':
        this.#capturing = false
        break
      case 'rPh':
        this.#phonetic = false
        break
      case 'c':
        this.#endCell()
        break
      case 'row':
        this.#endRow()
        break
      case 'sheetData':
        this.finished = true
        break
    }
  }

  #startRow(attributes: Readonly<Record<string, string>>): void {
    this.#rowNumber = attributes.r === undefined ? this.#rowNumber + 1 : Number(attributes.r)
    this.#hidden = isTrue(attributes.hidden)
    this.#cells = []
    this.#filled = false
    this.#column = -1
  }

  #startCell({ r, t, s }: Readonly<Record<string, string>>): void {
    this.#column = r === undefined ? this.#column + 1 : columnIndex(r, this.#column + 1)
    this.#type = t ?? 'n'
    this.#style = s === undefined ? -1 : Number(s)
    this.#held = ''
    this.#formula = false
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
  let column = 0
  for (let index = 0; index < reference.length; index++) {
    const letter = reference.charCodeAt(index) & ~0x20
    if (letter < 65 || letter > 90) break
    column = column * 26 + (letter - 64)
  }
  return column === 0 ? next : column - 1
}
