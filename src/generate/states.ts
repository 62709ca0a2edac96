import type { Employer, Unit } from './facts.ts'
import { monthOf } from './facts.ts'

export type EmployerState = 'closed' | 'paused' | 'moved' | 'to_verify' | 'operating' | 'unlisted'

const CLOSED_CODES = new Set(['01', '03', '04', '07'])
const CLOSED_STATUSES = new Set(['dissolved', 'bankrupt', 'revoked', 'stopped'])

/** What tax office and registry together say of an employer (docs/semantics.md, Employers). */
export function stateOf(employer: Employer): EmployerState {
  const code = employer.tax?.code ?? ''
  const status = employer.registry?.status ?? ''
  if (CLOSED_CODES.has(code) || CLOSED_STATUSES.has(status)) return 'closed'
  if (code === '05' || status === 'suspended') return 'paused'
  if (code === '02' || code === '06' || status === 'not_at_address') return 'moved'
  if (code === '09' || code === '10') return 'to_verify'
  return employer.tax || employer.registry ? 'operating' : 'unlisted'
}

/** One book says closed and the other operating. */
export function booksDisagree(employer: Employer): boolean {
  if (!employer.tax || !employer.registry) return false
  const closedByTax = CLOSED_CODES.has(employer.tax.code)
  const closedByRegistry = CLOSED_STATUSES.has(employer.registry.status)
  return (closedByTax && employer.registry.status === 'operating') || (closedByRegistry && employer.tax.code === '00')
}

/** Whether the employer's business pauses in the month; a pause without dates covers every month. */
export function pausesIn(employer: Employer, month: number): boolean {
  if (stateOf(employer) !== 'paused') return false
  const pause = employer.tax?.code === '05' ? employer.tax : employer.registry!
  const from = pause.from === '' ? -Infinity : monthOfDay(pause.from)
  const until = pause.until === '' ? Infinity : monthOfDay(pause.until)
  return month >= from && month <= until
}

/** Whether the unit pays in during the month, by its own dates and status. */
export function unitLives(unit: Unit, month: number): boolean {
  if (unit.status.startsWith('Đã')) return false
  if (month < unit.firstMonth || (unit.lastMonth !== null && month > unit.lastMonth)) return false
  return !unitPauses(unit, month)
}

export function unitPauses(unit: Unit, month: number): boolean {
  return (
    unit.pausedFrom !== null && month >= unit.pausedFrom && (unit.pausedUntil === null || month <= unit.pausedUntil)
  )
}

function monthOfDay(day: string): number {
  return monthOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)))
}
