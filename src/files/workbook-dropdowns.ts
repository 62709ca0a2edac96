import type ExcelJS from 'exceljs'
import { columnLetters } from './column-letters.ts'
import type { SheetSpec } from './workbook-spec.ts'

/** Excel's limit for a list written into the cell rule itself; a comma inside an answer rules that form out as well. */
const INLINE_CHARACTERS = 255

export const DROPDOWN_SHEET = 'Danh mục'

/** A list of answers and the formula by which cells point at it. */
export interface DropdownSource {
  readonly answers: readonly string[]
  readonly formula: string
  /** Column of the helper sheet that holds the answers; null when the formula holds them itself. */
  readonly column: number | null
}

/** One source for each distinct dropdown of the sheets, in the order of their first use. */
export function dropdownSources(sheets: readonly SheetSpec[]): DropdownSource[] {
  const sources: DropdownSource[] = []
  let column = 0
  for (const { dropdown } of sheets.flatMap((sheet) => sheet.columns)) {
    if (dropdown === undefined || dropdown.length === 0 || dropdownFor(sources, dropdown) !== undefined) continue
    const inline = dropdown.join(',')
    const fits =
      inline.length <= INLINE_CHARACTERS && !dropdown.some((answer) => answer.includes(',') || answer.includes('"'))
    if (fits) sources.push({ answers: dropdown, formula: `"${inline}"`, column: null })
    else {
      column++
      const letter = columnLetters(column)
      sources.push({
        answers: dropdown,
        formula: `'${DROPDOWN_SHEET}'!$${letter}$1:$${letter}$${dropdown.length}`,
        column,
      })
    }
  }
  return sources
}

export function dropdownFor(
  sources: readonly DropdownSource[],
  answers: readonly string[],
): DropdownSource | undefined {
  return sources.find(
    (source) =>
      source.answers.length === answers.length && source.answers.every((answer, index) => answer === answers[index]),
  )
}

/** Writes the hidden sheet that holds the long lists, if there are any. */
export function writeDropdownSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  sources: readonly DropdownSource[],
): void {
  const listed = sources.filter((source) => source.column !== null)
  if (listed.length === 0) return
  const sheet = workbook.addWorksheet(DROPDOWN_SHEET, { state: 'hidden' })
  const longest = Math.max(...listed.map((source) => source.answers.length))
  for (let index = 0; index < longest; index++) {
    const row = sheet.addRow(listed.map((source) => source.answers[index] ?? null))
    row.commit()
  }
  sheet.commit()
}
