import type { Block } from '../facts.ts'
import { insure, type Nation, pay } from '../nation.ts'
import type { Host } from '../scenario.ts'
import { addHead, addMember, atkCommune, enrol, giveCard, joinVoluntary, payBenefit, settle } from './households.ts'
import { PUPILS } from './pupil-scenarios.ts'
import { RENEWALS } from './renewal-scenarios.ts'
import type { LivingScenario } from './scenario.ts'

/** A household of somebody who takes part as a household, and one more member. */
function householdWith(nation: Nation, block: Block, age: number, wish: Parameters<typeof addMember>[4] = {}) {
  const { person, home } = addHead(nation, block, 46)
  giveCard(block, person, 'GD')
  joinVoluntary(block, person)
  return { head: person, home, member: addMember(nation, block, home, age, wish) }
}

const STOPPED: readonly LivingScenario[] = [
  ...[2, 3, 12].map((months) => ({
    name: `stopped ${months} months ago`,
    plant(nation: Nation, block: Block, { unit }: Host) {
      insure(block, addHead(nation, block, 38).person, unit, { to: block.lastMonth - months })
    },
  })),
  {
    name: 'stopped, paid in a later year',
    plant(nation, block, { unit, employer }) {
      const { person } = addHead(nation, block, 38)
      insure(block, person, unit, { to: block.year * 12 + 6 })
      const year = block.year + 1
      pay(block, person, employer, block.monthly ? { year, from: year * 12, to: year * 12 + 2 } : { year })
    },
  },
  {
    name: 'stopped, voluntary now',
    plant(nation, block, { unit }) {
      const { person } = addHead(nation, block, 38)
      insure(block, person, unit, { to: block.lastMonth - 9 })
      joinVoluntary(block, person, { from: block.lastMonth - 6 })
    },
  },
  {
    name: 'stopped, back at work',
    plant(nation, block, { unit, otherUnit }) {
      const { person } = addHead(nation, block, 38)
      insure(block, person, unit, { to: block.lastMonth - 9 })
      insure(block, person, otherUnit, { from: block.lastMonth - 1 })
    },
  },
  {
    name: 'stopped, on a pension by the list',
    plant(nation, block, { unit }) {
      const { person } = addHead(nation, block, 59)
      insure(block, person, unit, { to: block.lastMonth - 7 })
      payBenefit(block, person, 'pension', { from: block.lastMonth - 6 })
    },
  },
  {
    name: 'stopped, on unemployment benefit',
    plant(nation, block, { unit }) {
      const { person } = addHead(nation, block, 33)
      insure(block, person, unit, { to: block.lastMonth - 5 })
      payBenefit(block, person, 'unemployment', { from: block.lastMonth - 4 })
    },
  },
  ...(['moved', 'dead', 'left_country'] as const).map((status) => ({
    name: `stopped, ${status} by the list of residents`,
    plant(nation: Nation, block: Block, { unit }: Host) {
      const statusOn = `${Math.floor(block.lastMonth / 12)}-02-11`
      const { person } = addHead(nation, block, 41, { status, statusOn })
      insure(block, person, unit, { to: block.lastMonth - 8 })
    },
  })),
  {
    name: 'stopped, moved to another household and lives there',
    plant(nation, block, { unit }) {
      const { person } = addHead(nation, block, 36, { status: 'moved', statusOn: '2026-03-02' })
      const other = addHead(nation, block, 50)
      joinVoluntary(block, other.person)
      settle(block, person, other.home, { relation: 'sibling', status: 'temporary' })
      insure(block, person, unit, { to: block.lastMonth - 8 })
    },
  },
  {
    name: 'stopped, in the forces now',
    plant(nation, block, { unit }) {
      const { person } = addHead(nation, block, 24)
      insure(block, person, unit, { to: block.lastMonth - 8 })
      giveCard(block, person, ['QN', 'CA', 'CY'][person.number % 3]!, { from: block.lastMonth - 7 })
    },
  },
]

const HOUSEHOLDS: readonly LivingScenario[] = [
  {
    name: 'household members left out',
    plant(nation, block) {
      const { home } = householdWith(nation, block, 44)
      addMember(nation, block, home, 19)
      addMember(nation, block, home, 70, { relation: 'parent' })
    },
  },
  {
    name: 'nobody of the household takes part as a household',
    plant(nation, block) {
      const { home } = addHead(nation, block, 46)
      addMember(nation, block, home, 44)
    },
  },
  {
    name: 'who took part as a household has moved away',
    plant(nation, block) {
      const { person, home } = addHead(nation, block, 46, { status: 'moved', statusOn: '2026-01-05' })
      giveCard(block, person, 'GD')
      addMember(nation, block, home, 44)
    },
  },
  ...[5, 6, 74, 75].map((age) => ({
    name: `member of ${age} years`,
    plant(nation: Nation, block: Block) {
      householdWith(nation, block, age, { relation: age < 10 ? 'child' : 'parent' })
    },
  })),
  {
    name: 'member on the list of a school',
    plant(nation, block) {
      enrol(block, householdWith(nation, block, 16).member)
    },
  },
  {
    name: 'household in a xã ATK',
    plant(nation, block) {
      const commune = atkCommune(block)
      if (!commune) return
      const { person, home } = addHead(nation, block, 46, { commune })
      giveCard(block, person, 'GD')
      addMember(nation, block, home, 44)
    },
  },
  ...(['poor', 'near_poor', 'ethnic_minority', 'merit', 'elderly', 'atk', 'child'] as const).map((group) => ({
    name: `member of another group: ${group}`,
    plant(nation: Nation, block: Block) {
      householdWith(nation, block, 43, { groups: [group] })
    },
  })),
  {
    name: 'member of the forces by the list of residents',
    plant(nation, block) {
      householdWith(nation, block, 21, { groups: ['armed_forces'] })
    },
  },
  {
    name: 'relative of an official may still join',
    plant(nation, block) {
      householdWith(nation, block, 43, { groups: ['official_relative'] })
    },
  },
  ...(['dead', 'left_country', 'moved', 'absent'] as const).map((status) => ({
    name: `member of a household: ${status}`,
    plant(nation: Nation, block: Block) {
      householdWith(nation, block, 43, { status, statusOn: '2026-02-03' })
    },
  })),
  {
    name: 'member with a pension by the list, without a card',
    plant(nation, block) {
      payBenefit(block, householdWith(nation, block, 66).member, 'pension', { from: null })
    },
  },
  {
    name: 'member whose benefit has ended',
    plant(nation, block) {
      const { member } = householdWith(nation, block, 43)
      payBenefit(block, member, 'survivor', { from: block.lastMonth - 30, to: block.lastMonth - 1 })
    },
  },
  {
    name: 'member with a worker’s card',
    plant(nation, block, { unit }) {
      insure(block, householdWith(nation, block, 43).member, unit)
    },
  },
  {
    name: 'member at work by pay',
    plant(nation, block, { employer }) {
      const { member } = householdWith(nation, block, 43)
      const year = Math.floor(block.lastMonth / 12)
      pay(block, member, employer, block.monthly ? { year, from: year * 12, to: block.lastMonth } : { year })
    },
  },
]

const VOLUNTARY: readonly LivingScenario[] = [
  ...[
    { age: 14, months: 11 },
    { age: 15, months: 0 },
    { age: 40, months: 3 },
  ].map(({ age, months }) => ({
    name: `lives there, ${age} years and ${months} months old`,
    plant(nation: Nation, block: Block) {
      addHead(nation, block, age, { months, groups: age === 40 ? ['near_poor'] : [] })
    },
  })),
  ...(['male', 'female'] as const).flatMap((gender) =>
    [-1, 0, 4].map((shift) => ({
      name: `lives there, ${gender}, ${shift} months from the age of retirement`,
      plant(nation: Nation, block: Block) {
        const age = (gender === 'male' ? 61 * 12 + 6 : 57 * 12) + shift
        addHead(nation, block, Math.floor(age / 12), { gender, months: age % 12 })
      },
    })),
  ),
  {
    name: 'lives there, student by the list of the school',
    plant(nation, block) {
      addHead(nation, block, 20, { groups: ['pupil'] })
    },
  },
  {
    name: 'lives there, social pension',
    plant(nation, block) {
      payBenefit(block, addHead(nation, block, 55).person, 'social_pension')
    },
  },
  {
    name: 'lives there, pensioner by card',
    plant(nation, block) {
      const { person } = addHead(nation, block, 54)
      giveCard(block, person, ['HT', 'TB', 'XB', 'CT', 'CS'][person.number % 5]!)
    },
  },
  {
    name: 'lives there, died by the roll',
    plant(nation, block) {
      const { person } = addHead(nation, block, 52)
      giveCard(block, person, 'GD', { to: block.lastMonth - 9, diedOn: diedIn(block.lastMonth - 9) })
    },
  },
]

const diedIn = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-14`

/** Planted where people live: each rule R21–R25, what removes people from it, and what does not. */
export const LIVING_SCENARIOS: readonly LivingScenario[] = [
  ...STOPPED,
  ...HOUSEHOLDS,
  ...VOLUNTARY,
  ...RENEWALS,
  ...PUPILS,
]
