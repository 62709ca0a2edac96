import { describe, expect, test } from 'vitest'
import { parseUnitCode, taxIdOfUnitCode } from '../../src/domain/unit-code.ts'

describe('a unit code', () => {
  test.each([
    ['TC0243', { code: 'TC0243', kind: 'office', taxId: null, objectType: null }],
    ['TZH490L', { code: 'TZH490L', kind: 'office', taxId: null, objectType: null }],
    ['0300588569DNA03', { code: '0300588569DNA03', kind: 'enterprise', taxId: '0300588569', objectType: 'DN' }],
    ['1234567HC', { code: '1234567HC', kind: 'budget', taxId: null, objectType: 'HC' }],
    ['2345678KT', { code: '2345678KT', kind: 'budget', taxId: null, objectType: 'KT' }],
    ['3456789000TH0100070003', { code: '3456789000TH0100070003', kind: 'collection', taxId: null, objectType: 'TH' }],
    [
      '0300588569TH0100070003',
      { code: '0300588569TH0100070003', kind: 'collection', taxId: '0300588569', objectType: 'TH' },
    ],
    ['0300588569', { code: '0300588569', kind: 'office', taxId: null, objectType: null }],
    ['12E345', { code: '12E345', kind: 'office', taxId: null, objectType: null }],
  ])('%s is read with its parts', (raw, value) => {
    expect(parseUnitCode(raw)).toEqual({ ok: true, value, repair: null })
  })

  test('the sample code of the guides holds no tax ID, because its check digit fails', () => {
    const unit = parseUnitCode('0123456789DNA03')
    expect(unit.ok && unit.value).toEqual({
      code: '0123456789DNA03',
      kind: 'enterprise',
      taxId: null,
      objectType: 'DN',
    })
    expect(taxIdOfUnitCode('0123456789DNA03')).toEqual({ ok: false, code: 'unit-code-no-tax-id' })
  })

  test('a tax ID taken from a unit code says where it came from', () => {
    expect(taxIdOfUnitCode('0300588569DNA03')).toEqual({ ok: true, value: '0300588569', repair: 'from_unit_code' })
  })

  test('spaces and small letters are mended', () => {
    expect(parseUnitCode(' tc 0243 ')).toMatchObject({ ok: true, value: { code: 'TC0243' }, repair: 'cleaned' })
    expect(parseUnitCode('0300588569 DN A03')).toMatchObject({ value: { taxId: '0300588569' }, repair: 'cleaned' })
  })

  test.each([
    ['', 'unit-code-empty'],
    ['1.23E+12', 'unit-code-scientific'],
    ['TC;0243', 'unit-code-characters'],
    ['T', 'unit-code-length'],
    ['1234567890123456789012345', 'unit-code-length'],
  ])('%j is refused as %s', (raw, code) => {
    expect(parseUnitCode(raw)).toEqual({ ok: false, code })
  })
})
