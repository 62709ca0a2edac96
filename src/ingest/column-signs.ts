import { COLUMN_SIGNS } from '../domain/messages/column-signs.ts'
import { thousandsSign } from '../domain/money.ts'
import { BIRTH_PIVOT, type DateColumn } from '../domain/partial-date.ts'
import type { MoneyColumn } from './cell-readers.ts'

/**
 * What the cells of a column show about how all of them are written. Decided once, on the first rows of the file, so that one file is
 * read one way; whatever was decided is a remark on the file.
 */

/** Cells of a column that are not blank, without their edges. */
export type Samples = readonly string[]

interface Decided<Column> {
  readonly column: Column
  /** Vietnamese remarks; none for a column that shows nothing unusual. */
  readonly notes: readonly string[]
}

const REAL = /^(\d{4})-(\d{2})-(\d{2})(?: \d{2}:\d{2}:\d{2})?$/
const TEXT = /^(\d{1,2})[/\-.](\d{1,2})[/\-.](?:\d{4}|\d{2})(?: .*)?$/

interface DateCounts {
  /** Texts that can only have the day, or only the month, in front. */
  readonly dayFirst: number
  readonly monthFirst: number
  readonly texts: number
  /** Real dates that could be swapped without notice, and those that could not. Equal day and month say nothing. */
  readonly swappable: number
  readonly fixed: number
}

function countDates(samples: Samples): DateCounts {
  const counts = { dayFirst: 0, monthFirst: 0, texts: 0, swappable: 0, fixed: 0 }
  for (const sample of samples) {
    const real = REAL.exec(sample)
    const text = real === null ? TEXT.exec(sample) : null
    if (real !== null && real[2] !== real[3]) counts[Number(real[3]) <= 12 ? 'swappable' : 'fixed']++
    if (text === null) continue
    const [first, second] = [Number(text[1]), Number(text[2])]
    counts.texts++
    if (first > 12 && second <= 12) counts.dayFirst++
    if (second > 12 && first <= 12) counts.monthFirst++
  }
  return counts
}

/** Three cells cannot all be slips, and of a column with the month in front three in five have a day above 12. */
const FEWEST_MONTH_FIRST = 3
const LEAST_SHARE = 0.2
/** How much likelier a swapped column must show what is seen than one in which nothing was swapped. */
const SURE = Math.log(100)

/** How sure `low` days up to 12 and `high` days above it are no chance. */
const sureness = (low: number, high: number): number => low * Math.log(31 / 12) + high * Math.log(31 / 19)

/** The order of day and month in a column of dates (domain notes §6.3); `name` is the column as people know it. */
export function dateColumn(column: string, name: string, samples: Samples): Decided<DateColumn> {
  const base: DateColumn = column.endsWith('birth_date') ? { pivot: BIRTH_PIVOT } : {}
  const { dayFirst, monthFirst, texts, swappable, fixed } = countDates(samples)
  if (monthFirst >= FEWEST_MONTH_FIRST && dayFirst === 0 && monthFirst >= texts * LEAST_SHARE)
    return {
      column: { ...base, monthFirst: true },
      notes: [COLUMN_SIGNS['dates-month-first'].vi({ column: name, cells: monthFirst })],
    }
  if (monthFirst >= FEWEST_MONTH_FIRST && dayFirst > 0)
    return { column: base, notes: [COLUMN_SIGNS['dates-of-both-orders'].vi({ column: name, dayFirst, monthFirst })] }
  // On a US machine 05/03 becomes a real date, 3 May, and 25/12 stays text: real dates all below 13, texts all above.
  if (swappable < 2 || fixed > 0 || dayFirst < 2 || dayFirst < texts) return { column: base, notes: [] }
  const details = { column: name, real: swappable, texts: dayFirst }
  return sureness(swappable, dayFirst) >= SURE
    ? { column: { ...base, swapped: true }, notes: [COLUMN_SIGNS['dates-swapped'].vi(details)] }
    : { column: base, notes: [COLUMN_SIGNS['dates-swapped-perhaps'].vi(details)] }
}

/** Whether a US machine made January of all months: 01/09/2025 typed became 9 January 2025. */
export function monthColumn(name: string, samples: Samples): Decided<{ readonly swapped: boolean }> {
  const dates = samples.map((sample) => REAL.exec(sample)).filter((date) => date !== null)
  const days = dates.map((date) => Number(date[3])).filter((day) => day > 1)
  const swapped =
    dates.every((date) => date[2] === '01' && Number(date[3]) <= 12) &&
    new Set(days).size >= 3 &&
    sureness(days.length, 0) >= SURE
  return {
    column: { swapped },
    notes: swapped ? [COLUMN_SIGNS['months-swapped'].vi({ column: name, cells: days.length })] : [],
  }
}

/** "4,98": what a coefficient looks like, and an amount of money does not. */
const COEFFICIENT = /^(?:100|\d{1,2}(?:[.,]\d+)?)$/
const looksLikeCoefficient = (sample: string): boolean => COEFFICIENT.test(sample) && !/^0+(?:[.,]0+)?$/.test(sample)

/** How a column writes money, and whether it is a wage column whose cells are coefficients. */
export function moneyColumn(
  name: string,
  samples: Samples,
  unit: number,
  nonNegative: boolean,
  isWage: boolean,
): Decided<MoneyColumn> {
  const sign = thousandsSign(samples)
  const thousands = sign?.separator ?? null
  const notes: string[] = []
  if (sign !== null && sign.against > 0)
    notes.push(
      COLUMN_SIGNS['thousands-mixed'].vi({
        column: name,
        separator: sign.separator,
        cells: sign.cells,
        against: sign.against,
      }),
    )
  const figures = isWage && unit === 1 ? samples.filter((sample) => /\d/.test(sample)) : []
  const low = figures.filter(looksLikeCoefficient).length
  if (low > 0)
    notes.push(COLUMN_SIGNS['wages-coefficients'].vi({ column: name, cells: low, money: figures.length - low }))
  return { column: { thousands, unit, nonNegative, coefficients: low * 2 > figures.length }, notes }
}
