import { describe, expect, test } from 'vitest'
import { parseCitizenId } from '../../src/domain/citizen-id.ts'
import { parseInsuranceNumber } from '../../src/domain/insurance-number.ts'
import { parseVnd } from '../../src/domain/money.ts'
import { parsePartialDate } from '../../src/domain/partial-date.ts'
import { parsePersonName } from '../../src/domain/person-name.ts'
import { parseTaxId } from '../../src/domain/tax-id.ts'
import { damageOf } from '../../src/generate/damage.ts'
import { employerTaxId } from '../../src/generate/identifiers.ts'
import type { FileShape } from '../../src/generate/input-files.ts'
import { QUIRKS } from '../../src/generate/quirks.ts'
import { randomOf } from '../../src/generate/random.ts'

const ZERO_TAX_ID = Array.from({ length: 200 }, (_, index) => employerTaxId(index, 1)).find((id) => id.startsWith('0'))!
const ROW = {
  payer_tax_id: ZERO_TAX_ID,
  tax_id: `${ZERO_TAX_ID}-001`,
  unit_tax_id: ZERO_TAX_ID,
  citizen_id: '001085010006',
  identity_number: '079190001234',
  insurance_number: '0123456789',
  full_name: 'Đặng Thúy Hòa',
  birth_date: '17/08/1985',
  gender: 'Nam',
  taxable_income_vnd: '123456000',
}
const EVIDENCE = { birthYear: 1985, gender: 'male' as const }

/** How each column is read back, in its normal form. */
const READERS: Readonly<Record<string, (value: string) => unknown>> = {
  payer_tax_id: (value) => parseTaxId(value),
  tax_id: (value) => parseTaxId(value),
  unit_tax_id: (value) => parseTaxId(value),
  citizen_id: (value) => parseCitizenId(value, EVIDENCE),
  identity_number: (value) => parseCitizenId(value),
  insurance_number: (value) => parseInsuranceNumber(value),
  full_name: (value) => keyOfName(value),
  birth_date: (value) => parsePartialDate(value),
  taxable_income_vnd: (value) => parseVnd(value, { thousands: value.includes('.') ? '.' : ',', unit: 1 }),
}

function keyOfName(value: string): unknown {
  const parsed = parsePersonName(value)
  return parsed.ok ? { ok: true, value: parsed.value.key } : parsed
}

function valueRead(parsed: unknown): unknown {
  return (parsed as { ok: boolean; value?: unknown }).ok ? (parsed as { value: unknown }).value : 'refused'
}

const cells = QUIRKS.flatMap((quirk) =>
  quirk.columns
    .filter((column) => column in READERS)
    .map((column) => ({ quirk, column, spoilt: quirk.spoil(ROW[column as keyof typeof ROW], randomOf(1, 2), ROW) })),
).filter(({ spoilt }) => spoilt !== null)

describe('harmless quirks', () => {
  const harmless = cells.filter(({ quirk }) => quirk.aftermath === 'harmless')
  test.each(harmless.map((cell) => [cell.quirk.name, cell.column, cell.spoilt!] as const))(
    '%s in %s reads back as it was',
    (_, column, spoilt) => {
      const read = READERS[column]!
      expect(spoilt).not.toBe(ROW[column as keyof typeof ROW])
      expect(valueRead(read(spoilt))).toEqual(valueRead(read(ROW[column as keyof typeof ROW])))
    },
  )
})

describe('quirks that lose a key', () => {
  const lost = cells.filter(({ quirk }) => quirk.aftermath === 'row_lost' || quirk.aftermath === 'key_lost')
  test.each(lost.map((cell) => [cell.quirk.name, cell.column, cell.spoilt!] as const))(
    '%s in %s is not read as it was',
    (_, column, spoilt) => {
      const read = READERS[column]!
      expect(valueRead(read(spoilt))).not.toEqual(valueRead(read(ROW[column as keyof typeof ROW])))
    },
  )
})

test('every quirk can happen to this row', () => {
  expect(QUIRKS.map((quirk) => quirk.name).filter((name) => !cells.some(({ quirk }) => quirk.name === name))).toEqual(
    [],
  )
})

test('the share of damaged rows is the one asked for', () => {
  const shape: FileShape = {
    path: 'thue/x.csv',
    source: 'tax_workers',
    delimiter: ',',
    bom: false,
    columns: Object.keys(ROW).map((name) => [name, name]),
  }
  const damage = damageOf(7, 0.05)
  const damaged = Array.from({ length: 20_000 }, () => damage(shape, ROW)).filter((one) => one !== null)
  expect(damaged.length).toBeGreaterThan(900)
  expect(damaged.length).toBeLessThan(1_100)
  expect(damaged.every(({ row, column }) => row[column] !== ROW[column as keyof typeof ROW])).toBe(true)
})
