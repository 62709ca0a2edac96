import type { CaseState } from '../../store/case-state.ts'
import type { caseTonight } from '../../store/tables/results.ts'
import type { RowOf } from '../../store/tables/table.ts'
import { closingReason, notEvaluatedReason } from '../wording.ts'

export type CaseRow = RowOf<typeof caseTonight>

/** Which case a row is of, and whom tonight's data says it concerns (0: nobody). */
export interface CaseSubject {
  readonly case_id: string
  readonly rule_id: string
  readonly period: string
  readonly finding_id: number
  readonly employer_id: number
  readonly person_id: number
}

/** The row of `case_tonight` for a state; `missing` names the sources for want of which it was not evaluated. */
export function caseRow(subject: CaseSubject, state: CaseState, changed: number, missing: string): CaseRow {
  const { evidence_count: _count, rests_on: _sources, arrears_band: _band, home, ...facts } = state.facts
  return {
    ...subject,
    ...facts,
    hamlet: home?.hamlet ?? '',
    household: home?.household ?? '',
    home: home === undefined ? '' : JSON.stringify(home),
    reason: reasonOf(state, missing),
    status: state.status,
    changed,
    closing: state.closing,
    first_seen: state.first_seen,
    last_seen: state.last_seen,
    in_list: state.status === 'resolved' || facts.confidence === 'D' ? 0 : 1,
  }
}

function reasonOf(state: CaseState, missing: string): string {
  if (state.status === 'resolved') return closingReason(state.closing)
  if (state.status === 'not_evaluated') return notEvaluatedReason(missing, state.last_seen, state.facts.reason)
  return state.facts.reason
}
