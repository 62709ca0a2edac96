import { encodingOfFont, type FontEncoding } from '../characters/encoding-of-font.ts'
import { type NumberReading, numberReading } from './number-format.ts'
import type { Package } from './package.ts'
import { readXml } from './xml.ts'

/** What the styles of a workbook tell about its cells, each by the index of the cell's style. */
export interface CellStyles {
  /** How a number is read. */
  readonly readings: readonly NumberReading[]
  /** The old encoding that the cell's font promises, or null. */
  readonly fonts: readonly (FontEncoding | null)[]
  /** Whether any of the fonts is an old one. */
  readonly legacy: boolean
}

type Attributes = Readonly<Record<string, string>>

/** The cell styles of a workbook; a cell format without a font has that of the named style it is based on, else the first. */
export async function readCellStyles(source: Package, part: string | null): Promise<CellStyles> {
  const gatherer = new StyleGatherer()
  if (part !== null)
    await readXml(source, part, {
      open: (name, attributes) => gatherer.open(name, attributes),
      close: (name) => gatherer.close(name),
    })
  return gatherer.styles()
}

class StyleGatherer {
  readonly #codes = new Map<number, string>()
  readonly #fonts: (FontEncoding | null)[] = []
  readonly #named: Attributes[] = []
  readonly #cells: Attributes[] = []
  #list = ''

  open(name: string, attributes: Attributes): void {
    if (name === 'numFmt') this.#codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
    else if (name === 'fonts' || name === 'cellStyleXfs' || name === 'cellXfs') this.#list = name
    else if (name === 'font' && this.#list === 'fonts') this.#fonts.push(null)
    else if (name === 'name' && this.#list === 'fonts' && this.#fonts.length > 0)
      this.#fonts[this.#fonts.length - 1] = encodingOfFont(attributes.val ?? '')
    else if (name === 'xf' && this.#list === 'cellStyleXfs') this.#named.push(attributes)
    else if (name === 'xf' && this.#list === 'cellXfs') this.#cells.push(attributes)
  }

  close(name: string): void {
    if (name === this.#list) this.#list = ''
  }

  styles(): CellStyles {
    const readings = this.#cells.map(({ numFmtId = '0' }) =>
      numberReading(Number(numFmtId), this.#codes.get(Number(numFmtId))),
    )
    const fonts = this.#cells.map(({ fontId, xfId = '0' }) => {
      const index = Number(fontId ?? this.#named[Number(xfId)]?.fontId ?? 0)
      return this.#fonts[index] ?? null
    })
    return { readings, fonts, legacy: fonts.some((font) => font !== null) }
  }
}
