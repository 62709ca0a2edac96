import type { Column } from './column.ts'
import { type LevelOf, NULL_LEVEL } from './comparison.ts'
import type { LinkageModel, Parameters } from './model.ts'
import { patternWeight, type TermAdjustment, termAdjustment, type Weights, weightsOf } from './weights.ts'

/** Levels of all comparisons over all records, ready to be asked. */
export interface Comparer {
  readonly levelOf: readonly LevelOf[]
  readonly terms: readonly (TermAdjustment | null)[]
  /** True when some level of the pair says that it cannot be one entity. */
  apart(a: number, b: number): boolean
}

/** Binds the comparisons of a model to records. `columnOf` resolves an expression. */
export function comparerOf(model: LinkageModel, columnOf: (expression: string) => Column): Comparer {
  const bound = model.comparisons.map((comparison) => {
    const columns = comparison.columns.map(columnOf)
    return { comparison, levelOf: comparison.bind(columns), term: termAdjustment(comparison, columns) }
  })
  const parting = bound.filter(({ comparison }) => comparison.levels.some(({ apart }) => apart === true))
  return {
    levelOf: bound.map(({ levelOf }) => levelOf),
    terms: bound.map(({ term }) => term),
    apart: (a, b) =>
      parting.some(({ comparison, levelOf }) => {
        const level = levelOf(a, b)
        return level !== NULL_LEVEL && comparison.levels[level]!.apart === true
      }),
  }
}

/** Match weight of any two records, the prior and term frequencies included. */
export interface Scorer {
  readonly weights: Weights
  weight(a: number, b: number): number
  /** What the frequencies of the values add to a pair at these levels. */
  adjustment(a: number, b: number, levels: readonly number[]): number
  /** More than this `adjustment` never is. */
  readonly mostAdded: number
}

export function scorerOf(comparer: Comparer, parameters: Parameters): Scorer {
  const weights = weightsOf(parameters)
  const adjustment = (a: number, b: number, levels: readonly number[]): number => {
    let added = 0
    for (let at = 0; at < levels.length; at++) {
      const term = comparer.terms[at]
      if (term != null && levels[at] !== NULL_LEVEL) added += term(a, b, levels[at]!)
    }
    return added
  }
  return {
    weights,
    mostAdded: comparer.terms.reduce((sum, term) => sum + (term?.most ?? 0), 0),
    adjustment,
    weight(a, b) {
      const levels = comparer.levelOf.map((levelOf) => levelOf(a, b))
      return patternWeight(weights, levels) + adjustment(a, b, levels)
    },
  }
}
