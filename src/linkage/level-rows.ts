import { shortly } from './charts/probabilities-chart.ts'
import { NULL_LEVEL } from './comparison.ts'
import type { LinkageModel, Parameters } from './model.ts'
import { weightsOf } from './weights.ts'

/** Of one comparison: candidate pairs at each of its levels, and those at none: a side is not known, or another comparison says it all. */
export interface LevelCounts {
  readonly pairs: readonly number[]
  readonly none: number
}

/** Candidate pairs by level, comparison by comparison. */
export function levelCounts(
  { comparisons }: LinkageModel,
  patterns: readonly { readonly levels: readonly number[]; readonly pairs: number }[],
): LevelCounts[] {
  return comparisons.map(({ levels: named }, at) => {
    const pairs = named.map(() => 0)
    let none = 0
    for (const { levels, pairs: times } of patterns) {
      const level = levels[at]!
      if (level === NULL_LEVEL) none += times
      else pairs[level]! += times
    }
    return { pairs, none }
  })
}

/** A cell of a table: text, or a figure already written. */
type LevelCell = string | { readonly figure: string }

export const LEVEL_HEADER = ['so sánh', 'mức', 'm', 'u', 'bit', 'trong cặp đã so'] as const

/**
 * m, u and weight of every level, and how many of the candidate pairs were at it, for tables beside the charts. A comparison's last row is
 * of pairs at none: it weighs nothing there.
 */
export function levelRows(
  { comparisons }: LinkageModel,
  parameters: Parameters,
  counts: readonly LevelCounts[],
): LevelCell[][] {
  const weights = weightsOf(parameters)
  return comparisons.flatMap(({ vi, levels }, at) => {
    const { pairs, none } = counts[at]!
    const all = pairs.reduce((sum, count) => sum + count, none)
    const { m, u } = parameters.comparisons[at]!
    const rows = levels.map((level, number) => [
      vi,
      `${level.vi} (${level.name})`,
      figure(shortly(m[number]!)),
      figure(shortly(u[number]!)),
      figure(weights.levels[at]![number]!.toFixed(2)),
      figure(share(pairs[number]!, all)),
    ])
    return [
      ...rows,
      [vi, 'không biết hoặc không xét', figure('–'), figure('–'), figure('0.00'), figure(share(none, all))],
    ]
  })
}

const figure = (text: string): LevelCell => ({ figure: text })

/** Two digits after the point; what is rarer than they can say is not called nothing. */
function share(part: number, all: number): string {
  if (all === 0) return '–'
  const percent = ((part / all) * 100).toFixed(2)
  return part > 0 && percent === '0.00' ? '< 0.01 %' : `${percent} %`
}
