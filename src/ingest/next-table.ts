import type { FileMapping } from '../config/site-config.ts'
import { keptFor } from '../domain/memoise.ts'
import { ReconcileError } from '../domain/reconcile-error.ts'
import type { RawRow } from '../files/raw-table.ts'
import { isCommonlyIgnored, sourcesKnowing } from './dictionary.ts'
import { HEADER_SEARCH_ROWS } from './header-blocks.ts'
import { foldWords, headerKey } from './header-key.ts'
import { recognise } from './recognise.ts'
import { closingLine, filledCells, isFilled, isPageTitle } from './structural.ts'

/** Rows that recognition looks at for a table that begins further down. */
export const NEXT_TABLE_ROWS = HEADER_SEARCH_ROWS + 2

const TITLE_WORDS =
  /\b(?:danh sach|bang ke|bang tong hop|bang|bao cao|phu luc|mau so|mau|bieu|thang \d{1,2}|quy (?:[1-4]|i{1,3}|iv)|nam \d{4}|ky tinh thue|so lieu)\b/

/** Labels of what a whole table speaks of. */
const LABEL =
  /^(?:(?:ma|ten) (?:don vi|so thue|to chuc|truong|nguoi nop thue)|mst|don vi|ky|thang|nam|truong|to chuc)\b/

/** The rows since the last total or signature: what may be the title of a table to come. */
export function titleAmong(held: readonly RawRow[]): readonly RawRow[] {
  const last = held.findLastIndex(({ cells }) => closingLine(cells) !== null)
  return held.slice(last + 1)
}

/** True when one of these rows names another table: a title in words, or a label with its value. */
export function hasNewTitle(rows: readonly RawRow[], isKnown: (cells: readonly string[]) => boolean): boolean {
  return rows.some(({ cells }) => {
    if (isKnown(cells) || isPageTitle(cells)) return false
    const text = filledCells(cells).join(' ')
    return TITLE_WORDS.test(foldWords(text)) || (/[:：]/.test(text) && LABEL.test(foldWords(text)))
  })
}

/** True for a row with the texts of a header: three or more, of which two are known. Cheap enough for every row without a figure. */
export function couldStartTable(cells: readonly string[]): boolean {
  let texts = 0
  let known = 0
  for (const cell of cells) {
    if (!isFilled(cell)) continue
    texts++
    if (cell.length > 80) continue
    const key = headerKey(cell)
    if (isCommonlyIgnored(key) || sourcesKnowing(key) > 0) known++
  }
  return texts >= 3 && known >= 2
}

const FURTHER_DOWN = new WeakMap<FileMapping, FileMapping>()

/** Pins of places hold for the first table of a sheet only. The same mapping each time, because what was read by it is remembered by it. */
export const mappingFurtherDown = (mapping: FileMapping | null): FileMapping | null =>
  mapping === null ? null : keptFor(FURTHER_DOWN, mapping, () => ({ ...mapping, header_row: undefined }))

/**
 * Whether a table of ours begins with the header at `at` of these rows, those before being its title and `inherited` that of the sheet. A pin that this table does not
 * answer makes it none: it is the first table of the sheet that the mapping speaks of.
 */
export function startsTable(
  path: string,
  rows: readonly RawRow[],
  at: number,
  mapping: FileMapping | null,
  inherited: readonly (readonly string[])[],
): boolean {
  try {
    const searched = rows.slice(0, at + NEXT_TABLE_ROWS)
    const recognition = recognise(path, searched, mappingFurtherDown(mapping), { inherited })
    return recognition.ok && recognition.table.headerRow >= (rows[at]?.rowNumber ?? 0)
  } catch (error) {
    if (error instanceof ReconcileError && error.code === 'mapping-mismatch') return false
    throw error
  }
}
