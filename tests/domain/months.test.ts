import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import {
  displayMonth,
  formatMonth,
  lastDayOfMonth,
  maskMonths,
  monthIndex,
  monthMask,
  monthOf,
  parseMonth,
  parsePeriod,
  popcount,
  yearOf,
} from '../../src/domain/months.ts'

const SEPTEMBER = monthIndex(2025, 9)

describe('months', () => {
  for (const raw of [
    '9/2025',
    '09/2025',
    '2025-09',
    '202509',
    '092025',
    'T9/2025',
    'Tháng 9/2025',
    'Tháng 9 năm 2025',
    '01/09/2025',
    '2025-09-01 00:00:00',
    '45901',
    'Sep-25',
    '1 Sep 2025',
    '01-Sep-25',
    '9-2025',
    '9.2025',
    'thg 9 2025',
    'Thg9-2025',
    'T.9/2025',
    'Tháng Chín 2025',
    'September 2025',
    'Sept 2025',
    'Sep 1, 2025',
    '2025-09-01',
    '9/2025\u00a0',
  ]) {
    it(`reads "${raw}" as September 2025`, () => expect(parseMonth(raw)).toMatchObject({ ok: true, value: SEPTEMBER }))
  }
  it('marks a month whose zero was lost as repaired', () =>
    expect(parseMonth('92025')).toEqual({ ok: true, value: SEPTEMBER, repair: 'padded' }))
  it('gives a number cell its last zero back', () =>
    expect([parseMonth('9.202'), parseMonth('10.201')]).toEqual([
      { ok: true, value: monthIndex(2020, 9), repair: 'padded' },
      { ok: true, value: monthIndex(2010, 10), repair: 'padded' },
    ]))
  it('takes the day for the month where the column shows that a US machine swapped them', () =>
    expect([parseMonth('2025-01-09', { swapped: true }), parseMonth('9/2025', { swapped: true })]).toEqual([
      { ok: true, value: SEPTEMBER, repair: 'us_order' },
      { ok: true, value: SEPTEMBER, repair: null },
    ]))
  it('does not take a year for a month', () =>
    expect(parseMonth('2025')).toEqual({ ok: false, code: 'month-unreadable' }))
  it('refuses month 13', () => expect(parseMonth('13/2025')).toEqual({ ok: false, code: 'month-unreadable' }))

  it('reads a year as twelve months of year precision', () =>
    expect(parsePeriod('2025')).toMatchObject({
      value: { from: monthIndex(2025, 1), to: monthIndex(2025, 12), precision: 'year' },
    }))
  for (const raw of ['Quý II/2025', '2025-Q2', 'Q2/2025', 'quý 2 năm 2025']) {
    it(`reads "${raw}" as the second quarter`, () =>
      expect(parsePeriod(raw)).toMatchObject({
        value: { from: monthIndex(2025, 4), to: monthIndex(2025, 6), precision: 'quarter' },
      }))
  }
  it('reads a month as a period of month precision', () =>
    expect(parsePeriod('10/2025')).toMatchObject({
      value: { from: monthIndex(2025, 10), to: monthIndex(2025, 10), precision: 'month' },
    }))

  it('masks the months of the year that a span covers', () =>
    expect(monthMask(monthIndex(2024, 11), monthIndex(2025, 2), 2025)).toBe(0b11))
  it('masks nothing of a year outside the span', () =>
    expect(monthMask(monthIndex(2024, 1), monthIndex(2024, 12), 2025)).toBe(0))
  it('knows the last day of a leap February', () => expect(lastDayOfMonth(monthIndex(2024, 2))).toBe('2024-02-29'))
  it('shows a month as officers write it', () =>
    expect([displayMonth(SEPTEMBER), formatMonth(SEPTEMBER)]).toEqual(['09/2025', '2025-09']))
  it('has no month for a date of year precision', () => expect(monthOf('2025')).toBeNull())

  property.prop([fc.integer({ min: 23_400, max: 25_199 }), fc.integer({ min: 0, max: 40 })])(
    'a span is the sum of its yearly masks',
    (from, length) => {
      const to = from + length
      const counts = []
      for (let year = yearOf(from); year <= yearOf(to); year++) counts.push(popcount(monthMask(from, to, year)))
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(length + 1)
      expect(maskMonths(monthMask(from, to, yearOf(from)), yearOf(from))[0]).toBe(from)
    },
  )
})
