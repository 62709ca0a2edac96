import { createReadStream } from 'node:fs'
import Papa from 'papaparse'
import { detectDelimiter } from './detect-delimiter.ts'
import { detectEncoding } from './detect-encoding.ts'
import { encodingName, openDecoding } from './encodings.ts'
import { type OpenOptions, type RawRow, type RawTable, ROWS_PER_BATCH } from './raw-table.ts'
import { unreadable } from './unreadable.ts'

interface CsvLayout {
  readonly encoding: string
  readonly bomBytes: number
  readonly delimiter: string
}

/** What papaparse returns: the records, what it found wrong in them by their index, and how many characters the whole ones took. */
interface CutRecords {
  readonly data: string[][]
  readonly errors: readonly { readonly row?: number }[]
  readonly meta: { readonly cursor: number }
}

const CHUNK_BYTES = 256 * 1024
const SAMPLE_BYTES = 128 * 1024
/** A record longer than this is taken for one whose closing quote was lost. */
const RECORD_CHARACTERS = 256 * 1024

/** The table of a CSV file; encoding and delimiter are detected unless pinned. @throws ReconcileError 'file-unreadable' */
export async function openCsvTable(absolutePath: string, path: string, options: OpenOptions): Promise<RawTable> {
  const detected = await detectEncoding(absolutePath)
  const encoding = options.encoding === undefined ? detected.encoding : encodingName(options.encoding)
  if (encoding === null)
    throw unreadable(path, `không có bộ đọc cho bảng mã "${options.encoding}" ghi trong doisoat.yaml`)
  const pinned = { encoding, bomBytes: encoding === detected.encoding ? detected.bomBytes : 0 }
  const sample = await sampleText(absolutePath, pinned)
  if (sample.trim() === '') throw unreadable(path, 'tệp không có nội dung, đề nghị gửi lại tệp có dữ liệu')
  const layout: CsvLayout = { ...pinned, delimiter: options.delimiter ?? detectDelimiter(sample) }
  const notes = encoding === detected.encoding ? [...detected.notes] : []
  return {
    path,
    sheet: '',
    encoding,
    delimiter: layout.delimiter,
    notes,
    rows: () => readRows(absolutePath, path, layout, notes),
    merges: async () => [],
  }
}

async function sampleText(absolutePath: string, layout: { encoding: string; bomBytes: number }): Promise<string> {
  let sample = ''
  for await (const text of decodedText(absolutePath, layout)) {
    sample += text
    if (sample.length >= SAMPLE_BYTES) break
  }
  return sample
}

/** The file as text whose only line break is LF: CRLF and a lone CR become LF, inside quoted cells too. */
async function* decodedText(
  absolutePath: string,
  layout: { encoding: string; bomBytes: number },
): AsyncGenerator<string> {
  const decoding = openDecoding(layout.encoding)
  let carriageReturn = false
  const withLineFeeds = (text: string): string => {
    const whole = carriageReturn ? `\r${text}` : text
    carriageReturn = whole.endsWith('\r')
    const ready = carriageReturn ? whole.slice(0, -1) : whole
    return ready.includes('\r') ? ready.replace(/\r\n?/g, '\n') : ready
  }
  for await (const chunk of createReadStream(absolutePath, { start: layout.bomBytes, highWaterMark: CHUNK_BYTES })) {
    yield withLineFeeds(decoding.write(chunk as Buffer))
  }
  yield withLineFeeds(decoding.end())
  if (carriageReturn) yield '\n'
}

async function* readRows(
  absolutePath: string,
  path: string,
  layout: CsvLayout,
  notes: string[],
): AsyncGenerator<RawRow[]> {
  const splitter = new RecordSplitter(layout.delimiter)
  for await (const text of decodedText(absolutePath, layout)) yield* batched(splitter.take(text))
  yield* batched(splitter.end())
  noteOnce(
    notes,
    splitter.brokenQuotes > 0,
    `${splitter.brokenQuotes} chỗ có dấu nháy kép không đóng, từng dòng được đọc riêng (${path})`,
  )
}

function noteOnce(notes: string[], holds: boolean, note: string): void {
  if (holds && !notes.includes(note)) notes.push(note)
}

function* batched(rows: RawRow[]): Generator<RawRow[]> {
  for (let from = 0; from < rows.length; from += ROWS_PER_BATCH) yield rows.slice(from, from + ROWS_PER_BATCH)
}

/**
 * Cuts text that arrives in pieces into records and knows the line on which each starts. papaparse does the cutting, on all that
 * has arrived; the unfinished last record waits for the next piece.
 */
class RecordSplitter {
  brokenQuotes = 0
  readonly #delimiter: string
  #tail = ''
  #line = 1

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  take(text: string): RawRow[] {
    this.#tail += text
    const rows: RawRow[] = []
    const used = this.#parse(this.#tail, true, rows)
    this.#tail = this.#tail.slice(used)
    if (this.#tail.length > RECORD_CHARACTERS && this.#tail.includes('\n')) {
      const cut = this.#tail.lastIndexOf('\n') + 1
      this.#lineByLine(this.#tail.slice(0, cut), rows)
      this.#tail = this.#tail.slice(cut)
    }
    return rows
  }

  end(): RawRow[] {
    const rows: RawRow[] = []
    if (this.#tail !== '') this.#parse(this.#tail, false, rows)
    this.#tail = ''
    return rows
  }

  /** Appends the whole records of `text` to `rows`; returns how many characters they took. */
  #parse(text: string, more: boolean, rows: RawRow[]): number {
    const result = this.#cut(text, more)
    const used = more ? result.meta.cursor : text.length
    const endsWithBreak = !more && text.endsWith('\n')
    const records = endsWithBreak ? result.data.slice(0, -1) : result.data
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
    let start = 0
    for (const [index, cells] of records.entries()) {
      const lines = 1 + cells.reduce((sum, cell) => sum + lineBreaks(cell, cell.length), 0)
      const end = afterLines(text, start, lines)
      if (lines > 1 && suspicious.has(index)) this.#lineByLine(text.slice(start, end), rows)
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
      const result = this.#cut(line, false)
      const cells =
        result.errors.length === 0 && result.data.length === 1
          ? (result.data[0] as string[])
          : line.split(this.#delimiter)
      rows.push({ rowNumber: this.#line++, cells })
    }
  }

  #cut(text: string, more: boolean): CutRecords {
    return new Papa.Parser({ delimiter: this.#delimiter, newline: '\n' }).parse(text, 0, more) as CutRecords
  }
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
