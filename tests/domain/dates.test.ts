import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  birthDateContradicts,
  datePrecision,
  daysBetween,
  excelSerialToIso,
  isIsoDate,
  isoOfDayNumber,
  parsePartialDate,
  sameBirthDate,
} from '../../src/domain/dates.ts'

const READ: readonly (readonly [raw: string, iso: string])[] = [
  ['17/08/1975', '1975-08-17'],
  ['7/8/1975', '1975-08-07'],
  ['17-08-1975', '1975-08-17'],
  ['17.08.1975', '1975-08-17'],
  [' 17 / 08 / 1975 ', '1975-08-17'],
  ['17/8/75', '1975-08-17'],
  ['17/8/05', '2005-08-17'],
  ['1975-08-17', '1975-08-17'],
  ['1975-08-17 00:00:00', '1975-08-17'],
  ['19750817', '1975-08-17'],
  ['17081975', '1975-08-17'],
  ['1975', '1975'],
  ['08/1975', '1975-08'],
  ['197508', '1975-08'],
  ['00/00/1975', '1975'],
  ['00/08/1975', '1975-08'],
  ['27623', '1975-08-17'],
  ['Ngày 17 tháng 8 năm 1975', '1975-08-17'],
  ["'17/08/1975", '1975-08-17'],
  ['29/02/2024', '2024-02-29'],
]
const REFUSED: readonly (readonly [raw: string, code: string])[] = [
  ['30/02/2024', 'date-impossible'],
  ['29/02/2023', 'date-impossible'],
  ['17/13/1975', 'date-impossible'],
  ['', 'date-empty'],
  ['-', 'date-empty'],
  ['hôm qua', 'date-unreadable'],
  ['01/01/1700', 'date-out-of-range'],
  ['60', 'date-unreadable'],
]

describe('dates', () => {
  for (const [raw, iso] of READ)
    it(`reads "${raw}" as ${iso}`, () => expect(parsePartialDate(raw)).toEqual({ ok: true, value: iso, repair: null }))
  for (const [raw, code] of REFUSED)
    it(`refuses "${raw}" with ${code}`, () => expect(parsePartialDate(raw)).toEqual({ ok: false, code }))

  it('counts Excel serials past the 29 February 1900 that never was', () => {
    expect([1, 59, 60, 61, 45658].map((serial) => excelSerialToIso(serial, false))).toEqual([
      '1900-01-01',
      '1900-02-28',
      null,
      '1900-03-01',
      '2025-01-01',
    ])
  })
  it('counts 1904 serials from 1 January 1904', () => expect(excelSerialToIso(0, true)).toBe('1904-01-01'))

  it('compares by year when one side is 1 January', () => expect(sameBirthDate('1975-01-01', '1975-08-17')).toBe(true))
  it('compares full dates by day', () => expect(sameBirthDate('1975-08-16', '1975-08-17')).toBe(false))
  it('sees a contradiction in the year of a year-only date', () =>
    expect(birthDateContradicts('1974', '1975-08-17')).toBe(true))
  it('never takes a missing date for a contradiction', () =>
    expect(birthDateContradicts(null, '1975-08-17')).toBe(false))
  it('tells precision by what is written', () =>
    expect(['1975', '1975-08', '1975-08-17'].map(datePrecision)).toEqual(['year', 'month', 'day']))
  it('adds days over a leap February', () => expect(addDays('2024-02-28', 2)).toBe('2024-03-01'))
  it('knows that 30 February is no date', () => expect(isIsoDate('2025-02-30')).toBe(false))

  property.prop([fc.integer({ min: -40_000, max: 80_000 })])('agrees with the calendar of the platform', (days) => {
    const expected = new Date(days * 86_400_000).toISOString().slice(0, 10)
    expect(isoOfDayNumber(days)).toBe(expected)
    expect(daysBetween('1970-01-01', expected)).toBe(days)
  })
})
