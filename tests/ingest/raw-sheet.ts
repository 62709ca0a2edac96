import type { MergedRange, RawTable } from '../../src/files/raw-table.ts'
import { type ReadPart, readTable } from '../../src/ingest/read-table.ts'

type OutRow = Readonly<Record<string, unknown>>

/** A worksheet out of lines whose cells are separated by '|'; a blank line stands for a row that the sheet does not have. */
export function sheetOf(lines: readonly string[], merges: readonly MergedRange[] = []): RawTable {
  const rows = lines
    .map((line, index) => ({ rowNumber: index + 1, cells: line.split('|').map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  return {
    path: 'tệp.xlsx',
    sheet: 'DS',
    encoding: 'xlsx',
    delimiter: '',
    notes: [],
    async *rows() {
      yield rows
    },
    characters: () => [],
    merges: async () => merges,
  }
}

export interface ReadSheet {
  readonly parts: readonly ReadPart[]
  /** Accepted rows of each part, with their row number. */
  readonly rows: readonly (readonly OutRow[])[]
  readonly codes: readonly string[]
}

/** All tables of a sheet, read without a store. */
export async function readSheet(
  lines: readonly string[],
  { merges = [], province = '', mapping = null as Parameters<typeof readTable>[1] } = {},
): Promise<ReadSheet> {
  const rows: OutRow[][] = []
  const codes: string[] = []
  const parts = await readTable(sheetOf(lines, merges), mapping, {
    asOfMonth: null,
    siteProvince: province,
    onRows() {},
    openWriter(_, part) {
      rows[part - 1] ??= []
      return {
        row: (rowNumber, out) => rows[part - 1]?.push({ row: rowNumber, ...out }),
        remarks: (row, { refusals }) => codes.push(...refusals.map(({ column, code }) => `${row} ${column} ${code}`)),
        flushIfFull: async () => {},
        flush: async () => {},
      }
    },
    mayBeginPart: () => true,
  })
  return { parts, rows: parts.map((_, at) => rows[at] ?? []), codes }
}
