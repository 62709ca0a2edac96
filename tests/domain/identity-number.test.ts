import { describe, expect, test } from 'vitest'
import { type IdentityNumber, splitIdentityNumber } from '../../src/domain/identity-number.ts'
import { parseOldCitizenId } from '../../src/domain/old-citizen-id.ts'
import { parsePassport } from '../../src/domain/passport.ts'

const of = (found: Partial<IdentityNumber>): IdentityNumber => ({
  citizen_id: null,
  old_citizen_id: null,
  passport_number: null,
  ...found,
})

describe('an old identity card number', () => {
  test.each([
    ['024567891', '024567891', null],
    ['024 567 891', '024567891', 'cleaned'],
    ['24567891', '024567891', 'padded'],
    ['O24567891', '024567891', 'letters'],
  ])('%j is read as %s', (raw, value, repair) => {
    expect(parseOldCitizenId(raw)).toEqual({ ok: true, value, repair })
  })

  test.each([
    ['', 'old-citizen-id-empty'],
    ['2.4E+07', 'old-citizen-id-scientific'],
    ['B1234567', 'old-citizen-id-characters'],
    ['4567891', 'old-citizen-id-length'],
    ['0245678910', 'old-citizen-id-length'],
    ['079190001234', 'old-citizen-id-is-citizen-id'],
    ['79190001234', 'old-citizen-id-is-citizen-id'],
  ])('%j is refused as %s', (raw, code) => {
    expect(parseOldCitizenId(raw)).toEqual({ ok: false, code })
  })
})

describe('a passport number', () => {
  test.each([
    ['C1234567', 'C1234567', null],
    ['p01234567', 'P01234567', 'cleaned'],
    ['EB 123456', 'EB123456', 'cleaned'],
    ['123456789', '123456789', null],
    ['1E23456', '1E23456', null],
  ])('%j is read as %s', (raw, value, repair) => {
    expect(parsePassport(raw)).toEqual({ ok: true, value, repair })
  })

  test.each([
    ['', 'passport-empty'],
    ['1.2E+11', 'passport-scientific'],
    ['hộ chiếu', 'passport-characters'],
    ['C1234', 'passport-length'],
    ['C123456789012', 'passport-length'],
    ['079190001234', 'passport-is-citizen-id'],
  ])('%j is refused as %s', (raw, code) => {
    expect(parsePassport(raw)).toEqual({ ok: false, code })
  })
})

describe('a column that holds several kinds of identity numbers', () => {
  test.each([
    ['079190001234', null, of({ citizen_id: '079190001234' }), null],
    ['79190001234', null, of({ citizen_id: '079190001234' }), 'padded'],
    ['O79190001234', null, of({ citizen_id: '079190001234' }), 'letters'],
    ['024567891', null, of({ old_citizen_id: '024567891' }), null],
    ['24567891', null, of({ old_citizen_id: '024567891' }), 'padded'],
    ['079190001234', 'CMND', of({ citizen_id: '079190001234' }), null],
    ['024567891', 'CCCD', of({ old_citizen_id: '024567891' }), null],
    ['C1234567', null, of({ passport_number: 'C1234567' }), null],
    ['512345678', 'Hộ chiếu', of({ passport_number: '512345678' }), null],
    ['079190001234', 'Passport', of({ citizen_id: '079190001234' }), null],
    ['CCCD: 079190001234', null, of({ citizen_id: '079190001234' }), 'cleaned'],
    ['Hộ chiếu C1234567', null, of({ passport_number: 'C1234567' }), 'cleaned'],
    ['079190001234 / 024567891', null, of({ citizen_id: '079190001234', old_citizen_id: '024567891' }), 'cleaned'],
    ['79190001234 (CMND: 024567891)', null, of({ citizen_id: '079190001234', old_citizen_id: '024567891' }), 'padded'],
    [
      'CMND cũ 024567891, CCCD 079190001234',
      null,
      of({ citizen_id: '079190001234', old_citizen_id: '024567891' }),
      'cleaned',
    ],
    ['024567891 079190001234', null, of({ citizen_id: '079190001234', old_citizen_id: '024567891' }), 'cleaned'],
    ['024567891\n079190001234', null, of({ citizen_id: '079190001234', old_citizen_id: '024567891' }), 'cleaned'],
    ['0123456789; 079190001234', null, of({ citizen_id: '079190001234' }), 'cleaned'],
    ['MST 0123456789, CCCD 079190001234', null, of({ citizen_id: '079190001234' }), 'cleaned'],
    ['079190001234, 079190001234', null, of({ citizen_id: '079190001234' }), 'cleaned'],
    [
      '079190001234 và hộ chiếu C1234567',
      null,
      of({ citizen_id: '079190001234', passport_number: 'C1234567' }),
      'cleaned',
    ],
    ['079190001234 cấp ngày 05/03/2021', null, of({ citizen_id: '079190001234' }), 'cleaned'],
    ['079190001234 (ngày cấp 05/03/2021 tại Cục CS)', null, of({ citizen_id: '079190001234' }), 'cleaned'],
    ['079 190 001 234', null, of({ citizen_id: '079190001234' }), 'cleaned'],
  ])('%j of kind %s is told apart', (raw, kind, value, repair) => {
    expect(splitIdentityNumber(raw, kind)).toEqual({ ok: true, value, repair })
  })

  test('ten digits wait for the birth year', () => {
    expect(splitIdentityNumber('1085012345')).toEqual({ ok: false, code: 'citizen-id-unproven' })
    expect(splitIdentityNumber('1085012345', null, { birthYear: 1985 })).toEqual({
      ok: true,
      value: of({ citizen_id: '001085012345' }),
      repair: 'padded',
    })
  })

  test.each([
    ['', 'identity-number-empty'],
    ['7.9E+10', 'citizen-id-scientific'],
    ['079190001234/079190001235', 'identity-number-several'],
    ['0123456789; 0234567890', 'identity-number-several'],
    ['abc', 'passport-characters'],
  ])('%j is refused as %s', (raw, code) => {
    expect(splitIdentityNumber(raw)).toEqual({ ok: false, code })
  })
})
