import { monthBit } from '../domain/months.ts'

/** What one insurance file tells completely for one province: an unbroken span of months. Province '': every province. */
export interface KnownSpan {
  readonly province: string
  readonly from: number
  readonly to: number
}

export interface KnownYear {
  readonly province_code: string
  readonly year: number
  readonly known_mask: number
  readonly fallback_month: number | null
}

/** Employers of whom no file tells the province: a month counts as known when every province that is known at all knows it. */
export const PROVINCE_UNKNOWN = '-'

/** The first known month after a year may stand for it as long as it lies within so many months (design §4c 5). */
const FALLBACK_MONTHS = 12

/**
 * Known months by province and year. `years` are those that tax data speaks of; every year in which a month is known is
 * added. Rows of province '' hold for each province without rows of its own, and are part of every other province's.
 */
export function knownYears(spans: readonly KnownSpan[], years: readonly number[]): readonly KnownYear[] {
  const months = knownMonths(spans)
  const everywhere = months.get('') ?? new Set<number>()
  const named = [...months.keys()].filter((province) => province !== '')
  months.set(
    PROVINCE_UNKNOWN,
    knownToAll(
      named.map((province) => months.get(province) ?? everywhere),
      everywhere,
    ),
  )
  const all = [...new Set([...years, ...[...months.values()].flatMap((set) => [...set].map(yearOfMonth))])].sort(
    byNumber,
  )
  return [...months].flatMap(([province, known]) => all.map((year) => knownYear(province, year, known)))
}

/** Known months by province; those of '' hold for a province without an entry of its own, and are part of every other's. */
export function knownMonths(spans: readonly KnownSpan[]): Map<string, ReadonlySet<number>> {
  const byProvince = monthsByProvince(spans)
  const everywhere = byProvince.get('') ?? new Set<number>()
  const named = [...byProvince.keys()].filter((province) => province !== '').sort()
  const months = new Map<string, ReadonlySet<number>>([['', everywhere]])
  for (const province of named) months.set(province, new Set([...everywhere, ...(byProvince.get(province) ?? [])]))
  return months
}

function monthsByProvince(spans: readonly KnownSpan[]): Map<string, Set<number>> {
  const byProvince = new Map<string, Set<number>>()
  for (const { province, from, to } of spans) {
    const months = byProvince.get(province) ?? new Set<number>()
    for (let month = from; month <= to; month++) months.add(month)
    byProvince.set(province, months)
  }
  return byProvince
}

function knownToAll(sets: readonly ReadonlySet<number>[], everywhere: ReadonlySet<number>): ReadonlySet<number> {
  const [first, ...others] = sets
  if (first === undefined) return everywhere
  return new Set([...first].filter((month) => others.every((set) => set.has(month))))
}

function knownYear(province: string, year: number, known: ReadonlySet<number>): KnownYear {
  const january = year * 12
  const inYear = [...known].filter((month) => month >= january && month < january + 12)
  const after = [...known].filter((month) => month >= january + 12 && month < january + 12 + FALLBACK_MONTHS)
  return {
    province_code: province,
    year,
    known_mask: inYear.reduce((mask, month) => mask | monthBit(month), 0),
    fallback_month: inYear.length > 0 || after.length === 0 ? null : Math.min(...after),
  }
}

const yearOfMonth = (month: number): number => Math.floor(month / 12)
const byNumber = (a: number, b: number): number => a - b
