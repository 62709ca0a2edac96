import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { type CellStyle, CellStyles, escapeXml, fontXml, Numbered } from './cell-styles.ts'

/** A piece of a text in a font of its own. */
export interface TextRun {
  readonly text: string
  readonly style: CellStyle
}

/** What a cell holds: a text, a number as its digits, or a text of runs; null for nothing. `style` is the whole cell's. */
export type Cell =
  | null
  | { readonly text: string; readonly style: CellStyle }
  | { readonly number: string; readonly style: CellStyle }
  | { readonly runs: readonly TextRun[]; readonly style: CellStyle }

export interface RowOptions {
  readonly hidden?: boolean
  /** In points; the program's own if absent. */
  readonly height?: number
}

const OPENING = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const LONGEST_SHEET_NAME = 31

/** A worksheet that is filled row by row, from the top down. */
export class CellSheet {
  readonly name: string
  hidden = false
  /** The range the sheet says it has ("A1:XFD1048576"); programs that once formatted whole rows leave such. Nothing is said if null. */
  declaredRange: string | null = null
  /** Widths in characters, from column A on. */
  widths: readonly number[] = []
  hiddenColumns: ReadonlySet<number> = new Set()
  readonly #styles: CellStyles
  readonly #strings: Numbered
  readonly #merges: string[] = []
  #rows: string[] = []

  constructor(name: string, styles: CellStyles, strings: Numbered) {
    this.name = name
    this.#styles = styles
    this.#strings = strings
  }

  /** Rows must come in rising order of their number (1 is the first). */
  row(number: number, cells: readonly Cell[], options: RowOptions = {}): void {
    const inside = cells.map((cell, column) => this.#cellXml(`${columnName(column)}${number}`, cell)).join('')
    const height = options.height === undefined ? '' : ` ht="${options.height}" customHeight="1"`
    this.#rows.push(`<row r="${number}"${options.hidden ? ' hidden="1"' : ''}${height}>${inside}</row>`)
  }

  /** Joins cells; rows are numbered from 1, columns from 0. A range of one cell is left alone. */
  merge(firstRow: number, firstColumn: number, lastRow: number, lastColumn: number): void {
    if (firstRow === lastRow && firstColumn === lastColumn) return
    this.#merges.push(`${columnName(firstColumn)}${firstRow}:${columnName(lastColumn)}${lastRow}`)
  }

  #cellXml(place: string, cell: Cell): string {
    if (cell === null) return ''
    const style = this.#styles.numberOf(cell.style)
    if ('number' in cell) return `<c r="${place}" s="${style}"><v>${cell.number}</v></c>`
    if ('text' in cell && cell.text === '') return `<c r="${place}" s="${style}"/>`
    const shared = 'runs' in cell ? cell.runs.map(runXml).join('') : textXml(cell.text)
    return `<c r="${place}" s="${style}" t="s"><v>${this.#strings.numberOf(shared)}</v></c>`
  }

  xml(): string {
    const count = Math.max(this.widths.length, ...[...this.hiddenColumns].map((column) => column + 1), 0)
    const columns = Array.from({ length: count }, (_, column) => {
      const hidden = this.hiddenColumns.has(column) ? ' hidden="1"' : ''
      return `<col min="${column + 1}" max="${column + 1}" width="${this.widths[column] ?? 9}" customWidth="1"${hidden}/>`
    })
    const merges = this.#merges.map((range) => `<mergeCell ref="${range}"/>`)
    return [
      `${OPENING}<worksheet xmlns="${MAIN}">`,
      '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
      this.declaredRange === null ? '' : `<dimension ref="${this.declaredRange}"/>`,
      columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`,
      `<sheetData>${this.#rows.join('')}</sheetData>`,
      merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`,
      '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
      '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
      '</worksheet>',
    ].join('')
  }
}

/**
 * A workbook written cell by cell, for what the writer of our lists never does: fonts of old encodings, runs, hidden rows and sheets, ranges
 * that say more than there is, the 1904 calendar. It is held whole until it is saved: keep it to some thousands of rows. The same cells give
 * the same bytes.
 */
export class CellWorkbook {
  readonly #date1904: boolean
  readonly #styles = new CellStyles()
  readonly #strings = new Numbered()
  readonly #sheets: CellSheet[] = []

  constructor(options: { readonly date1904?: boolean } = {}) {
    this.#date1904 = options.date1904 === true
  }

  get sheets(): readonly CellSheet[] {
    return this.#sheets
  }

  /** A new worksheet after the others; its name is cut and made unique as Excel demands. */
  addSheet(wanted: string): CellSheet {
    const clean = wanted
      .replace(/[\\/?*[\]:]/g, ' ')
      .trim()
      .slice(0, LONGEST_SHEET_NAME)
    const taken = (name: string): boolean =>
      this.#sheets.some((sheet) => sheet.name.toLowerCase() === name.toLowerCase())
    let name = clean
    for (let copy = 2; taken(name); copy++) name = `${clean.slice(0, LONGEST_SHEET_NAME - 5)} (${copy})`
    const sheet = new CellSheet(name, this.#styles, this.#strings)
    this.#sheets.push(sheet)
    return sheet
  }

  async save(path: string): Promise<void> {
    const zip = new ZipFile()
    // Local fields, because a zip entry holds local time: the same bytes in every time zone.
    const options = { mtime: new Date(2000, 0, 1, 12, 0, 0), mode: 0o100644, forceDosTimestamp: true }
    for (const [name, xml] of this.#parts()) zip.addBuffer(Buffer.from(xml, 'utf8'), name, options)
    zip.end()
    await pipeline(zip.outputStream, createWriteStream(path))
  }

  #parts(): [string, string][] {
    const numbered = this.#sheets.map((sheet, index) => ({ sheet, id: index + 1 }))
    const strings = this.#strings.all
    return [
      ['[Content_Types].xml', contentTypes(numbered.map(({ id }) => id))],
      ['_rels/.rels', relations([['rId1', 'officeDocument', 'xl/workbook.xml']])],
      ['xl/workbook.xml', this.#workbookXml()],
      [
        'xl/_rels/workbook.xml.rels',
        relations([
          ...numbered.map(({ id }) => [`rId${id}`, 'worksheet', `worksheets/sheet${id}.xml`] as const),
          ['rIdStyles', 'styles', 'styles.xml'],
          ['rIdStrings', 'sharedStrings', 'sharedStrings.xml'],
        ]),
      ],
      ...numbered.map(({ sheet, id }): [string, string] => [`xl/worksheets/sheet${id}.xml`, sheet.xml()]),
      ['xl/styles.xml', this.#styles.xml()],
      [
        'xl/sharedStrings.xml',
        `${OPENING}<sst xmlns="${MAIN}" uniqueCount="${strings.length}">${strings.map((si) => `<si>${si}</si>`).join('')}</sst>`,
      ],
    ]
  }

  #workbookXml(): string {
    const sheets = this.#sheets.map(({ name, hidden }, index) => {
      const state = hidden ? ' state="hidden"' : ''
      return `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`
    })
    const shown = this.#sheets.findIndex(({ hidden }) => !hidden)
    return [
      `${OPENING}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">`,
      `<workbookPr${this.#date1904 ? ' date1904="1"' : ''}/>`,
      `<bookViews><workbookView activeTab="${Math.max(0, shown)}" firstSheet="${Math.max(0, shown)}"/></bookViews>`,
      `<sheets>${sheets.join('')}</sheets></workbook>`,
    ].join('')
  }
}

function contentTypes(sheets: readonly number[]): string {
  const override = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}" ContentType="${TYPE}.${type}+xml"/>`
  return [
    `${OPENING}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('workbook.xml', 'sheet.main'),
    ...sheets.map((id) => override(`worksheets/sheet${id}.xml`, 'worksheet')),
    override('styles.xml', 'styles'),
    override('sharedStrings.xml', 'sharedStrings'),
    '</Types>',
  ].join('')
}

function relations(entries: readonly (readonly [id: string, kind: string, target: string])[]): string {
  const inside = entries.map(
    ([id, kind, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  )
  return `${OPENING}<Relationships xmlns="${PACKAGE}/relationships">${inside.join('')}</Relationships>`
}

const textXml = (text: string): string => `<t xml:space="preserve">${escapeXml(text)}</t>`

const runXml = ({ text, style }: TextRun): string => `<r><rPr>${fontXml(style, 'rFont')}</rPr>${textXml(text)}</r>`

/** 0 → A, 25 → Z, 26 → AA. */
function columnName(column: number): string {
  let name = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}
