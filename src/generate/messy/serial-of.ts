import { dayNumberOf } from '../../domain/dates.ts'

const FIRST_DAY_1900 = dayNumberOf('1899-12-30')
const FIRST_DAY_1904 = dayNumberOf('1904-01-01')

/** The number under which a spreadsheet keeps a day after February 1900, in the calendar of 1900 or that of 1904. */
export function serialOf(day: string, calendar1904: boolean): number {
  return dayNumberOf(day) - (calendar1904 ? FIRST_DAY_1904 : FIRST_DAY_1900)
}
