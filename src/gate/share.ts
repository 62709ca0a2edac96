import { formatVnd } from '../domain/money.ts'

/** Shares stay pairs of whole numbers, so that no rounding decides and every engine says the same. */
export interface Share {
  readonly numerator: number
  readonly denominator: number
}

/** Limits come from decimal text: 0.29 × 100 is 28.999… in binary and means 29. */
const SLACK = 1e-9

/** Whether the share is at most `limit`; a share of nothing is. */
export function atMost({ numerator, denominator }: Share, limit: number): boolean {
  return numerator <= Math.floor(limit * denominator + SLACK * Math.max(1, denominator))
}

/** Whether the share is at least `limit`; a share of nothing is. */
export function atLeast({ numerator, denominator }: Share, limit: number): boolean {
  return numerator >= Math.ceil(limit * denominator - SLACK * Math.max(1, denominator))
}

/** `98,76 %`, rounded half up to a hundredth of a per cent; '' for a share of nothing. */
export function percentText({ numerator, denominator }: Share): string {
  if (denominator === 0) return ''
  const hundredths = Math.floor((numerator * 20_000 + denominator) / (2 * denominator))
  return `${formatVnd(Math.floor(hundredths / 100))},${String(hundredths % 100).padStart(2, '0')} %`
}

/** A limit of doisoat.yaml as people read it. */
export function limitText(limit: number): string {
  return percentText({ numerator: Math.round(limit * 1_000_000), denominator: 1_000_000 })
}

/** `12/1000`: exact, for machines. */
export function shareText({ numerator, denominator }: Share): string {
  return `${numerator}/${denominator}`
}
