import { ReconcileError } from '../domain/reconcile-error.ts'

/** The error for a file that cannot be read at all. `reason` is one Vietnamese sentence: what is wrong and what the sender should do. */
export function unreadable(file: string, reason: string): ReconcileError {
  return new ReconcileError('file-unreadable', { file, reason })
}
