/** How a cell looks. What is left away is the default of the program that opens the file. */
export interface CellStyle {
  /** Name of the font: it may say in which letters the text is written (`.VnTime`). */
  readonly font?: string
  readonly size?: number
  readonly bold?: boolean
  readonly italic?: boolean
  /** Format code of a number: `dd/mm/yyyy`, `#,##0`, `0000000000`. */
  readonly format?: string
  readonly align?: 'left' | 'center' | 'right'
  readonly wrap?: boolean
  readonly border?: boolean
  /** Six hexadecimal digits of the ground colour. */
  readonly fill?: string
}

/** Text as it may stand in XML: what XML cannot hold is escaped as Excel does it (`_x0002_`). */
export function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(CONTROL, (control) => `_x${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML cannot hold.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g

export const DEFAULT_FONT = 'Times New Roman'
const DEFAULT_SIZE = 11
const FIRST_CUSTOM_FORMAT = 164
/** Excel draws a cell with the ground colours 0 and 1 itself: none, and a pattern. */
const FILLS = ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>']
const THIN = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"/>`).join('')
const BORDERS = ['<border><left/><right/><top/><bottom/><diagonal/></border>', `<border>${THIN}<diagonal/></border>`]

/** The inside of a font element, as both the style sheet and a run of rich text have it; they differ in the name of the font's name. */
export function fontXml({ font, size, bold, italic }: CellStyle, nameElement: 'name' | 'rFont'): string {
  const name = `<${nameElement} val="${escapeXml(font ?? DEFAULT_FONT)}"/>`
  return `${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}<sz val="${size ?? DEFAULT_SIZE}"/>${name}`
}

/** The styles of a workbook, numbered as they come up. */
export class CellStyles {
  readonly #fonts = new Numbered()
  readonly #fills = new Numbered(FILLS)
  readonly #formats = new Numbered()
  readonly #cells = new Numbered()
  readonly #known = new Map<CellStyle, number>()

  constructor() {
    this.numberOf({})
  }

  /** Number of the style in the style sheet; the same object is looked up once. */
  numberOf(style: CellStyle): number {
    const known = this.#known.get(style)
    if (known !== undefined) return known
    const number = this.#cells.numberOf(this.#cellXml(style))
    this.#known.set(style, number)
    return number
  }

  #cellXml(style: CellStyle): string {
    const { align, wrap, border, fill, format } = style
    const font = this.#fonts.numberOf(`<font>${fontXml(style, 'name')}</font>`)
    const solid = `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/></patternFill></fill>`
    const ground = fill === undefined ? 0 : this.#fills.numberOf(solid)
    const number = format === undefined ? 0 : FIRST_CUSTOM_FORMAT + this.#formats.numberOf(format)
    const horizontal = align === undefined ? '' : ` horizontal="${align}"`
    const alignment = `<alignment${horizontal} vertical="center"${wrap ? ' wrapText="1"' : ''}/>`
    const ids = `numFmtId="${number}" fontId="${font}" fillId="${ground}" borderId="${border ? 1 : 0}" xfId="0"`
    return `<xf ${ids} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`
  }

  /** The style sheet, whole. */
  xml(): string {
    const formats = this.#formats.all.map(
      (code, index) => `<numFmt numFmtId="${FIRST_CUSTOM_FORMAT + index}" formatCode="${escapeXml(code)}"/>`,
    )
    const list = (name: string, entries: readonly string[]): string =>
      entries.length === 0 ? '' : `<${name} count="${entries.length}">${entries.join('')}</${name}>`
    return [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      list('numFmts', formats),
      list('fonts', this.#fonts.all),
      list('fills', this.#fills.all),
      list('borders', BORDERS),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      list('cellXfs', this.#cells.all),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '</styleSheet>',
    ].join('')
  }
}

/** Texts by the number they were first given. */
export class Numbered {
  readonly #numbers = new Map<string, number>()

  constructor(first: readonly string[] = []) {
    for (const text of first) this.numberOf(text)
  }

  numberOf(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.#numbers.size)
    return this.#numbers.size - 1
  }

  get all(): readonly string[] {
    return [...this.#numbers.keys()]
  }
}
