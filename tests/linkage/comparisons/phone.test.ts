import { expect, it } from 'vitest'
import { levelOf } from './level-of.ts'

it.each([
  ['0901234567', '0901234567', 'exact'],
  ['0901234567', '+84 90 123 45 67', 'exact'],
  ['(090) 123-4567', '84901234567', 'exact'],
  ['0901234567', '0901234568', 'one_edit'],
  ['0901234567', '0901234576', 'one_edit'],
  ['0901234567', '0907654321', 'else'],
  ['113', '0907654321', 'null'],
  ['none', '0907654321', 'null'],
  ['', '0907654321', 'null'],
])('%s and %s are at level %s', (one, other, level) => {
  expect(levelOf({ compare: 'phone', column: 'phone' }, { phone: one }, { phone: other })).toBe(level)
})
