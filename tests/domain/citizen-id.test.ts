import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { citizenIdContradicts, citizenIdFacts, parseCitizenId } from '../../src/domain/citizen-id.ts'
import { isPlaceholderId } from '../../src/domain/placeholder-id.ts'
import { OLD_PROVINCE_CODES } from '../../src/domain/province-codes.ts'

describe('a personal ID', () => {
  test.each([
    ['079190001234', '079190001234', null],
    ["'079 190 001 234", '079190001234', 'cleaned'],
    ['79190001234', '079190001234', 'padded'],
    ['79190001234.0', '079190001234', 'padded'],
    ['O79l9OOO1234', '079190001234', 'letters'],
    ['123088001234', '123088001234', null],
    ['000000000000', '000000000000', null],
    ['999999999999', '999999999999', null],
  ])('%j is read as %s', (raw, value, repair) => {
    expect(parseCitizenId(raw)).toEqual({ ok: true, value, repair })
  })

  test.each([
    ['', 'citizen-id-empty'],
    ['7.919E+10', 'citizen-id-scientific'],
    ['B1234567', 'citizen-id-characters'],
    ['003190001234', 'citizen-id-place'],
    ['079490001234', 'citizen-id-century'],
    ['012345678', 'citizen-id-is-old'],
    ['1085012345', 'citizen-id-unproven'],
    ['3085012345', 'citizen-id-length'],
    ['12345678', 'citizen-id-length'],
    ['0791900012345', 'citizen-id-length'],
  ])('%j is refused as %s', (raw, code) => {
    expect(parseCitizenId(raw)).toEqual({ ok: false, code })
  })

  test('two lost zeros are put back only when the row says the same birth year and no other gender', () => {
    const accepted = { ok: true, value: '001085012345', repair: 'padded' }
    const unproven = { ok: false, code: 'citizen-id-unproven' }
    expect(parseCitizenId('1085012345', { birthYear: 1985 })).toEqual(accepted)
    expect(parseCitizenId('1085012345', { birthYear: 1985, gender: 'male' })).toEqual(accepted)
    expect(parseCitizenId('1085012345', { birthYear: 1986, gender: 'male' })).toEqual(unproven)
    expect(parseCitizenId('1085012345', { birthYear: 1985, gender: 'female' })).toEqual(unproven)
    expect(parseCitizenId('1085012345', { gender: 'male' })).toEqual(unproven)
  })

  test('letters are not read as digits when the row speaks of another person', () => {
    expect(parseCitizenId('O79190001234', { birthYear: 1970 })).toEqual({ ok: false, code: 'citizen-id-characters' })
  })

  test.each([
    ['001085010006', 1985, 'male'],
    ['079190001234', 1990, 'female'],
    ['092203001234', 2003, 'male'],
    ['092303001234', 2003, 'female'],
    ['092000001234', 1900, 'male'],
  ] as const)('%s says born in %i, %s', (id, birthYear, gender) => {
    expect(citizenIdFacts(id)).toEqual({ provinceCode: id.slice(0, 3), birthYear, gender })
  })

  test('what the row does not say contradicts nothing', () => {
    expect(citizenIdContradicts('079190001234', {})).toBe(false)
    expect(citizenIdContradicts('079190001234', { birthYear: null, gender: null })).toBe(false)
    expect(citizenIdContradicts('079190001234', { birthYear: 1990, gender: 'female' })).toBe(false)
    expect(citizenIdContradicts('079190001234', { birthYear: 1991 })).toBe(true)
    expect(citizenIdContradicts('079190001234', { gender: 'male' })).toBe(true)
    expect(citizenIdContradicts('111111111111', { birthYear: 1980 })).toBe(false)
  })

  const serial = fc.stringMatching(/^\d{6}$/)
  const place = fc.constantFrom(...OLD_PROVINCE_CODES)
  property.prop([place, fc.integer({ min: 1900, max: 2099 }), fc.boolean(), serial])(
    'is found again, with its facts, after a spreadsheet has made it a number',
    (province, birthYear, male, tail) => {
      const century = (Math.floor(birthYear / 100) - 19) * 2 + (male ? 0 : 1)
      const id = `0${province}${century}${String(birthYear % 100).padStart(2, '0')}${tail}`
      const evidence = { birthYear, gender: male ? 'male' : 'female' } as const
      expect(parseCitizenId(String(Number(id)), evidence)).toEqual({ ok: true, value: id, repair: 'padded' })
      expect(citizenIdFacts(id)).toEqual({ provinceCode: `0${province}`, ...evidence })
    },
  )

  test('there are 63 provinces', () => {
    expect(OLD_PROVINCE_CODES.size).toBe(63)
  })
})

describe('a placeholder', () => {
  test.each([
    '000000000000',
    '111111111',
    '1111111111',
    '123456789012',
    '123456789',
    '012345678',
    '012345678912',
    '987654321',
    '121212121212',
    '123123123',
    '000000000001',
    '079000000000',
    '079190000000',
    'C0000000',
  ])('%s is one', (digits) => {
    expect(isPlaceholderId(digits)).toBe(true)
  })

  test.each(['079190001234', '001085010006', '0300588569', '012345679', '7912345670', 'B1234568', 'C1230000', ''])(
    '%s is none',
    (digits) => {
      expect(isPlaceholderId(digits)).toBe(false)
    },
  )
})
