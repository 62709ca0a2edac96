import { describe, expect, it } from 'vitest'
import { words } from '../../../src/linkage/comparisons/words.ts'
import { columnsOf } from '../../../src/linkage/derive/expression.ts'
import { recordsOf } from '../../../src/linkage/records.ts'

/** Many records have the common words: they say little. */
const OTHERS = ['alpha', 'beta', 'gamma', 'delta', 'omega', 'kappa', 'sigma', 'lambda'].map(
  (name) => `${name} trading company`,
)

function levelAmong(one: string, other: string): string {
  const names = [one, other, ...OTHERS]
  const records = recordsOf({ ids: names.map((_, at) => `r${at}`), fields: { name: names } })
  const comparison = words.make(words.spec.parse({ column: 'name' }), 'name')
  const level = comparison.bind([columnsOf(records)('name')])(0, 1)
  return level < 0 ? 'null' : comparison.levels[level]!.name
}

describe('words', () => {
  it.each([
    ['orion trading company', 'orion trading company', 'exact'],
    ['orion trading company', 'company trading, orion', 'same_words'],
    ['orion trading company', 'Orion Trading (Company)', 'same_words'],
    ['orion trading company', 'orion trading', 'similar_0.8'],
    ['orion trading company', 'oriom trading company', 'similar_0.8'],
    ['orion trading company', 'orion', 'similar_0.8'],
    ['orion marine trading company', 'orion trading company', 'similar_0.5'],
    ['orion trading company', 'vega trading company', 'else'],
    ['62 mill street', '62 millnstreet', 'similar_0.8'],
    ['62 mill street', '62 millstreet', 'similar_0.8'],
    ['62 mill street', '63 millstreet', 'else'],
    ['a1 st', 'a2 st', 'else'],
    ['orion', 'vega', 'else'],
    ['', 'vega', 'null'],
    ['...', 'vega', 'else'],
  ])('%s and %s are at level %s', (one, other, level) => {
    expect(levelAmong(one, other)).toBe(level)
    expect(levelAmong(other, one)).toBe(level)
  })
})
