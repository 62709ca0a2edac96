import type { Block, Employer, Person, RollRow, TaxRow } from './facts.ts'
import { pausesIn } from './states.ts'

/** One person at one payer in one calendar year, as the facts of the block have it. */
export interface EmploymentView {
  readonly person: Person
  readonly employer: Employer
  readonly year: number
  readonly rows: readonly TaxRow[]
  readonly contract: boolean
  readonly income: number
  readonly deduction: number
  /** Months in which presence can be compared; empty: none. */
  readonly months: readonly number[]
  /** The same before the employer's pause was taken out. */
  readonly monthsBeforePause: readonly number[]
}

/** Facts of a block, found by person. */
export interface BlockView {
  readonly block: Block
  readonly employments: readonly EmploymentView[]
  readonly rollOf: ReadonlyMap<Person, readonly RollRow[]>
}

export function viewOf(block: Block): BlockView {
  const rollOf = new Map<Person, RollRow[]>()
  for (const row of visibleRoll(block)) push(rollOf, row.person, row)
  const groups = new Map<string, TaxRow[]>()
  for (const row of block.tax) push(groups, `${row.person.number}/${row.employer.number}/${row.year}`, row)
  return { block, rollOf, employments: [...groups.values()].map((rows) => employmentOf(block, rows)) }
}

function employmentOf(block: Block, rows: readonly TaxRow[]): EmploymentView {
  const { person, employer, year } = rows[0]!
  const form = ['05-1', '05-2', null].find((one) => rows.some((row) => row.form === one))
  const counted = rows.filter((row) => row.form === form)
  const monthsBeforePause = comparedMonths(block, year, counted)
  return {
    person,
    employer,
    year,
    rows: counted,
    contract: form !== '05-2',
    income: total(counted.map((row) => row.income)),
    deduction: total(counted.map((row) => row.deduction)),
    months: monthsBeforePause.filter((month) => !pausesIn(employer, month)),
    monthsBeforePause,
  }
}

/** The months of the year that the rolls know, cut to the months of pay where those are told. */
function comparedMonths(block: Block, year: number, rows: readonly TaxRow[]): number[] {
  const known = block.knownMonths.filter((month) => Math.floor(month / 12) === year)
  if (rows.some((row) => row.from === null)) return known
  return known.filter((month) => rows.some((row) => row.from! <= month && month <= row.to!))
}

/** The rows that are written: all of a history, of single lists those that stand in one of their months. */
export function visibleRoll(block: Block): readonly RollRow[] {
  return block.rollByMonth ? block.roll.filter((row) => standsIn(row, block.knownMonths)) : block.roll
}

/** Whether the row stands in at least one of the months. */
export function standsIn(row: RollRow, months: readonly number[]): boolean {
  return months.some((month) => standsInMonth(row, month))
}

export function standsInMonth(row: RollRow, month: number): boolean {
  return row.from <= month && (row.to === null || month <= row.to)
}

const FUNDS = { retirement: 1, accident: 2, unemployment: 4, health: 8 } as const

/** Whether the row takes part in the fund; a row that does not say takes part in all that its kind may mean. */
export function inFund(row: RollRow, fund: keyof typeof FUNDS): boolean {
  const meant = { compulsory: 15, voluntary: 1, health_only: 8 }[row.participation]
  return ((row.funds ?? meant) & FUNDS[fund]) !== 0
}

export function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
