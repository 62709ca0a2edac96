import { recordsBySource } from './blocking.ts'
import type { LevelOf } from './comparison.ts'
import type { LinkScope } from './model.ts'
import type { SampledPairs } from './sampling.ts'

/**
 * The part of random pairs that falls in each level of a comparison, of those where both sides are known: from the sample, but how often
 * two records agree is counted over all records where the comparison says which codes agree. A number that one record in a million shares
 * with another would else be a matter of luck, and its weight off by many bits.
 */
export function randomRates(
  levelOf: LevelOf,
  levels: number,
  sample: SampledPairs,
  sources: Int32Array,
  scope: LinkScope,
): number[] {
  const counts = new Float64Array(levels)
  const codes = levelOf.equal?.codes
  for (let draw = 0; draw < sample.a.length; draw++) {
    const a = sample.a[draw]!
    const b = sample.b[draw]!
    if (codes !== undefined && codes[a] === codes[b]) continue
    const level = levelOf(a, b)
    if (level >= 0) counts[level] = counts[level]! + 1
  }
  if (levelOf.equal === undefined || levels === 1) return smoothedRates(counts)
  const { level: equal } = levelOf.equal
  const agreement = agreementRate(levelOf.equal.codes, sources, scope)
  const unequal = smoothedRates(counts, equal)
  return unequal.map((rate, level) => (1 - agreement) * rate + (level === equal ? agreement : 0))
}

/** Half a pair a level is added, `counted` left out: a level that no random pair had is rare, not impossible. */
export function smoothedRates(counts: ArrayLike<number>, counted?: number): number[] {
  const raised = Array.from(counts, (count, level) => count + (level === counted ? 0 : 0.5))
  const total = raised.reduce((sum, count) => sum + count, 0)
  return raised.map((count) => count / total)
}

/** Probability that two random records with known values have the same, of pairs in scope; half a pair is added on either side. */
function agreementRate(codes: Int32Array, sources: Int32Array, scope: LinkScope): number {
  const known = codes.map((code) => (code === 0 ? 0 : 1))
  const order = scope === 'between' ? recordsBySource(sources) : null
  let [equal, all] = [0, 0]
  // Records of the files before: with none before, each record is a file of its own.
  const before = new Int32Array(codes.reduce((most, code) => Math.max(most, code), 0) + 1)
  let knownBefore = 0
  for (let from = 0; from < codes.length; ) {
    let until = from + 1
    if (order !== null) while (until < codes.length && sources[order[until]!] === sources[order[from]!]) until++
    for (let at = from; at < until; at++) {
      const record = order === null ? at : order[at]!
      if (known[record] === 0) continue
      equal += before[codes[record]!]!
      all += knownBefore
    }
    for (let at = from; at < until; at++) {
      const record = order === null ? at : order[at]!
      if (known[record] === 0) continue
      before[codes[record]!] = before[codes[record]!]! + 1
      knownBefore++
    }
    from = until
  }
  return (equal + 0.5) / (all + 1)
}
