import { describe, expect, it } from 'vitest'
import { ALL_BUT_ACCIDENT, paidAgain, paidIn } from '../../src/dedupe/money.ts'
import { type MemberRow, recordOf } from '../../src/dedupe/record.ts'
import { LAW } from '../../src/policy/book.ts'
import { row } from './rows.ts'
import { month } from './support.ts'

const BASE = 10_000_000
const of = (own: Partial<MemberRow>) => recordOf([row({ base_vnd: BASE, ...own })])

const JULY = month(7)

/** Domain notes §3.4: 32 % of the base in all; 17 + 8 retirement and sickness, 0.5 accident, 2 unemployment, 4.5 health. */
describe('what a row paid in July 2025', () => {
  it.each<[string, Partial<MemberRow>, number | null]>([
    ['all funds where none is told', {}, 3_200_000],
    ['retirement alone', { funds: 1 }, 2_500_000],
    ['accident alone', { funds: 2 }, 50_000],
    ['unemployment alone', { funds: 4 }, 200_000],
    ['health alone', { funds: 8 }, 450_000],
    [
      'a base over 20 reference levels, up to it; unemployment up to 20 minimum wages',
      { base_vnd: 60_000_000 },
      15_240_000,
    ],
    ['an owner, who pays 29.5 % and no unemployment', { position: 'owner' }, 2_950_000],
    ['nothing on leave', { state: 'maternity' }, 0],
    ['no base', { base_vnd: null }, null],
    ['voluntary, 22 %', { participation: 'voluntary' }, 2_200_000],
    ['health paid by the State', { participation: 'health_only', object_code: 'HN', base_vnd: null }, 105_300],
    [
      'a pupil, whom State and family pay',
      { participation: 'health_only', object_code: 'HS', base_vnd: null },
      105_300,
    ],
    ['a pensioner, by a pension that is not known', { participation: 'health_only', object_code: 'HT' }, null],
    ['a household, in an order that is not known', { participation: 'health_only', object_code: 'GD' }, null],
  ])('%s', (_what, own, paid) => {
    expect(paidIn(of(own), [JULY], LAW)).toBe(paid)
  })

  it('is not known in a month that no law here speaks of, and in one the row does not tell', () => {
    const early = { month_from: 2015 * 12, month_to: 2015 * 12 }
    expect(paidIn(of(early), [2015 * 12], LAW)).toBeNull()
    expect(paidIn(of({}), [month(12) + 1], LAW)).toBeNull()
  })

  it('goes by the law of each month: the fee of the State rises in July 2026', () => {
    const june = 2026 * 12 + 5
    const state = of({ participation: 'health_only', object_code: 'HN', month_from: june, month_to: june + 1 })
    expect(paidIn(state, [june], LAW)).toBe(105_300)
    expect(paidIn(state, [june + 1], LAW)).toBe(113_850)
  })
})

describe('a receipt', () => {
  const receipt = (total_vnd: number | null) =>
    of({
      source: 'receipt',
      participation: 'voluntary',
      total_vnd,
      base_vnd: null,
      month_from: month(1),
      month_to: month(6),
    })

  it.each([
    [1_000_000, [month(1)], 166_667],
    [1_000_000, [1, 2, 3].map(month), 500_000],
    [1_000_000, [1, 2, 3, 4, 5, 6].map(month), 1_000_000],
    [0, [month(1)], 0],
    [-1, [month(1)], null],
    [null, [month(1)], null],
  ])('of %s for six months gives for %j %s', (total, months, paid) => {
    expect(paidIn(receipt(total), months, LAW)).toBe(paid)
  })
})

describe('what was paid again', () => {
  const unit = (unit_id: number, from: number, to: number, own: Partial<MemberRow> = {}) =>
    of({ unit_id, month_from: month(from), month_to: month(to), ...own })

  it.each<[string, ReturnType<typeof of>[], number | null]>([
    ['the later unit in the months of the first', [unit(1, 1, 6), unit(2, 5, 9)], 2 * 3_150_000],
    ['nothing where one follows the other', [unit(1, 1, 6), unit(2, 7, 9)], 0],
    ['a third unit in the months of either', [unit(1, 1, 3), unit(2, 4, 6), unit(3, 3, 4)], 2 * 3_150_000],
    ['a third unit on top of the second', [unit(1, 1, 1), unit(2, 1, 1), unit(3, 1, 1)], 2 * 3_150_000],
    ['not known where a later base is not told', [unit(1, 1, 6), unit(2, 5, 9, { base_vnd: null })], null],
    ['known where only the base of the first is not', [unit(1, 1, 6, { base_vnd: null }), unit(2, 6, 9)], 3_150_000],
    ['not known where a unit tells no month', [unit(1, 1, 6), of({ unit_id: 2, month_from: null })], null],
  ])('%s', (_what, units, paid) => {
    expect(paidAgain(units, LAW, ALL_BUT_ACCIDENT)).toBe(paid)
  })
})
