import type { BookManner, MessyColumn, TextManner, ValueManner } from './manner.ts'

const VALUES: ValueManner = {
  days: 'padded',
  months: 'padded',
  money: 'digits',
  ids: 'text',
  empty: '',
  abbreviated: false,
}

/** A plain text file, but for what the office does its own way. */
export function text(
  path: string,
  columns: readonly MessyColumn[],
  own: Partial<TextManner>,
  values: Partial<ValueManner> = {},
): TextManner {
  return {
    kind: 'text',
    path,
    encoding: 'utf-8',
    mark: false,
    delimiter: ',',
    lineEnds: 'unix',
    quotes: 'needed',
    decomposed: false,
    columns,
    ...own,
    values: { ...VALUES, ...values },
  }
}

/** A plain workbook, but for what the office does its own way. */
export function book(
  path: string,
  agency: BookManner['agency'],
  title: string,
  columns: readonly MessyColumn[],
  own: Partial<BookManner>,
  values: Partial<ValueManner> = {},
): BookManner {
  return {
    kind: 'book',
    path,
    agency,
    title,
    columns,
    script: 'unicode',
    oldHeader: false,
    lines: [],
    numbers: 'none',
    sheets: 'province',
    groups: 'none',
    tableOfPayer: false,
    subtotals: false,
    page: 0,
    capitals: [],
    calendar1904: false,
    declaresAll: false,
    hides: [],
    ...own,
    values: { ...VALUES, money: 'numbers', ...values },
  }
}
