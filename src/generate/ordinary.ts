import type { Block, Employer, Person, Unit } from './facts.ts'
import { monthOf } from './facts.ts'
import { addEmployer, addPerson, addUnit, insure, type Nation, pay } from './nation.ts'
import type { Random } from './random.ts'

const DEDUCTION_SHARE = 0.105
const LARGEST_EMPLOYER = 2_500

/** A head-count as employers have it: many of one to five, a few of hundreds (Pareto, exponent 1.1). */
export function employerSize(random: Random, largest: number): number {
  const size = Math.floor((1 - random.fraction()) ** (-1 / 1.1))
  return Math.min(size, largest, LARGEST_EMPLOYER)
}

/** An employer as most are: one unit, everyone paid is on the roll. */
export function addOrdinaryEmployer(nation: Nation, block: Block, size: number, shape?: Employer['shape']): Employer {
  const { random } = block
  const draw = random.fraction()
  const kind = size < 8 && draw < 0.12 ? 'household_business' : draw > 0.97 ? 'cooperative' : 'enterprise'
  const employer = addEmployer(nation, block, { kind, ...(shape ? { shape } : {}) })
  const unit = addUnit(nation, block, employer)
  for (let count = 0; count < size; count++) addCoveredWorker(nation, block, employer, unit)
  return employer
}

/** A worker whom both files know, in one of the ways that need no lead. */
export function addCoveredWorker(nation: Nation, block: Block, employer: Employer, unit: Unit): Person {
  const person = addPerson(nation, block)
  const draw = block.random.fraction()
  if (draw < 0.82) stays(block, person, employer, unit)
  else if (draw < 0.9) leaves(block, person, employer, unit)
  else if (draw < 0.95) joins(block, person, employer, unit)
  else if (draw < 0.98) takesLeave(block, person, employer, unit)
  else joinsAfterTheYear(block, person, unit)
  return person
}

/** Months of pay, less those without, with the deduction that the base implies. */
export function payCovered(
  block: Block,
  person: Person,
  employer: Employer,
  months: readonly [number, number],
  base: number,
  unpaid = 0,
): void {
  const count = months[1] - months[0] + 1 - unpaid
  const monthly = employer.shape === 'monthly'
  pay(block, person, employer, {
    income: Math.round((base * count * block.random.between(100, 130)) / 100_000) * 1_000,
    deduction: Math.round(base * count * DEDUCTION_SHARE),
    from: monthly ? months[0] : null,
    to: monthly ? months[1] : null,
  })
}

function stays(block: Block, person: Person, employer: Employer, unit: Unit): void {
  const row = insure(block, person, unit, oldPapers(block, person))
  payCovered(block, person, employer, [monthOf(block.year, 1), monthOf(block.year, 12)], row.base)
}

/** Some roll rows carry the old identity card beside the citizen ID, as rolls in office do. */
function oldPapers(block: Block, person: Person): { printed?: { oldCitizenId: string } } {
  return person.oldCitizenId !== '' && block.random.chance(0.2)
    ? { printed: { oldCitizenId: person.oldCitizenId } }
    : {}
}

function leaves(block: Block, person: Person, employer: Employer, unit: Unit): void {
  const last = monthOf(block.year, block.random.between(3, 11))
  const row = insure(block, person, unit, { to: last })
  payCovered(block, person, employer, [monthOf(block.year, 1), last], row.base)
}

function joins(block: Block, person: Person, employer: Employer, unit: Unit): void {
  const first = monthOf(block.year, block.random.between(2, 11))
  const row = insure(block, person, unit, { from: first })
  payCovered(block, person, employer, [first, monthOf(block.year, 12)], row.base)
}

/** On maternity leave or sick inside the year: on the roll all the same. */
function takesLeave(block: Block, person: Person, employer: Employer, unit: Unit): void {
  const begin = monthOf(block.year, block.random.between(2, 5))
  const end = begin + 5
  const before = insure(block, person, unit, { to: begin - 1 })
  const state = person.gender === 'female' ? 'maternity' : 'sick'
  insure(block, person, unit, { from: begin, to: end, base: before.base, state })
  insure(block, person, unit, { from: end + 1, base: before.base })
  payCovered(block, person, employer, [monthOf(block.year, 1), monthOf(block.year, 12)], before.base, end - begin + 1)
}

function joinsAfterTheYear(block: Block, person: Person, unit: Unit): void {
  const first = Math.min(monthOf(block.year + 1, block.random.between(1, 10)), block.lastMonth)
  insure(block, person, unit, { from: first })
}
