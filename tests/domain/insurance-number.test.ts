import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { healthGroupOfObjectCode, parseCardNumber, parseInsuranceNumber } from '../../src/domain/insurance-number.ts'
import { OLD_PROVINCE_CODES } from '../../src/domain/province-codes.ts'

describe('an insurance number', () => {
  test.each([
    ['7912345670', '7912345670', null],
    ["'79 1234 5670", '7912345670', 'cleaned'],
    ['123456789', '0123456789', 'padded'],
    ['79l2345670', '7912345670', 'letters'],
    ['GD4797912345670', '7912345670', 'from_card'],
    ['dn 4 79 79 123 45670', '7912345670', 'from_card'],
    ['9712345670', '9712345670', null],
  ])('%j is read as %s', (raw, value, repair) => {
    expect(parseInsuranceNumber(raw)).toEqual({ ok: true, value, repair })
  })

  test.each([
    ['', 'insurance-number-empty'],
    ['chưa cấp', 'insurance-number-empty'],
    ['7.91E+09', 'insurance-number-scientific'],
    ['XX4797912345', 'insurance-number-characters'],
    ['323456789', 'insurance-number-province'],
    ['12345678', 'insurance-number-province'],
    ['1234567', 'insurance-number-length'],
    ['079190001234', 'insurance-number-is-citizen-id'],
    ['79190001234', 'insurance-number-is-citizen-id'],
    ['003190001234', 'insurance-number-length'],
  ])('%j is refused as %s', (raw, code) => {
    expect(parseInsuranceNumber(raw)).toEqual({ ok: false, code })
  })

  const lowProvince = fc.constantFrom(...[...OLD_PROVINCE_CODES].filter((code) => code.startsWith('0')))
  property.prop([lowProvince, fc.stringMatching(/^\d{8}$/)])(
    'is found again after a spreadsheet has made it a number',
    (province, rest) => {
      const number = `${province}${rest}`
      expect(parseInsuranceNumber(String(Number(number)))).toEqual({ ok: true, value: number, repair: 'padded' })
    },
  )
})

describe('a health card', () => {
  test('an old card names its object code and the insurance number', () => {
    expect(parseCardNumber('HT2797912345670')).toEqual({
      ok: true,
      value: { cardNumber: 'HT2797912345670', objectCode: 'HT', insuranceNumber: '7912345670' },
      repair: null,
    })
  })

  test('separators and small letters of an old card are mended', () => {
    expect(parseCardNumber('gd-4-79-791.234.5670')).toEqual({
      ok: true,
      value: { cardNumber: 'GD4797912345670', objectCode: 'GD', insuranceNumber: '7912345670' },
      repair: 'cleaned',
    })
  })

  test('a new card is the insurance number and names no object code', () => {
    expect(parseCardNumber('123456789')).toEqual({
      ok: true,
      value: { cardNumber: '0123456789', objectCode: null, insuranceNumber: '0123456789' },
      repair: 'padded',
    })
  })

  test.each([
    ['', 'card-number-empty'],
    ['7.9E+10', 'card-number-scientific'],
    ['GD6797912345670', 'card-number-characters'],
    ['1234567', 'card-number-length'],
    ['323456789', 'card-number-province'],
    ['079190001234', 'card-number-is-citizen-id'],
  ])('%j is refused as %s', (raw, code) => {
    expect(parseCardNumber(raw)).toEqual({ ok: false, code })
  })

  test.each([
    ['DN', 1],
    ['HT', 2],
    ['TE', 3],
    ['CN', 4],
    ['GD', 5],
    ['ZZ', null],
    ['dn', null],
  ] as const)('object code %s is of group %s', (code, group) => {
    expect(healthGroupOfObjectCode(code)).toBe(group)
  })
})

describe('letters typed for digits', () => {
  test('are believed in an insurance number where a province code then stands in front', () => {
    expect(parseInsuranceNumber('79O0000001')).toEqual({ ok: true, value: '7900000001', repair: 'letters' })
    expect(parseInsuranceNumber('O3O0000001')).toEqual({ ok: false, code: 'insurance-number-characters' })
  })
  test('are believed in an old card where the province is one', () => {
    expect(parseCardNumber('DN4O37912O45678')).toEqual({ ok: false, code: 'card-number-characters' })
    expect(parseCardNumber('DN4797912O45678')).toMatchObject({
      ok: true,
      repair: 'letters',
      value: { cardNumber: 'DN4797912045678', insuranceNumber: '7912045678' },
    })
  })
})
