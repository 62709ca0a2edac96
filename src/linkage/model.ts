import type { Comparison } from './comparison.ts'

/** Which pairs are asked about: in one file, between files (every file without duplicates of its own or not), or both. */
export type LinkScope = 'within' | 'between' | 'both'

/** Records that agree on all its expressions become candidate pairs; a record that does not know one of them is left out of the rule. */
export interface BlockingRule {
  readonly name: string
  /** Expressions over columns, see derive/index.ts. */
  readonly on: readonly string[]
  /**
   * Records beyond which a block makes no pairs: what so many share says too little by itself. Absent: every block makes its pairs.
   * What is left out is counted, never silent.
   */
  readonly maxRecords?: number
}

/** What is compared and how pairs are found: written by people, never estimated. */
export interface LinkageModel {
  readonly name: string
  readonly scope: LinkScope
  /** Between files: a record has at most one partner in each other file. */
  readonly oneToOne: boolean
  readonly comparisons: readonly Comparison[]
  readonly blocking: readonly BlockingRule[]
  /** Match weight in bits, prior included, from which two records are joined. 0 is even odds. */
  readonly threshold: number
  /** Match weight from which a pair is written at all; below the threshold it is for people to look at. */
  readonly reviewFrom: number
  /** Candidate pairs beyond which the run refuses. */
  readonly maxPairs: number
  /** Records in one cluster beyond which nothing is joined and people look first. */
  readonly maxCluster: number
  /** Random pairs from which u is estimated. */
  readonly samplePairs: number
}

export const MODEL_DEFAULTS = {
  scope: 'within',
  oneToOne: false,
  threshold: 0,
  reviewFrom: -7,
  maxPairs: 50_000_000,
  maxCluster: 50,
  samplePairs: 1_000_000,
} as const satisfies Partial<LinkageModel>

/** m and u of one comparison: one probability a level, in the order of its levels; each adds up to 1 over the levels. */
export interface ComparisonParameters {
  readonly name: string
  readonly m: readonly number[]
  readonly u: readonly number[]
}

/**
 * Pairs of two entities that have much in common all the same: people of one household, who agree on phone, address and family name. In
 * each comparison they are as matches are or as any two entities.
 */
export interface Related {
  /** Probability that two random records are such a pair. */
  readonly prior: number
  /** Per comparison, how many of them share it. */
  readonly shared: readonly number[]
}

/** What is estimated. Kept from night to night, so that the same pair keeps its weight. */
export interface Parameters {
  /** Probability that two records drawn at random are one entity's. */
  readonly prior: number
  readonly comparisons: readonly ComparisonParameters[]
  /** Where there are more of them than matches. */
  readonly related?: Related
}

/**
 * Evidence in bits that two records are one entity's because a comparison fell in one level: positive for, negative against.
 *
 * @param m P(level | same entity), in (0, 1].
 * @param u P(level | two entities), in (0, 1].
 * @throws RangeError if m or u is not in (0, 1].
 * @see Fellegi and Sunter (1969), "A Theory for Record Linkage", JASA 64(328), 1183–1210.
 */
export function matchWeight(m: number, u: number): number {
  if (!(m > 0 && m <= 1) || !(u > 0 && u <= 1)) throw new RangeError('m and u are probabilities above 0')
  return Math.log2(m / u)
}

/** Odds of a probability, in bits. */
export function priorWeight(probability: number): number {
  return Math.log2(probability / (1 - probability))
}

/** Probability of a match weight that has the prior in it. */
export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** -weight)
}
