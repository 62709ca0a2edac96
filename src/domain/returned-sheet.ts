/**
 * The sheet in which faulty rows go back to the agency that sent them, and come back corrected: what publishing writes and
 * reading knows again.
 */

/** Header of the column of references: a table that has it came back. */
export const REF_HEADER = 'Mã dòng trả lại'

/** The columns before the agency's own, in their order. */
export const HELPER_HEADERS = [
  REF_HEADER,
  'Dòng trong tệp gửi',
  'Cột lỗi',
  'Giá trị lỗi',
  'Lý do trả lại',
  'Cách sửa',
] as const

/** Before the data date in the lines above the table, which tells one sending back from the next. */
export const RETURNED_ON = 'Ngày số liệu'

/** What of the reading of a sheet the sending back needs: its headers, and which of our columns (`column` or `column.part`) each feeds. */
export interface ReadColumns {
  readonly labels: readonly string[]
  readonly columns: readonly (readonly [key: string, index: number])[]
  /** Columns of ours that headings above the rows fill, with the header under which they are shown behind the agency's own. */
  readonly carriedLabels: readonly (readonly [column: string, label: string])[]
}

/** The headers as they are written: as they were, and with the letter of the column where one is blank or stands twice. */
export function uniqueLabels(labels: readonly string[]): readonly string[] {
  const tidy = labels.map(tidyLabel)
  return tidy.map((label, index) => {
    const place = `(cột ${columnLetter(index)})`
    if (label === '') return place
    return tidy.indexOf(label) === tidy.lastIndexOf(label) ? label : `${label} ${place}`
  })
}

/** A header without the edges, line breaks and the apostrophe that a spreadsheet adds. */
export function tidyLabel(label: string): string {
  return label
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'(?=[=+\-@])/, '')
}

function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnLetter(Math.floor(index / 26) - 1) + letter
}
