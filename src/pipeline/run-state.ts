import type { StageOutcome } from './stage.ts'

/** The state of a run that did all its stages. */
export function runStateOf(outcomes: readonly StageOutcome[]): 'ok' | 'ok-with-quarantine' {
  return outcomes.some((outcome) => (outcome.counts.quarantined ?? 0) > 0) ? 'ok-with-quarantine' : 'ok'
}
