import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { formatVnd, parseCount, parseDecimal, parseVnd, thousandsSign } from '../../src/domain/money.ts'

const DOTS = { thousands: '.', unit: 1 } as const
const READ: readonly (readonly [raw: string, vnd: number])[] = [
  ['1234567', 1_234_567],
  ['1.234.567', 1_234_567],
  ['1,234,567', 1_234_567],
  ['67.942', 67_942],
  ['1.234.567,6', 1_234_568],
  ['(1.234)', -1_234],
  ['-1.234', -1_234],
  ['1,063 triệu', 1_063_000],
  ['630,935 nghìn tỷ đồng', 630_935_000_000_000],
  ['10.080.000 đ', 10_080_000],
  ['0', 0],
  ['0 đ', 0],
  ['1 234 567', 1_234_567],
  ['1\u00a0234\u00a0567', 1_234_567],
  ['1\u202f234\u202f567', 1_234_567],
  ["1'234'567", 1_234_567],
  ["'1234567", 1_234_567],
  ['\uff11\uff12\uff13\uff14\uff15\uff16\uff17', 1_234_567],
  ['1.234.567 VND', 1_234_567],
  ['VND 1,234,567', 1_234_567],
  ['1.234.567 ₫', 1_234_567],
  ['5.000.000đ/tháng', 5_000_000],
  ['1.234-', -1_234],
  ['\u22121.234', -1_234],
  ['+1.234', 1_234],
  ['( 1.234.567 )', -1_234_567],
  ['1234566.9999999998', 1_234_567],
  ['1234567.0000001', 1_234_567],
  ['10,08 triệu đồng', 10_080_000],
  ['5.310 nghìn', 5_310_000],
  ['2 tỷ', 2_000_000_000],
]
const REFUSED: readonly (readonly [raw: string, code: string])[] = [
  ['', 'money-empty'],
  ['–', 'money-empty'],
  ['#REF!', 'money-cell-error'],
  ['#N/A', 'money-cell-error'],
  ['7.9E+10', 'money-unreadable'],
  ['1.23.456', 'money-unreadable'],
  ['tám triệu', 'money-unreadable'],
  ['10%', 'money-unreadable'],
  ['0.105', 'money-unreadable'],
  ['1.234,567,890', 'money-unreadable'],
  ['không', 'money-empty'],
  ['99999999999999999', 'money-too-large'],
]

describe('money', () => {
  for (const [raw, vnd] of READ)
    it(`reads "${raw}" as ${vnd}`, () => expect(parseVnd(raw, DOTS)).toEqual({ ok: true, value: vnd, repair: null }))
  for (const [raw, code] of REFUSED)
    it(`refuses "${raw}" with ${code}`, () => expect(parseVnd(raw, DOTS)).toEqual({ ok: false, code }))

  it('reads 67.942 as a decimal where the column writes thousands with commas', () =>
    expect(parseVnd('67.942', { thousands: ',', unit: 1000 })).toMatchObject({ value: 67_942 }))
  it('reads one separator before three digits as thousands in a column of đồng, whichever the column prefers', () =>
    expect([parseVnd('800,000', DOTS), parseVnd('800.000', { thousands: ',', unit: 1 })]).toMatchObject([
      { value: 800_000 },
      { value: 800_000 },
    ]))
  it('counts 1,063 people as a thousand and sixty-three', () =>
    expect(parseCount('1,063')).toMatchObject({ value: 1063 }))
  it('keeps the dong that a column of thousands writes as a fraction', () =>
    expect(parseVnd('0.105', { thousands: ',', unit: 1000 })).toMatchObject({ value: 105 }))
  it('says how many cells of a column decided, and how many spoke against it', () =>
    expect(thousandsSign(['1.234.567', '2.345.678', '1,234,567', '67.942', '1234567'])).toEqual({
      separator: '.',
      evidence: 'sure',
      cells: 2,
      against: 1,
    }))
  it('rounds off what binary fractions leave in a coefficient', () =>
    expect([parseDecimal('4.9800000000000004'), parseDecimal('2,3399999999999999')]).toMatchObject([
      { value: '4.98' },
      { value: '2.34' },
    ]))
  it('refuses a share where a coefficient is wanted', () =>
    expect(parseDecimal('22%')).toEqual({ ok: false, code: 'decimal-unreadable' }))
  it('multiplies by the unit of the column', () =>
    expect(parseVnd('8.000', { thousands: '.', unit: 1000 })).toMatchObject({ value: 8_000_000 }))
  it('does not multiply an amount that names its own unit', () =>
    expect(parseVnd('8 triệu', { thousands: '.', unit: 1000 })).toMatchObject({ value: 8_000_000 }))
  it('lets certain cells decide the separator of a column', () =>
    expect(thousandsSign(['67.942', '67.943', '1,234,567'])?.separator).toBe(','))
  it('goes by the majority where every cell is ambiguous', () =>
    expect(thousandsSign(['67.942', '67.943', '1,234'])?.separator).toBe('.'))
  it('says null for a column without separators', () => expect(thousandsSign(['1234', '99'])).toBeNull())
  it('counts whole people only', () =>
    expect([parseCount('1.234'), parseCount('12.5'), parseCount('-3')].map((p) => (p.ok ? p.value : p.code))).toEqual([
      1234,
      'count-unreadable',
      'count-negative',
    ]))
  it('keeps decimals as text in normal form', () =>
    expect(['2,34', '3.00', '02'].map((raw) => parseDecimal(raw))).toMatchObject([
      { value: '2.34' },
      { value: '3' },
      { value: '2' },
    ]))

  property.prop([fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 })])(
    'reads back what it prints',
    (vnd) => {
      expect(parseVnd(formatVnd(vnd), DOTS)).toEqual({ ok: true, value: vnd, repair: null })
    },
  )
})
