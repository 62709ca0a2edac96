import { ReconcileError } from '../domain/reconcile-error.ts'
import { TooManyPairs } from './blocking.ts'

/** The result, or the error that people read: which rule makes too many pairs, and by how much. @throws ReconcileError pairs-too-many. */
export function withinBudget<T>(link: () => T): T {
  try {
    return link()
  } catch (error) {
    if (!(error instanceof TooManyPairs)) throw error
    const [heavy] = [...error.rules].sort((a, b) => b.pairs - a.pairs)
    throw new ReconcileError('pairs-too-many', {
      total: error.rules.reduce((sum, { pairs }) => sum + pairs, 0),
      limit: error.limit,
      rule: heavy?.name ?? '',
      pairs: heavy?.pairs ?? 0,
      records: heavy?.heaviest?.records ?? 0,
    })
  }
}
