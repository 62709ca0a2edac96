import type { Compared } from './compare.ts'
import { estimate, type Observed } from './estimate.ts'
import type { LinkageModel, Parameters } from './model.ts'
import { randomRates } from './random-rates.ts'
import type { Records } from './records.ts'
import { samplePairs } from './sampling.ts'
import type { Comparer } from './scorer.ts'

export interface Training {
  readonly iterations: number
  readonly converged: boolean
  /** Expected matches among the candidates. */
  readonly matches: number
  /** What the parameters were estimated from: who asks how sure they are draws it anew. */
  readonly observed: Observed
}

/** Matches to begin with: one record in so many is a second one. EM finds the number itself. */
const RECORDS_A_MATCH = 20

/** Estimates the parameters from the compared candidates and from random pairs. */
export function train(
  records: Records,
  model: LinkageModel,
  { code, shown }: Compared,
  { levelOf }: Comparer,
  totalPairs: number,
): { parameters: Parameters; training: Training } {
  const sample = samplePairs(records.size, records.sources, model.scope, model.samplePairs)
  const observed: Observed = {
    levelCounts: model.comparisons.map(({ levels }) => levels.length),
    patterns: shown.map(({ pattern }) => code.levels(pattern)),
    counts: shown.map(({ pairs }) => pairs),
    shows: shown.map(({ shows }) => shows),
    totalPairs,
    rates: model.comparisons.map(({ levels }, at) =>
      randomRates(levelOf[at]!, levels.length, sample, records.sources, model.scope),
    ),
    expectedMatches: records.size / RECORDS_A_MATCH,
  }
  const { prior, m, u, related, ...training } = estimate(observed)
  const comparisons = model.comparisons.map(({ name }, at) => ({ name, m: m[at]!, u: u[at]! }))
  const parameters = { prior, comparisons, ...(related === null ? {} : { related }) }
  return { parameters, training: { ...training, observed } }
}
