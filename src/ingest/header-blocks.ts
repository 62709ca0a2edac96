import type { FileMapping } from '../config/site-config.ts'
import type { RawRow } from '../files/raw-table.ts'
import { isNumberRow } from './structural.ts'

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

const isFilled = (cell: string | undefined): cell is string => cell !== undefined && cell.trim() !== ''

/** The texts of a row that are not blank. */
export const filled = (row: RawRow | undefined): readonly string[] => (row?.cells ?? []).filter(isFilled)

const couldBeHeader = (row: RawRow | undefined): boolean =>
  row !== undefined && filled(row).length >= 2 && !isNumberRow(row.cells)

/** Every block that may be the header, from the top down, lower ones first at each row. A pinned header row must be its first or last row. */
export function headerBlocks(rows: readonly RawRow[], mapping: FileMapping | null): readonly HeaderBlock[] {
  const pinned = mapping?.header_row
  const last = pinned === undefined ? Math.min(rows.length, HEADER_SEARCH_ROWS) : rows.length
  const blocks: HeaderBlock[] = []
  for (let top = 0; top < last; top++) {
    for (let bottom = top; bottom < Math.min(rows.length, top + MOST_LEVELS); bottom++) {
      const isPinned = pinned !== undefined && [rows[top]?.rowNumber, rows[bottom]?.rowNumber].includes(pinned)
      if (!couldBeHeader(rows[bottom]) && !(isPinned && top === bottom)) break
      if (bottom > top && !rows.slice(top, bottom + 1).every(isRowOfTexts)) break
      if (pinned === undefined || isPinned) blocks.push(blockOf(rows, top, bottom))
    }
  }
  return blocks
}

function blockOf(rows: readonly RawRow[], top: number, bottom: number): HeaderBlock {
  const levels = rows.slice(top, bottom + 1).map(({ cells }) => cells)
  const [only] = levels
  if (levels.length === 1 && only !== undefined)
    return { top, bottom, labels: only, readings: only.map((label) => [label]) }
  const width = Math.max(...levels.map(({ length }) => length))
  const texts = Array.from({ length: width }, (_, column) => columnTexts(levels, column))
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

const LOOKS_LIKE_DATA = /^'?[\d\s.,/-]*\d[\d\s.,/-]*$/

/** Header texts as an error may show them: none when one of them is a figure, because then the row is one of data, and data are personal. */
export function headersToShow(labels: readonly string[]): readonly string[] {
  const texts = labels.filter(isFilled)
  return texts.some((text) => LOOKS_LIKE_DATA.test(text.trim())) ? [] : texts
}

/** True for a row of texts, such as a level of a header: column numbers, identifiers, money and dates are none. */
export const isRowOfTexts = (row: RawRow | undefined): boolean =>
  row !== undefined && filled(row).length > 0 && !filled(row).some((cell) => LOOKS_LIKE_DATA.test(cell.trim()))

/** What stands over a column, top down. A merged cell has its text in its first column only: a gap above a text is filled from the left. */
function columnTexts(levels: readonly (readonly string[])[], column: number): readonly string[] {
  const parts: string[] = []
  for (const [level, cells] of levels.entries()) {
    const own = cells[column]
    const below = levels.slice(level + 1).some((lower) => isFilled(lower[column]))
    const text = isFilled(own) ? own : below ? (cells.slice(0, column).findLast(isFilled) ?? '') : ''
    const tidy = text.replace(/\s+/g, ' ').trim()
    if (tidy !== '' && parts.at(-1) !== tidy) parts.push(tidy)
  }
  return parts
}
