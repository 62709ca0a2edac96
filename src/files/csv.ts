import { createReadStream } from 'node:fs'
import { FILE_NOTES } from '../domain/messages/file-notes.ts'
import { detectDelimiter } from './detect-delimiter.ts'
import { detectEncoding } from './detect-encoding.ts'
import { encodingName, openDecoding } from './encodings.ts'
import { type OpenOptions, type RawRow, type RawTable, ROWS_PER_BATCH } from './raw-table.ts'
import { RecordSplitter } from './record-splitter.ts'
import { unreadable } from './unreadable.ts'

interface CsvLayout {
  readonly encoding: string
  readonly bomBytes: number
  readonly delimiter: string
}

const CHUNK_BYTES = 256 * 1024
const SAMPLE_BYTES = 128 * 1024

/** The table of a CSV file; encoding and delimiter are detected unless pinned. @throws ReconcileError 'file-unreadable' */
export async function openCsvTable(absolutePath: string, path: string, options: OpenOptions): Promise<RawTable> {
  const detected = await detectEncoding(absolutePath)
  const encoding = options.encoding === undefined ? detected.encoding : encodingName(options.encoding)
  if (encoding === null) throw unreadable(path, 'encoding-unknown', { encoding: options.encoding ?? '' })
  const pinned = { encoding, bomBytes: encoding === detected.encoding ? detected.bomBytes : 0 }
  const sample = await sampleText(absolutePath, pinned)
  if (sample.trim() === '') throw unreadable(path, 'no-content')
  const layout: CsvLayout = { ...pinned, delimiter: options.delimiter ?? detectDelimiter(sample) }
  const notes = encoding === detected.encoding ? [...detected.notes] : []
  return {
    path,
    sheet: '',
    encoding,
    delimiter: layout.delimiter,
    notes,
    rows: () => readRows(absolutePath, path, layout, notes),
    characters: () => [],
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
  const splitter = new RecordSplitter(layout.delimiter, path)
  for await (const text of decodedText(absolutePath, layout)) yield* batched(splitter.take(text))
  yield* batched(splitter.end())
  const note = FILE_NOTES['quotes-broken'].vi({ count: splitter.brokenQuotes })
  if (splitter.brokenQuotes > 0 && !notes.includes(note)) notes.push(note)
}

function* batched(rows: RawRow[]): Generator<RawRow[]> {
  for (let from = 0; from < rows.length; from += ROWS_PER_BATCH) yield rows.slice(from, from + ROWS_PER_BATCH)
}
