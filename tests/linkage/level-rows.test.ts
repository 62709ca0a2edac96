import { describe, expect, it } from 'vitest'
import { exact } from '../../src/linkage/comparisons/exact.ts'
import { type LevelCounts, levelCounts, levelRows } from '../../src/linkage/level-rows.ts'
import { type LinkageModel, MODEL_DEFAULTS, type Parameters } from '../../src/linkage/model.ts'

const MODEL: LinkageModel = {
  ...MODEL_DEFAULTS,
  name: 'two',
  blocking: [],
  comparisons: [exact.make({ column: 'town' }, 'nơi ở'), exact.make({ column: 'phone' }, 'điện thoại')],
}
const PARAMETERS: Parameters = {
  prior: 0.001,
  comparisons: [
    { name: 'town', m: [0.875, 0.125], u: [0.109375, 0.890625] },
    { name: 'phone', m: [0.5, 0.5], u: [0.0000152587890625, 0.9999847412109375] },
  ],
}

describe('what stands beside the charts of m and u', () => {
  it('counts the candidate pairs at each level, and at none, of each comparison', () => {
    const patterns = [
      { levels: [0, -1], pairs: 5 },
      { levels: [1, -1], pairs: 3 },
      { levels: [0, 1], pairs: 2 },
      { levels: [-1, 0], pairs: 1 },
    ]
    expect(levelCounts(MODEL, patterns)).toEqual([
      { pairs: [7, 3], none: 1 },
      { pairs: [1, 2], none: 8 },
    ])
  })

  const shown = (counts: readonly LevelCounts[]) =>
    levelRows(MODEL, PARAMETERS, counts).map((row) =>
      row.map((cell) => (typeof cell === 'string' ? cell : cell.figure)),
    )

  it('tells m, u, bits and share of every level; what is rare is not told as nothing', () => {
    const counts = [
      { pairs: [75_000, 25_000], none: 0 },
      { pairs: [4, 99_993], none: 3 },
    ]
    expect(shown(counts)).toEqual([
      ['nơi ở', 'trùng khớp (exact)', '0.88', '0.11', '3.00', '75.00 %'],
      ['nơi ở', 'khác nhau (else)', '0.13', '0.89', '-2.83', '25.00 %'],
      ['nơi ở', 'không biết hoặc không xét', '–', '–', '0.00', '0.00 %'],
      ['điện thoại', 'trùng khớp (exact)', '0.5', '1.5e-5', '15.00', '< 0.01 %'],
      ['điện thoại', 'khác nhau (else)', '0.5', '1.000', '-1.00', '99.99 %'],
      ['điện thoại', 'không biết hoặc không xét', '–', '–', '0.00', '< 0.01 %'],
    ])
  })

  it('has no share where nothing was compared', () =>
    expect(shown(levelCounts(MODEL, [])).map((row) => row.at(-1))).toEqual(['–', '–', '–', '–', '–', '–']))
})
