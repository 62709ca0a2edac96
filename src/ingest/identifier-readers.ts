import { type PersonEvidence, parseCitizenId } from '../domain/citizen-id.ts'
import { splitIdentityNumber } from '../domain/identity-number.ts'
import { parseCardNumber, parseInsuranceNumber } from '../domain/insurance-number.ts'
import { memoise } from '../domain/memoise.ts'
import { parseOldCitizenId } from '../domain/old-citizen-id.ts'
import type { Parsed, Repair } from '../domain/parsed.ts'
import { parsePassport } from '../domain/passport.ts'
import { parsePersonalTaxId, parseTaxId } from '../domain/tax-id.ts'
import { parseUnitCode } from '../domain/unit-code.ts'
import type { Source } from '../sources/source.ts'
import { type CellReader, type OutRow, type RowSink, settle } from './cell-readers.ts'

/**
 * Readers of identifiers. The type of an identifier comes from its column; where the cell plainly holds another kind of
 * identifier (domain notes §1.5, §1.8), it goes to that column if it is empty, and its own column stays empty.
 */

function put(column: string, raw: string, sink: RowSink, out: OutRow, value: string, repair: Repair | null): void {
  out[column] = value
  out[`${column}_repair`] = repair
  if (repair !== null) sink.repaired(column, repair, raw, value)
}

function identifierReader(column: string, parse: (raw: string) => Parsed<string>): CellReader {
  return (raw, out, sink) =>
    settle(column, raw, parse(raw), sink, (value, repair) => put(column, raw, sink, out, value, repair))
}

/** Fills a neighbouring column of the same row unless it has a value; false when there is no such column or it says otherwise. */
function moveTo(column: string | null, raw: string, parsed: Parsed<string>, out: OutRow, sink: RowSink): boolean {
  if (column === null || !parsed.ok) return false
  const there = out[column]
  if (there !== null && there !== undefined) return there === parsed.value
  put(column, raw, sink, out, parsed.value, parsed.repair)
  return true
}

const has = (source: Source, column: string): string | null => (source.columns[column] === undefined ? null : column)

/** Birth year and gender of the person whose ID a column holds: `owner_citizen_id` goes with `owner_birth_date`. */
export function evidenceFor(column: string): (out: OutRow) => PersonEvidence {
  const prefix = column.slice(0, column.length - 'citizen_id'.length)
  const [birth, gender] = [`${prefix}birth_date`, `${prefix}gender`]
  return (out) => {
    const date = out[birth]
    const said = out[gender]
    return {
      birthYear: typeof date === 'string' ? Number(date.slice(0, 4)) : null,
      gender: said === 'male' || said === 'female' ? said : null,
    }
  }
}

/** Fills an empty neighbour with another number of the same cell. */
function putBeside(
  column: string | null,
  value: string | null,
  repair: Repair | null,
  raw: string,
  out: OutRow,
  sink: RowSink,
): void {
  if (column !== null && value !== null && out[column] === null) put(column, raw, sink, out, value, repair)
}

function citizenIdReader(source: Source, column: string): CellReader {
  const evidence = evidenceFor(column)
  const [old, passport] =
    column === 'citizen_id' ? [has(source, 'old_citizen_id'), has(source, 'passport_number')] : [null, null]
  return (raw, out, sink) => {
    const parsed = parseCitizenId(raw, evidence(out))
    if (!parsed.ok && parsed.code === 'citizen-id-is-old' && moveTo(old, raw, parseOldCitizenId(raw), out, sink))
      return 'read'
    const isPassport =
      !parsed.ok && parsed.code === 'citizen-id-characters' && /^\s*[A-Za-z]{1,2}\s?\d{6,8}\s*$/.test(raw)
    if (isPassport && moveTo(passport, raw, parsePassport(raw), out, sink)) return 'read'
    if (!parsed.ok && SEVERAL.has(parsed.code)) {
      const split = splitIdentityNumber(raw, null, evidence(out))
      if (split.ok && split.value.citizen_id !== null) {
        put(column, raw, sink, out, split.value.citizen_id, split.repair)
        putBeside(old, split.value.old_citizen_id, split.repair, raw, out, sink)
        putBeside(passport, split.value.passport_number, split.repair, raw, out, sink)
        return 'read'
      }
      if (/\d{8}\D+\d{8}/.test(raw)) {
        sink.refuse(column, 'identity-number-several', raw)
        return 'refused'
      }
    }
    return settle(column, raw, parsed, sink, (value, repair) => put(column, raw, sink, out, value, repair))
  }
}

/** What two numbers in one cell look like to a parser of one. */
const SEVERAL: ReadonlySet<string> = new Set(['citizen-id-characters', 'citizen-id-length'])

/** A column whose cells may hold a personal ID instead of their own kind. */
function orCitizenId(column: string, parse: (raw: string) => Parsed<string>, code: string): CellReader {
  const evidence = evidenceFor('citizen_id')
  return (raw, out, sink) => {
    const parsed = parse(raw)
    if (!parsed.ok && parsed.code === code && moveTo('citizen_id', raw, parseCitizenId(raw, evidence(out)), out, sink))
      return 'read'
    return settle(column, raw, parsed, sink, (value, repair) => put(column, raw, sink, out, value, repair))
  }
}

function personalTaxIdReader(source: Source, column: string): CellReader {
  const citizenId = has(source, 'citizen_id')
  return (raw, out, sink) =>
    settle(column, raw, parsePersonalTaxId(raw), sink, (value, repair) => {
      put(column, raw, sink, out, value, repair)
      if (value.length !== 12 || citizenId === null || out[citizenId] !== null) return
      out[citizenId] = value
      out[`${citizenId}_repair`] = repair
    })
}

const IDENTITY_COLUMNS = ['citizen_id', 'old_citizen_id', 'passport_number'] as const

function identityNumberReader(column: string): CellReader {
  const evidence = evidenceFor('citizen_id')
  return (raw, out, sink) => {
    const idType = out.id_type
    const split = splitIdentityNumber(raw, typeof idType === 'string' ? idType : null, evidence(out))
    return settle(column, raw, split, sink, (numbers, repair) => {
      for (const kind of IDENTITY_COLUMNS) {
        const number = numbers[kind]
        if (number !== null && out[kind] === null) put(kind, raw, sink, out, number, repair)
      }
    })
  }
}

/** A card brings the insurance number and the group along when the row does not have them. */
function cardReader(column: string): CellReader {
  return (raw, out, sink) =>
    settle(column, raw, parseCardNumber(raw), sink, (card, repair) => {
      put(column, raw, sink, out, card.cardNumber, repair)
      if (out.insurance_number === null) {
        out.insurance_number = card.insuranceNumber
        out.insurance_number_repair = 'from_card'
      }
      if (out.object_code === null) out.object_code = card.objectCode
    })
}

/** New unit codes begin with the employer's MST, which serves where the row has none. */
function unitCodeReader(source: Source, column: string): CellReader {
  const taxColumn = has(source, 'unit_tax_id') ?? has(source, 'tax_id')
  const remembered = memoise(parseUnitCode, 20_000)
  return (raw, out, sink) =>
    settle(column, raw, remembered(raw), sink, (unit, repair) => {
      out[column] = unit.code
      if (repair !== null) sink.repaired(column, repair, raw, unit.code)
      if (taxColumn === null || unit.taxId === null || out[taxColumn] !== null) return
      out[taxColumn] = unit.taxId
      out[`${taxColumn}_repair`] = 'from_unit_code'
    })
}

/** The reader of an identifier column, or null for another kind of cell. */
export function identifierReaderFor(source: Source, column: string): CellReader | null {
  switch (source.columns[column]?.cell) {
    case 'tax_id':
      return identifierReader(column, memoise(parseTaxId, 20_000))
    case 'citizen_id':
      return citizenIdReader(source, column)
    case 'old_citizen_id':
      return orCitizenId(column, parseOldCitizenId, 'old-citizen-id-is-citizen-id')
    case 'passport':
      return orCitizenId(column, parsePassport, 'passport-is-citizen-id')
    case 'personal_tax_id':
      return personalTaxIdReader(source, column)
    case 'identity_number':
      return identityNumberReader(column)
    case 'insurance_number':
      return orCitizenId(column, parseInsuranceNumber, 'insurance-number-is-citizen-id')
    case 'card_number':
      return cardReader(column)
    case 'unit_code':
      return unitCodeReader(source, column)
    default:
      return null
  }
}
