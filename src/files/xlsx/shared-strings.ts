import { unreadable } from '../unreadable.ts'
import { unescaped } from './cell-text.ts'
import type { Package } from './package.ts'
import { parseXml } from './xml.ts'

/** Bytes of text a workbook may share between its cells. */
const TEXT_BYTES = 1024 ** 3

/**
 * The texts that cells refer to by number. They lie one after another in one block of UTF-8 and become strings only when asked for,
 * so a million of them cost their bytes and four more each.
 */
export class SharedStrings {
  readonly #file: string
  #bytes = Buffer.allocUnsafe(64 * 1024)
  #used = 0
  #ends = new Uint32Array(4096)
  #count = 0

  constructor(file: string) {
    this.#file = file
  }

  add(text: string): void {
    const most = this.#used + text.length * 3
    if (most > TEXT_BYTES) throw unreadable(this.#file, 'strings-too-large')
    if (most > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes.subarray(0, this.#used)], Math.max(most, this.#bytes.length * 2))
    if (this.#count === this.#ends.length) {
      const longer = new Uint32Array(this.#ends.length * 2)
      longer.set(this.#ends)
      this.#ends = longer
    }
    this.#used += this.#bytes.write(text, this.#used, 'utf8')
    this.#ends[this.#count++] = this.#used
  }

  /** The text with that number. @throws ReconcileError 'file-unreadable' when there is none: the file lost its strings. */
  get(index: number): string {
    if (!(index >= 0 && index < this.#count)) throw unreadable(this.#file, 'strings-missing')
    return this.#bytes.toString('utf8', index === 0 ? 0 : this.#ends[index - 1], this.#ends[index])
  }
}

/** Reads the shared strings part: the runs of a rich text are joined, phonetic readings are left out. */
export async function readSharedStrings(source: Package, part: string | null): Promise<SharedStrings> {
  const strings = new SharedStrings(source.file)
  if (part === null) return strings
  let text = ''
  let inText = false
  let phonetic = false
  const reading = parseXml(await source.stream(part), source.file, part, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') inText = !phonetic
    },
    text(piece) {
      if (inText) text += piece
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') strings.add(unescaped(text))
    },
  })
  for await (const _ of reading);
  return strings
}
