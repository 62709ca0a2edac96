import type { AliasableExpression } from 'kysely'
import type { PolicyBook } from '../policy/book.ts'
import type { SourceName } from '../sources/index.ts'
import type { WorkerFigures } from './figures.ts'
import type { Basis, DirectRemoval } from './rule.ts'
import type { CoverageDb, RuleContext } from './work.ts'

/** Why a question about a worker is no lead (domain notes §4.3). Tried in the order of the index; the first that holds removes. */
export interface Exclusion {
  readonly id: string
  readonly title: { readonly vi: string; readonly en: string }
  readonly basis: Basis
  /** How the data shows it; for what no source of this product can show, what would. */
  readonly signal: string
  /** Sources that would let it decide more, or at all. */
  readonly wouldNeed?: readonly (SourceName | string)[]
  readonly decides: ExclusionDecision
  /** How it removes what direct rules found; left out where no direct rule names it. */
  readonly onDirect?: DirectRemoval
}

export type ExclusionDecision =
  /** Removes questions. */
  | {
      readonly kind: 'removes'
      candidates(db: CoverageDb, context: RuleContext): AliasableExpression<{ candidate_id: number }>
      /** `policy`: what a text names as the law's own figure. */
      reason(figures: WorkerFigures, policy: PolicyBook): string
    }
  /** Changes nothing but the words of the reason. */
  | { readonly kind: 'marks' }
  /** Told elsewhere: by the rule or the table that is named. */
  | { readonly kind: 'by_match'; readonly where: string; reason(figures: WorkerFigures): string }
  /** No source of this product shows it. */
  | { readonly kind: 'not_decidable' }
