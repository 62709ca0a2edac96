/**
 * What the law sets, as data: each value has the first and last day on which it holds and the text that says so. A rule
 * is evaluated with the value of the month it speaks of, never with today's.
 */
export interface DatedValue<T> {
  readonly value: T
  /** First day, ISO. */
  readonly from: string
  /** Last day, ISO, inclusive; null while nothing has replaced it. */
  readonly to: string | null
  /** Instrument and article, or where the figure was read (docs/domain, §3.5). */
  readonly source: string
  readonly note?: string
}

export interface Parameter<T = unknown> {
  readonly name: string
  readonly title: { readonly vi: string; readonly en: string }
  readonly unit: string
  /** In the order of their dates, without overlap. */
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

/** The value in force on an ISO day; undefined before the first value and in gaps. */
export function valueOn<T>(parameter: Parameter<T>, date: string): T | undefined {
  return parameter.values.find(({ from, to }) => from <= date && (to === null || date <= to))?.value
}
