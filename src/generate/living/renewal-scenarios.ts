import type { Block } from '../facts.ts'
import { addPerson, insure, type Nation } from '../nation.ts'
import { addHead, giveCard, joinVoluntary, payBenefit } from './households.ts'
import type { LivingScenario } from './scenario.ts'

/** Ends of health insurance by household and of voluntary insurance, by months from the last month of the rolls. */
const ENDS = [-3, -2, -1, 0, 1, 2]

export const RENEWALS: readonly LivingScenario[] = [
  ...ENDS.flatMap((shift) => [
    {
      name: `household card ends ${shift} months from the last`,
      plant(nation: Nation, block: Block) {
        giveCard(block, addPerson(nation, block), 'GD', { to: block.lastMonth + shift })
      },
    },
    {
      name: `voluntary ends ${shift} months from the last`,
      plant(nation: Nation, block: Block) {
        const { person } = addHead(nation, block, 44)
        joinVoluntary(block, person, { to: block.lastMonth + shift })
      },
    },
  ]),
  {
    name: 'both end in one month',
    plant(nation, block) {
      const { person } = addHead(nation, block, 44)
      joinVoluntary(block, person, { to: block.lastMonth })
      giveCard(block, person, 'GD', { to: block.lastMonth })
    },
  },
  {
    name: 'ended and renewed',
    plant(nation, block) {
      const person = addPerson(nation, block)
      giveCard(block, person, 'GD', { from: block.lastMonth - 12, to: block.lastMonth - 1 })
      giveCard(block, person, 'GD', { from: block.lastMonth })
    },
  },
  {
    name: 'household card ended, at work since',
    plant(nation, block, { unit }) {
      const person = addPerson(nation, block)
      giveCard(block, person, 'GD', { to: block.lastMonth - 1 })
      insure(block, person, unit, { from: block.lastMonth - 1 })
    },
  },
  {
    name: 'household card is paid beyond the last month, at work',
    plant(nation, block, { unit }) {
      const person = addPerson(nation, block)
      giveCard(block, person, 'GD', { to: block.lastMonth + 1 })
      insure(block, person, unit, { from: block.lastMonth - 1 })
    },
  },
  {
    name: 'household card ended, card of a poor household since',
    plant(nation, block) {
      const person = addPerson(nation, block)
      giveCard(block, person, 'GD', { to: block.lastMonth - 1 })
      giveCard(block, person, 'HN', { from: block.lastMonth })
    },
  },
  {
    name: 'voluntary ended, on a pension by the list',
    plant(nation, block) {
      const { person } = addHead(nation, block, 60)
      joinVoluntary(block, person, { to: block.lastMonth - 1 })
      payBenefit(block, person, 'pension', { from: block.lastMonth })
    },
  },
  {
    name: 'voluntary ended, on a pension by the list, in no list of residents',
    plant(nation, block) {
      const person = addPerson(nation, block)
      joinVoluntary(block, person, { to: block.lastMonth - 1 })
      payBenefit(block, person, 'pension', { from: block.lastMonth })
    },
  },
  {
    name: 'voluntary ended by a death',
    plant(nation, block) {
      const person = addPerson(nation, block)
      const died = block.lastMonth - 1
      const diedOn = `${Math.floor(died / 12)}-${String((died % 12) + 1).padStart(2, '0')}-09`
      joinVoluntary(block, person, { to: died, diedOn })
    },
  },
  ...(['dead', 'moved', 'left_country'] as const).map((status) => ({
    name: `household card ended, ${status} by the list of residents`,
    plant(nation: Nation, block: Block) {
      const { person } = addHead(nation, block, 48, { status, statusOn: '2026-08-20' })
      giveCard(block, person, 'GD', { to: block.lastMonth - 1 })
    },
  })),
]
