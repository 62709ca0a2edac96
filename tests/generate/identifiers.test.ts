import { stdnum } from 'stdnum'
import { expect, test } from 'vitest'
import { parseCitizenId } from '../../src/domain/citizen-id.ts'
import { parseInsuranceNumber } from '../../src/domain/insurance-number.ts'
import { parseTaxId } from '../../src/domain/tax-id.ts'
import * as identifiers from '../../src/generate/identifiers.ts'
import { mix, permute, randomOf } from '../../src/generate/random.ts'
import { loadReference } from '../../src/generate/reference.ts'

const reference = loadReference()
const MANY = Array.from({ length: 20_000 }, (_, index) => index)
const FAR = [6_299_999, 6_300_000, 12_600_000, 25_000_000]

test.each([
  ['employer', identifiers.employerTaxId],
  ['person', identifiers.personalTaxId],
] as const)('the tax ID of an %s has a check digit that stdnum accepts', (_, taxId) => {
  const wrong = [...MANY.slice(0, 5_000), ...FAR].map((index) => taxId(index, 3))
  expect(wrong.filter((value) => !stdnum.VN!.mst!.validate(value).isValid)).toEqual([])
})

test('an employer tax ID lies in a range that no province has issued, and reads back as it is', () => {
  for (const index of MANY.slice(0, 2_000)) {
    const taxId = identifiers.employerTaxId(index, 5)
    expect(taxId).toMatch(/^(0[1-9]|[1-5]\d|6[0-3])9\d{7}$/)
    expect(parseTaxId(taxId)).toEqual({ ok: true, value: taxId, repair: null })
  }
})

test('no two numbers of a kind are equal, also far out', () => {
  const kinds = [
    (index: number) => identifiers.employerTaxId(index, 7),
    (index: number) => identifiers.personalTaxId(index, 7),
    (index: number) => identifiers.insuranceNumber(index, 7, reference),
    (index: number) => identifiers.oldCitizenId(index, 7),
    (index: number) => identifiers.householdCode(index, 7),
  ]
  const indexes = [...MANY, ...MANY.map((index) => index + 6_300_000)]
  for (const kind of kinds) expect(new Set(indexes.map(kind)).size).toBe(indexes.length)
})

test('people who share a serial are born in different provinces', () => {
  const ids = Array.from({ length: 40 }, (_, turn) =>
    identifiers.citizenId(123 + turn * 1_000_000, 7, 'male', 1990, reference),
  )
  expect(new Set(ids).size).toBe(40)
  expect(new Set(ids.map((id) => id.slice(6))).size).toBe(1)
})

test('a citizen ID agrees with the year and gender of its person', () => {
  for (const [gender, birthYear] of [
    ['male', 1985],
    ['female', 1999],
    ['male', 2004],
    ['female', 2011],
  ] as const) {
    const id = identifiers.citizenId(42, 7, gender, birthYear, reference)
    expect(parseCitizenId(id, { birthYear, gender })).toEqual({ ok: true, value: id, repair: null })
  }
})

test('an insurance number starts with an old province code', () => {
  for (const index of MANY.slice(0, 500)) {
    const number = identifiers.insuranceNumber(index, 9, reference)
    expect(parseInsuranceNumber(number)).toEqual({ ok: true, value: number, repair: null })
  }
})

test('permute is a bijection of its domain', () => {
  for (const domain of [1, 2, 10, 1_000, 4_097]) {
    const values = Array.from({ length: domain }, (_, index) => permute(index, domain, 5)).toSorted((a, b) => a - b)
    expect(values).toEqual(Array.from({ length: domain }, (_, index) => index))
  }
  expect(() => permute(10, 10, 1)).toThrow(RangeError)
})

test('a stream repeats by its seeds, on every machine', () => {
  const stream = randomOf(7, 1)
  expect([stream.integer(1_000_000), stream.integer(1_000_000), stream.between(3, 9)]).toEqual([104_394, 604_751, 9])
  expect([mix(1, 2, 3), permute(5, 1_000, 9)]).toEqual([1_874_505_267, 802])
})
