import type { Block } from '../facts.ts'
import type { Nation } from '../nation.ts'
import { mix } from '../random.ts'
import type { Host } from '../scenario.ts'
import { addListMarks, addOrdinaryHouseholds } from './households.ts'
import { LIVING_SCENARIOS } from './scenarios.ts'

const SCENARIOS_A_BLOCK = 5

/** The people of a block where they live: planted conditions, the rarest first, then ordinary households. */
export function plantLiving(nation: Nation, block: Block, host: Host, counts: Map<string, number>): void {
  // Single lists of three months do not know the last month, nor who stays away.
  if (block.rollByMonth) return
  const count = (name: string): number => counts.get(`living ${name}`) ?? 0
  const next = LIVING_SCENARIOS.map((scenario, place) => ({ scenario, place: mix(block.number, place) }))
    .toSorted((one, two) => count(one.scenario.name) - count(two.scenario.name) || one.place - two.place)
    .slice(0, SCENARIOS_A_BLOCK)
  for (const { scenario } of next) {
    const people = block.people.length
    scenario.plant(nation, block, host)
    counts.set(`living ${scenario.name}`, count(scenario.name) + 1)
    for (const person of block.people.slice(people)) block.traps.set(`p${person.number}`, scenario.name)
  }
  addListMarks(nation, block)
  addOrdinaryHouseholds(nation, block)
}
