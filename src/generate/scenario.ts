import type { Block, Employer, Unit } from './facts.ts'
import type { Nation } from './nation.ts'

/** A covered employer of the block, at which scenarios of persons are planted, and a second one for second jobs. */
export interface Host {
  readonly employer: Employer
  readonly unit: Unit
  readonly other: Employer
  readonly otherUnit: Unit
}

/** One planted condition. It only states facts; which leads follow from them is the oracle's business. */
export interface Scenario {
  readonly name: string
  /** What the files of the block must be able to say. */
  readonly needs?: 'monthly' | 'yearly' | 'contracts' | 'rolls'
  /** The rolls of the block tell the funds. */
  readonly tellsFunds?: true
  /** Also holds where the roll is a few single lists. */
  readonly alsoInRolls?: true
  /** Came after the sample was made, whose people are named in the documents. */
  readonly notInSample?: true
  /** Whether it is a lead hangs on linkage: planted among the fuzzy links instead where those are. */
  readonly hangsOnLinkage?: true
  plant(nation: Nation, block: Block, host: Host): void
}

/** Whether the files of a block can carry the scenario. */
export function fits(scenario: Scenario, block: Block): boolean {
  if (scenario.tellsFunds && !block.fundsTold) return false
  if (scenario.hangsOnLinkage && block.doubles) return false
  if (scenario.notInSample && !block.doubles) return false
  if (scenario.needs === 'rolls') return block.rollByMonth
  if (block.rollByMonth && !scenario.alsoInRolls) return false
  if (scenario.needs === 'monthly') return block.monthly
  if (scenario.needs === 'yearly') return !block.monthly
  if (scenario.needs === 'contracts') return block.contracts
  return true
}
