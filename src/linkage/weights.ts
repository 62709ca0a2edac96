import type { Column } from './column.ts'
import { type Comparison, NULL_LEVEL } from './comparison.ts'
import { matchWeight, type Parameters, priorWeight } from './model.ts'

/** Match weights in bits: of each level of each comparison, and of the prior. */
export interface Weights {
  readonly prior: number
  readonly levels: readonly (readonly number[])[]
  /** Odds that a pair is a related one and not two strangers: before it is compared, and by which each level multiplies them. */
  readonly related: { readonly prior: number; readonly levels: readonly (readonly number[])[] } | null
}

export function weightsOf({ prior, comparisons, related }: Parameters): Weights {
  return {
    prior: priorWeight(prior),
    levels: comparisons.map(({ m, u }) => m.map((probability, level) => matchWeight(probability, u[level]!))),
    related:
      related === undefined
        ? null
        : {
            prior: related.prior / (1 - related.prior),
            levels: comparisons.map(({ m, u }, at) =>
              m.map((one, level) => (related.shared[at]! * one) / u[level]! + 1 - related.shared[at]!),
            ),
          },
  }
}

/** Weight of a pattern of levels with the prior in it; null levels weigh nothing. Summed in the order of the comparisons. */
export function patternWeight(weights: Weights, levels: readonly number[]): number {
  let weight = weights.prior
  for (const [at, level] of levels.entries()) if (level !== NULL_LEVEL) weight += weights.levels[at]![level]!
  return weight + relatedWeight(weights, levels)
}

/**
 * Bits, 0 or below, because two related entities would look like this too: what a household shares is one piece of evidence, not four.
 * Two entities are strangers or related, so that the odds of a match are over the sum of both.
 */
export function relatedWeight({ related }: Weights, levels: readonly number[]): number {
  if (related === null) return 0
  let odds = related.prior
  for (const [at, level] of levels.entries()) if (level !== NULL_LEVEL) odds *= related.levels[at]![level]!
  return -Math.log2(1 + odds)
}

/** What is added to a pair's weight because the values that agree are rarer or more common than usual, in bits. */
export interface TermAdjustment {
  (a: number, b: number, level: number): number
  /** More than this it never adds. */
  readonly most: number
}

/**
 * Adjustment of one comparison: log2 of how likely two random records agree on any value over how likely they agree on this one,
 * the more common of the two values deciding. 0 at levels without a term. Frequencies of rare values are not trusted: a value counts
 * as if one more record had it.
 *
 * @see Splink's "term frequency adjustments"; Winkler (1988), "Using the EM Algorithm …", on value-specific agreement.
 */
export function termAdjustment(comparison: Comparison, columns: readonly Column[]): TermAdjustment | null {
  if (comparison.levels.every(({ term }) => term === undefined)) return null
  const tables = new Map<number, Float64Array>()
  const perLevel = comparison.levels.map(({ term }) => {
    if (term === undefined) return null
    const column = columns[term]!
    const table = tables.get(term) ?? adjustments(column)
    tables.set(term, table)
    return { codes: column.codes, table }
  })
  const adjustment = (a: number, b: number, level: number): number => {
    const term = level === NULL_LEVEL ? null : perLevel[level]!
    if (term === null) return 0
    const [one, other] = [term.codes[a]!, term.codes[b]!]
    if (one === 0 || other === 0) return 0
    return Math.min(term.table[one]!, term.table[other]!)
  }
  const most = [...tables.values()].reduce(
    (above, table) => table.reduce((high, bits) => Math.max(high, bits), above),
    0,
  )
  return Object.assign(adjustment, { most })
}

/** Bits by which agreement on each value says more or less than agreement on any value. */
function adjustments({ counts }: Column): Float64Array {
  let known = 0
  let squares = 0
  for (let code = 1; code < counts.length; code++) {
    known += counts[code]!
    squares += counts[code]! * counts[code]!
  }
  const agreement = squares / (known * known)
  return Float64Array.from(counts, (count, code) =>
    code === 0 || known === 0 ? 0 : Math.log2(agreement / ((count + 1) / known)),
  )
}
