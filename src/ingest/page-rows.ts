import { foldWords } from './header-key.ts'
import type { Recognised } from './recognise.ts'
import { isFilled, isNumberRow } from './structural.ts'

const tidy = (cell: string): string => foldWords(cell)

/** Tells what is printed again at the top of a page: the header or a level of it, its column numbers, the lines above it. */
export interface PageRows {
  /** Every text of the row is a text of the header in that column, whatever its spaces, line breaks and case. */
  repeatsHeader(cells: readonly string[]): boolean
  /** The header's column numbers, or others right under a repeated header. */
  repeatsNumbers(cells: readonly string[], afterHeader: boolean): boolean
  /** A line that stands above the table too. */
  repeatsTitle(cells: readonly string[]): boolean
}

export function pageRowsOf({ headerRows, numbers, titleRows }: Recognised): PageRows {
  const header = headerRows.map((row) => row.map(tidy))
  const isHeaderText = (text: string, column: number): boolean => header.some((row) => row[column] === text)
  const numberTexts = numbers?.map((cell) => cell.trim()).join('\t') ?? null
  const lineOf = (cells: readonly string[]): string => cells.filter(isFilled).map(tidy).join('|')
  const titles = new Set(titleRows.map(lineOf).filter((line) => line !== ''))
  return {
    repeatsHeader(cells) {
      let same = 0
      for (let column = 0; column < cells.length; column++) {
        const cell = cells[column]
        if (!isFilled(cell)) continue
        if (!isHeaderText(tidy(cell), column)) return false
        same++
      }
      return same >= 2
    },
    repeatsNumbers(cells, afterHeader) {
      if (numberTexts !== null && cells.map((cell) => cell.trim()).join('\t') === numberTexts) return true
      return afterHeader && isNumberRow(cells)
    },
    repeatsTitle: (cells) => titles.size > 0 && titles.has(lineOf(cells)),
  }
}
