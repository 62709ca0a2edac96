import { z } from 'zod'
import { overValues } from '../comparison.ts'
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
    bind: ([values]) => overValues(values!, levelOfDates),
  }),
})

function levelOfDates(a: string, b: string): number {
  const [one, other] = [FULL.exec(a), FULL.exec(b)]
  if (one === null || other === null) return a.slice(0, 4) === b.slice(0, 4) ? SAME_YEAR : ELSE
  const [, year, month, day] = one
  if (year === other[1] && month === other[3] && day === other[2]) return SWAPPED
  if (editDistance(one.slice(1).join(''), other.slice(1).join(''), 1) === 1) return ONE_EDIT
  return year === other[1] ? SAME_YEAR : ELSE
}
