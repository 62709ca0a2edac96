import { type RawBuilder, sql } from 'kysely'
import { maskMonths, monthBit } from '../../domain/months.ts'
import { popcount } from '../../store/expressions.ts'

/**
 * What the law sets month by month, written into a statement as numbers: a look-up per row would cost more than the comparison. The year is a
 * column of the row; `years` are those that may come up, every other one gets 0.
 */
export interface YearColumn {
  readonly year: RawBuilder<number>
  readonly years: readonly number[]
}

const FULL_YEAR = 4095

function byYear({ year, years }: YearColumn, amountOf: (year: number) => RawBuilder<number>): RawBuilder<number> {
  if (years.length === 0) return sql<number>`0`
  const cases = years.map((one) => sql`when ${sql.lit(one)} then ${amountOf(one)}`)
  return sql<number>`(case ${year} ${sql.join(cases, sql` `)} else 0 end)`
}

/** Mask of the months of the row's year for which something holds. */
export function maskOfMonths(column: YearColumn, holds: (month: number) => boolean): RawBuilder<number> {
  return byYear(column, (year) => {
    const months = maskMonths(FULL_YEAR, year).filter(holds)
    return sql<number>`${sql.lit(months.reduce((mask, month) => mask | monthBit(month), 0))}`
  })
}

/** Sum of a monthly value over the months of a mask. */
export function sumOverMask(
  column: YearColumn,
  mask: RawBuilder<number>,
  amountOf: (month: number) => number,
): RawBuilder<number> {
  return byYear(column, (year) => {
    const masks = new Map<number, number>()
    for (const month of maskMonths(FULL_YEAR, year)) {
      const value = amountOf(month)
      masks.set(value, (masks.get(value) ?? 0) | monthBit(month))
    }
    const parts = [...masks].map(
      ([value, months]) => sql`${sql.lit(value)} * ${popcount(sql<number>`(${mask} & ${sql.lit(months)})`)}`,
    )
    return sql<number>`(${sql.join(parts, sql` + `)})`
  })
}

/** Sum over the twelve months of what `amountOf` makes of each. */
export function sumOfMonths(column: YearColumn, amountOf: (month: number) => RawBuilder<number>): RawBuilder<number> {
  return byYear(column, (year) => sql<number>`(${sql.join(maskMonths(FULL_YEAR, year).map(amountOf), sql` + `)})`)
}
