const FILES_SHOWN = 4
const ROWS_SHOWN = 6

/** `Nguồn: thue/05-1.csv dòng 9, 10; …` for the `evidence_rows` of a case; what a cell cannot show is counted. */
export function evidenceInWords(evidenceRows: string): string {
  if (evidenceRows === '') return ''
  const rows = new Map<string, string[]>()
  for (const place of evidenceRows.split(';')) {
    const colon = place.lastIndexOf(':')
    const file = place.slice(0, colon)
    const found = rows.get(file) ?? []
    found.push(place.slice(colon + 1))
    rows.set(file, found)
  }
  const files = [...rows]
    .slice(0, FILES_SHOWN)
    .map(([file, numbers]) => `${fileInWords(file)} dòng ${shownRows(numbers)}`)
  const more = rows.size > FILES_SHOWN ? `; và ${rows.size - FILES_SHOWN} tệp khác` : ''
  return `Nguồn: ${files.join('; ')}${more}.`
}

function fileInWords(file: string): string {
  const mark = file.indexOf('!')
  return mark < 0 ? file : `${file.slice(0, mark)} (trang ${file.slice(mark + 1)})`
}

function shownRows(numbers: readonly string[]): string {
  const shown = numbers.slice(0, ROWS_SHOWN).join(', ')
  return numbers.length > ROWS_SHOWN ? `${shown} và ${numbers.length - ROWS_SHOWN} dòng khác` : shown
}
