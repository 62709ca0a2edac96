import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CellWorkbook } from '../../files/cell-workbook/cell-workbook.ts'
import type { Spot } from '../facts.ts'
import type { RowText } from '../records.ts'
import type { SheetTitle } from './book-layout.ts'
import { BookSheet, type WaitingRow } from './book-sheet.ts'
import type { BookManner } from './manner.ts'
import type { Places } from './places.ts'

/** Rows after which a workbook is closed and a further one begun; cuts are between blocks only. */
const ROWS_PER_BOOK = 5_000
/** A reader looks for so many tables in a sheet and no more, with room for those of one more block (200 in ours). */
const TABLES_PER_SHEET = 150

export interface BookFrame {
  readonly places: Places
  /** Last month of the rolls, `10/2026`. */
  readonly lastMonth: string
  /** Day under the signatures, ISO. */
  readonly signedOn: string
}

interface OpenBook {
  readonly path: string
  readonly book: CellWorkbook
  readonly sheets: Map<string, BookSheet>
  rows: number
}

/** Writes the workbooks of one file of an office: rows wait until their block has ended, then take their places. */
export class BookWriter {
  readonly #folder: string
  readonly #manner: BookManner
  readonly #frame: BookFrame
  readonly #written: { path: string; rows: number }[] = []
  #waiting: WaitingRow[] = []
  #open: OpenBook | null = null

  constructor(folder: string, manner: BookManner, frame: BookFrame) {
    this.#folder = folder
    this.#manner = manner
    this.#frame = frame
  }

  write(row: RowText): Spot {
    const spot = { file: '', sheet: '', row: 0 }
    this.#waiting.push({ row, spot })
    return spot
  }

  /** `province`: of the block, for rows that name none. */
  async endBlock(province: string): Promise<void> {
    if (this.#waiting.length === 0) return
    this.#open ??= this.#begin()
    const { places } = this.#frame
    const { book, path, sheets } = this.#open
    const placed = this.#waiting.map((waiting) => ({ waiting, ...this.#placeOf(waiting.row, province) }))
    // Rows of one group stand together; the sort is stable, so the others keep their order.
    for (const { waiting, key, group } of placed.toSorted((one, two) => compare(one.group, two.group))) {
      const { row, spot } = waiting
      const sheet = sheets.get(key) ?? this.#addSheet(book, sheets, key, row, province)
      spot.file = path
      spot.sheet = sheet.name
      const named = this.#manner.groups === 'commune' && places.isPlain(row.commune_code ?? '')
      sheet.add({ spot, row: named ? { ...row, commune_code: '' } : row }, group)
    }
    this.#open.rows += this.#waiting.length
    this.#waiting = []
    const isFull = [...sheets.values()].some(({ tables }) => tables >= TABLES_PER_SHEET)
    if (this.#open.rows >= ROWS_PER_BOOK || isFull) await this.#save()
  }

  async close(): Promise<readonly { readonly path: string; readonly rows: number }[]> {
    if (this.#open !== null) await this.#save()
    return this.#written
  }

  #begin(): OpenBook {
    const number = this.#written.length + 1
    const path =
      number === 1
        ? this.#manner.path
        : this.#manner.path.replace(/(\.\w+)$/, `_phan_${String(number).padStart(2, '0')}$1`)
    return { path, book: new CellWorkbook({ date1904: this.#manner.calendar1904 }), sheets: new Map(), rows: 0 }
  }

  async #save(): Promise<void> {
    const { path, book, sheets, rows } = this.#open!
    for (const sheet of sheets.values()) sheet.finish(this.#frame.signedOn)
    if (this.#manner.hides.includes('sheet')) for (const sheet of book.sheets.slice(1, 2)) sheet.hidden = true
    const whole = join(this.#folder, path)
    mkdirSync(dirname(whole), { recursive: true })
    await book.save(whole)
    this.#written.push({ path, rows })
    this.#open = null
  }

  #placeOf(row: RowText, blockProvince: string): { key: string; group: string } {
    const { sheets, groups, tableOfPayer } = this.#manner
    const { places } = this.#frame
    const province = row.province_code || blockProvince
    const commune = places.communeName(row.commune_code ?? '')
    const key = {
      province,
      commune: `${province} ${row.commune_code ?? ''}`,
      'province and year': `${province} ${row.period ?? ''}`,
      year: row.period ?? '',
      month: row.month ?? '',
    }[sheets]
    const payer = tableOfPayer ? `${row.payer_name}\n${row.payer_tax_id}` : ''
    return { key, group: groups === 'commune' ? commune : payer }
  }

  #addSheet(
    book: CellWorkbook,
    sheets: Map<string, BookSheet>,
    key: string,
    row: RowText,
    blockProvince: string,
  ): BookSheet {
    const { places } = this.#frame
    const province = places.provinceName(row.province_code || blockProvince)
    const commune = places.communeName(row.commune_code ?? '')
    const name = {
      province: shortName(province),
      commune: commune || shortName(province),
      'province and year': `${shortName(province)} ${row.period ?? ''}`,
      year: `Năm ${row.period ?? ''}`,
      month: `T${(row.month ?? '').replace('/', '.')}`,
    }[this.#manner.sheets]
    const made = book.addSheet(name)
    const title = titleOf(this.#manner, this.#frame, row, province, this.#manner.sheets === 'commune' ? commune : '')
    const sheet = new BookSheet(made, this.#manner, title, shortName(province))
    sheets.set(key, sheet)
    return sheet
  }
}

const compare = (one: string, two: string): number => (one < two ? -1 : one > two ? 1 : 0)

/** Cần Thơ for Thành phố Cần Thơ. */
const shortName = (province: string): string => province.replace(/^(?:Thành phố|Tỉnh) /, '')

const AGENCIES: Readonly<Record<BookManner['agency'], (province: string, row: RowText) => [string, string]>> = {
  registry: (province) => [`ỦY BAN NHÂN DÂN ${province.toUpperCase()}`, 'SỞ TÀI CHÍNH'],
  tax: (province) => ['CỤC THUẾ', `THUẾ ${province.toUpperCase()}`],
  insurance: (province) => ['BẢO HIỂM XÃ HỘI VIỆT NAM', `BẢO HIỂM XÃ HỘI ${province.toUpperCase()}`],
  payer: (_, row) => [(row.payer_name ?? '').toUpperCase(), 'PHÒNG KẾ TOÁN'],
}

function titleOf(manner: BookManner, frame: BookFrame, row: RowText, province: string, commune: string): SheetTitle {
  const texts: Record<BookManner['lines'][number], string> = {
    year: `Kỳ tính thuế: Năm ${row.period ?? ''}`,
    'month of rows': `Tháng ${monthInWords(row.month ?? '')}`,
    'last month': `Tháng ${monthInWords(frame.lastMonth)}`,
    'form 05-1': 'Mẫu số: 05-1/BK-QTT-TNCN',
    'form 05-2': 'Mẫu số: 05-2/BK-QTT-TNCN',
    payer: `Tên người nộp thuế: ${row.payer_name ?? ''}`,
    'payer tax id': `Mã số thuế: ${row.payer_tax_id ?? ''}`,
  }
  const hasMoney = manner.columns.some(([column]) => column.endsWith('_vnd'))
  return {
    agency: AGENCIES[manner.agency](province, row),
    title: manner.title,
    lines: [...(commune === '' ? [] : [`${commune}, ${province}`]), ...manner.lines.map((line) => texts[line])],
    unit: hasMoney ? `Đơn vị tính: ${manner.values.money === 'thousands' ? 'nghìn đồng' : 'đồng'}` : '',
  }
}

/** 10 năm 2026 for 10/2026. */
function monthInWords(month: string): string {
  const [number = '', year = ''] = month.split('/')
  return `${Number(number)} năm ${year}`
}
