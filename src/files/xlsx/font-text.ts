import { decodeLegacy } from '../characters/decode-legacy.ts'
import { encodingOfFont, type FontEncoding } from '../characters/encoding-of-font.ts'

/** Begins each run of a rich text that has a font of its own; the letter after it tells the font. No XML can hold this character. */
const RUN = '\uffff'
const CELL_FONT = 'c'
const UNICODE_FONT = 'u'

const LEGACY_FONTS: Readonly<Record<string, FontEncoding>> = {
  t: { encoding: 'tcvn3', capitals: false },
  T: { encoding: 'tcvn3', capitals: true },
  v: { encoding: 'vni', capitals: false },
  V: { encoding: 'vni', capitals: true },
  p: { encoding: 'vps', capitals: false },
  P: { encoding: 'vps', capitals: true },
}

/** Letters that only Unicode text holds: in a legacy font too, such text is what it says. */
const UNICODE_LETTERS =
  /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]|[\u0300-\u036f]/

/** Gathers the text of a cell, piece by piece, with a mark before each run once one of them has a font of its own. */
export class RunText {
  text = ''
  #marked = false
  #font: string | undefined

  /** Whether a run had a font of its own, so that the text holds marks. */
  get marked(): boolean {
    return this.#marked
  }

  clear(): void {
    this.text = ''
    this.#marked = false
    this.#font = undefined
  }

  startRun(): void {
    this.#font = undefined
  }

  setFont(name: string | undefined): void {
    this.#font = name
    if (this.#marked || name === undefined) return
    this.#marked = true
    if (this.text !== '') this.text = runMark(undefined) + this.text
  }

  startPiece(): void {
    if (this.#marked) this.text += runMark(this.#font)
  }

  add(text: string): void {
    this.text = this.text === '' ? withoutMarks(text) : this.text + withoutMarks(text)
  }
}

/** The mark that stands before a run of rich text, by the name of the run's font; without one the run is in its cell's font. */
function runMark(fontName: string | undefined): string {
  if (fontName === undefined) return RUN + CELL_FONT
  const font = encodingOfFont(fontName)
  if (font === null) return RUN + UNICODE_FONT
  const code = Object.keys(LEGACY_FONTS).find((key) => sameFont(LEGACY_FONTS[key] as FontEncoding, font))
  return RUN + (code ?? UNICODE_FONT)
}

/** Text without a mark of ours, however it came to hold one. */
export function withoutMarks(text: string): string {
  return text.includes(RUN) ? text.replaceAll(RUN, '\ufffd') : text
}

export function hasRuns(text: string): boolean {
  return text.startsWith(RUN)
}

/** Unicode text of a cell's text, each of its runs by the run's own font, and the encoding of the last run that a font changed. */
export function textByFont(
  text: string,
  cellFont: FontEncoding | null,
): { readonly text: string; readonly encoding: FontEncoding['encoding'] | null } {
  if (!hasRuns(text)) return runText(text, cellFont)
  let whole = ''
  let encoding: FontEncoding['encoding'] | null = null
  for (const run of text.split(RUN).slice(1)) {
    const code = run.charAt(0)
    const read = runText(run.slice(1), code === CELL_FONT ? cellFont : (LEGACY_FONTS[code] ?? null))
    whole += read.text
    encoding = read.encoding ?? encoding
  }
  return { text: whole, encoding }
}

function runText(text: string, font: FontEncoding | null): ReturnType<typeof textByFont> {
  if (font === null || UNICODE_LETTERS.test(text)) return { text, encoding: null }
  const decoded = decodeLegacy(font.encoding, text)
  const shown = font.capitals ? decoded.toUpperCase() : decoded
  return { text: shown, encoding: shown === text ? null : font.encoding }
}

function sameFont(a: FontEncoding, b: FontEncoding): boolean {
  return a.encoding === b.encoding && a.capitals === b.capitals
}
