import type { LinkScope } from '../linkage/model.ts'
import type { ThresholdPoint } from '../linkage/quality.ts'
import type { Linked } from './link-files.ts'

/** How the answer stands against a truth, over pairs of records that the truth speaks of. */
export interface Measured {
  readonly truePairs: number
  readonly found: number
  readonly right: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

/** Precision, recall and F1 of the clusters, pair by pair; null when there is no truth. */
export function measureClusters({ read, result, model }: Linked): Measured | null {
  const { truth, records } = read
  if (truth === null) return null
  const known = Array.from(truth, (value, record) => (value === '' ? -1 : record)).filter((record) => record >= 0)
  const count = (keyOf: (record: number) => string) => pairsWithin(known, keyOf, records.sources, model.model.scope)
  const { labels } = result.clusters
  return measured(
    count((record) => truth[record]!),
    count((record) => String(labels[record])),
    count((record) => `${labels[record]} ${truth[record]}`),
  )
}

/** Precision, recall and F1 of the scored pairs at each of these thresholds, before clustering; [] when there is no truth. */
export function measureThresholds(linked: Linked, thresholds: readonly number[]): ThresholdPoint[] {
  const { truth } = linked.read
  const total = measureClusters(linked)?.truePairs
  if (truth === null || total === undefined) return []
  const { pairs } = linked.result
  let at = 0
  let found = 0
  let right = 0
  return [...thresholds]
    .sort((a, b) => b - a)
    .map((threshold) => {
      for (; at < pairs.length && pairs[at]!.weight >= threshold; at++) {
        const { a, b } = pairs[at]!
        if (truth[a] === '' || truth[b] === '') continue
        found++
        if (truth[a] === truth[b]) right++
      }
      const { precision, recall, f1 } = measured(total, found, right)
      return { threshold, pairs: found, precision, recall, f1 }
    })
    .reverse()
}

/** @param right pairs found that are true. */
export function measured(truePairs: number, found: number, right: number): Measured {
  const precision = found === 0 ? 1 : right / found
  const recall = truePairs === 0 ? 1 : right / truePairs
  const f1 = truePairs + found === 0 ? 1 : (2 * right) / (truePairs + found)
  return { truePairs, found, right, precision, recall, f1 }
}

/** Pairs of records that agree on a key and that the model asks about. */
function pairsWithin(
  among: readonly number[],
  keyOf: (record: number) => string,
  sources: Int32Array,
  scope: LinkScope,
): number {
  const all = new Map<string, number>()
  const perSource = new Map<string, number>()
  for (const record of among) {
    const key = keyOf(record)
    all.set(key, (all.get(key) ?? 0) + 1)
    const inSource = `${sources[record]} ${key}`
    perSource.set(inSource, (perSource.get(inSource) ?? 0) + 1)
  }
  return pairsOf(all) - (scope === 'between' ? pairsOf(perSource) : 0)
}

function pairsOf(counts: ReadonlyMap<string, number>): number {
  let pairs = 0
  for (const count of counts.values()) pairs += (count * (count - 1)) / 2
  return pairs
}
