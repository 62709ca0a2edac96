import type { Tonight } from './transition.ts'

export interface Sign {
  readonly sign: string
  readonly value: string
}

/** Exclusions that say the person is insured, only not here; they close a case as covered. */
const COVERING: readonly string[] = ['E5', 'E15', 'R12']
/** Rules under which the person or employer still lacks the cover the case was about. */
const STILL_LACKING: readonly string[] = ['R01', 'R02', 'R03', 'R06', 'R07', 'R08', 'R08b', 'R13', 'R20']

/**
 * Why a case whose rule was evaluated and does not hold is closed, from what tonight's data tells of it. What proves that
 * the cover is still lacking (an exclusion, another rule) goes before the sign that there is some cover in that year.
 * A case of an employer is about its workers, so it is closed as theirs were: `workers` are the closings of their cases tonight,
 * by kind and what they point at (`covered`, `excluded E1`).
 */
export function closingOf(
  gone: { readonly has_person: number; readonly direct: number },
  signs: readonly Sign[],
  workers: readonly string[],
): Tonight {
  const values = (sign: string): readonly string[] =>
    signs.filter((known) => known.sign === sign).map(({ value }) => value)
  if (values('unknown').length > 0) return { kind: 'unknown' }
  if (gone.direct === 1) return closedDirect(values)
  const insured = values('insured').length > 0
  const excluded = values(gone.has_person === 1 ? 'excluded' : 'excluded_itself')
  const removedBy = excluded.find((code) => !COVERING.includes(code))
  if (removedBy !== undefined) return closed('excluded', removedBy)
  const replacedBy = values('replaced').find((rule) => STILL_LACKING.includes(rule))
  if (replacedBy !== undefined) return closed('replaced', replacedBy)
  const asWorkers = closedAsWorkers(workers)
  if (asWorkers !== null) return asWorkers
  if (insured || excluded.length > 0) return closed('covered')
  const other = values('replaced')[0]
  if (other !== undefined) return closed('replaced', other)
  const workerRemovedBy = values('excluded')[0]
  if (workerRemovedBy !== undefined) return closed('excluded', workerRemovedBy)
  return closed(values('taxed').length === 0 ? 'withdrawn' : 'no_longer')
}

/** A rule with a query of its own: excluded by what removed its lead, covered when the person takes part now. */
function closedDirect(values: (sign: string) => readonly string[]): Tonight {
  const by = values('excluded')[0] ?? values('excluded_itself')[0]
  if (by !== undefined) return closed('excluded', by)
  return closed(values('insured_now').length > 0 ? 'covered' : 'no_longer')
}

/** Covered when any worker is; withdrawn when the tax data dropped any; excluded when an exclusion removed them all. */
function closedAsWorkers(workers: readonly string[]): Tonight | null {
  for (const kind of ['covered', 'withdrawn', 'no_longer'] as const) if (workers.includes(kind)) return closed(kind)
  const by = workers.find((closing) => closing.startsWith('excluded '))
  return by === undefined ? null : closed('excluded', by.slice('excluded '.length))
}

function closed(closing: 'covered' | 'excluded' | 'replaced' | 'withdrawn' | 'no_longer', by = ''): Tonight {
  return { kind: 'gone', closing, by }
}
