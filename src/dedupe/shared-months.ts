import { type DuplicateRecord, type MemberRow, type Months, spanOf } from './record.ts'

/** Every month of a record, once, rising. */
export function monthsOf({ spans }: DuplicateRecord): number[] {
  const months = new Set<number>()
  for (const { from, to } of spans) for (let month = from; month <= to; month++) months.add(month)
  return [...months].sort((a, b) => a - b)
}

/** The months that two of the records share, rising; null when a record tells none, because then nobody knows. */
export function monthsShared(records: readonly DuplicateRecord[]): number[] | null {
  if (records.some(({ spans }) => spans.length === 0)) return null
  const times = new Map<number, number>()
  for (const record of records) for (const month of monthsOf(record)) times.set(month, (times.get(month) ?? 0) + 1)
  return [...times].flatMap(([month, count]) => (count > 1 ? [month] : [])).sort((a, b) => a - b)
}

/** The months of both, rising. */
export function monthsInBoth(one: DuplicateRecord, other: DuplicateRecord): number[] {
  const known = new Set(monthsOf(other))
  return monthsOf(one).filter((month) => known.has(month))
}

/** From the first to the last of rising months; null for none. */
export function wholeOf(months: readonly number[]): Months | null {
  const [from, to] = [months[0], months.at(-1)]
  return from === undefined || to === undefined ? null : { from, to }
}

/** Which line speaks for each month of a record: one that tells an amount before one that does not, then the last. */
export function lineOfMonth(record: DuplicateRecord): ReadonlyMap<number, MemberRow> {
  const found = new Map<number, MemberRow>()
  const tells = ({ base_vnd, total_vnd }: MemberRow): boolean => base_vnd !== null || total_vnd !== null
  for (const line of record.lines) {
    const span = spanOf(line)
    if (span === null) continue
    for (let month = span.from; month <= span.to; month++) {
      const known = found.get(month)
      if (known === undefined || tells(line) || !tells(known)) found.set(month, line)
    }
  }
  return found
}
