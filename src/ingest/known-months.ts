import type { FileMapping } from '../config/site-config.ts'
import { FILE_NOTES } from '../domain/messages/file-notes.ts'
import type { Period } from '../domain/months.ts'
import type { OutRow } from './cell-readers.ts'

export type ReadsAs = 'roll' | 'history' | 'current'

/** Which months a file knows (design §4c 2); nulls where it says nothing of time. */
export interface KnownMonths {
  readonly readsAs: ReadsAs | null
  readonly first: number | null
  readonly last: number | null
  /** Vietnamese remarks. */
  readonly notes: readonly string[]
}

export interface KnownMonthsInput {
  readonly mapping: FileMapping | null
  /** Period of the mapping, else of the title rows. */
  readonly period: Period | null
  /** "Số liệu đến ngày …" above the table. */
  readonly titleLastMonth: number | null
  /** Month of the as-of date that was given; the last resort. */
  readonly asOfMonth: number | null
}

/** Gathers, row by row, what a file's months allow to say about it. */
export interface MonthObserver {
  observe(out: OutRow): void
  finish(input: KnownMonthsInput): KnownMonths
}

const NOTHING: KnownMonths = { readsAs: null, first: null, last: null, notes: [] }

/** Months counted by how many rows name them, so that one mistyped year does not decide what a file knows. */
class MonthCounts {
  readonly #counts = new Map<number, number>()
  #total = 0

  add(month: number | string | null | undefined): void {
    if (typeof month !== 'number') return
    this.#counts.set(month, (this.#counts.get(month) ?? 0) + 1)
    this.#total++
  }

  get first(): number | null {
    return this.#counts.size === 0 ? null : Math.min(...this.#counts.keys())
  }

  /** The latest month; a lonely one more than a year after the month before it, in fewer than one row of a thousand, is left out. */
  latest(): { readonly month: number | null; readonly strays: readonly number[] } {
    const months = [...this.#counts.keys()].sort((a, b) => b - a)
    const strays: number[] = []
    while (months.length > 1) {
      const [top = 0, next = 0] = months
      if (top - next <= 12 || (this.#counts.get(top) ?? 0) * 1000 >= this.#total) break
      strays.push(top)
      months.shift()
    }
    return { month: months[0] ?? null, strays }
  }
}

/** Column names by which a kind of insurance file speaks of months. */
interface SpanColumns {
  readonly from: string
  readonly to: string
  /** An end paid for in advance is no sign of what the file knows. */
  isPrepaid(out: OutRow): boolean
}

const PARTICIPANT_SPAN: SpanColumns = {
  from: 'from_month',
  to: 'to_month',
  isPrepaid: (out) => out.participation === 'voluntary' || out.participation === 'health_only',
}
const UNIT_SPAN: SpanColumns = { from: 'first_month', to: 'last_month', isPrepaid: () => false }

function insuranceObserver(span: SpanColumns): MonthObserver {
  const months = new MonthCounts()
  const latest = new MonthCounts()
  const ends = new Map<number, number>()
  let hasFrom = false
  let hasMonth = false
  return {
    observe(out) {
      const [month, from, to] = [out.month, out[span.from], out[span.to]]
      if (typeof month === 'number') {
        hasMonth = true
        months.add(month)
        latest.add(month)
      }
      if (typeof from === 'number') {
        hasFrom = true
        latest.add(from)
      }
      if (typeof to !== 'number') return
      ends.set(to, (ends.get(to) ?? 0) + 1)
      if (!span.isPrepaid(out)) latest.add(to)
    },
    finish(input) {
      const { month, strays } = latest.latest()
      const last = input.period?.to ?? input.titleLastMonth ?? month ?? input.asOfMonth
      if (last === null) return { ...NOTHING, notes: [FILE_NOTES['no-month'].vi({})] }
      const notes = strays.map((stray) =>
        FILE_NOTES['month-stray'].vi({ month: `${(stray % 12) + 1}/${Math.floor(stray / 12)}` }),
      )
      const isRoll = (hasMonth && !hasFrom) || (input.period !== null && !hasFrom)
      const earliestEnd = earliestBefore(ends, last)
      const decided: ReadsAs = isRoll ? 'roll' : earliestEnd === null ? 'current' : 'history'
      const readsAs = input.mapping?.reads_as ?? decided
      return { readsAs, notes, ...monthsKnown(readsAs, last, earliestEnd, months.first, input.period) }
    },
  }
}

function earliestBefore(ends: ReadonlyMap<number, number>, last: number): number | null {
  let earliest: number | null = null
  for (const end of ends.keys()) if (end < last && (earliest === null || end < earliest)) earliest = end
  return earliest
}

function monthsKnown(
  readsAs: ReadsAs,
  last: number,
  earliestEnd: number | null,
  firstMonth: number | null,
  period: Period | null,
): { readonly first: number; readonly last: number } {
  if (readsAs === 'current') return { first: last, last }
  if (readsAs === 'roll')
    return { first: firstMonth ?? period?.from ?? last, last: firstMonth === null ? last : Math.max(last, firstMonth) }
  const year = Math.floor((earliestEnd ?? period?.from ?? last) / 12)
  return { first: year * 12, last }
}

/** Tax files only tell which months they speak of. */
function taxObserver(): MonthObserver {
  let first: number | null = null
  let last: number | null = null
  return {
    observe(out) {
      const from = out.period_from ?? out.from_month
      const to = out.period_to ?? out.to_month
      if (typeof from === 'number' && (first === null || from < first)) first = from
      if (typeof to === 'number' && (last === null || to > last)) last = to
    },
    finish: (input) => ({
      readsAs: null,
      first: first ?? input.period?.from ?? null,
      last: last ?? input.period?.to ?? null,
      notes: [],
    }),
  }
}

/** Movements are events: the months in which they took effect. */
function eventObserver(): MonthObserver {
  const months = new MonthCounts()
  return {
    observe: (out) => months.add(out.from_month),
    finish: ({ period }) => ({
      readsAs: null,
      first: months.first ?? period?.from ?? null,
      last: months.latest().month ?? period?.to ?? null,
      notes: [],
    }),
  }
}

const SILENT: MonthObserver = { observe() {}, finish: () => NOTHING }

export function monthObserverFor(source: string): MonthObserver {
  if (source === 'insurance_participants') return insuranceObserver(PARTICIPANT_SPAN)
  if (source === 'insurance_units') return insuranceObserver(UNIT_SPAN)
  if (source === 'insurance_movements') return eventObserver()
  return source === 'tax_workers' || source === 'tax_units' ? taxObserver() : SILENT
}
