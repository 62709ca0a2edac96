import { formatVnd, type ThousandsSeparator } from '../domain/money.ts'
import type { TotalKind } from './structural.ts'

/** A column of money or counts of the table, and how its figures are read. */
export interface FigureColumn {
  /** Our name. */
  readonly column: string
  /** Its place in the row. */
  readonly at: number
  readonly header: string
  /** What one is worth in the column: figures are compared in đồng and shown as the file writes them. */
  readonly unit: number
  /** How the column writes thousands; null where it shows no separators. */
  readonly thousands: ThousandsSeparator | null
  /** The figure of a cell, in whole đồng or people; null when it is blank or none. */
  parse(cell: string): number | null
}

/** One figure of a total row beside the sum of the rows that it stands for. Amounts as text, in the unit of the file. */
export interface CheckedTotal {
  readonly row: number
  readonly label: string
  readonly column: string
  readonly header: string
  readonly stated: string
  readonly computed: string
  readonly difference: string
  readonly agrees: boolean
}

export interface TotalsReport {
  /** Rows of totals met, and of their figures how many agree and how many do not. */
  readonly rows: number
  readonly agreeing: number
  readonly differing: number
  /** Figures that do not agree first, then others; no more than are read. */
  readonly figures: readonly CheckedTotal[]
}

const MOST_FIGURES = 50

const LABELS: Readonly<Record<TotalKind, string>> = {
  grand: 'Tổng cộng',
  part: 'Cộng',
  page: 'Cộng chuyển trang',
  running: 'Lũy kế',
}

/** Where a sum begins: the sums of all columns, and the number of rows, as they were then. */
interface Mark {
  readonly sums: readonly bigint[]
  readonly rows: number
}

interface Stated {
  readonly row: number
  readonly label: string
  readonly figures: readonly (number | null)[]
  readonly from: Mark
}

const SAFE = Number.MAX_SAFE_INTEGER / 2
const HAS_FRACTION = /[.,](?:\d{1,2}|\d{4,})$/

/**
 * Checks the totals that a table states against the sums of its rows, exactly. A total may stand for all rows, for the group or page it
 * ends, for the rows since the total before it, or, when no row stands above it, for those that follow; it agrees when one of these fits.
 */
export class TotalsCheck {
  readonly #columns: readonly FigureColumn[]
  /** What is not yet in `#sums`: added up as numbers, which is exact below 2^53 and fast. */
  readonly #recent: number[]
  readonly #sums: bigint[]
  /** Rows whose figure has a fraction, which was rounded on reading. */
  readonly #fractions: number[]
  readonly #groups = new Map<number, Mark>()
  readonly #headings = new Map<number, Stated>()
  readonly #start: Mark
  readonly #earlier: ReadonlyMap<string, bigint>
  #lastTotal: Mark
  #page: Mark
  #count = 0
  #above: Stated[] = []
  #rows = 0
  #agreeing = 0
  readonly #differing: CheckedTotal[] = []
  readonly #fitting: CheckedTotal[] = []
  #differences = 0

  /** @param earlier sums of tables of the same kind above this one in its sheet. */
  constructor(columns: readonly FigureColumn[], earlier: ReadonlyMap<string, bigint> = new Map()) {
    this.#columns = columns
    this.#earlier = earlier
    this.#recent = columns.map(() => 0)
    this.#sums = columns.map(() => 0n)
    this.#fractions = columns.map(() => 0)
    this.#start = this.#mark()
    this.#lastTotal = this.#start
    this.#page = this.#start
  }

  get hasColumns(): boolean {
    return this.#columns.length > 0
  }

  /** Adds a row of data; `read`: the figures as they were read, where they were. */
  row(cells: readonly string[], read: Readonly<Record<string, string | number | null>> | null): void {
    this.#count++
    for (let index = 0; index < this.#columns.length; index++) {
      const { column, at, parse } = this.#columns[index] as FigureColumn
      const cell = cells[at]
      if (cell === undefined || cell === '') continue
      const known = read === null ? null : read[column]
      const figure = typeof known === 'number' ? known : parse(cell)
      if (figure === null) continue
      if ((cell.includes('.') || cell.includes(',')) && HAS_FRACTION.test(cell)) this.#fractions[index]!++
      const sum = (this.#recent[index] as number) + figure
      this.#recent[index] = sum
      if (sum > SAFE || sum < -SAFE) this.#settle(index)
    }
  }

  #settle(index: number): void {
    this.#sums[index] = (this.#sums[index] ?? 0n) + BigInt(this.#recent[index] ?? 0)
    this.#recent[index] = 0
  }

  #mark(): Mark {
    for (let index = 0; index < this.#columns.length; index++) this.#settle(index)
    return { sums: [...this.#sums], rows: this.#count }
  }

  /** A page begins. */
  page(): void {
    this.#page = this.#mark()
  }

  /** A group begins with this row, which may state the sum of the rows below it; others end. */
  group(id: number, ended: readonly number[], rowNumber: number, cells: readonly string[]): void {
    const mark = this.#mark()
    this.#end(ended, mark)
    this.#groups.set(id, mark)
    const figures = this.#figures(cells)
    if (figures.some((figure) => figure !== null))
      this.#headings.set(id, { row: rowNumber, label: LABELS.part, figures, from: mark })
  }

  #end(ended: readonly number[], now: Mark): void {
    for (const id of ended) {
      const heading = this.#headings.get(id)
      if (heading !== undefined) this.#compare(heading, [heading.from], now)
      this.#headings.delete(id)
      this.#groups.delete(id)
    }
  }

  #figures(cells: readonly string[]): (number | null)[] {
    return this.#columns.map(({ at, parse }) => (cells[at] === undefined || cells[at] === '' ? null : parse(cells[at])))
  }

  /** A row of totals. */
  total(rowNumber: number, kind: TotalKind, cells: readonly string[]): void {
    const figures = this.#figures(cells)
    if (figures.every((figure) => figure === null)) return
    const now = this.#mark()
    this.#rows++
    const groups = [...this.#groups.values()].reverse()
    const inner = groups[0] ?? this.#start
    const stated = { row: rowNumber, label: LABELS[kind], figures, from: inner }
    if (now.rows === inner.rows && (now.rows === 0 || !this.#fitsAny(stated, [this.#start, this.#lastTotal], now))) {
      const group = [...this.#groups.keys()].at(-1)
      if (group === undefined || this.#headings.has(group)) this.#above.push({ ...stated, from: now })
      else this.#headings.set(group, { ...stated, from: now })
      return
    }
    const nearby = kind === 'page' ? [this.#page, this.#lastTotal, ...groups] : [...groups, this.#lastTotal, this.#page]
    const from = kind === 'grand' || kind === 'running' ? [this.#start, ...nearby] : [...nearby, this.#start]
    this.#compare(stated, from, now)
    this.#lastTotal = now
    if (kind === 'page') this.#page = now
  }

  #fitsAny(stated: Stated, from: readonly Mark[], now: Mark): boolean {
    return from.some((mark) =>
      stated.figures.every((figure, at) => figure === null || this.#difference(at, figure, mark, now) === 0n),
    )
  }

  #difference(at: number, figure: number, from: Mark, now: Mark): bigint {
    const difference = BigInt(figure) - ((now.sums[at] ?? 0n) - (from.sums[at] ?? 0n))
    const rounded = this.#fractions[at] ?? 0
    const size = difference < 0n ? -difference : difference
    return rounded > 0 && size <= BigInt(Math.ceil(rounded / 2) + 1) ? 0n : difference
  }

  /** Compares each figure with the sums since these marks; what fits none is held against the first. */
  #compare({ row, label, figures }: Stated, from: readonly Mark[], now: Mark): void {
    const [first = this.#start] = from
    for (const [at, figure] of figures.entries()) {
      const column = this.#columns[at]
      if (figure === null || column === undefined) continue
      const all = BigInt(figure) - (now.sums[at] ?? 0n) - (this.#earlier.get(column.column) ?? 0n)
      const agrees = all === 0n || from.some((mark) => this.#difference(at, figure, mark, now) === 0n)
      const computed = (now.sums[at] ?? 0n) - (first.sums[at] ?? 0n)
      const difference = agrees ? 0n : BigInt(figure) - computed
      const inUnit = (amount: bigint): string => amountText(amount, column.unit)
      const shown = { row, label, column: column.column, header: column.header, stated: inUnit(BigInt(figure)) }
      const checked = {
        ...shown,
        computed: inUnit(agrees ? BigInt(figure) : computed),
        difference: inUnit(difference),
        agrees,
      }
      if (agrees) this.#agreeing++
      else this.#differences++
      const list = agrees ? this.#fitting : this.#differing
      if (list.length < MOST_FIGURES) list.push(checked)
    }
  }

  /** Sums of all rows by column of ours. */
  sums(): ReadonlyMap<string, bigint> {
    const { sums } = this.#mark()
    return new Map(this.#columns.map(({ column }, at) => [column, sums[at] ?? 0n]))
  }

  /** The table has ended: what stood above its rows is checked now. */
  finish(): TotalsReport {
    const now = this.#mark()
    this.#end([...this.#groups.keys()].reverse(), now)
    for (const stated of this.#above) this.#compare(stated, [stated.from], now)
    this.#above = []
    const figures = [...this.#differing, ...this.#fitting].slice(0, MOST_FIGURES)
    return { rows: this.#rows, agreeing: this.#agreeing, differing: this.#differences, figures }
  }
}

/** An amount of đồng in the unit of its column, exactly: 1234500 in thousands is "1.234,5". */
function amountText(amount: bigint, unit: number): string {
  const size = amount < 0n ? -amount : amount
  const whole = size / BigInt(unit)
  const places = String(unit).length - 1
  const fraction =
    places === 0
      ? ''
      : String(size % BigInt(unit))
          .padStart(places, '0')
          .replace(/0+$/, '')
  const text = `${wholeText(whole)}${fraction === '' ? '' : `,${fraction}`}`
  return amount < 0n ? `-${text}` : text
}

const wholeText = (whole: bigint): string =>
  whole <= BigInt(Number.MAX_SAFE_INTEGER) ? formatVnd(Number(whole)) : String(whole).replace(/\B(?=(\d{3})+$)/g, '.')
