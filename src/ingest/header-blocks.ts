import type { FileMapping } from '../config/site-config.ts'
import type { MergedRange, RawRow } from '../files/raw-table.ts'
import { filledCells, isFilled, isNumberRow, looksLikeData } from './structural.ts'

/** One to three rows that may be the header of a table; positions are indexes into the rows looked at. */
export interface HeaderBlock {
  readonly top: number
  readonly bottom: number
  /** One text a column: "Thông tin cá nhân / Ngày sinh" under a group, "MST" where nothing stands above or below. */
  readonly labels: readonly string[]
  /** The texts under which each column is looked up, the most telling first. */
  readonly readings: readonly (readonly string[])[]
}

/** The header stands within this many rows (domain notes §6.5). */
export const HEADER_SEARCH_ROWS = 30
const MOST_LEVELS = 3
/** A merged cell over this share of the columns says something of the table, not of its columns. */
const WHOLE_TABLE = 0.8

/** The texts of a row that are not blank. */
export const filled = (row: RawRow | undefined): readonly string[] => filledCells(row?.cells ?? [])

const couldBeHeader = (row: RawRow | undefined): boolean =>
  row !== undefined && filled(row).length >= 2 && !isNumberRow(row.cells)

/** True when some header among these rows may have several levels: only then the merged cells of a worksheet matter. */
export function mayHaveLevels(rows: readonly RawRow[]): boolean {
  return rows.some((row, at) => at > 0 && couldBeHeader(row) && isRowOfTexts(row) && isRowOfTexts(rows[at - 1]))
}

/**
 * Every block that may be the header, from the top down, lower ones first at each row. A pinned header row must be its first or last row.
 * @param merges the merged cells of the sheet; null when they are not known, as in CSV.
 */
export function headerBlocks(
  rows: readonly RawRow[],
  mapping: FileMapping | null,
  merges: readonly MergedRange[] | null = null,
): readonly HeaderBlock[] {
  const pinned = mapping?.header_row
  const last = pinned === undefined ? Math.min(rows.length, HEADER_SEARCH_ROWS) : rows.length
  const blocks: HeaderBlock[] = []
  for (let top = 0; top < last; top++) {
    for (let bottom = top; bottom < Math.min(rows.length, top + MOST_LEVELS); bottom++) {
      const isPinned = pinned !== undefined && [rows[top]?.rowNumber, rows[bottom]?.rowNumber].includes(pinned)
      if (!couldBeHeader(rows[bottom]) && !(isPinned && top === bottom)) break
      const levels = rows.slice(top, bottom + 1)
      if (bottom > top && (!levels.every(isRowOfTexts) || hasTitle(levels, merges))) break
      if (pinned === undefined || isPinned) blocks.push(blockOf(levels, top, bottom, merges))
    }
  }
  return blocks
}

const TITLE =
  /[:：]|^(?:tháng|kỳ|năm|quý)\s.*\d|^(?:danh sách|bảng kê|bảng tổng hợp|báo cáo|mẫu số|cộng h[òo][àa]|độc lập)/iu

const isTitleText = (text: string): boolean => TITLE.test(text.normalize('NFC').trim())

/** True when the first of these rows is a title over the table below it rather than a group of some of its columns. */
function hasTitle(levels: readonly RawRow[], merges: readonly MergedRange[] | null): boolean {
  const [first, ...lower] = levels
  if (first === undefined) return false
  if (filled(first).every(isTitleText)) return true
  if (filled(first).length !== 1) return false
  const at = first.cells.findIndex(isFilled)
  const width = Math.max(...lower.map(({ cells }) => cells.length))
  const merge = merges?.find((range) => covers(range, first.rowNumber, at))
  if (merge !== undefined) return merge.lastColumn - merge.firstColumn + 1 >= WHOLE_TABLE * width
  return lower.some(({ cells }) => isFilled(cells[at])) && !lower.some(({ cells }) => cells.slice(0, at).some(isFilled))
}

const covers = (range: MergedRange, row: number, column: number): boolean =>
  row >= range.firstRow && row <= range.lastRow && column >= range.firstColumn && column <= range.lastColumn

function blockOf(
  levels: readonly RawRow[],
  top: number,
  bottom: number,
  merges: readonly MergedRange[] | null,
): HeaderBlock {
  const [only] = levels
  if (levels.length === 1 && only !== undefined)
    return { top, bottom, labels: only.cells, readings: only.cells.map((label) => [label]) }
  const [first, last] = [levels[0]?.rowNumber ?? 0, levels.at(-1)?.rowNumber ?? 0]
  const here = merges?.filter(({ firstRow, lastRow }) => lastRow >= first && firstRow <= last) ?? []
  const width = Math.max(...levels.map(({ cells }) => cells.length))
  const texts = Array.from({ length: width }, (_, column) => columnTexts(levels, column, here))
  return { top, bottom, labels: texts.map((parts) => parts.join(' / ')), readings: texts.map(readingsOf) }
}

const ALL_OF_GROUP = /^(?:tổng cộng|tổng số|tổng|cộng)$/i

/** "Phát sinh / Cộng" may be named so, as "Từ tháng" under "Tháng / Từ", by its last text alone, or by its group when it is the sum of it. */
function readingsOf(parts: readonly string[]): readonly string[] {
  const leaf = parts.at(-1) ?? ''
  if (parts.length < 2) return [leaf]
  const group = parts.slice(0, -1).join(' ')
  const sum = ALL_OF_GROUP.test(leaf.normalize('NFC')) ? [group] : []
  return [`${group} ${leaf}`, `${leaf} ${group}`, ...sum, leaf]
}

/** Header texts as an error may show them: none when one of them is a figure, because then the row is one of data, and data are personal. */
export function headersToShow(labels: readonly string[]): readonly string[] {
  const texts = labels.filter(isFilled)
  return texts.some(looksLikeData) ? [] : texts
}

/** True for a row of texts, such as a level of a header: column numbers, identifiers, money and dates are none. */
export const isRowOfTexts = (row: RawRow | undefined): boolean =>
  row !== undefined && filled(row).length > 0 && !filled(row).some(looksLikeData)

/** What stands over a column, top down. */
function columnTexts(levels: readonly RawRow[], column: number, merges: readonly MergedRange[]): readonly string[] {
  const parts: string[] = []
  for (const [level, row] of levels.entries()) {
    const own = row.cells[column]
    const text = isFilled(own) ? own : textOverGap(levels, level, column, merges)
    const tidy = text.replace(/\s+/g, ' ').trim()
    if (tidy !== '' && parts.at(-1) !== tidy) parts.push(tidy)
  }
  return parts
}

/**
 * A merged cell has its text in its first row and column only. Where the merged cells are known they say what a gap belongs to; where
 * they are not, a gap above a text is filled from the left.
 */
function textOverGap(levels: readonly RawRow[], level: number, column: number, merges: readonly MergedRange[]): string {
  const row = levels[level]
  if (merges.length > 0) {
    const range = merges.find((merge) => covers(merge, row?.rowNumber ?? 0, column))
    const anchor = levels.find(({ rowNumber }) => rowNumber === range?.firstRow)
    return anchor?.cells[range?.firstColumn ?? -1] ?? ''
  }
  const below = levels.slice(level + 1).some(({ cells }) => isFilled(cells[column]))
  return below ? (row?.cells.slice(0, column).findLast(isFilled) ?? '') : ''
}
