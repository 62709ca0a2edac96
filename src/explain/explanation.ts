import type { CaseEvent } from '../store/case-state.ts'

/** Everything known about one key, and why. All values are as they stand in the tables; months are `YYYY-MM`, money whole VND. */
export interface Explanation {
  readonly key: { readonly given: string; readonly read_as: readonly string[] }
  /** The date the last run speaks of; null when there has been none. */
  readonly as_of: string | null
  readonly cases: readonly ExplainedCase[]
  readonly persons: readonly ExplainedPerson[]
  readonly employers: readonly ExplainedEmployer[]
  /** Cells that were refused because they hold this very text. */
  readonly rejects: readonly ExplainedReject[]
}

export interface ExplainedCase {
  readonly case_id: string
  readonly rule_id: string
  readonly rule_title: string
  readonly period: string
  readonly status: string
  readonly closing: string
  readonly class: string
  readonly confidence: string
  readonly reason: string
  readonly compared: string
  readonly evidence_rows: string
  readonly first_seen: string
  readonly last_seen: string
  readonly minted_on: string
  readonly history: readonly CaseEvent[]
  /** By which it is found again on later nights. */
  readonly keys: readonly { readonly side: string; readonly key: string; readonly added_on: string }[]
}

/** One row of a file that speaks of the person or employer. */
export interface SourceRow {
  readonly source: string
  readonly file: string
  readonly sheet: string
  readonly row: number
  /** 'file': the cells stand so in the file now; 'staging': the file is gone or was changed since it was read. */
  readonly read_from: 'file' | 'staging'
  readonly cells: readonly SourceCell[]
}

export interface SourceCell {
  readonly column: string
  /** Letter of the column; '' when values come from staging. */
  readonly letter: string
  readonly header: string
  /** As it stands in the file; '' when that cannot be told. */
  readonly value: string
  /** What it was read as; null when the cell gave no value. */
  readonly read_as: string | null
  /** Which repair was made, or ''. */
  readonly repair: string
}

export interface ExplainedPerson {
  readonly keys: readonly string[]
  readonly full_name: string
  readonly birth_date: string | null
  readonly gender: string | null
  readonly link_step: number
  readonly in_review: boolean
  /** Keys left out of every join, with the reason. */
  readonly reviews: readonly { readonly key: string; readonly reason: string }[]
  readonly rows: readonly SourceRow[]
  readonly employments: readonly ExplainedEmployment[]
  readonly participations: readonly ExplainedParticipation[]
  readonly verdicts: readonly RuleVerdict[]
  readonly duplicates: readonly ExplainedDuplicate[]
}

export interface ExplainedEmployment {
  readonly employer: string
  readonly payer_tax_id: string
  readonly year: number
  readonly form: string
  readonly precision: string
  readonly months: readonly string[]
  readonly income_vnd: number
  readonly deduction_vnd: number
  readonly contract_kind: string | null
  readonly contract_from: string | null
  readonly contract_until: string | null
}

export interface ExplainedParticipation {
  readonly employer: string
  readonly unit_code: string
  readonly kind: string
  readonly funds: readonly string[]
  readonly object_code: string
  readonly from_month: string
  readonly to_month: string
  readonly still_open: boolean
  readonly base_vnd: number | null
  readonly state: string
}

/** Why a rule holds or does not, for one employer and period. */
export interface RuleVerdict {
  readonly rule_id: string
  readonly title: string
  readonly employer: string
  readonly period: string
  readonly outcome: 'holds' | 'excluded' | 'covered' | 'other_rule' | 'does_not_hold' | 'not_evaluated'
  readonly why: string
}

export interface ExplainedEmployer {
  readonly keys: readonly string[]
  readonly name: string
  readonly tax_id: string | null
  readonly kind: string
  readonly registry_status: string | null
  readonly tax_status: string | null
  readonly province_code: string
  readonly commune_code: string
  readonly office: string
  readonly officer: string
  readonly units: readonly ExplainedUnit[]
  readonly rows: readonly SourceRow[]
  readonly workers: readonly { readonly year: number; readonly paid: number; readonly insured: number }[]
  readonly verdicts: readonly RuleVerdict[]
  readonly worker_cases: readonly { readonly rule_id: string; readonly period: string; readonly cases: number }[]
}

export interface ExplainedUnit {
  readonly unit_code: string
  readonly office_code: string
  readonly status: string | null
  readonly closed: boolean
  readonly first_month: string | null
  readonly last_month: string | null
  readonly participants: number | null
}

export interface ExplainedDuplicate {
  readonly cluster_id: string
  readonly type: string
  readonly confidence: string
  readonly why: string
  readonly records: number
}

export interface ExplainedReject {
  readonly file: string
  readonly sheet: string
  readonly row: number
  readonly header: string
  readonly action: string
  readonly reason: string
}
