import type ExcelJS from 'exceljs'
import { columnLetters } from './column-letters.ts'
import { defuse } from './csv-writer.ts'
import { DROPDOWN_SHEET, type DropdownSource, dropdownFor } from './workbook-dropdowns.ts'
import type { FilteredRange } from './workbook-mending.ts'
import type { CellKind, SheetColumn, SheetRow, SheetSpec } from './workbook-spec.ts'
import { cellStyle, HEADER_STYLE, SUBTITLE_STYLE, TITLE_STYLE } from './workbook-styles.ts'
import { isoToSerial } from './xlsx/serial-date.ts'

const NAME_CHARACTERS = 31
const MONTH_ONLY = /^(\d{4})-(\d{2})$/
const CELL_CHARACTERS = 32_767
/** Height of a line of the body font, and Excel's limit for a row. */
const LINE_POINTS = 14.5
const TALLEST_ROW_POINTS = 409
/** Unwritten bytes at which the writer waits for the disk. */
const PENDING_BYTES = 4 * 1024 * 1024

/** Rows of one level fold away, under the row above them. */
const FOLDING = {
  outlineLevelRow: 1,
  outlineProperties: { summaryBelow: false, summaryRight: false },
} as Partial<ExcelJS.WorksheetProperties>

/** Writes one list, over as many sheets as the row limit asks for. */
export class TableWriter {
  /** Table rows written so far, over all sheets. */
  rows = 0
  /** The filtered ranges of the sheets closed so far. */
  readonly filters: FilteredRange[] = []
  readonly #workbook: ExcelJS.stream.xlsx.WorkbookWriter
  readonly #spec: SheetSpec
  readonly #dropdowns: readonly DropdownSource[]
  readonly #names: Set<string>
  readonly #rowLimit: number
  readonly #headerRow: number
  #sheet: ExcelJS.Worksheet
  #sheets = 0
  #rowNumber = 0

  constructor(
    workbook: ExcelJS.stream.xlsx.WorkbookWriter,
    spec: SheetSpec,
    dropdowns: readonly DropdownSource[],
    names: Set<string>,
    rowLimit: number,
  ) {
    this.#workbook = workbook
    this.#spec = spec
    this.#dropdowns = dropdowns
    this.#names = names
    this.#rowLimit = rowLimit
    this.#headerRow = spec.titleBlock.length + 1
    if (rowLimit <= this.#headerRow) throw new RangeError('writeWorkbook: the row limit leaves no room for a row')
    this.#sheet = this.#openSheet()
  }

  write(row: SheetRow): void {
    if (this.#rowNumber === this.#rowLimit) {
      this.#closeSheet()
      this.#sheet = this.#openSheet()
    }
    const target = this.#sheet.getRow(++this.#rowNumber)
    const { columns } = this.#spec
    for (let index = 0; index < columns.length; index++) {
      const { kind } = columns[index] as SheetColumn
      const cell = target.getCell(index + 1)
      const value = row.values[index] ?? null
      const shown = value === null || value === '' ? null : cellValue(value, kind)
      const marked = row.marked?.includes(index) ?? false
      cell.style = cellStyle(kind, {
        row: row.style ?? 'plain',
        marked,
        bold: marked && (this.#spec.boldMarks ?? false),
        wrap: wraps(columns, row, index),
        asText: typeof shown === 'string',
      })
      if (shown !== null) cell.value = shown
    }
    const lines = linesNeeded(columns, row)
    // Readers do not all grow a row to its wrapped text by themselves.
    if (lines > 1) target.height = Math.min(lines * LINE_POINTS + 3, TALLEST_ROW_POINTS)
    if (row.outlineLevel !== undefined) target.outlineLevel = row.outlineLevel
    target.commit()
    this.rows++
  }

  /** Waits until most of what was written has left this process's memory, or `givenUp` says that it never will. */
  async drain(givenUp: () => boolean): Promise<void> {
    do await new Promise((resolve) => setImmediate(resolve))
    while (pendingBytes(this.#sheet) > PENDING_BYTES && !givenUp())
  }

  finish(): void {
    this.#closeSheet()
  }

  #openSheet(): ExcelJS.Worksheet {
    this.#sheets++
    const { columns, freezeColumns = 0, landscape = true, outline = false } = this.#spec
    const sheet = this.#workbook.addWorksheet(this.#sheetName(), {
      properties: outline ? FOLDING : {},
      views: [{ state: 'frozen', xSplit: freezeColumns, ySplit: this.#headerRow, showGridLines: false }],
      pageSetup: {
        paperSize: 9,
        orientation: landscape ? 'landscape' : 'portrait',
        fitToPage: true,
        fitToWidth: this.#spec.pagesWide ?? 1,
        fitToHeight: 0,
        printTitlesRow: `${this.#headerRow}:${this.#headerRow}`,
        ...(freezeColumns === 0 ? {} : { printTitlesColumn: `A:${columnLetters(freezeColumns)}` }),
        margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      },
      headerFooter: { oddFooter: '&L&A&RTrang &P/&N' },
    })
    sheet.columns = columns.map(({ width, hidden = false }) => (hidden ? { width, hidden } : { width }))
    this.#writeTitles(sheet)
    this.#writeHeader(sheet)
    this.#rowNumber = this.#headerRow
    return sheet
  }

  #sheetName(): string {
    const suffix = this.#sheets === 1 ? '' : ` (${this.#sheets})`
    const name = this.#spec.name.replace(/[:\\/?*[\]']/g, ' ').slice(0, NAME_CHARACTERS - suffix.length) + suffix
    // Excel does not tell sheet names apart by case.
    const key = name.toLowerCase()
    if (this.#names.has(key) || name === DROPDOWN_SHEET)
      throw new TypeError('writeWorkbook: two sheets of the same name')
    this.#names.add(key)
    return name
  }

  #writeTitles(sheet: ExcelJS.Worksheet): void {
    const { columns, titleBlock } = this.#spec
    const width = columns.reduce((sum, column) => sum + column.width, 0)
    for (const [index, line] of titleBlock.entries()) {
      const row = sheet.getRow(index + 1)
      const cell = row.getCell(1)
      cell.value = textValue(line)
      cell.style = index === 0 ? TITLE_STYLE : SUBTITLE_STYLE
      if (columns.length > 1) sheet.mergeCells(index + 1, 1, index + 1, columns.length)
      // A merged cell never grows by itself: room is made for as many lines as the text will take.
      const lines = Math.ceil((line.length * (index === 0 ? 1.4 : 1.1)) / width)
      row.height = Math.max(1, lines) * (index === 0 ? 21 : 16.5)
      row.commit()
    }
  }

  #writeHeader(sheet: ExcelJS.Worksheet): void {
    const row = sheet.getRow(this.#headerRow)
    let lines = 1
    for (const [index, column] of this.#spec.columns.entries()) {
      const cell = row.getCell(index + 1)
      cell.value = textValue(column.header)
      cell.style = HEADER_STYLE
      lines = Math.max(lines, Math.ceil((column.header.length * 1.25) / column.width))
    }
    row.height = lines * 16.5 + 4
    row.commit()
  }

  #closeSheet(): void {
    const { columns, autofilter } = this.#spec
    const firstRow = this.#headerRow + 1
    if (autofilter) this.#filter(Math.max(this.#rowNumber, firstRow))
    for (const [index, { dropdown }] of columns.entries()) {
      const source = dropdown === undefined ? undefined : dropdownFor(this.#dropdowns, dropdown)
      if (source === undefined || this.#rowNumber < firstRow) continue
      const letter = columnLetters(index + 1)
      addDropdown(this.#sheet, `${letter}${firstRow}:${letter}${this.#rowNumber}`, source.formula)
    }
    this.#sheet.commit()
  }

  #filter(lastRow: number): void {
    const lastColumn = columnLetters(this.#spec.columns.length)
    this.#sheet.autoFilter = `A${this.#headerRow}:${lastColumn}${lastRow}`
    const range = `$A$${this.#headerRow}:$${lastColumn}$${lastRow}`
    // Sheets are opened one after the other, so the one being written is the last of the names taken.
    this.filters.push({ sheetIndex: this.#names.size - 1, sheetName: this.#sheet.name, range })
  }
}

/** How many lines the longest wrapped cell of a row takes; more than `width` letters fit a line of this font, but words do not fill it to its end. */
function linesNeeded(columns: readonly SheetColumn[], row: SheetRow): number {
  const room = lettersPerWidth(row)
  let lines = 1
  for (let index = 0; index < columns.length; index++) {
    const { width } = columns[index] as SheetColumn
    const value = row.values[index]
    if (typeof value !== 'string' || !wraps(columns, row, index)) continue
    let needed = 0
    for (const part of value.split('\n')) needed += Math.max(1, Math.ceil(part.length / (width * room)))
    lines = Math.max(lines, needed)
  }
  return lines
}

/** Letters of the font that a character of width holds; group and total rows are bold. */
function lettersPerWidth(row: SheetRow): number {
  return row.style === 'group' || row.style === 'total' ? 1.12 : 1.25
}

function wraps(columns: readonly SheetColumn[], row: SheetRow, index: number): boolean {
  if (row.runsOver?.[0] !== index) return columns[index]?.wrap ?? false
  const [from, to] = row.runsOver
  const width = columns.slice(from, to + 1).reduce((sum, column) => sum + column.width, 0)
  return String(row.values[index] ?? '').length > width * lettersPerWidth(row)
}

function cellValue(value: string | number, kind: CellKind): string | number {
  if (kind === 'text') return textValue(String(value))
  if (typeof value === 'number') return value
  const serial = kind === 'date' ? isoToSerial(value) : kind === 'month' ? isoToSerial(`${value}-01`) : null
  return serial ?? textValue(kind === 'date' ? value.replace(MONTH_ONLY, '$2/$1') : value)
}

/** Text that cannot start a formula, fits a cell and holds only whole letters. */
function textValue(text: string): string {
  const safe = defuse(text).toWellFormed().replace(/\r\n?/g, '\n')
  return safe.length > CELL_CHARACTERS ? `${safe.slice(0, CELL_CHARACTERS - 1)}…` : safe
}

function addDropdown(sheet: ExcelJS.Worksheet, range: string, formula: string): void {
  const validations = (
    sheet as unknown as { dataValidations: { add(address: string, validation: ExcelJS.DataValidation): void } }
  ).dataValidations
  validations.add(range, {
    type: 'list',
    allowBlank: true,
    formulae: [formula],
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: 'Giá trị không có trong danh mục',
    error: 'Đề nghị chọn một giá trị trong danh sách thả xuống.',
  })
}

/** What the sheet has produced and the zip writer has not taken yet; the library itself never waits. */
function pendingBytes(sheet: ExcelJS.Worksheet): number {
  const { pipes } = (sheet as unknown as { stream: { pipes: readonly { _writableState: { length: number } }[] } })
    .stream
  return pipes.reduce((sum, pipe) => sum + pipe._writableState.length, 0)
}
