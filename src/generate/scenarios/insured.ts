import type { Block, Person } from '../facts.ts'
import { monthOf } from '../facts.ts'
import { addPerson, insure, type Nation, pay } from '../nation.ts'
import { payCovered } from '../ordinary.ts'
import type { Host, Scenario } from '../scenario.ts'

/** Funds of a row, as FUND_BITS has them. */
const NO_JOBLESS = 1 + 2 + 8
const NO_HEALTH = 1 + 2 + 4
const ACCIDENT = 2
const MONTHS_OF_A_YEAR = 12

/** On the roll and paid for the whole year on the base of the roll. */
function cover(
  nation: Nation,
  block: Block,
  { employer, unit }: Host,
  wish: NonNullable<Parameters<typeof insure>[3]> = {},
  person: Person = addPerson(nation, block),
): Person {
  const row = insure(block, person, unit, wish)
  payCovered(block, person, employer, [monthOf(block.year, 1), monthOf(block.year, 12)], row.base)
  return person
}

const card = (block: Block, person: Person, objectCode: string, wish: { from?: number; to?: number | null } = {}) =>
  insure(block, person, null, {
    participation: 'health_only',
    objectCode,
    base: 0,
    from: monthOf(block.year - 1, 3),
    ...wish,
  })

/** Insured workers whom a fund, a part of the base or a month fails, and those for whom that is right. */
const FUNDS: readonly Scenario[] = [
  {
    name: 'insured without unemployment insurance',
    tellsFunds: true,
    alsoInRolls: true,
    plant: (nation, block, host) => void cover(nation, block, host, { funds: NO_JOBLESS }),
  },
  {
    name: 'funds left out of one row',
    tellsFunds: true,
    alsoInRolls: true,
    plant: (nation, block, host) => void cover(nation, block, host, { funds: null }),
  },
  {
    name: 'foreigner without unemployment insurance',
    tellsFunds: true,
    alsoInRolls: true,
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block, { foreign: true, birth: { year: 1984, month: 2, day: 11 } })
      const row = insure(block, person, unit, { funds: NO_JOBLESS })
      const income = row.base * MONTHS_OF_A_YEAR
      pay(block, person, employer, { income, deduction: Math.round(income * 0.095) })
    },
  },
  {
    name: 'contract of two months without unemployment insurance',
    needs: 'contracts',
    tellsFunds: true,
    plant(nation, block, host) {
      cover(nation, block, host, { funds: NO_JOBLESS, to: monthOf(block.year, 12) })
      Object.assign(block.tax.at(-1)!, { contractMonths: 2, contractKind: 'fixed' })
    },
  },
  {
    name: 'salaried manager without unemployment insurance',
    tellsFunds: true,
    plant: (nation, block, host) => void cover(nation, block, host, { funds: NO_JOBLESS, position: 'manager_paid' }),
  },
  {
    name: 'official without unemployment insurance',
    tellsFunds: true,
    plant: (nation, block, host) => void cover(nation, block, host, { funds: NO_JOBLESS, position: 'official' }),
  },
  {
    name: 'pensioner who is insured, without unemployment insurance',
    tellsFunds: true,
    plant(nation, block, host) {
      card(block, cover(nation, block, host, { funds: NO_JOBLESS }), 'HT')
    },
  },
  {
    name: 'armed forces on the roll without unemployment and health insurance',
    tellsFunds: true,
    plant: (nation, block, host) => void cover(nation, block, host, { funds: 3, position: 'armed_forces' }),
  },
  {
    name: 'insured without health insurance',
    tellsFunds: true,
    alsoInRolls: true,
    plant: (nation, block, host) => void cover(nation, block, host, { funds: NO_HEALTH }),
  },
  {
    name: 'insured without health insurance, poor household',
    tellsFunds: true,
    alsoInRolls: true,
    plant(nation, block, host) {
      card(block, cover(nation, block, host, { funds: NO_HEALTH }), 'HN')
    },
  },
  {
    name: 'on leave without health insurance',
    tellsFunds: true,
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block, { gender: 'female' })
      const before = insure(block, person, unit, { to: monthOf(block.year, 4) })
      const leave = { from: monthOf(block.year, 5), to: monthOf(block.year, 10) }
      const state = person.number % 2 === 0 ? 'maternity' : 'unpaid'
      insure(block, person, unit, { ...leave, base: before.base, funds: 3, state })
      insure(block, person, unit, { from: monthOf(block.year, 11), base: before.base })
      payCovered(block, person, employer, [monthOf(block.year, 1), monthOf(block.year, 12)], before.base, 6)
    },
  },
  {
    name: 'second job with the accident fund only',
    tellsFunds: true,
    alsoInRolls: true,
    plant(nation, block, { employer, unit, other, otherUnit }) {
      const person = addPerson(nation, block)
      const row = insure(block, person, otherUnit)
      payCovered(block, person, other, [monthOf(block.year, 1), monthOf(block.year, 12)], row.base)
      insure(block, person, unit, { funds: ACCIDENT, from: row.from })
      pay(block, person, employer)
    },
  },
]

const GROUPS: readonly Scenario[] = [
  {
    name: 'insured, with a card of a later group',
    alsoInRolls: true,
    plant(nation, block, host) {
      const person = cover(nation, block, host)
      card(block, person, ['GD', 'HS', 'SV', 'CN', 'GB'][person.number % 5]!)
    },
  },
  {
    name: 'household card until the month in which the job began',
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block)
      const from = monthOf(block.year, 7)
      const row = insure(block, person, unit, { from })
      payCovered(block, person, employer, [from, monthOf(block.year, 12)], row.base)
      card(block, person, 'GD', { to: from })
    },
  },
  {
    name: 'student on probation',
    needs: 'contracts',
    plant(nation, block, { employer }) {
      const person = addPerson(nation, block, { birth: { year: 2004, month: 5, day: block.random.between(2, 28) } })
      pay(block, person, employer, { contractMonths: 0.5, contractKind: 'fixed', income: 4_000_000 })
      card(block, person, 'SV')
    },
  },
]

const BASES: readonly Scenario[] = [
  {
    name: 'base far below pay',
    alsoInRolls: true,
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block)
      const row = insure(block, person, unit, { base: 5_200_000 })
      const income = row.base * MONTHS_OF_A_YEAR * 2
      pay(block, person, employer, { income, deduction: Math.round(row.base * MONTHS_OF_A_YEAR * 0.105) })
    },
  },
  {
    name: 'base three tenths below pay',
    alsoInRolls: true,
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block)
      insure(block, person, unit, { base: 7_000_000 })
      pay(block, person, employer, { income: 120_000_000, deduction: 8_820_000 })
    },
  },
  {
    name: 'pay far above the cap, base at the cap',
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block)
      insure(block, person, unit, { base: 46_800_000 })
      pay(block, person, employer, { income: 1_200_000_000, deduction: MONTHS_OF_A_YEAR * (4_446_000 + 992_000) })
    },
  },
  {
    name: 'deducted on a larger base than the roll has',
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block)
      insure(block, person, unit, { base: 8_000_000 })
      pay(block, person, employer, { income: 126_000_000, deduction: 12_600_000 })
    },
  },
  {
    name: 'deduction above the whole share of the pay',
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block)
      insure(block, person, unit, { base: 8_000_000 })
      pay(block, person, employer, { income: 100_000_000, deduction: 12_600_000 })
    },
  },
  {
    name: 'base below the reference level',
    alsoInRolls: true,
    plant: (nation, block, host) => void cover(nation, block, host, { base: 2_200_000 }),
  },
  {
    name: 'base between reference level and regional wage',
    plant: (nation, block, host) => void cover(nation, block, host, { base: 3_000_000 }),
  },
  {
    name: 'part-time, base below the reference level',
    needs: 'contracts',
    plant(nation, block, host) {
      cover(nation, block, host, { base: 2_000_000 })
      Object.assign(block.tax.at(-1)!, { contractKind: 'part_time' })
    },
  },
  {
    name: 'base not told',
    alsoInRolls: true,
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block)
      insure(block, person, unit, { base: 0 })
      pay(block, person, employer, { deduction: 0 })
    },
  },
]

const MONTHS: readonly Scenario[] = [
  {
    name: 'deducted for twelve months, on the roll for nine',
    needs: 'yearly',
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block)
      insure(block, person, unit, { base: 8_000_000, to: monthOf(block.year, 9) })
      pay(block, person, employer, { income: 98_400_000, deduction: 10_080_000 })
    },
  },
  {
    name: 'paid for twelve months, on the roll for nine',
    needs: 'monthly',
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block)
      insure(block, person, unit, { base: 8_000_000, to: monthOf(block.year, 6) })
      insure(block, person, unit, { base: 8_000_000, from: monthOf(block.year, 10) })
      pay(block, person, employer, { income: 98_400_000, deduction: 7_560_000 })
    },
  },
  {
    name: 'paid after moving, insured at the next employer',
    needs: 'monthly',
    plant(nation, block, { employer, unit, other, otherUnit }) {
      const person = addPerson(nation, block)
      const row = insure(block, person, unit, { base: 8_000_000, to: monthOf(block.year, 9) })
      insure(block, person, otherUnit, { base: row.base, from: monthOf(block.year, 10) })
      payCovered(block, person, other, [monthOf(block.year, 10), monthOf(block.year, 12)], row.base)
      pay(block, person, employer, { income: 98_400_000, deduction: 7_560_000 })
    },
  },
]

export const INSURED: readonly Scenario[] = [...FUNDS, ...GROUPS, ...BASES, ...MONTHS]
