import { expect, it } from 'vitest'
import { levelOf } from './level-of.ts'

it.each([
  [{ within: [1, 5] }, '1990', '1990', 'exact'],
  [{ within: [1, 5] }, '1990', '1990.0', 'exact'],
  [{ within: [1, 5] }, '1990', '1991', 'within_1'],
  [{ within: [5, 1] }, '1990', '1986', 'within_5'],
  [{ within: [1, 5] }, '1990', '1980', 'else'],
  [{ within: [1, 5] }, '-2', '2', 'within_5'],
  [{ percent: [10] }, '90', '100', 'percent_10'],
  [{ percent: [10] }, '100', '90', 'percent_10'],
  [{ percent: [10] }, '89', '100', 'else'],
  [{ percent: [10] }, '0', '0.0', 'exact'],
  [{}, '7', '8', 'within_1'],
  [{}, 'seven', '8', 'null'],
  [{}, '', '8', 'null'],
])('by %o the numbers %s and %s are at level %s', (settings, one, other, level) => {
  expect(levelOf({ compare: 'number', column: 'n', ...settings }, { n: one }, { n: other })).toBe(level)
})
