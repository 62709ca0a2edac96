import { type Expression, type OrderByItemBuilder, type RawBuilder, sql } from 'kysely'

/** Expressions that mean the same on every dialect. Masks have twelve bits, bit 0 is January; months are year*12+month-1. */

type Whole = Expression<number> | Expression<number | null>

/** A whole number as a column of a select: a bare parameter would be text on PostgreSQL. */
export function wholeNumber(value: number): RawBuilder<number> {
  return sql<number>`cast(${sql.lit(value)} as bigint)`
}

/** A text as a column of a select. */
export function textValue<T extends string>(value: T): RawBuilder<T> {
  return sql<T>`cast(${value} as text)`
}

export const nullWhole: RawBuilder<number | null> = sql<number | null>`cast(null as bigint)`
export const nullText: RawBuilder<string | null> = sql<string | null>`cast(null as text)`

/** The smaller of two numbers, neither of them null. */
export function least(a: Whole, b: Whole): RawBuilder<number> {
  return sql<number>`(case when ${a} < ${b} then ${a} else ${b} end)`
}

/** The larger of two numbers, neither of them null. */
export function greatest(a: Whole, b: Whole): RawBuilder<number> {
  return sql<number>`(case when ${a} > ${b} then ${a} else ${b} end)`
}

/** Whole-number quotient, truncated towards zero. */
export function quotient(a: Whole, b: Whole): RawBuilder<number> {
  return sql<number>`(cast(${a} as bigint) / cast(${b} as bigint))`
}

/** How many of the twelve bits are set. */
export function popcount(mask: Whole): RawBuilder<number> {
  const bits = Array.from({ length: 12 }, (_, bit) => sql`((${mask} >> ${sql.lit(bit)}) & 1)`)
  return sql<number>`(${sql.join(bits, sql` + `)})`
}

/** 2 to the power of `exponent`; PostgreSQL shifts a bigint by an integer only. */
function powerOfTwo(exponent: Whole): RawBuilder<number> {
  return sql<number>`(cast(1 as bigint) << cast(${exponent} as integer))`
}

/** Mask of the months of `year` that lie in [from, to], both inclusive; 0 when none does. */
export function maskBetween(from: Whole, to: Whole, year: Whole): RawBuilder<number> {
  const january = sql<number>`(${year} * 12)`
  const first = greatest(sql<number>`(${from} - ${january})`, sql<number>`0`)
  const last = least(sql<number>`(${to} - ${january})`, sql<number>`11`)
  return sql<number>`(case when ${to} < ${from} or ${to} < ${january} or ${from} > ${january} + 11 then 0
    else ${powerOfTwo(sql<number>`(${last} + 1)`)} - ${powerOfTwo(first)} end)`
}

/** First month of a mask as a month index; null for an empty mask. */
export function firstMonthOfMask(mask: Whole, year: Whole): RawBuilder<number | null> {
  return monthOfMask(
    mask,
    year,
    Array.from({ length: 12 }, (_, bit) => bit),
  )
}

/** Last month of a mask as a month index; null for an empty mask. */
export function lastMonthOfMask(mask: Whole, year: Whole): RawBuilder<number | null> {
  return monthOfMask(
    mask,
    year,
    Array.from({ length: 12 }, (_, bit) => 11 - bit),
  )
}

function monthOfMask(mask: Whole, year: Whole, bits: readonly number[]): RawBuilder<number | null> {
  const cases = bits.map((bit) => sql`when (${mask} & ${sql.lit(2 ** bit)}) <> 0 then ${year} * 12 + ${sql.lit(bit)}`)
  return sql<number | null>`(case ${sql.join(cases, sql` `)} end)`
}

/** The bits of `mask` that `removed` lacks. */
export function withoutBits(mask: Whole, removed: Whole): RawBuilder<number> {
  return sql<number>`(${mask} & ~ ${removed})`
}

/** Union of masks over the rows of a group; null over no rows. */
export function bitOr(mask: Whole): RawBuilder<number> {
  return sql<number>`bit_or(${mask})`
}

/** Ascending, nulls first: SQLite and PostgreSQL disagree when it is not said. For `orderBy('column', nullsFirst)`. */
export function nullsFirst(order: OrderByItemBuilder): OrderByItemBuilder {
  return order.asc().nullsFirst()
}

/** Month index of a partial ISO date (2025, 2025-03, 2025-03-17); a bare year stands for its January, or with `latest` for its December. Null for null. */
export function monthOfDate(date: Expression<string | null>, year: 'earliest' | 'latest'): RawBuilder<number | null> {
  return sql<number | null>`(case when length(${date}) >= 7
    then cast(substr(${date}, 1, 4) as bigint) * 12 + cast(substr(${date}, 6, 2) as bigint) - 1
    when length(${date}) = 4 then cast(${date} as bigint) * 12 + ${sql.lit(year === 'earliest' ? 0 : 11)} end)`
}
