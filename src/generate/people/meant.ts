import type { Damaged } from '../damage.ts'
import type { Meant } from '../facts.ts'
import type { FileShape } from '../input-files.ts'
import type { RowText } from '../records.ts'

const NINE = /^\d{9}$/
const TWELVE = /^\d{12}$/

/**
 * Whom a row of the file prints, as it was meant before damage took something. One column for all papers is read by what stands in it.
 *
 * @param plain the row does not need its birth date and the marks of its name: a number of its own joins it to the person's other rows.
 */
export function meantOf(shape: FileShape, text: RowText, damaged: Damaged | null, plain: boolean): Meant {
  const columns = new Set(shape.columns.map(([column]) => column))
  const printed = (column: string): string => (columns.has(column) ? (text[column] ?? '') : '')
  const anyPaper = printed('identity_number')
  const isPassport = anyPaper !== '' && !NINE.test(anyPaper) && !TWELVE.test(anyPaper)
  return {
    citizenId: printed('citizen_id') || (TWELVE.test(anyPaper) ? anyPaper : ''),
    oldCitizenId: printed('old_citizen_id') || (NINE.test(anyPaper) ? anyPaper : ''),
    passport: printed('passport_number') || (isPassport ? anyPaper : ''),
    insuranceNumber: printed('insurance_number'),
    name: printed('full_name'),
    birth: printed('birth_date'),
    gender: printed('gender'),
    recoverable: damaged === null || tellsStill(damaged, plain),
  }
}

function tellsStill({ quirk }: Damaged, plain: boolean): boolean {
  return quirk.aftermath === 'harmless' || (quirk.aftermath === 'degraded' && plain)
}
