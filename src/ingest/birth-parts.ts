import { isTick } from '../domain/gender.ts'
import { memoise } from '../domain/memoise.ts'
import { type DateColumn, parsePartialDate } from '../domain/partial-date.ts'
import type { Binding } from './bind-columns.ts'
import { type CellReader, settle } from './cell-readers.ts'
import { cellText, type TextOfRow } from './column-text.ts'

/**
 * Birth dates that stand in several columns: day, month and year apart; "Ngày sinh Nam" and "Ngày sinh Nữ" of the old C forms, of
 * which the filled one tells the gender; "Chỉ có năm sinh" (CCNS), which says that day and month were made up (domain notes §6.3).
 */
export interface BirthParts {
  readonly text: TextOfRow
  readonly tellsGender: boolean
}

/** How the parts of a date column are put together; null for a file that has none of them. */
export function birthParts(column: string, binding: Binding): BirthParts | null {
  const index = (part: string): number | undefined => binding.columns.get(`${column}.${part}`)
  const whole = binding.columns.get(column)
  const [day, month, female, yearOnly, kind] = ['day', 'month', 'female', 'year_only', 'kind'].map(index)
  // Without marks "Năm" and "Nam" are one header: beside "Nữ", and without day and month, it is that of men.
  const isOfMen = female !== undefined && day === undefined && month === undefined
  const [year, male] = isOfMen ? [undefined, index('male') ?? index('year')] : [index('year'), index('male')]
  const says = yearOnly !== undefined || kind !== undefined
  if ([day, month, year, male, female].every((at) => at === undefined) && (whole === undefined || !says)) return null
  const cell = (cells: readonly string[], at: number | undefined): string =>
    at === undefined ? '' : cellText(cells[at])
  return {
    tellsGender: male !== undefined || female !== undefined,
    text(cells) {
      const [ofMen, ofWomen] = [cell(cells, male), cell(cells, female)]
      const apart = [cell(cells, day), cell(cells, month), cell(cells, year)].filter((text) => text !== '').join('/')
      const date = cell(cells, whole) || ofMen || ofWomen || apart
      if (date === '') return ''
      const gender = ofMen !== '' && ofWomen === '' ? 'male' : ofWomen !== '' && ofMen === '' ? 'female' : ''
      return `${date}\t${gender}\t${saysYes(cell(cells, yearOnly)) || YEAR_KIND.test(cell(cells, kind)) ? 'year' : ''}`
    },
  }
}

const saysYes = (text: string): boolean => {
  const word = text.toLowerCase()
  return isTick(word) || /^(?:1|có|co|yes|true|đúng|chỉ (?:có )?năm(?: sinh)?|năm(?: sinh)?)$/.test(word)
}

/** Words only: what the codes of "Loại ngày sinh" mean differs between programs. */
const YEAR_KIND = /^(?:chỉ (?:có )?)?năm(?: sinh)?$|^yyyy$/iu

export function birthPartsReader(column: string, shows: DateColumn, genderColumn: string | null): CellReader {
  const remembered = memoise((raw: string) => parsePartialDate(raw, shows), 50_000)
  return (raw, out, sink) => {
    const [text = '', gender = '', precision = ''] = raw.split('\t')
    return settle(column, text, remembered(text), sink, (date, repair) => {
      const value = precision === 'year' ? date.slice(0, 4) : date
      out[column] = value
      if (genderColumn !== null && gender !== '') out[genderColumn] ??= gender
      if (repair !== null) sink.repaired(column, repair, text, value)
    })
  }
}
