import { fc, test as property } from '@fast-check/vitest'
import { stdnum } from 'stdnum'
import { describe, expect, test } from 'vitest'
import {
  isBranchTaxId,
  parsePersonalTaxId,
  parseTaxId,
  taxCheckDigit,
  taxIdKind,
  taxIdRoot,
} from '../../src/domain/tax-id.ts'

// Well-known published numbers, from domain notes §1.1; they only show that the arithmetic is that of real tax IDs.
const PUBLISHED = (
  '0300588569 0100109106 0101248141 0101245486 0100684378 0100107370 0100112437 0100150619 0100686174 0100111948 ' +
  '0100230800 0900189284 2300325764 0303217354 0303576603 0300521758 0300583659 2500150335 2500150543 0101243150 ' +
  '0303490096 0100100079 0100681592 0100107518 0102595740 3600252847 1800156801 2000393273 2001012298 1400112623'
).split(' ')

const oracle = stdnum.VN!.mst!
const nineDigits = fc.stringMatching(/^\d{9}$/)

describe('check digit of a tax ID', () => {
  test.each(PUBLISHED)('%s carries the digit that is computed', (taxId) => {
    expect(String(taxCheckDigit(taxId.slice(0, 9)))).toBe(taxId[9])
  })

  test.each(['010000005', '010000017'])('%s was never continued to a tax ID', (firstNine) => {
    expect(taxCheckDigit(firstNine)).toBeNull()
  })

  test('0302982806 fails: the computed digit is 3', () => {
    expect(taxCheckDigit('030298280')).toBe(3)
    expect(parseTaxId('0302982806')).toEqual({ ok: false, code: 'tax-id-check-digit' })
  })

  property.prop([fc.stringMatching(/^\d{10}$/)], { numRuns: 2000 })('agrees with stdnum on ten digits', (digits) => {
    expect(parseTaxId(digits).ok).toBe(oracle.validate(digits).isValid)
  })

  property.prop([nineDigits, fc.nat(9), fc.integer({ min: 1, max: 9 })])(
    'catches every change of a single digit',
    (firstNine, position, step) => {
      const digit = taxCheckDigit(firstNine)
      fc.pre(digit !== null)
      const taxId = `${firstNine}${digit}`
      const wrong = `${taxId.slice(0, position)}${(Number(taxId[position]) + step) % 10}${taxId.slice(position + 1)}`
      expect(parseTaxId(wrong).ok).toBe(false)
    },
  )
})

describe('a tax ID of an employer column', () => {
  test.each([
    ['0300588569', '0300588569', null],
    ['  0300588569\u00a0', '0300588569', null],
    ["'0300588569", '0300588569', 'cleaned'],
    ['0300 588 569', '0300588569', 'cleaned'],
    ['0300.588.569', '0300588569', 'cleaned'],
    ['0300\u200b588569', '0300588569', 'cleaned'],
    ['０３００５８８５６９', '0300588569', 'cleaned'],
    ['303217354', '0303217354', 'padded'],
    ['303217354.0', '0303217354', 'padded'],
    ['303,217,354', '0303217354', 'padded'],
    ['O3OO588569', '0300588569', 'letters'],
    ['0l00109106', '0100109106', 'letters'],
    ['0300588569-001', '0300588569-001', null],
    ['0300588569 - 001', '0300588569-001', 'cleaned'],
    ['0300588569–001', '0300588569-001', 'cleaned'],
    ['300588569-001', '0300588569-001', 'padded'],
    ['0300588569001', '0300588569-001', 'split_branch'],
    ['0300588569 001', '0300588569-001', 'split_branch'],
    ['300588569001', '0300588569-001', 'split_branch'],
    ['079190001234', '079190001234', null],
    ['79190001234', '079190001234', 'padded'],
  ])('%j is read as %s', (raw, value, repair) => {
    expect(parseTaxId(raw)).toEqual({ ok: true, value, repair })
  })

  test.each([
    ['', 'tax-id-empty'],
    [' - ', 'tax-id-empty'],
    ['Không có', 'tax-id-empty'],
    ['#N/A', 'tax-id-empty'],
    ['7.9E+10', 'tax-id-scientific'],
    ['3,00588569E+08', 'tax-id-scientific'],
    ['#REF!', 'tax-id-characters'],
    ['chờ cấp', 'tax-id-characters'],
    ['30O588569', 'tax-id-characters'],
    ['12345678', 'tax-id-length'],
    ['99190001234', 'tax-id-length'],
    ['0300588568', 'tax-id-check-digit'],
    ['0300588568-001', 'tax-id-check-digit'],
    ['400588569001', 'tax-id-check-digit'],
    ['0000000000', 'tax-id-never-issued'],
    ['0100000000', 'tax-id-never-issued'],
    ['0300588569-000', 'tax-id-branch'],
    ['0300588569-1', 'tax-id-branch'],
    ['003190001234', 'tax-id-person'],
  ])('%j is refused as %s', (raw, code) => {
    expect(parseTaxId(raw)).toEqual({ ok: false, code })
  })

  property.prop([nineDigits, fc.integer({ min: 1, max: 999 })])(
    'a branch is found again after a spreadsheet has made it a number',
    (firstNine, branch) => {
      const digit = taxCheckDigit(firstNine)
      fc.pre(digit !== null && !firstNine.startsWith('00') && firstNine.slice(2) !== '0000000')
      const suffix = String(branch).padStart(3, '0')
      const normal = `${firstNine}${digit}-${suffix}`
      expect(parseTaxId(String(Number(normal.replace('-', ''))))).toEqual({
        ok: true,
        value: normal,
        repair: 'split_branch',
      })
    },
  )

  const damaged = fc
    .tuple(fc.constantFrom(...PUBLISHED), fc.constantFrom('', '-001', '-999'), fc.constantFrom(' ', '.', '\u00a0', "'"))
    .chain(([root, branch, noise]) =>
      fc.constantFrom(
        `${noise}${root}${branch}`,
        `${root.slice(0, 4)}${noise}${root.slice(4)}${branch}`,
        `${root.replace(/^0/, '')}${branch}`,
      ),
    )
  property.prop([damaged])('a value that was read is read again as itself, without a repair', (raw) => {
    const first = parseTaxId(raw)
    if (!first.ok) throw new Error(`${raw} was refused as ${first.code}`)
    expect(parseTaxId(first.value)).toEqual({ ok: true, value: first.value, repair: null })
  })
})

describe('parts of a tax ID', () => {
  test.each([
    ['0300588569', '0300588569', 'unit'],
    ['0300588569-001', '0300588569', 'branch'],
    ['079190001234', '079190001234', 'person'],
  ] as const)('%s has root %s and names a %s', (taxId, root, kind) => {
    expect([taxIdRoot(taxId), taxIdKind(taxId), isBranchTaxId(taxId)]).toEqual([root, kind, kind === 'branch'])
  })
})

describe('a tax ID of a person column', () => {
  const person = `80123456${7}${taxCheckDigit('801234567')}`

  test('the suffix of a household business is cut off its owner', () => {
    expect(parsePersonalTaxId(`${person}-001`)).toEqual({ ok: true, value: person, repair: 'cleaned' })
    expect(parsePersonalTaxId(`${person}001`)).toEqual({ ok: true, value: person, repair: 'split_branch' })
  })

  test('ten digits that pass as a tax ID are a personal ID once the birth year says so', () => {
    expect(parsePersonalTaxId('1085010006')).toEqual({ ok: true, value: '1085010006', repair: null })
    const evidence = { birthYear: 1985, gender: 'male' } as const
    expect(parsePersonalTaxId('1085010006', evidence)).toEqual({ ok: true, value: '001085010006', repair: 'padded' })
    expect(parsePersonalTaxId('1085010006', { ...evidence, gender: 'female' })).toEqual({
      ok: true,
      value: '1085010006',
      repair: null,
    })
  })

  test('twelve digits of a person born abroad are not a branch', () => {
    expect(parsePersonalTaxId('300088569001')).toEqual({ ok: true, value: '300088569001', repair: null })
  })
})

describe('a tax ID among other text', () => {
  test.each([
    ['MST: 0300588569', '0300588569', 'cleaned'],
    ['Mã số thuế 300588569', '0300588569', 'padded'],
    ['0300588569; 0300588569', '0300588569', 'cleaned'],
    ['=\u200b0300588569'.slice(1), '0300588569', 'cleaned'],
    ['\uff10300588569', '0300588569', 'cleaned'],
    ['0300588569 - 001', '0300588569-001', 'cleaned'],
  ])('%j is read as %s', (raw, value, repair) => {
    expect(parseTaxId(raw)).toEqual({ ok: true, value, repair })
  })

  test.each([
    ['0300588569; 0100109106', 'tax-id-several'],
    ['0300588569 / 0300588568', 'tax-id-several'],
    ['0300588569 0100109106', 'tax-id-several'],
    ['3.005E+08', 'tax-id-scientific'],
    ['MST: 0300588568', 'tax-id-check-digit'],
  ])('%j is refused as %s', (raw, code) => {
    expect(parseTaxId(raw)).toEqual({ ok: false, code })
  })
})
