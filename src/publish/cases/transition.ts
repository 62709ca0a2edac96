import type { CaseEvent, CaseFacts, CaseState, CaseStatus, Closing } from '../../store/case-state.ts'

/** What tonight says about one case. */
export type Tonight =
  | {
      readonly kind: 'found'
      readonly facts: CaseFacts /** Workers joined the case who were not in it before. */
      readonly newWorkers: boolean
    }
  | {
      readonly kind: 'gone'
      readonly closing: Closing /** The exclusion, rule or case id it points at, or ''. */
      readonly by: string
    }
  | { readonly kind: 'unknown' }

export interface Transition {
  readonly state: CaseState
  readonly changed: 0 | 1
}

/**
 * The state of a case after tonight, or null when there is nothing to show: a case that was closed on an earlier night and does not hold.
 * `before` is null for a case that did not exist.
 */
export function transition(before: CaseState | null, tonight: Tonight, asOf: string): Transition | null {
  if (tonight.kind === 'found') return found(before, tonight.facts, tonight.newWorkers, asOf)
  if (before === null || before.status === 'resolved') return null
  if (tonight.kind === 'unknown') return { state: moved(before, 'not_evaluated', '', asOf), changed: 0 }
  const closing = tonight.by === '' ? tonight.closing : `${tonight.closing} ${tonight.by}`
  return { state: moved(before, 'resolved', closing, asOf), changed: 0 }
}

function found(before: CaseState | null, facts: CaseFacts, newWorkers: boolean, asOf: string): Transition {
  if (before === null) {
    const history: CaseEvent[] = [{ on: asOf, status: 'new' }]
    return { state: { status: 'new', closing: '', first_seen: asOf, last_seen: asOf, facts, history }, changed: 0 }
  }
  const status = before.status === 'resolved' ? 'reopened' : 'persisting'
  const state = { ...moved(before, status, '', asOf), last_seen: asOf, facts }
  return { state, changed: newWorkers || grew(before.facts, facts) ? 1 : 0 }
}

/**
 * True when there are more months, more workers or a higher band of arrears than when the case was last published (design §4c 12). A class, a confidence or
 * a row more is no change of the facts: a source that was missing for a night does not mark every case.
 */
function grew(before: CaseFacts, after: CaseFacts): boolean {
  return (
    earlier(after.month_from, before.month_from) ||
    earlier(before.month_to, after.month_to) ||
    after.workers > before.workers ||
    (before.arrears_band ?? Number.POSITIVE_INFINITY) < (after.arrears_band ?? 0)
  )
}

function earlier(a: number | null, b: number | null): boolean {
  return a !== null && b !== null && a < b
}

function moved(before: CaseState, status: CaseStatus, closing: string, asOf: string): CaseState {
  if (before.status === status && before.closing === closing) return before
  const event: CaseEvent = closing === '' ? { on: asOf, status } : { on: asOf, status, closing }
  return { ...before, status, closing, history: [...before.history, event] }
}
