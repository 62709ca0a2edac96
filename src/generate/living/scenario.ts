import type { Block } from '../facts.ts'
import type { Nation } from '../nation.ts'
import type { Host } from '../scenario.ts'

/** One planted condition of people where they live. */
export interface LivingScenario {
  readonly name: string
  plant(nation: Nation, block: Block, host: Host): void
}
