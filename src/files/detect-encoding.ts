import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import type { ByteReading } from './encodings.ts'

export interface DetectedEncoding {
  /** 'bytes': no Unicode; what the bytes mean is decided by column. */
  readonly encoding: ByteReading
  /** Bytes of the byte order mark, to be skipped. */
  readonly bomBytes: number
  readonly evidence: 'mark' | 'valid' | 'default'
  /** Letters beyond ASCII that were seen; 0 for UTF-16, which needs no count. */
  readonly letters: number
  /** Letters that are not whole. */
  readonly damaged: number
}

/** Of the letters beyond ASCII, the share that may be damaged while the file still counts as UTF-8 rather than as another encoding. */
const DAMAGED_SHARE = 0.02
/** Letters beyond ASCII beside which a single damaged one does not make a small file another encoding. */
const LETTERS_FOR_ONE = 5

/**
 * The encoding of a text file: by its byte order mark; else UTF-16 when every second byte is zero; else UTF-8 when the whole file is valid
 * UTF-8, or valid but for a few damaged letters; else bytes (windows-1258, the "ANSI" of Vietnamese Windows, TCVN3 or VNI).
 * The whole file is looked at, because a file can be plain ASCII for a million rows before its first accented name.
 */
export async function detectEncoding(absolutePath: string): Promise<DetectedEncoding> {
  const count = { letters: 0, damaged: 0 }
  let carried: Buffer = Buffer.alloc(0)
  let bomBytes = 0
  let first = true
  for await (const chunk of createReadStream(absolutePath, { highWaterMark: 1 << 20 })) {
    const bytes = carried.length > 0 ? Buffer.concat([carried, chunk as Buffer]) : (chunk as Buffer)
    const marked = first ? (byMark(bytes) ?? byZeros(bytes)) : null
    if (marked !== null && marked.encoding !== 'utf-8') return marked
    if (marked !== null) bomBytes = marked.bomBytes
    first = false
    const whole = wholeLetters(bytes)
    countDamage(bytes.subarray(0, whole), count)
    carried = bytes.subarray(whole)
  }
  countDamage(carried, count)
  if (count.damaged > damageBorne(count.letters, bomBytes > 0))
    return { encoding: 'bytes', bomBytes, evidence: 'default', ...count }
  return { encoding: 'utf-8', bomBytes, evidence: bomBytes > 0 ? 'mark' : 'valid', ...count }
}

/** One damaged letter is borne where others are whole, or the mark says what was meant. */
function damageBorne(letters: number, marked: boolean): number {
  return Math.max(letters * DAMAGED_SHARE, marked || letters >= LETTERS_FOR_ONE ? 1 : 0)
}

function byMark(bytes: Buffer): DetectedEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return unicode('utf-8', 3)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return unicode('utf-16le', 2)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return unicode('utf-16be', 2)
  return null
}

function unicode(encoding: ByteReading, bomBytes: number): DetectedEncoding {
  return { encoding, bomBytes, evidence: bomBytes > 0 ? 'mark' : 'valid', letters: 0, damaged: 0 }
}

/** UTF-16 without a mark: most of a table is digits, spaces and delimiters, whose other byte is zero. */
function byZeros(bytes: Buffer): DetectedEncoding | null {
  const sample = bytes.subarray(0, 4096)
  let even = 0
  let odd = 0
  for (let index = 0; index < sample.length; index++) if (sample[index] === 0) index % 2 === 0 ? even++ : odd++
  const needed = sample.length * 0.2
  if (odd > needed && even < odd / 8) return unicode('utf-16le', 0)
  if (even > needed && odd < even / 8) return unicode('utf-16be', 0)
  return null
}

/** How many bytes from the start end with a whole UTF-8 letter. */
function wholeLetters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) {
      const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return size > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}

function countDamage(bytes: Buffer, count: { letters: number; damaged: number }): void {
  for (let index = 0; index < bytes.length; index++) if ((bytes[index] as number) >= 0xc0) count.letters++
  if (isUtf8(bytes)) return
  const text = bytes.toString('utf8')
  for (let index = text.indexOf('\uFFFD'); index >= 0; index = text.indexOf('\uFFFD', index + 1)) count.damaged++
}
