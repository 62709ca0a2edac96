import { expect, test } from 'vitest'
import type { Block, Employer, Unit } from '../../src/generate/facts.ts'
import { monthOf } from '../../src/generate/facts.ts'
import { nobodyLives } from '../../src/generate/living/facts.ts'
import { addEmployer, addPerson, addUnit, insure, type Nation, pay } from '../../src/generate/nation.ts'
import { judge } from '../../src/generate/oracle.ts'
import { randomOf } from '../../src/generate/random.ts'
import { loadReference } from '../../src/generate/reference.ts'

const reference = loadReference()

interface Scene {
  readonly nation: Nation
  readonly block: Block
  readonly employer: Employer
  readonly unit: Unit
}

/** A block with one employer, its unit and one worker who is on the roll. */
function scene(wish: { monthly?: boolean; rolls?: boolean } = {}): Scene {
  const nation: Nation = { seed: 1, reference, people: 0, employers: 0, records: 0 }
  const monthly = wish.monthly ?? false
  const block: Block = {
    number: 0,
    random: randomOf(1),
    province: '92',
    region: 'nam',
    communes: reference.communes.get('92')!,
    monthly,
    contracts: true,
    year: 2025,
    lastMonth: monthOf(2026, 10),
    knownMonths: wish.rolls
      ? [10, 11, 12].map((month) => monthOf(2025, month))
      : Array.from({ length: 22 }, (_, index) => monthOf(2025, 1) + index),
    fundsTold: true,
    rollByMonth: wish.rolls ?? false,
    asOf: '2026-10-31',
    employers: [],
    people: [],
    tax: [],
    roll: [],
    successors: [],
    duplicates: [],
    living: nobodyLives(),
    traps: new Map(),
    links: [],
    receipts: [],
    doubles: false,
    twice: new Map(),
    alike: new Map(),
    fuzzilyCovered: new Set(),
    unlinkable: new Set(),
  }
  const employer = addEmployer(nation, block)
  const unit = addUnit(nation, block, employer)
  const worker = addPerson(nation, block)
  insure(block, worker, unit, { base: 10_000_000 })
  pay(block, worker, employer, { income: 120_000_000 })
  return { nation, block, employer, unit }
}

const rulesOf = (block: Block): string[] =>
  judge(block)
    .cases.map((one) => one.rule)
    .toSorted()
const exclusionsOf = (block: Block): string[] =>
  judge(block)
    .exclusions.map((one) => `${one.rule} ${one.exclusion}`)
    .toSorted()

test('a worker on the roll is no case', () => {
  expect(judge(scene().block)).toEqual({ cases: [], exclusions: [] })
})

test('a worker in no roll is R08, and makes the unit R02 with one worker', () => {
  const { nation, block, employer } = scene()
  pay(block, addPerson(nation, block), employer)
  expect(rulesOf(block)).toEqual(['R02', 'R08'])
  expect(judge(block).cases.find((one) => one.rule === 'R02')?.workers).toBe(1)
})

test('a deduction comes before voluntary, voluntary before health, health before nothing', () => {
  const { nation, block, employer } = scene()
  const person = addPerson(nation, block)
  const row = pay(block, person, employer)
  insure(block, person, null, { participation: 'health_only', objectCode: 'GD', from: monthOf(2025, 3) })
  expect(rulesOf(block)).toEqual(['R02', 'R13'])
  insure(block, person, null, { participation: 'voluntary', objectCode: '', from: monthOf(2025, 6) })
  expect(rulesOf(block)).toEqual(['R02', 'R16'])
  row.deduction = Math.round(row.income * 0.1)
  expect(rulesOf(block)).toEqual(['R02', 'R08b'])
})

test('insured at another employer in all months is E5, in some is R12, and is never in the set of R02', () => {
  const { nation, block, employer } = scene()
  const other = addEmployer(nation, block)
  const person = addPerson(nation, block)
  const roll = insure(block, person, addUnit(nation, block, other))
  pay(block, person, employer)
  expect(rulesOf(block)).toEqual(['R12'])
  expect(exclusionsOf(block)).toEqual(['R02 E5'])
  roll.to = monthOf(2025, 4)
  expect(exclusionsOf(block)).toEqual(['R02 R12'])
})

test('by the month, only the months of pay are compared', () => {
  const { nation, block, employer } = scene({ monthly: true })
  const other = addUnit(nation, block, addEmployer(nation, block))
  const person = addPerson(nation, block)
  insure(block, person, other, { from: monthOf(2025, 7) })
  const row = pay(block, person, employer, { from: monthOf(2025, 1), to: monthOf(2025, 6) })
  expect(rulesOf(block)).toEqual(['R02', 'R08'])
  row.to = monthOf(2025, 7)
  expect(rulesOf(block)).toEqual(['R12'])
})

test('thirty days are held, thirty-one are not', () => {
  const { nation, block, employer } = scene({ monthly: true })
  const months = { year: 2026, from: monthOf(2026, 10), to: monthOf(2026, 10) }
  const row = pay(block, addPerson(nation, block), employer, months)
  expect(exclusionsOf(block)).toEqual(['R08 R30'])
  row.contractFrom = '2026-09-30'
  expect(rulesOf(block)).toEqual(['R02', 'R08'])
})

test('someone on the roll with the same name and no contradiction leaves D only', () => {
  const { nation, block, employer } = scene()
  const insured = block.people[0]!
  const person = addPerson(nation, block, {
    name: insured.name.toUpperCase(),
    gender: insured.gender,
    birth: insured.birth,
  })
  pay(block, person, employer)
  expect(judge(block).cases.map((one) => `${one.rule} ${one.confidence}`)).toEqual(['R08 D', 'R02 D'])
})

test('a namesake of another birth date is no look-alike', () => {
  const { nation, block, employer } = scene()
  const insured = block.people[0]!
  const birth = { ...insured.birth, day: insured.birth.day === 9 ? 10 : 9 }
  pay(block, addPerson(nation, block, { name: insured.name, gender: insured.gender, birth }), employer)
  expect(judge(block).cases.map((one) => one.confidence)).toEqual(['A-C', 'A-C'])
})

test('closed in one book and open in the other: R26 excludes and R29 asks', () => {
  const { nation, block, employer } = scene()
  employer.tax = { code: '03', text: '', from: '', until: '' }
  pay(block, addPerson(nation, block), employer)
  expect(rulesOf(block)).toEqual(['R29'])
  expect(exclusionsOf(block)).toEqual(['R02 R26', 'R08 E10'])
})

test('an employer that is not at its address is R28 instead of R01; its workers stay', () => {
  const { nation, block } = scene()
  const gone = addEmployer(nation, block)
  gone.tax = { code: '06', text: '', from: '', until: '' }
  pay(block, addPerson(nation, block), gone)
  expect(rulesOf(block)).toEqual(['R08', 'R28'])
  expect(exclusionsOf(block)).toEqual(['R01 R28'])
})

test('the months of a pause are not compared; nothing left is E10', () => {
  const { nation, block } = scene({ monthly: true })
  const paused = addEmployer(nation, block)
  paused.tax = { code: '05', text: '', from: '2025-01-01', until: '2025-06-30' }
  const row = pay(block, addPerson(nation, block), paused, { from: monthOf(2025, 2), to: monthOf(2025, 5) })
  expect(exclusionsOf(block)).toEqual(['R01 R27', 'R08 E10'])
  row.to = monthOf(2025, 8)
  expect(rulesOf(block)).toEqual(['R01', 'R08'])
})

test('voluntary and compulsory in one month is R16 without any tax row', () => {
  const { nation, block, unit } = scene()
  const person = addPerson(nation, block)
  insure(block, person, unit, { from: monthOf(2025, 7) })
  insure(block, person, null, { participation: 'voluntary', from: monthOf(2025, 1), to: monthOf(2025, 12) })
  expect(rulesOf(block)).toEqual(['R16'])
})

test('what damage leaves undecided is said to be so', () => {
  const { nation, block, employer } = scene()
  const person = addPerson(nation, block)
  pay(block, person, employer)
  person.undecidable = true
  expect(judge(block).cases.map((one) => one.decidable)).toEqual([false, false])
})

test('where the lists know three months, who left before them is no case by the month and one by the year', () => {
  for (const monthly of [true, false]) {
    const { nation, block, employer, unit } = scene({ monthly, rolls: true })
    const person = addPerson(nation, block)
    insure(block, person, unit, { to: monthOf(2025, 6) })
    pay(block, person, employer, monthly ? { to: monthOf(2025, 6) } : {})
    expect(rulesOf(block)).toEqual(monthly ? [] : ['R02', 'R08'])
  }
})

test('what single lists do not show is not known: a death before them excludes nobody', () => {
  const { nation, block, employer } = scene({ rolls: true })
  const person = addPerson(nation, block)
  pay(block, person, employer)
  insure(block, person, null, { participation: 'health_only', to: monthOf(2024, 11), diedOn: '2024-11-20' })
  expect(rulesOf(block)).toEqual(['R02', 'R08'])
})

test('a foreigner whom no better sign names is R20, and E4 removes under R20', () => {
  const { nation, block, employer } = scene()
  const person = addPerson(nation, block, { foreign: true })
  const row = pay(block, person, employer, { contractMonths: 12 })
  expect(rulesOf(block)).toEqual(['R02', 'R20'])
  row.contractMonths = 11
  expect(exclusionsOf(block)).toEqual(['R20 E4'])
  insure(block, person, null, { participation: 'health_only', objectCode: 'DN', from: monthOf(2025, 3) })
  expect(exclusionsOf(block)).toEqual(['R13 E4'])
})

test('the accident fund at the second employer is the duty done: E5 instead of R12', () => {
  const { nation, block, employer, unit } = scene()
  const person = addPerson(nation, block)
  insure(block, person, addUnit(nation, block, addEmployer(nation, block)))
  pay(block, person, employer)
  const here = insure(block, person, unit, { funds: 2 })
  expect([rulesOf(block), exclusionsOf(block)]).toEqual([[], ['R12 E5']])
  here.to = monthOf(2025, 6)
  expect([rulesOf(block), exclusionsOf(block)]).toEqual([['R12'], ['R02 E5']])
})

test('a fund that a row leaves out is missing, unless the row tells no funds or the law asks for none', () => {
  const { nation, block, unit } = scene()
  const row = insure(block, addPerson(nation, block), unit, { funds: 11, from: monthOf(2025, 1), to: monthOf(2025, 6) })
  expect(rulesOf(block)).toEqual(['R14'])
  row.funds = 7
  expect(rulesOf(block)).toEqual(['R14b'])
  row.state = 'maternity'
  expect(rulesOf(block)).toEqual([])
  Object.assign(row, { state: '', funds: 11, position: 'manager_paid' })
  expect(rulesOf(block)).toEqual([])
  row.to = monthOf(2026, 1)
  expect(rulesOf(block)).toEqual(['R14'])
  row.funds = null
  expect(rulesOf(block)).toEqual([])
})

test('two months under a household card are R15, one is the month of change', () => {
  const { nation, block, unit } = scene()
  const person = addPerson(nation, block)
  insure(block, person, unit, { from: monthOf(2025, 3) })
  const card = insure(block, person, null, { participation: 'health_only', objectCode: 'GD', to: monthOf(2025, 4) })
  expect(rulesOf(block)).toEqual(['R15'])
  card.to = monthOf(2025, 3)
  expect([rulesOf(block), exclusionsOf(block)]).toEqual([[], ['R15 X15a']])
})

test('a base below 70 % of the pay is R17; a floor is the regional wage until June 2025, then the reference level', () => {
  const { nation, block, employer, unit } = scene()
  const person = addPerson(nation, block)
  const row = insure(block, person, unit, { base: 7_000_000 })
  pay(block, person, employer, { income: 120_000_000 })
  expect(rulesOf(block)).toEqual([])
  row.base = 6_999_999
  expect(rulesOf(block)).toEqual(['R17'])
  Object.assign(row, { base: 3_450_000, from: monthOf(2025, 6), to: monthOf(2025, 6) })
  expect(rulesOf(block)).toEqual(['R17'])
  row.base = 3_449_999
  expect(rulesOf(block)).toEqual(['R17', 'R18'])
  Object.assign(row, { from: monthOf(2025, 7), to: monthOf(2025, 7) })
  expect(rulesOf(block)).toEqual(['R17'])
})

test('[19] of twelve months beside a roll of nine is R19, and so are months of pay that are out', () => {
  const yearly = scene()
  const person = addPerson(yearly.nation, yearly.block)
  insure(yearly.block, person, yearly.unit, { base: 8_000_000, to: monthOf(2025, 9) })
  const row = pay(yearly.block, person, yearly.employer, { income: 100_000_000, deduction: 10_080_000 })
  expect(rulesOf(yearly.block)).toEqual(['R19'])
  row.deduction = 7_560_000
  expect(rulesOf(yearly.block)).toEqual([])
  Object.assign(row, { from: monthOf(2025, 1), to: monthOf(2025, 12) })
  expect(rulesOf(yearly.block)).toEqual(['R19'])
})
