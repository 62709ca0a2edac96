import type { Living } from '../facts.ts'
import type { Commune } from '../reference.ts'

export type {
  Benefit,
  BenefitRow,
  Living,
  LivingStatus,
  PupilRow,
  Relation,
  ResidentRow,
} from '../facts.ts'

export const nobodyLives = (): Living => ({ residents: [], benefits: [], pupils: [] })

const ATK_EVERY = 11
const ATK_TURN = 5
const LISTED_EVERY = 4
const LISTED_TURN = 1

/** Which communes are xã ATK is invented, as everything else is. */
export const isAtk = (communes: readonly Commune[], code: string): boolean =>
  communes.findIndex((one) => one.code === code) % ATK_EVERY === ATK_TURN

/** Communes that have sent the list of all who live there; of the others only the households of scenarios are listed. */
export const isListed = (communes: readonly Commune[], code: string): boolean =>
  communes.findIndex((one) => one.code === code) % LISTED_EVERY === LISTED_TURN

/** The school year that the last month of the rolls lies in. */
export const schoolYearOf = (month: number): number => Math.floor((month - 8) / 12)
