import type { Alignment, Border, Fill, Style } from 'exceljs'
import type { CellKind, SheetRow } from './workbook-spec.ts'

export type RowStyle = NonNullable<SheetRow['style']>

export interface CellLook {
  readonly row: RowStyle
  readonly marked: boolean
  readonly bold: boolean
  readonly wrap: boolean
  /** True for a value that is not of its column's kind and was written as text; it keeps its place in the column. */
  readonly asText: boolean
}

const FONT = 'Times New Roman'
const LINE: Partial<Border> = { style: 'thin', color: { argb: 'FFBFBFBF' } }
const GRID = { top: LINE, left: LINE, bottom: LINE, right: LINE }

/** Colours stay apart in print too: group rows are bold, new rows light green, differing cells orange. */
const ROW_FILLS: Readonly<Record<RowStyle, string | null>> = {
  plain: null,
  new: 'FFE2F0D9',
  group: 'FFDDEBF7',
  total: 'FFF2F2F2',
}
const MARKED_FILL = 'FFFFD966'
const HEADER_FILL = 'FF1F4E78'

const NUMBER_FORMATS: Readonly<Record<CellKind, string>> = {
  text: '@',
  integer: '#,##0',
  vnd: '#,##0',
  date: 'dd/mm/yyyy',
  month: 'mm/yyyy',
  percent: '0.0%',
}

export const TITLE_STYLE: Partial<Style> = {
  font: { name: FONT, size: 14, bold: true },
  alignment: { vertical: 'middle', horizontal: 'left', wrapText: true },
}
export const SUBTITLE_STYLE: Partial<Style> = {
  font: { name: FONT, size: 11, italic: true },
  alignment: { vertical: 'middle', horizontal: 'left', wrapText: true },
}
export const HEADER_STYLE: Partial<Style> = {
  font: { name: FONT, size: 11, bold: true, color: { argb: 'FFFFFFFF' } },
  fill: solid(HEADER_FILL),
  border: GRID,
  alignment: { vertical: 'middle', horizontal: 'center', wrapText: true },
}

const cellStyles = new Map<string, Partial<Style>>()

/** The one style object for such a cell; it must be the same object each time, because the writer looks styles up by identity. */
export function cellStyle(kind: CellKind, look: CellLook): Partial<Style> {
  const key = `${kind}/${look.row}/${look.marked}/${look.bold}/${look.wrap}/${look.asText}`
  let style = cellStyles.get(key)
  if (style === undefined) {
    style = newCellStyle(kind, look)
    cellStyles.set(key, style)
  }
  return style
}

function newCellStyle(kind: CellKind, { row, marked, bold, wrap, asText }: CellLook): Partial<Style> {
  const colour = marked ? MARKED_FILL : ROW_FILLS[row]
  return {
    numFmt: asText ? NUMBER_FORMATS.text : NUMBER_FORMATS[kind],
    font: { name: FONT, size: 11, bold: bold || row === 'group' || row === 'total' },
    border: GRID,
    alignment: alignmentOf(kind, wrap),
    ...(colour === null ? {} : { fill: solid(colour) }),
  }
}

function alignmentOf(kind: CellKind, wrap: boolean): Partial<Alignment> {
  const horizontal = kind === 'text' ? 'left' : kind === 'date' || kind === 'month' ? 'center' : 'right'
  return { vertical: 'top', horizontal, wrapText: wrap }
}

function solid(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } }
}
