import { allPairs, type Blocks, blocksOf, eachPair, type RuleCount, TooManyPairs } from './blocking.ts'
import { type Clusters, clusterEdges, type Edge, type Judgement } from './cluster.ts'
import type { Column } from './column.ts'
import { columnsOf } from './derive/expression.ts'
import { estimate } from './estimate.ts'
import type { LinkageModel, Parameters } from './model.ts'
import { PairList, type PatternCode, PatternCounts, patternCode } from './patterns.ts'
import { smoothedRates } from './random-rates.ts'
import type { Records } from './records.ts'
import { samplePairs } from './sampling.ts'
import { type Comparer, comparerOf, type Scorer, scorerOf } from './scorer.ts'
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
  readonly training: { readonly iterations: number; readonly converged: boolean; readonly matches: number } | null
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
  readonly blocks: readonly Blocks[]
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
  const columnOf = columnsOf(records)
  options.step?.('block')
  const { blocks, totalPairs } = block(records, model, columnOf)
  options.step?.('compare')
  const comparer = comparerOf(model, columnOf)
  const compared = compare(records, model, blocks, comparer, options.fresh)
  options.step?.('estimate')
  const trained = options.parameters ?? train(records, model, compared, comparer, totalPairs)
  const parameters = 'parameters' in trained ? trained.parameters : trained
  options.step?.('score')
  const scorer = scorerOf(comparer, parameters)
  const patterns = weighted(compared, scorer)
  const pairs = score(compared, patterns, scorer, model.reviewFrom)
  options.step?.('cluster')
  const clusters = cluster(records, model, [...pairs, ...(options.known ?? [])], options.judgements ?? [], {
    comparer,
    scorer,
  })
  return {
    parameters,
    training: 'parameters' in trained ? trained.training : null,
    warnings: warningsOf(model, columnOf, patterns, parameters),
    rules: blocks.map(({ rule, pairs: all, heaviest, leftOut }, at) => ({
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
    blocks,
  }
}

function block(records: Records, model: LinkageModel, columnOf: (expression: string) => Column) {
  const blocks = model.blocking.map((rule) => blocksOf(rule, rule.on.map(columnOf), records.sources, model.scope))
  if (blocks.reduce((sum, { pairs }) => sum + pairs, 0) > model.maxPairs) throw new TooManyPairs(blocks, model.maxPairs)
  return { blocks, totalPairs: allPairs(records.sources, model.scope) }
}

interface Compared {
  readonly code: PatternCode
  readonly list: PairList
  /** Rule of each pair of the list. */
  readonly rules: Uint8Array
  readonly counts: PatternCounts
  readonly added: readonly number[]
}

function compare(
  records: Records,
  model: LinkageModel,
  blocks: readonly Blocks[],
  { levelOf }: Comparer,
  fresh: Uint8Array | undefined,
): Compared {
  const code = patternCode(
    model.comparisons.map(({ levels }) => levels.length),
    levelOf,
  )
  const counts = new PatternCounts(code.size)
  const list = new PairList()
  const rules = new Uint8Array(blocks.reduce((sum, { pairs }) => sum + pairs, 0))
  const added = eachPair(
    blocks,
    records.sources,
    model.scope,
    (a, b, rule) => {
      rules[list.length] = rule
      list.push(a, b, counts.add(code.of(a, b)))
    },
    fresh,
  )
  return { code, list, rules, counts, added }
}

function train(
  records: Records,
  model: LinkageModel,
  { code, counts }: Compared,
  { levelOf }: Comparer,
  totalPairs: number,
): { parameters: Parameters; training: NonNullable<LinkResult['training']> } {
  const random = model.comparisons.map(({ levels }) => levels.map(() => 0))
  const sample = samplePairs(records.size, records.sources, model.scope, model.samplePairs)
  for (const [at, levels] of levelOf.entries())
    for (let draw = 0; draw < sample.a.length; draw++) {
      const level = levels(sample.a[draw]!, sample.b[draw]!)
      if (level >= 0) random[at]![level]!++
    }
  // Patterns in the order of their numbers, so that sums of floating point numbers come out the same whatever was met first.
  const order = counts.patterns.map((_, at) => at).sort((x, y) => counts.patterns[x]! - counts.patterns[y]!)
  const { prior, m, u, ...training } = estimate({
    levelCounts: model.comparisons.map(({ levels }) => levels.length),
    patterns: order.map((at) => code.levels(counts.patterns[at]!)),
    counts: order.map((at) => counts.counts[at]!),
    totalPairs,
    rates: random.map(smoothedRates),
    expectedMatches: records.size / 20,
  })
  const comparisons = model.comparisons.map(({ name }, at) => ({ name, m: m[at]!, u: u[at]! }))
  return { parameters: { prior, comparisons }, training }
}

function weighted({ code, counts }: Compared, { weights }: Scorer): Pattern[] {
  return counts.patterns.map((pattern, at) => {
    const levels = code.levels(pattern)
    return { levels, pairs: counts.counts[at]!, weight: patternWeight(weights, levels) }
  })
}

function score(
  { list, rules }: Compared,
  patterns: readonly Pattern[],
  scorer: Scorer,
  reviewFrom: number,
): ScoredPair[] {
  const pairs: ScoredPair[] = []
  let at = 0
  list.each((a, b, pattern) => {
    const rule = rules[at++]!
    const { levels, weight: base } = patterns[pattern]!
    const weight = base + scorer.adjustment(a, b, levels)
    if (weight >= reviewFrom) pairs.push({ a, b, weight, rule, pattern })
  })
  return pairs.sort(heaviestFirst)
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
