import { createHash } from 'node:crypto'
import { chmodSync, closeSync, openSync, writeSync } from 'node:fs'

const FLUSH_CHARACTERS = 1 << 18
const STARTS_FORMULA = /^[=+\-@\t\r\n]/
const PURE_NUMBER = /^[+-]?\d[\d.,]*%?$/
const NEEDS_QUOTES = /[",\n\r]/

export interface CsvWriter {
  write(row: readonly (string | number | null)[]): void
  /** Closes the file. `rows` does not count the header; `sha256` is of the bytes written. */
  close(): Promise<{ rows: number; sha256: string }>
}

/**
 * The text with an apostrophe in front when a spreadsheet could take it for a formula (it starts with = + - @, a tab or a line break).
 * Pure numbers such as -5 or +84901234567 stay as they are. (CWE-1236)
 */
export function defuse(text: string): string {
  return STARTS_FORMULA.test(text) && !PURE_NUMBER.test(text) ? `'${text}` : text
}

/**
 * Opens a CSV file for writing, replacing what is there: UTF-8 with BOM, LF, quotes by RFC 4180 only where needed, mode 0600.
 * Null is an empty field. Rows are held back and written in blocks, so memory does not grow.
 */
export async function openCsv(path: string, header: readonly string[]): Promise<CsvWriter> {
  const file = openSync(path, 'w', 0o600)
  chmodSync(path, 0o600)
  const hash = createHash('sha256')
  let pending = `\uFEFF${csvLine(header)}`
  let rows = 0
  const flush = (): void => {
    const bytes = Buffer.from(pending, 'utf8')
    hash.update(bytes)
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written)
    pending = ''
  }
  return {
    write(row) {
      pending += csvLine(row)
      rows++
      if (pending.length >= FLUSH_CHARACTERS) flush()
    },
    async close() {
      flush()
      closeSync(file)
      return { rows, sha256: hash.digest('hex') }
    },
  }
}

function csvLine(row: readonly (string | number | null)[]): string {
  let line = ''
  for (let index = 0; index < row.length; index++) {
    if (index > 0) line += ','
    const value = row[index]
    if (typeof value === 'number') line += value
    else if (value != null && value !== '') line += csvField(value)
  }
  return `${line}\n`
}

function csvField(value: string): string {
  const text = defuse(value)
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
