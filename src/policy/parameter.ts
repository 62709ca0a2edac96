/**
 * What the law sets, as data: each value has the first and last day on which it holds and the text that says so. A rule
 * is evaluated with the value of the month it speaks of, never with today's.
 */
import type { Shape } from './shape.ts'
import type { Unit } from './units.ts'

export interface DatedValue<T> {
  readonly value: T
  /** First day, ISO. */
  readonly from: string
  /** Last day, ISO, inclusive; null while nothing has replaced it. */
  readonly to: string | null
  /** Instrument and article, or where the figure was read (domain notes, §3). */
  readonly source: string
  /** In Vietnamese, since officers and lawyers read it; always there where the source is second-hand or own knowledge. */
  readonly note?: string
}

export interface Parameter<T = unknown> {
  readonly name: string
  readonly title: { readonly vi: string; readonly en: string }
  readonly unit: Unit
  /** What a value looks like: a site's own line is read by it. */
  readonly shape: Shape
  /** In the order of their dates, without overlap; empty when only a site can know them. */
  readonly values: readonly DatedValue<T>[]
}

/** The declaration itself; refuses values that overlap or stand out of order, so that a date has one value at most. */
export function defineParameter<T>(parameter: Parameter<T>): Parameter<T> {
  for (const [index, { from, to }] of parameter.values.entries()) {
    const next = parameter.values[index + 1]
    const ordered = (to === null || to >= from) && (next === undefined || (to !== null && next.from > to))
    if (!ordered)
      throw new RangeError(`${parameter.name}: the value from ${from} overlaps another or ends before it begins`)
  }
  return parameter
}

/** Notes for what was not read in the instrument itself; to be confirmed by a lawyer before it stands on a letter. */
export const SECOND_HAND = 'nguồn gián tiếp, cần đối chiếu văn bản gốc trước khi in vào công văn'
export const OWN_KNOWLEDGE = 'theo hiểu biết chung, cần đối chiếu văn bản gốc trước khi in vào công văn'
