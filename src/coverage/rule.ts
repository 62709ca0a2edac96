import type { AliasableExpression } from 'kysely'
import type { SourceName } from '../sources/index.ts'
import type { DataNeed } from './data-needs.ts'
import type { DirectCommon, DirectFigures, FigureKinds } from './direct/figures.ts'
import type { EmployerFigures, StateFigures, WorkerFigures } from './figures.ts'
import type { FindingClass } from './finding-class.ts'
import type { CoverageDb, RuleContext } from './work.ts'

/** The text a rule or an exclusion rests on, and the days on which that text is in force. */
export interface Basis {
  readonly instrument: string
  readonly article: string
  readonly inForce: readonly [from: string, until: string | null]
}

interface RuleCommon {
  readonly id: string
  readonly title: { readonly vi: string; readonly en: string }
  /** When it holds, in the words of the law's readers. */
  readonly meaning: string
  /** How it is known to be wrong about somebody: what the data cannot tell. */
  readonly doubts: readonly string[]
  readonly basis: Basis
  /** 0 highest … 3. */
  readonly priority: number
  /** Sources without which the rule is not evaluated; of a group in brackets any one will do. */
  readonly needs: readonly (SourceName | readonly SourceName[])[]
  /** Data without which it is not evaluated although its sources came: names of `DATA_NEEDS`. */
  readonly needsData?: readonly DataNeed[]
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
  /** Removes what a direct rule found. */
  readonly onDirect?: DirectRemoval
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
  /** Removes what a direct rule found. */
  readonly onDirect?: DirectRemoval
}

/** How an exclusion, or a state, removes what direct rules that name it found. */
export interface DirectRemoval {
  removes(db: CoverageDb, context: RuleContext): AliasableExpression<{ hit_id: number }>
  removalReason(figures: DirectCommon): string
}

/** Which periods tonight can speak of, for a case to be proved gone (design §4c 13). */
export type DirectScope =
  /** Years of tax data with a month to compare them with. */
  | 'taxed_years'
  /** Years of which the rolls know a month. */
  | 'rolled_years'
  /** Months that the rolls know, as YYYY-MM. */
  | 'known_months'
  /** No period: what stands. */
  | 'standing'
  /** Its own list, for every province, or each for its own: '-' where nobody knows it. */
  | ((db: CoverageDb) => Promise<readonly (string | PlaceAndTime)[]>)

export interface PlaceAndTime {
  readonly period: string
  readonly province_code: string
}

/** What a direct rule leaves out by itself: its query puts the code into the column `exclusion`. */
export interface OwnExclusion<F extends FigureKinds = FigureKinds> {
  /** X, the number of the rule and a letter, so that no two rules share one. */
  readonly id: string
  readonly title: { readonly vi: string; readonly en: string }
  reason(figures: DirectFigures<F>): string
}

/** A lead that one query finds by itself: it shares no question with other rules and takes none from them. */
export interface DirectRule<F extends FigureKinds = FigureKinds> extends RuleCommon {
  readonly subject: 'direct'
  /** An employer's own case, a person at an employer, or a person without one. */
  readonly level: 'employer' | 'worker' | 'resident'
  /** `by_row`: the query gives it in the column `class`. */
  readonly class: FindingClass | 'by_row'
  /** What the text needs besides the common figures, by name: columns of the query. */
  readonly figures: F
  /** Sources that tonight must have heard before a case is proved gone. */
  readonly heard: readonly SourceName[]
  /** Of these, those on which this one rests, where it does not rest on all. */
  restsOn?(figures: DirectFigures<F>): readonly SourceName[]
  readonly scope: DirectScope
  /** For a source that proves other periods than `scope` says. */
  readonly scopeBySource?: Readonly<Partial<Record<SourceName, DirectScope>>>
  /** Of the sources of `heard` those that one finding rests on; left out: all. */
  restsOn?(figures: DirectFigures<F>): readonly SourceName[]
  /** Source rows that a finding rests on: tax rows of the year, roll rows that touch its months, rows of the employer. */
  readonly evidence: readonly ('tax' | 'roll' | 'employer')[]
  /** Further source rows, by hit. */
  alsoEvidence?(db: CoverageDb): AliasableExpression<{ hit_id: number; file_id: number; row_number: number }>
  /** One row per employer, person and period: `DIRECT_COLUMNS` of direct/figures.ts and the figures of the rule. */
  candidates(db: CoverageDb, context: RuleContext): AliasableExpression<DirectRow>
  reason(figures: DirectFigures<F>): string
  readonly ownExclusions?: readonly OwnExclusion<F>[]
  /** What was compared, for the column of that name; '' for nothing. */
  compared?(figures: DirectFigures<F>): string
}

/** What the query of a direct rule yields; figures of its own stand beside it. */
export type DirectRow = Omit<DirectCommon, 'hit_id' | 'rule_id' | 'as_of'>

export type Rule = WorkerRule | EmployerRule | StateRule | HoldRule | DirectRule
