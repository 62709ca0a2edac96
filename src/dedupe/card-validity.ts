import { daysInMonth } from '../domain/dates.ts'
import { firstDayOfMonth, lastDayOfMonth, monthOf } from '../domain/months.ts'
import type { DuplicateRecord, MemberRow } from './record.ts'

/** Days, both inclusive, ISO. */
export interface Days {
  readonly from: string
  readonly to: string
}

/** The first and the last day that a date known in part may mean. */
function earliest(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date
}

export function latestDay(date: string): string {
  if (date.length === 4) return `${date}-12-31`
  return date.length === 7 ? `${date}-${daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5)))}` : date
}

/** The days on which the card of a row is valid: its own dates, else its months; null when one end is not known. */
export function validityOf({ from_day, to_day, month_from, month_to }: MemberRow): Days | null {
  const from = from_day === null ? (month_from === null ? null : firstDayOfMonth(month_from)) : earliest(from_day)
  const to = to_day === null ? (month_to === null ? null : lastDayOfMonth(month_to)) : latestDay(to_day)
  return from === null || to === null || from > to ? null : { from, to }
}

/** The days on which both are valid, line by line; empty when they never are. */
export function daysInCommon(one: DuplicateRecord, other: DuplicateRecord): Days[] {
  const others = other.lines.map(validityOf).filter((days) => days !== null)
  return one.lines.flatMap((line) => {
    const own = validityOf(line)
    if (own === null) return []
    return others.flatMap((days) => {
      const from = own.from > days.from ? own.from : days.from
      const to = own.to < days.to ? own.to : days.to
      return from > to ? [] : [{ from, to }]
    })
  })
}

/** The months in which such days lie, each once, rising. */
export function monthsOfDays(days: readonly Days[]): number[] {
  const months = new Set<number>()
  for (const { from, to } of days) {
    const last = monthOf(to) ?? 0
    for (let month = monthOf(from) ?? 0; month <= last; month++) months.add(month)
  }
  return [...months].sort((a, b) => a - b)
}
