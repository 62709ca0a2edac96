import type { FigureKinds } from './direct/figures.ts'
import type { Exclusion } from './exclusion.ts'
import type { DirectRule, EmployerRule, HoldRule, StateRule, WorkerRule } from './rule.ts'

/** Declarations: the compiler checks the shape, the name says what kind of rule the file holds. */
export const workerRule = (rule: Omit<WorkerRule, 'subject'>): WorkerRule => ({ subject: 'worker', ...rule })
export const employerRule = (rule: Omit<EmployerRule, 'subject'>): EmployerRule => ({ subject: 'employer', ...rule })
export const stateRule = (rule: Omit<StateRule, 'subject'>): StateRule => ({ subject: 'state', ...rule })
export const holdRule = (rule: Omit<HoldRule, 'subject'>): HoldRule => ({ subject: 'hold', ...rule })
/** The figures of one rule differ from those of the next; the engine reads them back by the names declared here. */
export const directRule = <const F extends FigureKinds>(rule: Omit<DirectRule<F>, 'subject'>): DirectRule =>
  ({ subject: 'direct', ...rule }) as unknown as DirectRule
export const exclusion = (declared: Exclusion): Exclusion => declared

/** Tax data on people and the rolls: without both there is nothing to compare. */
export const PEOPLE_AND_ROLLS = ['tax_workers', 'insurance_participants'] as const

/** What may remove a worker's lead, in the order in which it is tried. */
export const WORKER_EXCLUSIONS = ['E1', 'E3', 'E4', 'E6', 'E7', 'E8', 'E9', 'E10', 'E11', 'E12', 'E13', 'R30'] as const

export const CANDIDATES = [
  'coverage_candidate',
  'employment',
  'insured_year',
  'known_year',
  'person',
  'employer',
] as const
