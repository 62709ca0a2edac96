import type { RuleCount } from '../linkage/blocking.ts'
import { type LevelCounts, levelCounts } from '../linkage/level-rows.ts'
import type { Linked } from './linked.ts'
import { type NightQuality, nightQuality } from './night-quality.ts'

/** How the night went, for the report, the gates and the nights after it. Nobody's data is in it. */
export interface LinkSummary {
  readonly records: number
  /** Records that are new or say something else than the night before; all of them when everything was scored. */
  readonly fresh: number
  readonly candidates: number
  readonly totalPairs: number
  readonly known: number
  readonly joined: number
  readonly review: number
  readonly refused: Readonly<Record<string, number>>
  readonly rules: readonly Omit<RuleCount, 'heaviest'>[]
  /** Candidates of the night that estimated the parameters, by level, comparison by comparison: of any other only what has changed is compared. */
  readonly levels: readonly LevelCounts[]
  readonly warnings: readonly string[]
  readonly training: { readonly iterations: number; readonly converged: boolean; readonly matches: number } | null
  /** How many clusters have so many persons. */
  readonly sizes: Readonly<Record<string, number>>
  /** Expected true and false pairs, by whole bits of match weight, among the pairs written. */
  readonly weights: readonly { readonly from: number; readonly pairs: number }[]
  /** null when no pair is at the threshold. */
  readonly quality: NightQuality | null
}

export function summaryOf(linked: Linked): LinkSummary {
  const { model, people, result, lastNight } = linked
  const { labels, refused } = result.clusters
  const pairs = [...result.pairs, ...(lastNight?.known ?? [])]
  const joined = pairs.filter(({ a, b }) => labels[a] === labels[b]).length
  return {
    records: people.records.size,
    fresh: lastNight === null ? people.records.size : lastNight.fresh.reduce((sum, flag) => sum + flag, 0),
    candidates: result.candidates,
    totalPairs: result.totalPairs,
    known: lastNight?.known.length ?? 0,
    joined,
    review: pairs.length - joined - refused.length,
    refused: tally(refused.map(({ why }) => why)),
    rules: result.rules.map(({ heaviest: _, ...counts }) => counts),
    levels: lastNight?.levels ?? levelCounts(model, result.patterns),
    warnings: result.warnings.map(({ text }) => text),
    training: result.training,
    sizes: tally([...sizesOf(labels).values()].filter((size) => size > 1).map(String)),
    weights: Object.entries(tally(pairs.map(({ weight }) => String(Math.floor(weight)))))
      .map(([from, count]) => ({ from: Number(from), pairs: count }))
      .sort((x, y) => x.from - y.from),
    quality: nightQuality(linked),
  }
}

function sizesOf(labels: Int32Array): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>()
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  return sizes
}

function tally(values: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}
