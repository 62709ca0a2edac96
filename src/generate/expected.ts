import type { Employer, Person } from './facts.ts'

/** A lead that a run over the files must find. `person` is null for the case of an employer, `year` for one that has none. */
export interface ExpectedCase {
  readonly rule: string
  readonly employer: Employer
  readonly person: Person | null
  readonly year: number | null
  /** D: to be shown for review only, because someone on the roll looks like the worker. */
  readonly confidence: 'A-C' | 'D'
  readonly workers: number
  readonly decidable: boolean
}

/** A candidate that a run must remove, and why. */
export interface ExpectedExclusion {
  readonly rule: string
  readonly exclusion: string
  readonly employer: Employer
  readonly person: Person | null
  readonly decidable: boolean
}

export interface Expected {
  readonly cases: readonly ExpectedCase[]
  readonly exclusions: readonly ExpectedExclusion[]
}
