import Papa from 'papaparse'
import type { RawRow } from './raw-table.ts'
import { unreadable } from './unreadable.ts'

/** What papaparse returns: the records, what it found wrong in them by their index, and how many characters the whole ones took. */
interface CutRecords {
  readonly data: string[][]
  readonly errors: readonly { readonly row?: number; readonly code?: string }[]
  readonly meta: { readonly cursor: number }
}

/** A record longer than this is taken for one whose closing quote was lost. */
const RECORD_CHARACTERS = 256 * 1024
/** A line longer than this is no line of a table. */
const LINE_CHARACTERS = 8 * 1024 * 1024

/**
 * Cuts text that arrives in pieces into records and knows the line on which each starts. papaparse does the cutting, on all that
 * has arrived; the unfinished last record waits for the next piece.
 */
export class RecordSplitter {
  brokenQuotes = 0
  readonly #delimiter: string
  readonly #path: string
  #tail = ''
  #line = 1

  constructor(delimiter: string, path: string) {
    this.#delimiter = delimiter
    this.#path = path
  }

  take(text: string): RawRow[] {
    this.#tail += text
    const rows: RawRow[] = []
    const used = this.#parse(this.#tail, true, rows)
    this.#tail = this.#tail.slice(used)
    if (this.#tail.length > RECORD_CHARACTERS) this.#giveUpOnQuotes(rows)
    return rows
  }

  end(): RawRow[] {
    const rows: RawRow[] = []
    if (this.#tail !== '') this.#parse(this.#tail, false, rows)
    this.#tail = ''
    return rows
  }

  /** The record is too long to be one: a closing quote was lost, and what has come so far is read line by line. */
  #giveUpOnQuotes(rows: RawRow[]): void {
    const cut = this.#tail.lastIndexOf('\n') + 1
    if (cut > 0) this.#lineByLine(this.#tail.slice(0, cut), rows)
    else if (this.#tail.length > LINE_CHARACTERS) throw unreadable(this.#path, 'line-too-long')
    this.#tail = this.#tail.slice(cut)
  }

  /** Appends the whole records of `text` to `rows`; returns how many characters they took. */
  #parse(text: string, more: boolean, rows: RawRow[]): number {
    const result = this.#cut(text, more)
    const used = more ? result.meta.cursor : text.length
    // The last line break ends the last record; papaparse sees one more, empty, behind it.
    const ghost = !more && text.endsWith('\n') && isEmptyRecord(result.data.at(-1))
    const records = ghost ? result.data.slice(0, -1) : result.data
    if (result.errors.length === 0 && lineBreaks(text, used) <= records.length) {
      for (const cells of records) rows.push({ rowNumber: this.#line++, cells })
      return used
    }
    this.#numberCarefully(text, records, result.errors, rows)
    return used
  }

  /** Numbers records that may span lines. One that spans lines because of a quote out of place is read again line by line. */
  #numberCarefully(text: string, records: string[][], errors: CutRecords['errors'], rows: RawRow[]): void {
    const suspicious = new Set(errors.map((error) => error.row))
    const unclosed = errors.find(isUnclosed)?.row
    let start = 0
    for (const [index, cells] of records.entries()) {
      const lines = 1 + cells.reduce((sum, cell) => sum + lineBreaks(cell, cell.length), 0)
      const end = afterLines(text, start, lines)
      if (index === unclosed || (lines > 1 && suspicious.has(index))) this.#lineByLine(text.slice(start, end), rows)
      else {
        rows.push({ rowNumber: this.#line, cells })
        this.#line += lines
      }
      start = end
    }
  }

  #lineByLine(text: string, rows: RawRow[]): void {
    this.brokenQuotes++
    const lines = text.split('\n')
    if (lines.at(-1) === '') lines.pop()
    for (const line of lines) {
      const { data, errors } = this.#cut(line, false)
      const cells = data[0] !== undefined && !errors.some(isUnclosed) ? data[0] : line.split(this.#delimiter)
      rows.push({ rowNumber: this.#line++, cells })
    }
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
