import { createReadStream } from 'node:fs'
import { FILE_NOTES } from '../domain/messages/file-notes.ts'
import { ContentCharacters, looksMisread } from './characters/content-characters.ts'
import type { Reading } from './characters/readings.ts'
import { type CsvLayout, detectLayout } from './detect-delimiter.ts'
import { type DetectedEncoding, detectEncoding } from './detect-encoding.ts'
import { type ByteReading, type EncodingName, encodingName, openDecoding } from './encodings.ts'
import { type CharacterEvidence, type OpenOptions, type RawRow, type RawTable, ROWS_PER_BATCH } from './raw-table.ts'
import { RecordSplitter } from './record-splitter.ts'
import { unreadable } from './unreadable.ts'

/** How the bytes of a file become text, and its text letters. */
interface Letters {
  readonly bytes: ByteReading
  readonly bomBytes: number
  readonly pinned: Reading | 'as-read' | undefined
  /** For the file as a whole; by column it is known when the rows have been read. */
  readonly evidence: CharacterEvidence['evidence']
  readonly count: number
}

const CHUNK_BYTES = 256 * 1024
const SAMPLE_BYTES = 128 * 1024
/** Lines that a note names one by one. */
const LINES_NAMED = 20

/** The table of a CSV file; encoding and delimiter are detected unless pinned. @throws ReconcileError 'file-unreadable' */
export async function openCsvTable(absolutePath: string, path: string, options: OpenOptions): Promise<RawTable> {
  const detected = await detectEncoding(absolutePath)
  const pinned = options.encoding === undefined ? undefined : encodingName(options.encoding)
  if (pinned === null) throw unreadable(path, 'encoding-unknown', { encoding: options.encoding ?? '' })
  const letters = lettersOf(detected, pinned)
  const sample = await sampleText(absolutePath, letters)
  if (sample.trim() === '') throw unreadable(path, 'no-content')
  return new CsvTable(absolutePath, path, letters, detectLayout(sample, options.delimiter), detected.damaged)
}

/** A pinned legacy encoding is that of the bytes, or, in a file that is Unicode, that of letters which came through Latin-1. */
function lettersOf(detected: DetectedEncoding, pinned: EncodingName | undefined): Letters {
  const { encoding: bytes, bomBytes, evidence, letters: count } = detected
  if (pinned === undefined) return { bytes, bomBytes, pinned, evidence, count }
  if (pinned === 'utf-8' || pinned === 'utf-16le' || pinned === 'utf-16be')
    return { bytes: pinned, bomBytes: pinned === bytes ? bomBytes : 0, pinned: 'as-read', evidence: 'pinned', count }
  const asBytes = pinned === 'windows-1258' || bytes === 'bytes'
  if (asBytes) return { bytes: 'bytes', bomBytes: bytes === 'bytes' ? bomBytes : 0, pinned, evidence: 'pinned', count }
  return { bytes, bomBytes, pinned, evidence: 'pinned', count }
}

class CsvTable implements RawTable {
  readonly path: string
  readonly sheet = ''
  readonly delimiter: string
  readonly notes: string[] = []
  readonly #absolutePath: string
  readonly #letters: Letters
  readonly #layout: CsvLayout
  /** What the last reading of the rows found. */
  #content: ContentCharacters

  constructor(absolutePath: string, path: string, letters: Letters, layout: CsvLayout, damaged: number) {
    this.path = path
    this.delimiter = layout.delimiter
    this.#absolutePath = absolutePath
    this.#letters = letters
    this.#layout = layout
    this.#content = this.#freshContent()
    if (letters.bytes === 'utf-8' && damaged > 0) this.#note(FILE_NOTES['letters-damaged'].vi({ count: damaged }))
  }

  get encoding(): string {
    const { bytes, pinned } = this.#letters
    if (bytes !== 'bytes') return bytes
    if (pinned !== undefined) return pinned
    const readings = new Set(this.#content.evidence().map(({ encoding }) => encoding))
    return readings.size === 1 ? ([...readings][0] as string) : 'windows-1258'
  }

  characters(): readonly CharacterEvidence[] {
    const { evidence, count, pinned } = this.#letters
    const columns = this.#content.evidence()
    const ofFile = evidence === 'default' && columns.length > 0 ? 'content' : evidence
    const whole = { column: -1, encoding: this.encoding, evidence: ofFile, count }
    return pinned === undefined ? [whole, ...columns] : [whole]
  }

  async merges(): Promise<readonly never[]> {
    return []
  }

  async *rows(): AsyncGenerator<readonly RawRow[]> {
    const content = this.#freshContent()
    this.#content = content
    const splitter = new RecordSplitter(this.delimiter, this.path, this.#layout.width)
    const tally = { nulls: 0 }
    // Text of which a part is still in the splitter must not be forgotten to be suspicious.
    let waiting = false
    for await (const text of decodedText(this.#absolutePath, this.#letters, tally)) {
      const suspicious: boolean = waiting || !content.idle || looksMisread(text)
      const rows = splitter.take(text)
      waiting = suspicious && (rows.length === 0 || looksMisread(text))
      yield* batched(suspicious ? content.take(rows) : rows)
    }
    yield* batched(content.take(splitter.end()))
    yield* batched(content.end())
    this.#noteFindings(splitter.brokenLines, content, tally.nulls)
  }

  #noteFindings(brokenLines: readonly number[], content: ContentCharacters, nulls: number): void {
    if (brokenLines.length > 0) {
      const lines = brokenLines.slice(0, LINES_NAMED).join(', ')
      this.#note(FILE_NOTES['quotes-broken-at'].vi({ lines, more: Math.max(0, brokenLines.length - LINES_NAMED) }))
    }
    if (nulls > 0) this.#note(FILE_NOTES['nulls-removed'].vi({ count: nulls }))
    for (const note of content.notes(String)) this.#note(note)
  }

  #note(note: string): void {
    if (!this.notes.includes(note)) this.notes.push(note)
  }

  #freshContent(): ContentCharacters {
    const { bytes, pinned } = this.#letters
    return new ContentCharacters({ base: bytes === 'bytes' ? 'bytes' : 'unicode', pinned })
  }
}

async function sampleText(absolutePath: string, letters: Letters): Promise<string> {
  let sample = ''
  for await (const text of decodedText(absolutePath, letters, { nulls: 0 })) {
    sample += text
    if (sample.length >= SAMPLE_BYTES) break
  }
  return sample
}

/** The file as text whose only line break is LF (CRLF and a lone CR become LF, inside quoted cells too), without NUL characters. */
async function* decodedText(
  absolutePath: string,
  { bytes, bomBytes }: Letters,
  tally: { nulls: number },
): AsyncGenerator<string> {
  const decoding = openDecoding(bytes)
  let carriageReturn = false
  const tidy = (text: string): string => {
    const whole = carriageReturn ? `\r${text}` : text
    carriageReturn = whole.endsWith('\r')
    const ready = carriageReturn ? whole.slice(0, -1) : whole
    const lines = ready.includes('\r') ? ready.replace(/\r\n?/g, '\n') : ready
    return lines.includes('\0') ? withoutNulls(lines, tally) : lines
  }
  for await (const chunk of createReadStream(absolutePath, { start: bomBytes, highWaterMark: CHUNK_BYTES })) {
    yield tidy(decoding.write(chunk as Buffer))
  }
  yield tidy(decoding.end())
  if (carriageReturn) yield '\n'
}

function withoutNulls(text: string, tally: { nulls: number }): string {
  const kept = text.replaceAll('\0', '')
  tally.nulls += text.length - kept.length
  return kept
}

function* batched(rows: readonly RawRow[]): Generator<readonly RawRow[]> {
  for (let from = 0; from < rows.length; from += ROWS_PER_BATCH) yield rows.slice(from, from + ROWS_PER_BATCH)
}
