import type { CellStyle } from '../../files/cell-workbook/cell-styles.ts'
import type { Cell, CellSheet } from '../../files/cell-workbook/cell-workbook.ts'
import type { Spot } from '../facts.ts'
import type { RowText } from '../records.ts'
import { headerColumns, type SheetTitle, writeHeader, writeSignatures, writeTitle } from './book-layout.ts'
import { amountOf, inThousands, MONEY, written } from './cell-value.ts'
import type { BookManner } from './manner.ts'
import { officeCell } from './office-letters.ts'
import { serialOf } from './serial-of.ts'

/** A row that waits for its place. */
export interface WaitingRow {
  readonly row: RowText
  readonly spot: Spot
}

const BODY: CellStyle = { size: 11, border: true }
const STYLES = {
  text: BODY,
  ordinal: { ...BODY, align: 'center' },
  identifier: { ...BODY, format: '0' },
  money: { ...BODY, format: '#,##0' },
  plain: BODY,
  day: { ...BODY, format: 'dd/mm/yyyy' },
  month: { ...BODY, format: 'mm/yyyy' },
  heading: { size: 11, bold: true },
  group: { ...BODY, bold: true },
  total: { ...BODY, bold: true, fill: 'FFF2CC' },
  totalMoney: { ...BODY, bold: true, fill: 'FFF2CC', format: '#,##0' },
} as const satisfies Record<string, CellStyle>

const HIDDEN_EVERY = 40
const WIDTHS: Readonly<Record<string, number>> = { full_name: 26, name: 40, payer_name: 36, address: 36, status: 34 }
const WIDTH = 14

/** Sums of the money columns. */
class Sums {
  readonly #sums = new Map<string, number>()
  rows = 0

  add(row: RowText): void {
    this.rows++
    for (const column of SUMMED) {
      const amount = amountOf(row[column] ?? '')
      if (amount !== null) this.#sums.set(column, (this.#sums.get(column) ?? 0) + amount)
    }
  }

  of(column: string): number {
    return this.#sums.get(column) ?? 0
  }
}

const SUMMED = [...MONEY, 'participants']

/** One worksheet of an office's workbook, filled from the top: titles, header, groups, rows, and at the end totals and signatures. */
export class BookSheet {
  readonly #sheet: CellSheet
  readonly #manner: BookManner
  readonly #columns: ReadonlySet<string>
  readonly #place: string
  #next: number
  #group = ''
  #groupSums = new Sums()
  readonly #sums = new Sums()
  #pageSums = new Sums()
  #tables = 0

  constructor(sheet: CellSheet, manner: BookManner, title: SheetTitle, place: string) {
    this.#sheet = sheet
    this.#manner = manner
    this.#place = place
    this.#columns = new Set(manner.columns.map(([column]) => column))
    sheet.widths = headerColumns(manner).map(([column], at) => (at === 0 ? 6 : (WIDTHS[column] ?? WIDTH)))
    if (manner.declaresAll) sheet.declaredRange = 'A1:XFD1048576'
    if (manner.hides.includes('column')) sheet.hiddenColumns = new Set([manner.columns.length])
    const afterTitle = writeTitle(sheet, manner, title) + (title.unit === '' ? 1 : 0)
    this.#next = manner.tableOfPayer ? afterTitle : writeHeader(sheet, manner, afterTitle)
  }

  /** Tables of payers so far. */
  get tables(): number {
    return this.#tables
  }

  get rows(): number {
    return this.#sums.rows
  }

  /** Under `group`, its heading first if another stood before; '' for no heading. */
  add({ row, spot }: WaitingRow, group: string): void {
    if (this.#manner.page > 0 && this.#pageSums.rows === this.#manner.page) {
      this.#writeSums('Cộng trang', this.#pageSums)
      this.#next = writeHeader(this.#sheet, this.#manner, this.#next)
      this.#pageSums = new Sums()
    }
    if (group !== '' && group !== this.#group) this.#startGroup(group)
    for (const sums of [this.#sums, this.#groupSums, this.#pageSums]) sums.add(row)
    spot.row = this.#next++
    const cells = this.#manner.columns.map(([column]) => this.#cell(column, row))
    const ordinal: Cell = { number: String(this.rows), style: STYLES.ordinal }
    const hidden = this.#manner.hides.includes('rows') && this.rows % HIDDEN_EVERY === 0
    this.#sheet.row(spot.row, [ordinal, ...cells], { hidden })
  }

  #startGroup(group: string): void {
    this.#closeGroup()
    this.#group = group
    this.#groupSums = new Sums()
    if (this.#manner.tableOfPayer) {
      this.#startTable(group)
      return
    }
    const cells: Cell[] = headerColumns(this.#manner).map(() => ({ text: '', style: STYLES.group }))
    cells[1] = officeCell(group, this.#manner.script, STYLES.group)
    this.#sheet.row(this.#next++, cells)
  }

  /** The table of a payer: its name and tax ID, and the header again. */
  #startTable(payer: string): void {
    this.#tables++
    const [name = '', taxId = ''] = payer.split('\n')
    this.#next++
    for (const line of [`Tên tổ chức trả thu nhập: ${name}`, `Mã số thuế: ${taxId}`])
      this.#sheet.row(this.#next++, [officeCell(line, this.#manner.script, STYLES.heading)])
    this.#next = writeHeader(this.#sheet, this.#manner, this.#next)
  }

  #closeGroup(): void {
    const { subtotals, tableOfPayer } = this.#manner
    if ((subtotals || tableOfPayer) && this.#groupSums.rows > 0) this.#writeSums('Cộng', this.#groupSums)
  }

  #cell(column: string, row: RowText): Cell {
    const manner = this.#manner
    const raw = row[column] ?? ''
    const value = manner.capitals.includes(column) ? raw.toUpperCase() : raw
    const found = written(column, value, row, { manner: manner.values, columns: this.#columns, turn: this.rows })
    if ('text' in found) return officeCell(found.text, manner.script, STYLES.text)
    if ('number' in found) return { number: found.number, style: STYLES[found.as] }
    return { number: String(serialOf(found.day, manner.calendar1904)), style: STYLES[found.as] }
  }

  #writeSums(label: string, sums: Sums): void {
    const { columns, script, values } = this.#manner
    const cells: Cell[] = headerColumns(this.#manner).map(() => ({ text: '', style: STYLES.total }))
    cells[1] = officeCell(label, script, STYLES.total)
    for (const [at, [column]] of columns.entries()) {
      if (!SUMMED.includes(column)) continue
      const sum = String(sums.of(column))
      const inThousandsHere = MONEY.has(column) && values.money === 'thousands'
      cells[at + 1] = inThousandsHere
        ? officeCell(inThousands(sum), script, STYLES.total)
        : { number: sum, style: STYLES.totalMoney }
    }
    this.#sheet.row(this.#next++, cells)
  }

  /** Total, place and date, signatures. */
  finish(day: string): void {
    this.#closeGroup()
    const hasSums = this.#manner.columns.some(([column]) => SUMMED.includes(column))
    if (hasSums && !this.#manner.tableOfPayer) this.#writeSums('Tổng cộng', this.#sums)
    writeSignatures(this.#sheet, this.#manner, this.#next + 1, this.#place, day)
  }

  get name(): string {
    return this.#sheet.name
  }
}
