import type { CsvRecord } from '../read-records.ts'

/** Numbers of which nobody takes one for another's: a key, or a stopgap that many share. */
const STOPGAPS = new Set(['123456789012', '012345678901', '123456789'])

/** The same citizen ID, insurance number or passport, or the same old card with the same birth date beside it. */
export function shareStrongKey(one: CsvRecord, other: CsvRecord): boolean {
  const same = (column: string): boolean => isKey(one[column]) && one[column] === other[column]
  if (same('citizen_id') || same('insurance_number') || same('passport_number')) return true
  return same('old_citizen_id') && (one.birth_date ?? '') !== '' && one.birth_date === other.birth_date
}

function isKey(value = ''): boolean {
  return value !== '' && !/^(.)\1*$/.test(value) && !STOPGAPS.has(value)
}
