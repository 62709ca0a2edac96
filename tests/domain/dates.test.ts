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
  sameBirthDate,
} from '../../src/domain/dates.ts'
import { BIRTH_PIVOT, type DateColumn, parsePartialDate } from '../../src/domain/partial-date.ts'

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
  ['5.3.80', '1980-03-05'],
  ['12.5.1980', '1980-05-12'],
  ['05-03-1980', '1980-03-05'],
  ['1980/3/5', '1980-03-05'],
  ['170875', '1975-08-17'],
  ['081975', '1975-08'],
  ['05/03/1980 12:00:00 AM', '1980-03-05'],
  ['1980-03-05T00:00:00.000Z', '1980-03-05'],
  ['1980-03-05T00:00:00+07:00', '1980-03-05'],
  ['1980-02-29T17:00:00.000Z', '1980-03-01'],
  ['1979-12-31T17:00:00Z', '1980-01-01'],
  ['29285.5', '1980-03-05'],
  ['29285,75', '1980-03-05'],
  ['1.980', '1980'],
  ['1980.0', '1980'],
  ['năm 1980', '1980'],
  ['Sinh năm 1980', '1980'],
  ['tháng 3/1980', '1980-03'],
  ['Tháng 3 năm 1980', '1980-03'],
  ['ngày 5 tháng 3 năm 1980', '1980-03-05'],
  ['5 tháng 3, 1980', '1980-03-05'],
  ['ngay 5 thang 3 nam 1980', '1980-03-05'],
  ['ngày 05/03/1980', '1980-03-05'],
  ['05 thg 3 1980', '1980-03-05'],
  ['05 Thg 12, 1980', '1980-12-05'],
  ['05 Tháng Ba 1980', '1980-03-05'],
  ['5 tháng mười hai 1980', '1980-12-05'],
  ['5-Mar-80', '1980-03-05'],
  ['05-Mar-1980', '1980-03-05'],
  ['5/Mar/1980', '1980-03-05'],
  ['Mar 5, 1980', '1980-03-05'],
  ['March 5, 1980', '1980-03-05'],
  ['5th September 1980', '1980-09-05'],
  ['Wednesday, March 5, 1980', '1980-03-05'],
  ['Thứ Tư, 05/03/1980', '1980-03-05'],
  ['1980 Mar 5', '1980-03-05'],
  ['Mar-80', '1980-03'],
  ['\uff11\uff17/\uff10\uff18/\uff11\uff19\uff17\uff15', '1975-08-17'],
  ['17/08\u200b/1975\u00a0', '1975-08-17'],
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
  ['30/02', 'date-unreadable'],
  ['30 tháng 2 năm 1980', 'date-impossible'],
  ['12/25/1980', 'date-impossible'],
  ['1700', 'date-out-of-range'],
  ['9999', 'date-out-of-range'],
  ['1234567', 'date-unreadable'],
  ['5 March', 'date-unreadable'],
  ['5 Mar 198', 'date-unreadable'],
  ['Marian 5, 1980', 'date-unreadable'],
  ['1980,55', 'date-unreadable'],
  ['khoảng 1980', 'date-unreadable'],
]
const BY_COLUMN: readonly (readonly [raw: string, column: DateColumn, value: string, repair: string | null])[] = [
  ['12/25/1980', { monthFirst: true }, '1980-12-25', 'us_order'],
  ['3/5/1980', { monthFirst: true }, '1980-03-05', 'us_order'],
  ['5/5/1980', { monthFirst: true }, '1980-05-05', null],
  ['00/00/1980', { monthFirst: true }, '1980', null],
  ['ngày 5 tháng 3 năm 1980', { monthFirst: true }, '1980-03-05', null],
  ['1980-05-03', { swapped: true }, '1980-03-05', 'us_order'],
  ['1980-05-03 00:00:00', { swapped: true }, '1980-03-05', 'us_order'],
  ['1980-05-05', { swapped: true }, '1980-05-05', null],
  ['1980-05-17', { swapped: true }, '1980-05-17', null],
  ['17/05/1980', { swapped: true }, '1980-05-17', null],
  ['1/2/35', { pivot: BIRTH_PIVOT }, '1935-02-01', null],
  ['1/2/05', { pivot: BIRTH_PIVOT }, '2005-02-01', null],
  ['27823', { date1904: true }, '1980-03-05', null],
  ['5031980', {}, '1980-03-05', 'padded'],
]

describe('dates', () => {
  for (const [raw, iso] of READ)
    it(`reads "${raw}" as ${iso}`, () => expect(parsePartialDate(raw)).toEqual({ ok: true, value: iso, repair: null }))
  for (const [raw, code] of REFUSED)
    it(`refuses "${raw}" with ${code}`, () => expect(parsePartialDate(raw)).toEqual({ ok: false, code }))

  for (const [raw, column, value, repair] of BY_COLUMN)
    it(`reads "${raw}" as ${value} in a column that shows ${JSON.stringify(column)}`, () =>
      expect(parsePartialDate(raw, column)).toEqual({ ok: true, value, repair }))
  it('refuses a day before the month in a column that has the month first', () =>
    expect(parsePartialDate('25/12/1980', { monthFirst: true })).toEqual({ ok: false, code: 'date-impossible' }))

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
