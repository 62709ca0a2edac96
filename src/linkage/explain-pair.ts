import type { Column } from './column.ts'
import { NULL_LEVEL } from './comparison.ts'
import { columnsOf } from './derive/expression.ts'
import type { BlockingRule, LinkageModel, Parameters } from './model.ts'
import { probabilityOf } from './model.ts'
import type { Records } from './records.ts'
import { comparerOf } from './scorer.ts'
import { relatedWeight, weightsOf } from './weights.ts'

/** What one comparison says of a pair. */
export interface ComparisonStep {
  readonly comparison: string
  /** Vietnamese: what is compared. */
  readonly what: string
  /** null: a side is not known, which speaks neither for nor against. */
  readonly level: string | null
  /** Vietnamese: the level. */
  readonly found: string
  /** Bits for the level, and what the frequency of the values adds or takes away. */
  readonly weight: number
  readonly frequency: number
  /** True when records at this level are never put together by the machine. */
  readonly apart: boolean
}

/** Whether a blocking rule brings the pair, and if not, why. */
export interface RuleStep {
  readonly rule: string
  readonly brings: boolean
  readonly why: 'agrees' | 'not_known' | 'differs' | 'too_many'
  /** Expressions that are not known, or differ. */
  readonly on: readonly string[]
}

/** The waterfall from the prior to the match weight, and how the pair was or was not found. All weights in bits. */
export interface PairExplanation {
  readonly prior: number
  readonly steps: readonly ComparisonStep[]
  /** Bits, 0 or below, because relatives would look like this too. */
  readonly related: number
  readonly weight: number
  readonly probability: number
  readonly threshold: number
  readonly apart: boolean
  readonly rules: readonly RuleStep[]
}

/** Why two records are, or are not, one entity's: built for one pair, since there are millions. */
export function explainPair(
  records: Records,
  model: LinkageModel,
  parameters: Parameters,
  a: number,
  b: number,
): PairExplanation {
  const columnOf = columnsOf(records)
  const comparer = comparerOf(model, columnOf)
  const weights = weightsOf(parameters)
  const steps = model.comparisons.map(({ name, vi, levels }, at): ComparisonStep => {
    const level = comparer.levelOf[at]!(a, b)
    const said = { comparison: name, what: vi }
    if (level === NULL_LEVEL)
      return { ...said, level: null, found: 'không so sánh được', weight: 0, frequency: 0, apart: false }
    return {
      ...said,
      level: levels[level]!.name,
      found: levels[level]!.vi,
      weight: weights.levels[at]![level]!,
      frequency: comparer.terms[at]?.(a, b, level) ?? 0,
      apart: levels[level]!.apart === true,
    }
  })
  // Added up in the order in which the scorer does, so that the sum is the weight of the pair to the last bit.
  const levels = steps.reduce((sum, { weight }) => sum + weight, weights.prior)
  const related = relatedWeight(
    weights,
    comparer.levelOf.map((levelOf) => levelOf(a, b)),
  )
  const weight = levels + related + steps.reduce((sum, { frequency }) => sum + frequency, 0)
  return {
    prior: weights.prior,
    steps,
    related,
    weight,
    probability: probabilityOf(weight),
    threshold: model.threshold,
    apart: steps.some(({ apart }) => apart),
    rules: model.blocking.map((rule) => ruleStep(rule, rule.on.map(columnOf), a, b)),
  }
}

function ruleStep(rule: BlockingRule, columns: readonly Column[], a: number, b: number): RuleStep {
  const where = (holds: (codes: Int32Array) => boolean): string[] =>
    rule.on.filter((_, at) => holds(columns[at]!.codes))
  const unknown = where((codes) => codes[a] === 0 || codes[b] === 0)
  if (unknown.length > 0) return { rule: rule.name, brings: false, why: 'not_known', on: unknown }
  const differing = where((codes) => codes[a] !== codes[b])
  if (differing.length > 0) return { rule: rule.name, brings: false, why: 'differs', on: differing }
  if (rule.maxRecords !== undefined && sharing(columns, a) > rule.maxRecords)
    return { rule: rule.name, brings: false, why: 'too_many', on: [] }
  return { rule: rule.name, brings: true, why: 'agrees', on: [] }
}

function sharing(columns: readonly Column[], record: number): number {
  let records = 0
  const size = columns[0]?.codes.length ?? 0
  for (let other = 0; other < size; other++) if (columns.every(({ codes }) => codes[other] === codes[record])) records++
  return records
}
