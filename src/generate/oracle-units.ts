import type { BlockView, EmploymentView } from './employment-view.ts'
import { standsIn, standsInMonth, visibleRoll } from './employment-view.ts'
import type { ExpectedCase, ExpectedExclusion } from './expected.ts'
import type { Block, Employer, Person, Unit } from './facts.ts'
import { exclusionOf } from './oracle-worker.ts'
import { pausesIn, stateOf } from './states.ts'

/** What docs/semantics.md says of debts, falls, short contracts, managers and owners, over the facts. It shares no code with the stages that it judges. */
export interface JudgedUnits {
  readonly cases: ExpectedCase[]
  readonly exclusions: ExpectedExclusion[]
}

export function judgeUnits(view: BlockView): JudgedUnits {
  const judged: JudgedUnits = { cases: [], exclusions: [] }
  for (const employer of view.block.employers) {
    judgeDebts(view.block, employer, judged)
    judgeFalls(view, employer, judged)
  }
  for (const work of view.employments) judgeShortContract(view, work, judged)
  judgeManagers(view, judged)
  judgeOwners(view, judged)
  return judged
}

function add(
  judged: JudgedUnits,
  rule: string,
  removedBy: string,
  employer: Employer,
  person: Person | null,
  year: number | null,
): void {
  const decidable = !employer.undecidable && !(person?.undecidable ?? false)
  if (removedBy !== '') judged.exclusions.push({ rule, exclusion: removedBy, employer, person, decidable })
  else judged.cases.push({ rule, employer, person, year, confidence: 'A-C', workers: person ? 1 : 0, decidable })
}

type Standing = 'none' | 'late' | 'state_budget' | 'excused' | 'not_yet_due'

function judgeDebts(block: Block, employer: Employer, judged: JudgedUnits): void {
  const found = new Set(employer.units.map((unit) => standingOf(block, unit)))
  const first = (['late', 'state_budget', 'excused', 'not_yet_due'] as const).find((standing) => found.has(standing))
  if (first === undefined) return
  add(
    judged,
    'R05',
    { late: '', state_budget: 'X05c', excused: 'X05b', not_yet_due: 'X05a' }[first],
    employer,
    null,
    null,
  )
}

function standingOf(block: Block, unit: Unit): Standing {
  const told = unit.debts ?? []
  const last = told.at(-1)
  if (last === undefined || last.closing <= 0 || last.closing < last.due) return 'none'
  const unpaid = unpaidMonths(unit)
  const late = unpaid.filter((month) => isPast(deadline(month, last.cycle), block.asOf, last.month))
  if (late.length === 0) return 'not_yet_due'
  if (last.excusedUntil >= block.asOf) return 'excused'
  return last.stateBudget ? 'state_budget' : 'late'
}

/** Newest first: the debt is of the newest dues; what they do not explain lies in as many months before as dues fit into it. */
function unpaidMonths(unit: Unit): number[] {
  const told = (unit.debts ?? []).toReversed()
  let left = told[0]!.closing
  const months: number[] = []
  for (const { month, due } of told) {
    if (left <= 0) break
    months.push(month)
    left -= due
  }
  const before = left <= 0 ? 0 : Math.max(1, Math.floor(left / told[0]!.due))
  for (let count = 1; count <= before; count++) months.push(told.at(-1)!.month - count)
  return months
}

/** Last day of the month after the cycle, ISO. */
function deadline(month: number, cycle: string): string {
  const length = cycle.startsWith('6') ? 6 : cycle.startsWith('3') ? 3 : 1
  const after = (Math.floor(month / length) + 1) * length
  return lastDay(after)
}

const isPast = (day: string, asOf: string, listed: number): boolean => day < asOf && day <= lastDay(listed)

function lastDay(month: number): string {
  return new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10)
}

const LEAST_PEOPLE = 10
const SHARP = 0.3
const STEADY = 0.9

/** The units whose retirement fund lost three in ten of at least ten people from one month to the next, while pay by the month held. */
function judgeFalls({ block, employments }: BlockView, employer: Employer, judged: JudgedUnits): void {
  const roll = visibleRoll(block).filter((row) => row.participation === 'compulsory' && row.unit?.employer === employer)
  const people = (unit: Unit, month: number): number =>
    roll.filter((row) => row.unit === unit && standsInMonth(row, month)).length
  const paid = (month: number): number =>
    employments
      .filter((work) => work.employer === employer && work.contract && work.year === Math.floor(month / 12))
      .filter((work) => work.rows.some((row) => row.from !== null && row.from <= month && month <= row.to!)).length
  const fell = (unit: Unit, month: number): boolean => {
    const [before, now] = [people(unit, month - 1), people(unit, month)]
    const known = block.knownMonths.includes(month) && block.knownMonths.includes(month - 1)
    return known && before >= LEAST_PEOPLE && before - now >= before * SHARP
  }
  for (const month of block.knownMonths) {
    const units = employer.units.filter((unit) => fell(unit, month))
    if (units.length === 0 || paid(month - 1) === 0 || paid(month) < STEADY * paid(month - 1)) continue
    const before = units.reduce((sum, unit) => sum + people(unit, month - 1), 0)
    const lost = units.reduce((sum, unit) => sum + people(unit, month - 1) - people(unit, month), 0)
    const gained = employer.units.reduce(
      (sum, unit) => sum + Math.max(0, people(unit, month) - people(unit, month - 1)),
      0,
    )
    add(
      judged,
      'R04',
      fallRemovedBy(
        employer,
        month,
        units.every((unit) => fell(unit, month - 12)),
        lost - gained < before * SHARP,
      ),
      employer,
      null,
      Math.floor(month / 12),
    )
  }
}

function fallRemovedBy(employer: Employer, month: number, seasonal: boolean, moved: boolean): string {
  if (stateOf(employer) === 'closed') return 'R26'
  if (pausesIn(employer, month)) return 'R27'
  return seasonal ? 'X04a' : moved ? 'X04b' : ''
}

const OFTEN = 3
const ALSO_OF_SHORT_CONTRACTS = ['E1', 'E3', 'E4', 'E9', 'E10', 'E11', 'E13']

function judgeShortContract(view: BlockView, work: EmploymentView, judged: JudgedUnits): void {
  const { person, employer, rows, months } = work
  if (work.contract || work.monthsBeforePause.length === 0) return
  const payments = rows.reduce((sum, row) => sum + (row.payments ?? 0), 0)
  const paid = new Set(rows.flatMap((row) => (row.from === null ? [] : monthsBetween(row.from, row.to!))))
  if (payments < OFTEN && paid.size < OFTEN) return
  const roll = view.rollOf.get(person) ?? []
  const asked = months.length > 0 ? months : work.monthsBeforePause
  if (roll.some((row) => row.participation === 'compulsory' && standsIn(row, asked))) return
  const removed = exclusionOf(view, work, roll, ALSO_OF_SHORT_CONTRACTS)
  const officer = (view.block.managers ?? []).some((one) => one.person === person && one.employer === employer)
  const own = months.length === 0 ? 'E10' : officer ? 'X11b' : ''
  add(judged, 'R11', employer.withholds === true ? 'X11a' : (removed ?? own), employer, person, work.year)
}

const monthsBetween = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

interface Office {
  readonly person: Person
  readonly employer: Employer
  readonly from: string
  /** Past the retirement age lets off. */
  readonly agedOut: boolean
}

/** What rolls, papers and states say of someone who holds an office, in the last month that the rolls know; null: no question. */
function officeRemovedBy({ block, rollOf }: BlockView, { person, employer, agedOut }: Office): string | null {
  const month = Math.max(...block.knownMonths)
  const roll = (rollOf.get(person) ?? []).filter((row) => standsInMonth(row, month))
  const compulsory = roll.filter((row) => row.participation === 'compulsory')
  if (compulsory.some((row) => row.unit?.employer === employer)) return null
  const state = stateOf(employer)
  const tests: readonly (readonly [string, boolean])[] = [
    ['E1', roll.some((row) => ['HT', 'TB', 'XB', 'CT', 'CS'].includes(row.objectCode))],
    ['E2', agedOut && reachedRetirement(person, month)],
    ['E4', person.nationality !== 'Việt Nam'],
    ['E5', compulsory.length > 0],
    ['E9', roll.some((row) => ['QN', 'CA', 'CY'].includes(row.objectCode) || row.position === 'armed_forces')],
    ['E10', state === 'closed' || pausesIn(employer, month)],
    ['R28', state === 'moved'],
    ['R29', state === 'to_verify'],
  ]
  return tests.find(([, holds]) => holds)?.[0] ?? ''
}

/** NĐ 135/2020: 60 years and 3 months for men, 55 and 4 for women in 2021; 3 and 4 months more each year, to 62 and 60. */
function reachedRetirement({ birth, gender }: Person, month: number): boolean {
  const born = birth.year * 12 + birth.month - 1
  for (let at = born; at <= month; at++) {
    const years = Math.floor(at / 12) - 2021
    const age =
      gender === 'male' ? Math.min(60 * 12 + 3 + 3 * years, 62 * 12) : Math.min(55 * 12 + 4 + 4 * years, 60 * 12)
    if (years >= 0 && at - born >= age) return true
  }
  return false
}

function judgeManagers(view: BlockView, judged: JudgedUnits): void {
  const kept = new Map<Person, Office[]>()
  for (const { person, employer, salaried, from } of view.block.managers ?? []) {
    const office = { person, employer, from, agedOut: !salaried }
    const removed = officeRemovedBy(view, office)
    if (removed === null) continue
    if (removed !== '') add(judged, 'R09', removed, employer, person, null)
    else kept.set(person, [...(kept.get(person) ?? []), office])
  }
  for (const offices of kept.values())
    for (const [place, { person, employer }] of offices.toSorted((a, b) => (a.from < b.from ? -1 : 1)).entries())
      add(judged, 'R09', place === 0 ? '' : 'X09a', employer, person, null)
}

/** An owner of several households is asked about at the one registered first. */
function judgeOwners(view: BlockView, judged: JudgedUnits): void {
  const kept = new Map<Person, Employer[]>()
  for (const employer of view.block.employers) {
    const { owner, householdTax, tax } = employer
    if (!owner || !householdTax || !tax) continue
    const removed = officeRemovedBy(view, { person: owner, employer, from: '', agedOut: true })
    if (removed === null) continue
    const exclusion = removed || (householdTax.method === 'lump_sum' ? 'X10a' : '')
    if (exclusion !== '') add(judged, 'R10', exclusion, employer, owner, null)
    else kept.set(owner, [...(kept.get(owner) ?? []), employer])
  }
  for (const [owner, households] of kept)
    for (const [place, employer] of households.toSorted(byRegistration).entries())
      add(judged, 'R10', place === 0 ? '' : 'X10b', employer, owner, null)
}

function byRegistration(a: Employer, b: Employer): number {
  const [one, other] = [a, b].map(({ registry, key }) => `${registry?.registeredOn ?? '9999'} ${key}`) as [
    string,
    string,
  ]
  return one < other ? -1 : 1
}
