import { ReconcileError } from '../domain/reconcile-error.ts'
import { acceptName, type GateCheck, halts } from './gate-check.ts'
import type { InputState } from './source-state.ts'

/** Why the run stops, or null when no gate halts it: what is missing is told before what is unusual, and how to go on after all. */
export function haltReason(
  checks: readonly GateCheck[],
  { unrecognised }: InputState,
  command: string,
): ReconcileError | null {
  const failed = checks.filter(halts)
  if (failed.length === 0) return null
  const accepts = failed.map((check) => ` --accept ${acceptName(check)}`).join('')
  const goOn = `${command} --resume${accepts} --why "lý do"`
  const sourcesAt = (gate: GateCheck['gate']): readonly string[] =>
    failed.filter((check) => check.gate === gate).map(({ source }) => source)
  const messagesBeside = (gate: GateCheck['gate']): readonly string[] =>
    failed.filter((check) => check.gate !== gate).map(({ message }) => message)
  if (sourcesAt('present').length > 0) {
    const details = { sources: sourcesAt('present'), unrecognised, others: messagesBeside('present'), goOn }
    return new ReconcileError('source-missing', details)
  }
  if (sourcesAt('not-empty').length > 0) {
    const details = { sources: sourcesAt('not-empty'), others: messagesBeside('not-empty'), goOn }
    return new ReconcileError('source-empty', details)
  }
  return new ReconcileError('gate-halted', { checks: failed.map(({ message }) => message), goOn })
}
