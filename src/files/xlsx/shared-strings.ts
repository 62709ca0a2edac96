import { unreadable } from '../unreadable.ts'
import { unescaped } from './cell-text.ts'
import { RunText, textByFont } from './font-text.ts'
import type { Package } from './package.ts'
import { scanXml } from './xml.ts'
import { CLOSE, END, MORE, OPEN, TEXT, type XmlScanner } from './xml-scanner.ts'

/** Bytes of text a workbook may share between its cells. */
const TEXT_BYTES = 1024 ** 3
/** Marks, in the place where a text ends, one that is all ASCII: such bytes become a string much faster. */
const ASCII = 0x80000000
/** Texts lately asked for, by the low bits of their number: names of employers and communes come again and again. */
const REMEMBERED = 1 << 14

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
  readonly #numbers = new Int32Array(REMEMBERED).fill(-1)
  readonly #texts: string[] = new Array(REMEMBERED).fill('')

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
    const length = this.#bytes.write(text, this.#used, 'utf8')
    this.#used += length
    // As many bytes as characters: every character took one, so all are ASCII.
    this.#ends[this.#count++] = length === text.length ? this.#used + ASCII : this.#used
  }

  /** The text with that number, its runs still marked when fonts matter. @throws ReconcileError 'file-unreadable' when there is none: the file lost its strings. */
  get(index: number): string {
    const place = index & (REMEMBERED - 1)
    if (this.#numbers[place] === index) return this.#texts[place] as string
    if (!(index >= 0 && index < this.#count) || !Number.isInteger(index))
      throw unreadable(this.#file, 'strings-missing')
    const text = this.#decoded(index)
    this.#numbers[place] = index
    this.#texts[place] = text
    return text
  }

  #decoded(index: number): string {
    const start = index === 0 ? 0 : (this.#ends[index - 1] as number) & ~ASCII
    const end = this.#ends[index] as number
    return end >= ASCII ? this.#bytes.toString('latin1', start, end - ASCII) : this.#bytes.toString('utf8', start, end)
  }
}

/**
 * Reads the shared strings part: the runs of a rich text are joined, phonetic readings are left out. Where a run is in an old font, or a
 * cell may be (`legacy`), the runs stay marked by their fonts.
 */
export async function readSharedStrings(source: Package, part: string | null, legacy: boolean): Promise<SharedStrings> {
  const strings = new SharedStrings(source.file)
  if (part === null) return strings
  const gatherer = new StringGatherer(strings, legacy)
  for await (const _ of scanXml(source, part, (scanner) => gatherer.take(scanner)));
  return strings
}

class StringGatherer {
  readonly #strings: SharedStrings
  readonly #legacy: boolean
  readonly #gathered = new RunText()
  #inText = false
  #phonetic = false

  constructor(strings: SharedStrings, legacy: boolean) {
    this.#strings = strings
    this.#legacy = legacy
  }

  take(scanner: XmlScanner): void {
    for (;;) {
      const met = scanner.next()
      if (met === MORE || met === END) return
      if (met === OPEN) this.#open(scanner)
      else if (met === CLOSE) this.#close(scanner.name)
      else if (met === TEXT && this.#inText) this.#gathered.add(scanner.value())
    }
  }

  #open(scanner: XmlScanner): void {
    const { name } = scanner
    if (name === 't') this.#startText(scanner)
    else if (name === 'si') this.#gathered.clear()
    else if (name === 'r') this.#gathered.startRun()
    else if (name === 'rFont') this.#gathered.setFont(scanner.attribute('val'))
    else if (name === 'rPh') this.#phonetic = true
  }

  #startText(scanner: XmlScanner): void {
    if (this.#phonetic) return
    this.#gathered.startPiece()
    if (scanner.passText()) this.#gathered.add(scanner.text.slice(scanner.textStart, scanner.textEnd))
    else this.#inText = true
  }

  #close(name: string): void {
    if (name === 't') this.#inText = false
    else if (name === 'rPh') this.#phonetic = false
    else if (name === 'si') this.#strings.add(unescaped(this.#whole()))
  }

  /** The runs stay marked only where a font may change them. */
  #whole(): string {
    const { text, marked } = this.#gathered
    if (!marked || this.#legacy) return text
    const byFont = textByFont(text, null)
    return byFont.encoding === null ? byFont.text : text
  }
}
