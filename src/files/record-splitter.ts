import Papa from 'papaparse'
import type { RawRow } from './raw-table.ts'
import { unreadable } from './unreadable.ts'

/** What papaparse returns: the records, what it found wrong in them by their index, and how many characters the whole ones took. */
interface CutRecords {
  readonly data: string[][]
  readonly errors: readonly { readonly row?: number; readonly code?: string }[]
  readonly meta: { readonly cursor: number }
}

/** What became of a piece of text: how much of it is done with, and whether the record it stopped before began with a broken quote. */
interface Progress {
  readonly used: number
  readonly broken: boolean
}

/** A record longer than this is taken for one whose closing quote was lost. */
const RECORD_CHARACTERS = 256 * 1024
/** A line longer than this is no line of a table. */
const LINE_CHARACTERS = 8 * 1024 * 1024
/** An unfinished record of more lines than this is asked whether its quote was lost. */
const UNFINISHED_LINES = 12
/** The share of those lines that look like records of the table when it was. */
const ORDINARY_SHARE = 0.8
/** How many characters are cut at once after a broken quote; grows again with every piece that is sound. */
const CAREFUL_CHARACTERS = 4096

/**
 * Cuts text that arrives in pieces into records and knows the line on which each starts. papaparse does the cutting, on all that
 * has arrived; the unfinished last record waits for the next piece.
 *
 * A quote that is opened and never closed, or closed by the quote of a later record, swallows the lines between. Such a record gives itself away: it
 * spans lines, something in it is not as quoting has it (a quote inside a quoted cell, or a lone quote and another number of cells than `width`), and a
 * line it swallowed is an ordinary record by itself. Then its first line alone is cut at every delimiter, is marked `brokenQuotes`, and the
 * cutting goes on with the next line.
 */
export class RecordSplitter {
  /** Lines with a quote that was never closed, or out of place so that the cells cannot be told. */
  readonly brokenLines: number[] = []
  readonly #delimiter: string
  readonly #path: string
  readonly #width: number
  #text = ''
  #line = 1
  #careful = Number.POSITIVE_INFINITY

  /** @param width cells of an ordinary record; 0: not known. */
  constructor(delimiter: string, path: string, width: number) {
    this.#delimiter = delimiter
    this.#path = path
    this.#width = width
  }

  take(text: string): RawRow[] {
    this.#text += text
    const rows: RawRow[] = []
    this.#cutAll(true, rows)
    if (this.#text.length > LINE_CHARACTERS && !this.#text.includes('\n')) throw unreadable(this.#path, 'line-too-long')
    return rows
  }

  end(): RawRow[] {
    const rows: RawRow[] = []
    if (this.#text !== '') this.#cutAll(false, rows)
    this.#text = ''
    return rows
  }

  #cutAll(more: boolean, rows: RawRow[]): void {
    let at = 0
    while (at < this.#text.length) {
      const whole = at + this.#careful >= this.#text.length
      const piece = this.#text.slice(at, whole ? undefined : at + this.#careful)
      let { used, broken } = this.#cutPiece(piece, more || !whole, rows)
      if (!broken && used < piece.length && this.#isLostInQuotes(piece.slice(used), more || !whole)) {
        used += this.#readWithoutQuoting(piece.slice(used), rows)
        broken = true
      }
      at += used
      if (broken) this.#careful = CAREFUL_CHARACTERS
      else if (whole) break
      else this.#careful *= 4
    }
    if (this.#careful > this.#text.length) this.#careful = Number.POSITIVE_INFINITY
    this.#text = this.#text.slice(at)
  }

  /** Appends the whole records of `text` to `rows`, up to one that begins with a broken quote. */
  #cutPiece(text: string, more: boolean, rows: RawRow[]): Progress {
    const result = this.#cut(text, more)
    const used = more ? result.meta.cursor : text.length
    // The last line break ends the last record; papaparse sees one more, empty, behind it.
    const ghost = !more && text.endsWith('\n') && isEmptyRecord(result.data.at(-1))
    const records = ghost ? result.data.slice(0, -1) : result.data
    if (result.errors.length > 0 || lineBreaks(text, used) > records.length)
      return this.#cutCarefully(text, records, result.errors, rows)
    const quoted = text.includes('"')
    for (const cells of records)
      if (quoted && cells.length !== this.#width && hasOddQuotes(cells)) this.#pushMarked(cells, rows)
      else rows.push({ rowNumber: this.#line++, cells })
    return { used, broken: false }
  }

  #cutCarefully(text: string, records: string[][], errors: CutRecords['errors'], rows: RawRow[]): Progress {
    const odd = new Set(errors.map((error) => error.row))
    const unclosed = errors.find(isUnclosed)?.row
    let start = 0
    for (const [index, cells] of records.entries()) {
      const lines = 1 + cells.reduce((sum, cell) => sum + lineBreaks(cell, cell.length), 0)
      const end = afterLines(text, start, lines)
      const ordinary = cells.length === this.#width
      const doubtful = odd.has(index) || (!ordinary && hasOddQuotes(cells))
      const swallowed = lines > 1 && doubtful && this.#holdsOrdinary(text.slice(afterLines(text, start, 1), end))
      if (index === unclosed || swallowed)
        return { used: start + this.#readWithoutQuoting(text.slice(start, end), rows), broken: true }
      if (doubtful && !ordinary && lines === 1) this.#readWithoutQuoting(text.slice(start, end), rows)
      else if (doubtful && !ordinary) this.#pushMarked(cells, rows, lines)
      else {
        rows.push({ rowNumber: this.#line, cells })
        this.#line += lines
      }
      start = end
    }
    return { used: start, broken: false }
  }

  /** True when an unfinished record has run over so many lines, or lines so ordinary, that its closing quote must be lost. */
  #isLostInQuotes(unfinished: string, more: boolean): boolean {
    if (!more) return false
    if (unfinished.length > RECORD_CHARACTERS) return unfinished.includes('\n')
    if (this.#width < 2 || lineBreaks(unfinished, unfinished.length) <= UNFINISHED_LINES) return false
    const lines = unfinished
      .slice(0, afterLines(unfinished, 0, UNFINISHED_LINES))
      .split('\n')
      .slice(1, -1)
    const ordinary = lines.filter(
      (line) => line.split(this.#delimiter).length === this.#width || this.#widthAlone(line) === this.#width,
    )
    return ordinary.length >= lines.length * ORDINARY_SHARE
  }

  /** True when some line of `text` is an ordinary record by itself; all of them but two where nobody knows how many cells are ordinary. */
  #holdsOrdinary(text: string): boolean {
    const lines = text.split('\n')
    if (lines.at(-1) === '') lines.pop()
    const widths = lines.map((line) => this.#widthAlone(line))
    if (this.#width > 1) return widths.includes(this.#width)
    const widest = Math.max(0, ...widths)
    return widest > 1 && widths.filter((width) => width === widest).length >= Math.max(2, lines.length - 2)
  }

  /** Cells of a line that is a sound record by itself; 0 when it is none. */
  #widthAlone(line: string): number {
    const { data, errors } = this.#cut(line, false)
    return errors.length === 0 && !hasOddQuotes(data[0] ?? []) ? (data[0]?.length ?? 0) : 0
  }

  /** Reads the first line of `text` with quotes that do not group; returns how many characters it took. */
  #readWithoutQuoting(text: string, rows: RawRow[]): number {
    const lineBreak = text.indexOf('\n')
    const line = lineBreak < 0 ? text : text.slice(0, lineBreak)
    const { data, errors } = this.#cut(line, false)
    const sound = !errors.some(isUnclosed) && data[0]?.length === this.#width
    this.#pushMarked(sound ? (data[0] as string[]) : line.split(this.#delimiter).map(withoutQuotes), rows)
    return lineBreak < 0 ? text.length : lineBreak + 1
  }

  #pushMarked(cells: readonly string[], rows: RawRow[], lines = 1): void {
    this.brokenLines.push(this.#line)
    rows.push({ rowNumber: this.#line, cells, brokenQuotes: true })
    this.#line += lines
  }

  #cut(text: string, more: boolean): CutRecords {
    return new Papa.Parser({ delimiter: this.#delimiter, newline: '\n' }).parse(text, 0, more) as CutRecords
  }
}

function isUnclosed(error: CutRecords['errors'][number]): boolean {
  return error.code === 'MissingQuotes'
}

function isEmptyRecord(cells: readonly string[] | undefined): boolean {
  return cells?.length === 1 && cells[0] === ''
}

/** True when a cell holds a quote without its partner: `lost"`, but not `Công ty "A"`. */
function hasOddQuotes(cells: readonly string[]): boolean {
  return cells.some((cell) => {
    let quotes = 0
    for (let at = cell.indexOf('"'); at >= 0; at = cell.indexOf('"', at + 1)) quotes++
    return quotes % 2 === 1
  })
}

/** A cell of a line that is cut at every delimiter; whole quotes around it are taken off. */
function withoutQuotes(cell: string): string {
  const whole = cell.length > 1 && cell.startsWith('"') && cell.endsWith('"')
  return whole ? cell.slice(1, -1).replaceAll('""', '"') : cell
}

function lineBreaks(text: string, until: number): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < until; at = text.indexOf('\n', at + 1)) count++
  return count
}

function afterLines(text: string, from: number, lines: number): number {
  let at = from
  for (let line = 0; line < lines; line++) {
    const lineBreak = text.indexOf('\n', at)
    if (lineBreak < 0) return text.length
    at = lineBreak + 1
  }
  return at
}
