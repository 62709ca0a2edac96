import { rulesOf } from '../linkage/blocking.ts'
import {
  estimateQuality,
  type Quality,
  type ThresholdPoint,
  thresholdCurve,
  type WeighedPairs,
} from '../linkage/quality.ts'
import type { Linked } from './linked.ts'

/** Precision and recall of the night, and what people's decisions say of the machine. */
export interface NightQuality extends Omit<Quality, 'threshold'> {
  /** Expected precision and recall when the threshold is elsewhere, ascending. */
  readonly curve: readonly ThresholdPoint[]
  readonly decisions: {
    readonly decided: number
    /** Decided pairs of which the machine alone would have said the same. */
    readonly agreed: number
    /** Decided pairs that the machine alone would have joined with `SURE_FROM` bits or more, and those of them that are one person. */
    readonly sure: number
    readonly sureAgreed: number
  }
}

/** Weights are grouped by 1/64 bit, rounded down so that none crosses the threshold: a nation's pairs become some thousand groups. */
const STEPS_A_BIT = 64
/** Weight of a pair that a person joined: certain, and still a number. */
const CERTAIN = 60
/** Bits from which nobody is asked about a joined pair: less than one in a hundred is wrong if the model holds. */
const SURE_FROM = 7
/** Each replicate of a night that estimated its parameters estimates them once more: so few take seconds on a million people. */
const MOST_REPLICATES = 40

/**
 * null when no pair is at the threshold. Pairs below `reviewFrom` are not counted on any night, since an unchanged one is not scored again. A
 * night that took its parameters from an earlier one holds them to be certain.
 */
export function nightQuality(linked: Linked): NightQuality | null {
  const { model, result, lastNight } = linked
  const input = {
    weighed: weighedPairs(linked),
    threshold: model.threshold,
    rules: result.blocking.rules.length,
    patterns: result.patterns,
    parameters: result.parameters,
    observed: lastNight === null ? (result.training?.observed ?? null) : null,
    samplePairs: Math.min(model.samplePairs, result.totalPairs),
    mostReplicates: MOST_REPLICATES,
  }
  const quality = estimateQuality(input)
  if (quality.joined === 0) return null
  const { threshold: _, ...figures } = quality
  return { ...figures, curve: thresholdCurve(input, model.reviewFrom), decisions: agreement(linked) }
}

function weighedPairs({ result, lastNight, decisions }: Linked): WeighedPairs[] {
  const refused = new Set(result.clusters.refused.map(({ a, b }) => `${a} ${b}`))
  const joined = new Set(decisions.judgements.filter(({ same }) => same).map(({ a, b }) => `${a} ${b}`))
  const groups = new Map<string, WeighedPairs & { pairs: number }>()
  for (const pair of [...result.pairs, ...(lastNight?.known ?? []).map((known) => ({ ...known, pattern: 0 }))]) {
    const { a, b, pattern } = pair
    const name = `${a} ${b}`
    if (refused.has(name)) continue
    const weight = joined.has(name) ? CERTAIN : Math.floor(pair.weight * STEPS_A_BIT) / STEPS_A_BIT
    const reach = rulesOf(result.blocking, a, b).length
    const key = `${pattern} ${reach} ${weight}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { weight, pairs: 1, pattern, reach })
    else group.pairs++
  }
  return [...groups.values()].sort((x, y) => y.weight - x.weight || x.pattern - y.pattern || x.reach - y.reach)
}

function agreement({ model, result, decisions }: Linked): NightQuality['decisions'] {
  const counts = { decided: 0, agreed: 0, sure: 0, sureAgreed: 0 }
  for (const { a, b, same } of decisions.judgements) {
    const apart = result.comparer.apart(a, b)
    const weight = result.scorer.weight(a, b)
    counts.decided++
    if (same === (!apart && weight >= model.threshold)) counts.agreed++
    if (apart || weight < SURE_FROM) continue
    counts.sure++
    if (same) counts.sureAgreed++
  }
  return counts
}
