import type { Block } from '../facts.ts'
import { monthOf } from '../facts.ts'
import { insure, isoBirth, type Nation, pay } from '../nation.ts'
import type { Host } from '../scenario.ts'
import { allOf } from './spoils.ts'
import { addTwofold, type Twice } from './twice.ts'

/** A worker whose pay stands under other papers than the insurance. */
export interface FuzzyLink extends Twice {
  /** Insured by another employer than the one that pays under the old papers. */
  readonly elsewhere?: true
  /** Too little is told: whoever joins the records guesses right. */
  readonly undecidable?: true
}

/** Taxed under the old papers, insured under the present ones: covered, for whoever sees that it is one person. */
export function plantFuzzyLink(nation: Nation, block: Block, host: Host, line: FuzzyLink): void {
  const { person, spelling } = addTwofold(nation, block, line)
  const { printed } = allOf(line.spoils.map((spoil) => spoil(nation, block, person)))
  const row = insure(block, person, line.elsewhere ? host.otherUnit : host.unit)
  const months: readonly [number, number] = [monthOf(block.year, 1), monthOf(block.year, 12)]
  pay(block, person, host.employer, {
    income: row.base * 12,
    deduction: line.elsewhere ? 0 : Math.round(row.base * 12 * 0.105),
    ...(host.employer.shape === 'monthly' ? { from: months[0], to: months[1] } : {}),
    printed: {
      birth: isoBirth(person),
      gender: person.gender,
      ...printed,
      ...(spelling === null ? {} : { name: spelling }),
    },
  })
  block.twice.set(person.number, `paid under other papers: ${line.name}`)
  block.fuzzilyCovered.add(person.number)
  if (line.undecidable) block.unlinkable.add(person.number)
}
