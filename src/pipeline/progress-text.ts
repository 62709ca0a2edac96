import type { Part } from './progress-tracker.ts'

/** Whole number with Vietnamese thousands dots, the same under every locale. */
export function groupDigits(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '.')
}

/** `8,4 giây`, `2 phút 05 giây`, `1 giờ 02 phút`. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1).replace('.', ',')} giây`
  const whole = Math.round(seconds)
  const two = (value: number) => String(value).padStart(2, '0')
  if (whole < 3600) return `${Math.floor(whole / 60)} phút ${two(whole % 60)} giây`
  return `${Math.floor(whole / 3600)} giờ ${two(Math.floor((whole % 3600) / 60))} phút`
}

/** How people call what is counted; by default by its name. */
export type NameOfCount = (name: string) => string

export const AS_NAMED: NameOfCount = (name) => name

export function countsText(counts: Readonly<Record<string, number>>, nameOf: NameOfCount = AS_NAMED): string {
  return Object.entries(counts)
    .map(([name, count]) => `${nameOf(name)} ${groupDigits(count)}`)
    .join(', ')
}

/** Rows, rate and, when the total is known, the time left. */
export function advanceText(part: Part): string {
  const rate = part.seconds > 0 ? part.rows / part.seconds : 0
  const of = part.total === null ? '' : `/${groupDigits(part.total)}`
  const left = part.total === null || rate === 0 ? '' : `, còn ${duration(Math.max(0, part.total - part.rows) / rate)}`
  return `${groupDigits(part.rows)}${of} dòng, ${groupDigits(rate)} dòng/giây${left}`
}
