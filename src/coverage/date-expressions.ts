import { type RawBuilder, sql } from 'kysely'

export { monthOfDate } from '../store/expressions.ts'

/** Partial ISO dates (2025, 2025-03, 2025-03-17) in SQL, the same on every dialect. Text in, whole numbers or text out. */

type TextValue = RawBuilder<string | null>

/** The day a partial date stands for: the first of its month, the last of its year. */
export function dayOfDate(date: TextValue): RawBuilder<string> {
  return sql<string>`(case length(${date}) when 4 then ${date} || '-12-31' when 7 then ${date} || '-01' else ${date} end)`
}

/** First day of the first month of a mask, ISO. */
export function firstDayOfMask(mask: RawBuilder<number>, year: RawBuilder<number>): RawBuilder<string> {
  const months = Array.from({ length: 12 }, (_, bit) => {
    const number = String(bit + 1).padStart(2, '0')
    return sql`when (${mask} & ${sql.lit(2 ** bit)}) <> 0 then ${sql.lit(`-${number}-01`)}`
  })
  return sql<string>`(cast(${year} as text) || case ${sql.join(months, sql` `)} end)`
}

/** Year of birth and gender as a citizen ID encodes them (century and gender digit, then two digits of the year). */
export function birthYearOfCitizenId(id: TextValue): RawBuilder<string | null> {
  const century = sql`(cast(substr(${id}, 4, 1) as bigint) / 2 + 19)`
  return sql<string | null>`(case when length(${id}) = 12 then cast(${century} as text) || substr(${id}, 5, 2) end)`
}

export function genderOfCitizenId(id: TextValue): RawBuilder<string | null> {
  return sql<string | null>`(case when length(${id}) = 12
    then case cast(substr(${id}, 4, 1) as bigint) & 1 when 0 then 'male' else 'female' end end)`
}

/**
 * Whether a decimal text in normal form (no leading zeros, no sign) is below a whole number of at most two digits.
 * False for null.
 */
export function decimalBelow(value: TextValue, bound: number): RawBuilder<boolean> {
  const oneDigit = sql`(length(${value}) = 1 or substr(${value}, 2, 1) = '.')`
  const twoDigits = sql`(length(${value}) = 2 or substr(${value}, 3, 1) = '.')`
  if (bound < 10)
    return sql<boolean>`coalesce(${oneDigit} and substr(${value}, 1, 1) < ${sql.lit(String(bound))}, false)`
  return sql<boolean>`coalesce(${oneDigit} or (${twoDigits} and substr(${value}, 1, 2) < ${sql.lit(String(bound))}), false)`
}
