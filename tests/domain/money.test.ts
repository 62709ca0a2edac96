import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { detectThousands, formatVnd, parseCount, parseDecimal, parseVnd } from '../../src/domain/money.ts'

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
]
const REFUSED: readonly (readonly [raw: string, code: string])[] = [
  ['', 'money-empty'],
  ['–', 'money-empty'],
  ['#REF!', 'money-cell-error'],
  ['#N/A', 'money-cell-error'],
  ['7.9E+10', 'money-unreadable'],
  ['1.23.456', 'money-unreadable'],
  ['tám triệu', 'money-unreadable'],
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
  it('multiplies by the unit of the column', () =>
    expect(parseVnd('8.000', { thousands: '.', unit: 1000 })).toMatchObject({ value: 8_000_000 }))
  it('does not multiply an amount that names its own unit', () =>
    expect(parseVnd('8 triệu', { thousands: '.', unit: 1000 })).toMatchObject({ value: 8_000_000 }))
  it('lets certain cells decide the separator of a column', () =>
    expect(detectThousands(['67.942', '67.943', '1,234,567'])).toBe(','))
  it('goes by the majority where every cell is ambiguous', () =>
    expect(detectThousands(['67.942', '67.943', '1,234'])).toBe('.'))
  it('says null for a column without separators', () => expect(detectThousands(['1234', '99'])).toBeNull())
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
