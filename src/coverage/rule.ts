import type { AliasableExpression } from 'kysely'
import type { SourceName } from '../sources/index.ts'
import type { EmployerFigures, StateFigures, WorkerFigures } from './figures.ts'
import type { CoverageDb, RuleContext } from './work.ts'

/** The text a rule or an exclusion rests on, and the days on which that text is in force. */
export interface Basis {
  readonly instrument: string
  readonly article: string
  readonly inForce: readonly [from: string, until: string | null]
}

export type FindingClass = 'uncovered' | 'partly_covered' | 'to_verify' | 'covered_elsewhere'

interface RuleCommon {
  readonly id: string
  readonly title: { readonly vi: string; readonly en: string }
  readonly basis: Basis
  /** 0 highest … 3. */
  readonly priority: number
  /** Sources without which the rule is not evaluated; of a group in brackets any one will do. */
  readonly needs: readonly (SourceName | readonly SourceName[])[]
  /** Tables the query looks into. */
  readonly reads: readonly string[]
  /** Exclusions that may remove what the rule finds, in the order in which they are tried. */
  readonly excludedBy: readonly string[]
}

/** A lead on a person at an employer in a year. Rules are tried in the order of the index; the first that holds answers the question. */
export interface WorkerRule extends RuleCommon {
  readonly subject: 'worker'
  /** `by_cover`: uncovered when no fund at all is known in the months compared, else partly covered. */
  readonly class: FindingClass | 'by_cover'
  /** Whether a lead of this rule counts for the case of the employer. */
  readonly countsForEmployer: boolean
  /** Source rows besides the tax rows that the finding rests on. */
  readonly alsoEvidence: 'insurance' | 'none'
  candidates(db: CoverageDb, context: RuleContext): AliasableExpression<{ candidate_id: number }>
  reason(figures: WorkerFigures): string
}

/** A lead on an employer in a year: one rule for each employer-year with questions, told apart by unit and kind. */
export interface EmployerRule extends RuleCommon {
  readonly subject: 'employer'
  readonly class: FindingClass
  candidates(db: CoverageDb, context: RuleContext): AliasableExpression<{ employer_id: number; year: number }>
  reason(figures: EmployerFigures): string
}

/** What the state of an employer does to its case of a year. */
export interface EmployerStateEffect {
  removes(db: CoverageDb): AliasableExpression<{ employer_id: number; year: number }>
  removalReason(): string
}

/** A case about the state of an employer itself, without a period; it may also remove the employer's other cases. */
export interface StateRule extends RuleCommon {
  readonly subject: 'state'
  readonly class: FindingClass
  candidates(db: CoverageDb, context: RuleContext): AliasableExpression<{ employer_id: number }>
  reason(figures: StateFigures): string
  readonly onEmployerCase: EmployerStateEffect
}

/** A state that only removes: it never makes a case of its own. */
export interface HoldRule extends RuleCommon {
  readonly subject: 'hold'
  /** Removes the employer's case of a year. */
  readonly onEmployerCase?: EmployerStateEffect
  /** Removes the question of a person. */
  readonly onWorker?: {
    removes(db: CoverageDb, context: RuleContext): AliasableExpression<{ candidate_id: number }>
    removalReason(figures: WorkerFigures): string
  }
}

export type Rule = WorkerRule | EmployerRule | StateRule | HoldRule
