import { describe, expect, it } from 'vitest'
import { numberReading } from '../../../src/files/xlsx/number-format.ts'

describe('reading of a number format', () => {
  for (const code of [
    'dd/mm/yyyy',
    'd-mmm-yy',
    'mm/yyyy',
    'yyyy',
    'h:mm',
    'mm:ss.0',
    '[$-42A]dd mmmm yyyy;@',
    '"Ngày "dd" tháng "mm',
    '[Red]d/m/yy',
    'd\\-m',
  ])
    it(`${code} shows a date`, () => expect(numberReading(164, code).kind).toBe('date'))
  for (const code of [
    'General',
    '#,##0',
    '0.00E+00',
    '#,##0 "VND/day"',
    '[h]:mm',
    '[mm]:ss',
    '0" năm"',
    '@',
    '[Red]#,##0',
    '#,##0_d',
    '\\d0',
    '_(* #,##0_);_(* (#,##0)',
    '',
  ])
    it(`${code || 'an empty code'} shows a number`, () => expect(numberReading(164, code).kind).toBe('plain'))
  it('0000000000 fills up to ten digits', () =>
    expect(numberReading(164, '0000000000')).toEqual({ kind: 'zeros', width: 10 }))
  it('14 and 22 are dates without a code, 45 to 47 are durations', () => {
    expect([14, 22, 45, 46, 47, 0, 49].map((id) => numberReading(id, undefined).kind)).toEqual([
      'date',
      'date',
      'plain',
      'plain',
      'plain',
      'plain',
      'plain',
    ])
  })
})
