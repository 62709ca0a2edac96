import { describe, expect, it } from 'vitest'
import { LOCAL_SUPPORT_HOUSEHOLD_HEALTH } from '../../src/policy/local-support.ts'
import { fits, type Shape, WHOLE } from '../../src/policy/shape.ts'

const CHOICE: Shape = { kind: 'choice', choices: { a: 'A' } }
const RECORD: Shape = { kind: 'record', keys: { a: 'A', b: 'B' } }
const CHOSEN: Shape = { kind: 'record', keys: { a: 'A', b: 'B' }, choices: { x: 'X', y: 'Y' } }
const BY_PROVINCE: Shape = { kind: 'by_province', keys: { a: 'A', b: 'B' } }

/** Values of each shape, and what a hand may put in their place. */
const CASES: readonly (readonly [Shape, readonly unknown[], readonly unknown[]])[] = [
  [WHOLE, [0, 5, Number.MAX_SAFE_INTEGER], [-1, 1.5, '5', null, undefined, 2 ** 53, Number.NaN, [5]]],
  [CHOICE, ['a'], ['b', '', 'toString', ['a'], null, undefined, 1]],
  [
    RECORD,
    [
      { a: 1, b: 2 },
      { b: 0, a: 0 },
    ],
    [{ a: 1 }, { a: 1, c: 2 }, { a: 1, b: 2, c: 3 }, { a: 1, b: -1 }, { a: '1', b: 2 }, {}, null, undefined, 7, 'ab'],
  ],
  [
    CHOSEN,
    [
      { a: 'x', b: 'y' },
      { a: 'y', b: 'y' },
    ],
    [{ a: 'x', b: 'z' }, { a: ['x'], b: 'y' }, { a: 'x' }, { a: 'x', b: 1 }, { a: 'x', b: 'toString' }],
  ],
  [
    BY_PROVINCE,
    [{ '92': { a: 1 } }, { '01': { a: 1, b: 2 }, '96': { b: 0 } }],
    [
      { '9': { a: 1 } },
      { '092': { a: 1 } },
      { '92x': { a: 1 } },
      { x92: { a: 1 } },
      { x2: { a: 1 } },
      { '9x': { a: 1 } },
      { '92': { c: 1 } },
      { '92': { a: -1 } },
      { '92': { a: 1 }, '9': { a: 1 } },
      { '92': { a: 1 }, '96': { a: 1.5 } },
    ],
  ],
]

describe('the shape of a value', () => {
  for (const [shape, good, bad] of CASES) {
    it(`${JSON.stringify(shape)} takes ${JSON.stringify(good)}`, () =>
      expect(good.filter((value) => !fits(shape, value))).toEqual([]))
    it(`${JSON.stringify(shape)} refuses ${JSON.stringify(bad)}`, () =>
      expect(bad.filter((value) => fits(shape, value))).toEqual([]))
  }

  it('a province may support households and the groups that the State supports, and no others', () => {
    const { shape } = LOCAL_SUPPORT_HOUSEHOLD_HEALTH
    expect(fits(shape, { '92': { household: 100, near_poor: 300, student: 50 } })).toBe(true)
    expect(fits(shape, { '92': { poor: 100 } })).toBe(false)
  })
})
