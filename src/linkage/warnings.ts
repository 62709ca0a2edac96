import { type Column, knownCount } from './column.ts'
import { NULL_LEVEL } from './comparison.ts'
import type { LinkageModel, Parameters } from './model.ts'

/** A comparison that cannot help, or a weight that looks wrong: said in words, never a number that is not one. */
export interface LinkageWarning {
  readonly comparison: string
  readonly code: 'all_null' | 'constant' | 'never_agrees' | 'never_compared' | 'out_of_order'
  readonly text: string
}

interface PatternSeen {
  readonly levels: readonly number[]
  readonly pairs: number
}

export function warningsOf(
  model: LinkageModel,
  columnOf: (expression: string) => Column,
  patterns: readonly PatternSeen[],
  parameters: Parameters,
): LinkageWarning[] {
  return model.comparisons.flatMap((comparison, at) => {
    const warn = (code: LinkageWarning['code'], text: string): LinkageWarning => ({
      comparison: comparison.name,
      code,
      text: `${comparison.name}: ${text}`,
    })
    const columns = comparison.columns.map(columnOf)
    if (columns.every((column) => knownCount(column) === 0)) return [warn('all_null', 'no record has a value')]
    if (columns.every((column) => column.values.length <= 2)) return [warn('constant', 'all records have one value')]
    const seen = new Set(patterns.map(({ levels }) => levels[at]!))
    if (seen.size === 0 || (seen.size === 1 && seen.has(NULL_LEVEL)))
      return [warn('never_compared', 'no candidate pair has a value on both sides')]
    const last = comparison.levels.length - 1
    if (![...seen].some((level) => level !== NULL_LEVEL && level < last))
      return [warn('never_agrees', 'no candidate pair agrees: is every value unique?')]
    return outOfOrder(comparison.levels, parameters.comparisons[at]!)
      .filter(({ level }) => seen.has(level))
      .map(({ text }) => warn('out_of_order', text))
  })
}

/** Levels run from the strongest agreement down; where the estimates do not, the data or the levels deserve a look. */
function outOfOrder(
  levels: readonly { readonly name: string }[],
  { m, u }: { readonly m: readonly number[]; readonly u: readonly number[] },
): { readonly level: number; readonly text: string }[] {
  const weights = m.map((probability, level) => Math.log2(probability / u[level]!))
  const last = levels.length - 1
  return levels
    .slice(0, last)
    .flatMap(({ name }, level) =>
      weights[level]! < weights[last]!
        ? [{ level, text: `level ${name} speaks against a match more than level else` }]
        : [],
    )
}
