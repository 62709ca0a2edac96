import { z } from 'zod'
import { overCodes } from '../comparison.ts'
import { defineKind } from '../kind.ts'
import { editDistance } from '../similarity.ts'

const FULL = /^(\d{4})-?(\d{2})-?(\d{2})$/

/** Numbers of the levels after `exact`. */
const SWAPPED = 1
const ONE_EDIT = 2
const SAME_YEAR = 3
const ELSE = 4

export const date = defineKind({
  kind: 'date',
  summary: 'Dates as YYYY-MM-DD or YYYYMMDD: equal, day and month swapped, one digit off, the same year, or another.',
  spec: z.strictObject({ column: z.string() }),
  make: ({ column }, name) => ({
    name,
    vi: name,
    columns: [column],
    levels: [
      { name: 'exact', vi: 'trùng khớp', term: 0 },
      { name: 'day_month_swapped', vi: 'đảo ngày và tháng' },
      { name: 'one_edit', vi: 'lệch một chữ số' },
      { name: 'same_year', vi: 'cùng năm' },
      { name: 'else', vi: 'khác nhau' },
    ],
    bind: ([column]) => {
      const { codes, values } = column!
      const dates = values.map(dateOf)
      return overCodes(codes, values.length, (a, b) => levelOfDates(dates[a]!, dates[b]!))
    },
  }),
})

/** A value taken apart once, however many pairs it is in. */
interface SplitDate {
  readonly year: string
  /** Month and day as MMDD and DDMM, and all digits; null for what is not a whole date. */
  readonly full: { readonly monthDay: string; readonly dayMonth: string; readonly digits: string } | null
}

function dateOf(value: string): SplitDate {
  const [, year = value.slice(0, 4), month, day] = FULL.exec(value) ?? []
  if (month === undefined || day === undefined) return { year, full: null }
  return { year, full: { monthDay: month + day, dayMonth: day + month, digits: year + month + day } }
}

function levelOfDates(a: SplitDate, b: SplitDate): number {
  const isSameYear = a.year === b.year
  if (a.full === null || b.full === null) return isSameYear ? SAME_YEAR : ELSE
  if (isSameYear && a.full.monthDay === b.full.dayMonth) return SWAPPED
  if (editDistance(a.full.digits, b.full.digits, 1) === 1) return ONE_EDIT
  return isSameYear ? SAME_YEAR : ELSE
}
