import type { Block } from '../facts.ts'
import { monthOf } from '../facts.ts'
import { addEmployer, addPerson, addUnit, insure, type Nation } from '../nation.ts'
import { payCovered } from '../ordinary.ts'
import { mix } from '../random.ts'
import type { Host } from '../scenario.ts'
import { ALIKE } from '../scenarios/alike.ts'
import { DOUBLE_LISTS } from '../scenarios/double-lists.ts'
import { FUZZY_LINKS } from '../scenarios/fuzzy-links.ts'
import { TWICE } from '../scenarios/twice.ts'
import { plantAlike } from './alike.ts'
import { plantFuzzyLink } from './fuzzy-links.ts'
import { plantTwice } from './twice.ts'

/** About three in a hundred people of a block. */
const TWICE_A_BLOCK = 8
const ALIKE_A_BLOCK = 2
const FUZZY_A_BLOCK = 3
const LISTS_A_BLOCK = 2
const COLLEAGUES = 7

/**
 * People recorded twice, people easily taken for another and workers paid under other papers, at employers of their own, so that no lead of
 * an employer depends on whether they are recognised. Single lists of some months show too little of them.
 */
export function plantDoubles(nation: Nation, block: Block, counts: Map<string, number>): void {
  if (block.rollByMonth) return
  const host = addHostOfDoubles(nation, block)
  for (const line of rarest('twice', TWICE, block, counts, TWICE_A_BLOCK)) plantTwice(nation, block, host, line)
  for (const line of rarest('alike', ALIKE, block, counts, ALIKE_A_BLOCK)) plantAlike(nation, block, host, line)
  for (const line of rarest('list', DOUBLE_LISTS, block, counts, LISTS_A_BLOCK)) line.plant(nation, block, host)
  const payer = addHostOfDoubles(nation, block)
  for (const line of rarest('fuzzy', FUZZY_LINKS, block, counts, FUZZY_A_BLOCK)) {
    plantFuzzyLink(nation, block, payer, line)
  }
}

/** Two enterprises, each with some workers of whom nothing is to be said. */
function addHostOfDoubles(nation: Nation, block: Block): Host {
  const [employer, other] = [0, 1].map(() => {
    const one = addEmployer(nation, block)
    const unit = addUnit(nation, block, one)
    for (let count = 0; count < COLLEAGUES; count++) {
      const person = addPerson(nation, block)
      const row = insure(block, person, unit)
      payCovered(block, person, one, [monthOf(block.year, 1), monthOf(block.year, 12)], row.base)
    }
    return one
  })
  return { employer: employer!, unit: employer!.units[0]!, other: other!, otherUnit: other!.units[0]! }
}

/** The lines planted least often so far, in an order of the block's own. */
function rarest<Line extends { readonly name: string }>(
  kind: string,
  lines: readonly Line[],
  block: Block,
  counts: Map<string, number>,
  wanted: number,
): Line[] {
  const key = (line: Line): string => `${kind}: ${line.name}`
  const chosen = lines
    .map((line, place) => ({ line, count: counts.get(key(line)) ?? 0, place: mix(block.number, place, kind.length) }))
    .toSorted((one, two) => one.count - two.count || one.place - two.place)
    .slice(0, wanted)
    .map(({ line }) => line)
  for (const line of chosen) counts.set(key(line), (counts.get(key(line)) ?? 0) + 1)
  return chosen
}
