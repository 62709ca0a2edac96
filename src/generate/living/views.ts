import type { Person, ResidentRow, RollRow } from '../facts.ts'

/** What must be found of somebody where they live: a lead, or the code that removes them. No employer has to do with it. */
export interface LivingVerdict {
  readonly rule: string
  readonly person: Person
  /** Calendar year of the month the lead speaks of; null for one that stands. */
  readonly year: number | null
  readonly exclusion: string | null
}

/** One person as the lists of the province show them in the last month of the rolls. */
export interface LivingView {
  readonly person: Person
  readonly roll: readonly RollRow[]
  readonly now: readonly RollRow[]
  readonly home: ResidentRow | null
  readonly gone: boolean
  /** The first of E1, E9, E11 that holds. */
  readonly exclusion: string | null
  readonly lost: boolean
  readonly onBenefit: boolean
  readonly lastPaidMonth: number
  readonly lastPaidYear: number
}
