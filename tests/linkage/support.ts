import type { Comparison } from '../../src/linkage/comparison.ts'
import { COMPARISON_KINDS } from '../../src/linkage/comparisons/index.ts'
import type { LinkResult } from '../../src/linkage/link.ts'
import { type LinkageModel, MODEL_DEFAULTS } from '../../src/linkage/model.ts'
import type { Records } from '../../src/linkage/records.ts'

/** A comparison as a model file asks for it. */
export function comparison(kind: string, name: string, spec: Readonly<Record<string, unknown>>): Comparison {
  const found = COMPARISON_KINDS.find((of) => of.kind === kind)
  if (found === undefined) throw new Error(`no kind ${kind}`)
  return found.make(found.spec.parse(spec), name)
}

/** People by names, birth date, numbers and commune. */
export const PEOPLE_MODEL: LinkageModel = {
  ...MODEL_DEFAULTS,
  name: 'people',
  comparisons: [
    comparison('exact', 'family', { column: 'family' }),
    comparison('text', 'given', { column: 'given', similar: [0.8] }),
    comparison('date', 'birth', { column: 'birth' }),
    comparison('edits', 'citizen', { column: 'citizen' }),
    comparison('edits', 'insurance', { column: 'insurance' }),
    comparison('exact', 'commune', { column: 'commune' }),
  ],
  blocking: [
    { name: 'citizen', on: ['citizen'] },
    { name: 'insurance', on: ['insurance'] },
    { name: 'birth, given', on: ['birth', 'given'] },
    { name: 'family, given, commune', on: ['family', 'given', 'commune'] },
  ],
}

/** What a run found, by ids: equal for equal answers, to the last bit. */
export function answerOf(records: Records, { pairs, clusters, parameters }: LinkResult) {
  return {
    parameters,
    pairs: pairs.map(({ a, b, weight }) => [records.ids[a], records.ids[b], weight]),
    clusters: Array.from(clusters.labels, (label, record) => [records.ids[record], records.ids[label]]),
    refused: clusters.refused.map(({ a, b, weight, why }) => [records.ids[a], records.ids[b], weight, why]),
  }
}
