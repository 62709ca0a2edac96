import { allPairs, type Blocking, blockRecords, type RuleCount, TooManyPairs } from './blocking.ts'
import { type Clusters, clusterEdges, type Edge, type Judgement } from './cluster.ts'
import { type Compared, comparePairs } from './compare.ts'
import { DerivedColumns } from './derive/expression.ts'
import { eachPair, type TakePair } from './each-pair.ts'
import type { LinkageModel, Parameters } from './model.ts'
import type { Records } from './records.ts'
import { type Comparer, comparerOf, type Scorer, scorerOf } from './scorer.ts'
import { type Training, train } from './train.ts'
import { type LinkageWarning, warningsOf } from './warnings.ts'
import { patternWeight } from './weights.ts'

/** A pair worth writing: at or above `reviewFrom`. */
export interface ScoredPair extends Edge {
  /** Number of the first blocking rule that brought it. */
  readonly rule: number
  /** Number of its pattern in `patterns`. */
  readonly pattern: number
}

/** How often a combination of levels occurred among the candidates. */
export interface Pattern {
  /** Level of each comparison, NULL_LEVEL for null. */
  readonly levels: readonly number[]
  readonly pairs: number
  /** Match weight without term frequencies. */
  readonly weight: number
}

export interface LinkResult {
  readonly parameters: Parameters
  /** null when the parameters were given. */
  readonly training: Training | null
  readonly warnings: readonly LinkageWarning[]
  readonly rules: readonly RuleCount[]
  /** Candidate pairs compared. */
  readonly candidates: number
  readonly totalPairs: number
  readonly patterns: readonly Pattern[]
  /** From the heaviest down, then by records. */
  readonly pairs: readonly ScoredPair[]
  readonly clusters: Clusters
  readonly comparer: Comparer
  readonly scorer: Scorer
  readonly blocking: Blocking
}

export interface LinkOptions {
  /** Parameters of an earlier run; estimated when absent. */
  readonly parameters?: Parameters
  readonly judgements?: readonly Judgement[]
  /** 1 for a record that is new or has changed: only pairs with one of them are compared, the others are in `known`. */
  readonly fresh?: Uint8Array
  /** Pairs of records that have not changed, as an earlier run scored them. */
  readonly known?: readonly Edge[]
  /** Told before each step. */
  step?(name: 'block' | 'compare' | 'estimate' | 'score' | 'cluster'): void
}

/**
 * Which records are one entity's. The same records and model give the same pairs, weights and clusters to the last bit, whatever
 * order the records came in.
 * @throws TooManyPairs before a pair is made.
 */
export function link(records: Records, model: LinkageModel, options: LinkOptions = {}): LinkResult {
  options.step?.('block')
  const blocking = block(records, model)
  const totalPairs = allPairs(records.sources, model.scope)
  options.step?.('compare')
  const columns = new DerivedColumns(records)
  const columnOf = (expression: string) => columns.of(expression)
  const comparer = comparerOf(model, columnOf)
  columns.keepOnly(model.comparisons.flatMap((comparison) => comparison.columns))
  const { fresh } = options
  const compared = comparePairs(records, model, blocking, comparer, {
    fresh,
    forTraining: options.parameters === undefined,
  })
  options.step?.('estimate')
  const trained = options.parameters ?? train(records, model, compared, comparer, totalPairs)
  const parameters = 'parameters' in trained ? trained.parameters : trained
  options.step?.('score')
  const scorer = scorerOf(comparer, parameters)
  const patterns = weighted(compared, scorer)
  const pairs = score(records, model, { blocking, compared, patterns, scorer, fresh })
  options.step?.('cluster')
  const clusters = cluster(records, model, [...pairs, ...(options.known ?? [])], options.judgements ?? [], {
    comparer,
    scorer,
  })
  return {
    parameters,
    training: 'parameters' in trained ? trained.training : null,
    warnings: warningsOf(model, columnOf, patterns, parameters),
    rules: blocking.rules.map(({ rule, pairs: all, heaviest, leftOut }, at) => ({
      name: rule.name,
      pairs: all,
      added: compared.added[at]!,
      heaviest,
      leftOut,
    })),
    candidates: compared.list.length,
    totalPairs,
    patterns,
    pairs,
    clusters,
    comparer,
    scorer,
    blocking,
  }
}

function block(records: Records, { blocking: rules, scope, maxPairs }: LinkageModel): Blocking {
  const blocking = blockRecords(records, rules, scope)
  const pairs = blocking.rules.reduce((sum, rule) => sum + rule.pairs, 0)
  if (pairs > maxPairs) throw new TooManyPairs(blocking.rules, maxPairs)
  return blocking
}

function weighted({ code, counts }: Compared, { weights }: Scorer): Pattern[] {
  return counts.patterns.map((pattern, at) => {
    const levels = code.levels(pattern)
    return { levels, pairs: counts.counts[at]!, weight: patternWeight(weights, levels) }
  })
}

/** The pairs worth writing. Blocking makes the pairs again, in the order in which they were compared. */
function score(
  records: Records,
  model: LinkageModel,
  { blocking, compared, patterns, scorer, fresh }: Scoring,
): ScoredPair[] {
  const pairs: ScoredPair[] = []
  // What frequencies may add at most decides whether a pattern is worth a look at its pairs.
  const hopeless = Uint8Array.from(patterns, ({ weight }) =>
    weight + scorer.mostAdded < model.reviewFrom - 1e-6 ? 1 : 0,
  )
  let next = 0
  const take: TakePair = (a, b, rule) => {
    const pattern = compared.list.at(next++)
    if (hopeless[pattern] === 1) return
    const { levels, weight: base } = patterns[pattern]!
    const weight = base + scorer.adjustment(a, b, levels)
    if (weight >= model.reviewFrom) pairs.push({ a, b, weight, rule, pattern })
  }
  if (hopeless.includes(0)) eachPair(blocking, records.sources, model.scope, take, fresh)
  return pairs.sort(heaviestFirst)
}

interface Scoring {
  readonly blocking: Blocking
  readonly compared: Compared
  readonly patterns: readonly Pattern[]
  readonly scorer: Scorer
  readonly fresh: Uint8Array | undefined
}

function heaviestFirst(x: Edge, y: Edge): number {
  return y.weight - x.weight || x.a - y.a || x.b - y.b
}

function cluster(
  records: Records,
  model: LinkageModel,
  pairs: readonly Edge[],
  judgements: readonly Judgement[],
  { comparer, scorer }: { comparer: Comparer; scorer: Scorer },
): Clusters {
  const { sources } = records
  const onePartner = model.oneToOne && model.scope === 'between'
  return clusterEdges({
    records: records.size,
    edges: pairs.filter(({ weight }) => weight >= model.threshold).sort(heaviestFirst),
    judgements,
    apart: (a, b) => (onePartner && sources[a] === sources[b]) || comparer.apart(a, b),
    weightOf: scorer.weight,
    threshold: model.threshold,
    maxCluster: model.maxCluster,
  })
}
