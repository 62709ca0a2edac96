import { addDays } from '../domain/dates.ts'
import { lastDayOfMonth } from '../domain/months.ts'
import type { DatedValue, Parameter } from './parameter.ts'

/** A dated line of a site's own (`policy` in doisoat.yaml): adds to a parameter or stands in its place. */
export interface SiteLine {
  /** Name of a parameter. */
  readonly name: string
  /** In the shape of the parameter; of a record, only the keys that the site sets. */
  readonly value: unknown
  readonly from: string
  readonly to: string | null
  readonly source: string
  readonly note?: string
}

/** A value as it holds at a site. */
export interface Line<T> extends DatedValue<T> {
  /** true: a line of the site has set it, or some of its keys. */
  readonly fromSite: boolean
}

/** What holds at a site, by date: the law with the site's own lines laid over it. A value: it never changes. */
export interface PolicyBook {
  /** The value on an ISO day; undefined before the first one and in gaps. */
  valueOn<T>(parameter: Parameter<T>, day: string): T | undefined
  /** The value at the end of a month (year*12+month-1), which is how every rule that speaks of a month asks. */
  valueIn<T>(parameter: Parameter<T>, month: number): T | undefined
  /** The value with its dates and source. */
  lineOn<T>(parameter: Parameter<T>, day: string): Line<T> | undefined
  /** All values in the order of their dates. */
  linesOf<T>(parameter: Parameter<T>): readonly Line<T>[]
}

/** The law and these lines over it. Of two lines that meet, the later one in the list counts. */
export function policyWith(siteLines: readonly SiteLine[]): PolicyBook {
  const known = new Map<string, readonly Line<unknown>[]>()
  const linesOf = <T>(parameter: Parameter<T>): readonly Line<T>[] => {
    const found = known.get(parameter.name) as readonly Line<T>[] | undefined
    if (found !== undefined) return found
    const made = layOver(
      parameter,
      siteLines.filter(({ name }) => name === parameter.name),
    )
    known.set(parameter.name, made)
    return made
  }
  const lineOn: PolicyBook['lineOn'] = (parameter, day) => linesOf(parameter).find((line) => holdsOn(line, day))
  return {
    linesOf,
    lineOn,
    valueOn: (parameter, day) => lineOn(parameter, day)?.value,
    valueIn: (parameter, month) => lineOn(parameter, lastDayOfMonth(month))?.value,
  }
}

/** The law alone. */
export const LAW: PolicyBook = policyWith([])

const holdsOn = ({ from, to }: { readonly from: string; readonly to: string | null }, day: string): boolean =>
  from <= day && (to === null || day <= to)

function layOver<T>(parameter: Parameter<T>, siteLines: readonly SiteLine[]): readonly Line<T>[] {
  const law = parameter.values
  const merges = parameter.shape.kind === 'record' || parameter.shape.kind === 'by_province'
  if (siteLines.length === 0) return law.map((line) => ({ ...line, fromSite: false }))
  const days = [...law, ...siteLines].flatMap(({ from, to }) => (to === null ? [from] : [from, addDays(to, 1)]))
  const starts = [...new Set(days)].sort()
  return starts.flatMap((from, index) => {
    const next = starts[index + 1]
    const to = next === undefined ? null : addDays(next, -1)
    const under = law.find((line) => holdsOn(line, from))
    const over = siteLines.filter((line) => holdsOn(line, from))
    if (over.length === 0) return under === undefined ? [] : [{ ...under, from, to, fromSite: false }]
    return [{ ...(merges ? merged(under, over) : replaced(over)), from, to } as Line<T>]
  })
}

type Body = Pick<Line<unknown>, 'value' | 'source' | 'fromSite' | 'note'>

function replaced(over: readonly SiteLine[]): Body {
  const { value, source, note } = over.at(-1) as SiteLine
  return { value, source, fromSite: true, ...(note === undefined ? {} : { note }) }
}

/** Keys of the site over the keys of the law; who says what stands in source and note. */
function merged(under: DatedValue<unknown> | undefined, over: readonly SiteLine[]): Body {
  const said = [...(under === undefined ? [] : [under]), ...over]
  const notes = new Set(said.flatMap(({ note }) => (note === undefined ? [] : [note])))
  return {
    value: said.reduce((all, { value }) => deepMerge(all, value), {}),
    source: [...new Set(said.map(({ source }) => source))].join('; '),
    fromSite: true,
    ...(notes.size === 0 ? {} : { note: [...notes].join('; ') }),
  }
}

type Keyed = Readonly<Record<string, unknown>>

function deepMerge(under: Keyed, over: unknown): Keyed {
  const merged: Record<string, unknown> = { ...under }
  for (const [key, value] of Object.entries(over as Keyed)) {
    const there = merged[key]
    merged[key] = typeof value === 'object' && typeof there === 'object' ? deepMerge(there as Keyed, value) : value
  }
  return merged
}
