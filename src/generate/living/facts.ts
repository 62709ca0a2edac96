/** Where people live, what they receive and where they learn: facts of a block beside work and rolls. */
import type { GroupName } from '../../sources/source.ts'
import type { Person, Place, Printed } from '../facts.ts'
import type { Commune } from '../reference.ts'

export type Relation = 'head' | 'spouse' | 'child' | 'parent' | 'sibling' | 'not_related'
export type LivingStatus = 'permanent' | 'temporary' | 'absent' | 'moved' | 'dead' | 'left_country'
export type Benefit = 'pension' | 'monthly_insurance' | 'work_injury' | 'survivor' | 'social_pension' | 'unemployment'

export interface ResidentRow {
  readonly kind: 'resident'
  readonly person: Person
  readonly printed: Printed
  readonly household: string
  readonly relation: Relation
  readonly hamlet: string
  readonly commune: Commune
  readonly groups: readonly GroupName[]
  readonly status: LivingStatus
  /** ISO day, '' untold. */
  readonly statusOn: string
  readonly places: Place[]
}

export interface BenefitRow {
  readonly kind: 'benefit'
  readonly person: Person
  readonly printed: Printed
  readonly benefit: Benefit
  readonly from: number | null
  readonly to: number | null
  readonly diedOn: string
  readonly places: Place[]
}

export interface PupilRow {
  readonly kind: 'pupil'
  readonly person: Person
  readonly printed: Printed
  readonly school: string
  /** The year in which the school year begins. */
  readonly schoolYear: number
  readonly commune: Commune
  readonly groups: readonly GroupName[]
  readonly places: Place[]
}

export interface Living {
  readonly residents: ResidentRow[]
  readonly benefits: BenefitRow[]
  readonly pupils: PupilRow[]
}

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
