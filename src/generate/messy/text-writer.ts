import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { encodeText } from '../../files/encode-text.ts'
import type { Spot } from '../facts.ts'
import { mix } from '../random.ts'
import type { RowText } from '../records.ts'
import { type Written, written } from './cell-value.ts'
import type { TextManner } from './manner.ts'

const FLUSH_BYTES = 1 << 18

interface OpenText {
  readonly path: string
  readonly encoding: TextManner['encoding']
  readonly descriptor: number
  pending: Buffer[]
  bytes: number
  rows: number
}

/** Writes a text file row by row; memory does not grow with it. */
export class TextWriter {
  readonly #folder: string
  readonly #manner: TextManner
  readonly #columns: ReadonlySet<string>
  #main: OpenText | null = null
  #second: OpenText | null = null

  constructor(folder: string, manner: TextManner) {
    this.#folder = folder
    this.#manner = manner
    this.#columns = new Set(manner.columns.map(([column]) => column))
  }

  write(row: RowText): Spot {
    this.#main ??= this.#open(this.#manner.path, this.#manner.encoding)
    const values = (turn: number): string[] =>
      this.#manner.columns.map(([column]) =>
        asText(written(column, row[column] ?? '', row, { manner: this.#manner.values, columns: this.#columns, turn })),
      )
    const bytes = encodeText(this.#main.encoding, this.#line(values(this.#main.rows), this.#main.rows))
    if (bytes !== null) return this.#append(this.#main, bytes)
    this.#second ??= this.#open(besides(this.#manner.path), 'utf-8')
    const line = this.#line(values(this.#second.rows), this.#second.rows)
    return this.#append(this.#second, Buffer.from(line, 'utf8'))
  }

  /** The files that came of it. */
  close(): { readonly path: string; readonly rows: number }[] {
    return [this.#main, this.#second]
      .filter((file) => file !== null)
      .map((file) => {
        flush(file)
        closeSync(file.descriptor)
        return { path: file.path, rows: file.rows }
      })
  }

  #open(path: string, encoding: TextManner['encoding']): OpenText {
    const whole = join(this.#folder, path)
    mkdirSync(dirname(whole), { recursive: true })
    const header = encodeText(
      encoding,
      this.#line(
        this.#manner.columns.map((levels) => levels.at(-1)!),
        0,
      ),
    )
    if (header === null) throw new RangeError(`${encoding} cannot write the header of ${path}`)
    const mark = this.#manner.mark || path !== this.#manner.path ? encodeText(encoding, '\uFEFF') : null
    const pending = mark === null ? [header] : [mark, header]
    return { path, encoding, descriptor: openSync(whole, 'w'), pending, bytes: header.length, rows: 0 }
  }

  #append(file: OpenText, bytes: Buffer): Spot {
    file.pending.push(bytes)
    file.bytes += bytes.length
    file.rows++
    if (file.bytes >= FLUSH_BYTES) flush(file)
    return { file: file.path, sheet: '', row: file.rows + 1 }
  }

  #line(values: readonly string[], row: number): string {
    const { delimiter, quotes, lineEnds, decomposed } = this.#manner
    const line = values.map((value) => field(value, delimiter, quotes === 'all')).join(delimiter)
    const isWindows = lineEnds === 'windows' || (lineEnds === 'mixed' && mix(row) % 3 === 0)
    return (decomposed ? line.normalize('NFD') : line) + (isWindows ? '\r\n' : '\n')
  }
}

/** Where the rows go that the encoding of a file cannot write. */
const besides = (path: string): string => path.replace(/(\.\w+)$/, ' (Unicode)$1')

function asText(value: Written): string {
  if ('text' in value) return value.text
  if ('number' in value) return value.number
  const [year, month, day] = value.day.split('-')
  return value.as === 'month' ? `${month}/${year}` : `${day}/${month}/${year}`
}

function field(value: string, delimiter: string, always: boolean): string {
  const needsQuotes = always || value.includes(delimiter) || value.includes('"') || value.includes('\n')
  return needsQuotes ? `"${value.replaceAll('"', '""')}"` : value
}

function flush(file: OpenText): void {
  const bytes = Buffer.concat(file.pending)
  for (let written = 0; written < bytes.length; ) written += writeSync(file.descriptor, bytes, written)
  file.pending = []
  file.bytes = 0
}
