import { parseCitizenId } from '../domain/citizen-id.ts'
import { parseInsuranceNumber } from '../domain/insurance-number.ts'
import { parseTaxId, taxIdRoot } from '../domain/tax-id.ts'

/** What a text may name. One text may be several things: ten digits are a tax ID and an insurance number alike (domain notes §1.8). */
export interface KeyReading {
  readonly caseId: string | null
  /** As in `person_key`. */
  readonly personKeys: readonly string[]
  /** As in `employer_key`. */
  readonly employerKeys: readonly string[]
  /** The readings in words, for the screen. */
  readonly readAs: readonly string[]
}

const CASE_ID = /^[0-9a-f]{16}$/

/** Reads a case id, tax ID, citizen ID or insurance number, with the repairs that a cell of that column would get. */
export function readKey(given: string): KeyReading {
  const text = given.trim()
  const caseId = CASE_ID.test(text.toLowerCase()) ? text.toLowerCase() : null
  const taxId = parseTaxId(text)
  const citizenId = parseCitizenId(text)
  const insuranceNumber = parseInsuranceNumber(text)
  const personKeys: string[] = []
  const employerKeys: string[] = []
  const readAs: string[] = caseId === null ? [] : [`mã hồ sơ ${caseId}`]
  if (taxId.ok) {
    const root = taxIdRoot(taxId.value)
    employerKeys.push(`T:${root}`)
    personKeys.push(`T:${root}`)
    readAs.push(`mã số thuế ${taxId.value}`)
  }
  if (citizenId.ok) {
    personKeys.push(`C:${citizenId.value}`)
    readAs.push(`số định danh cá nhân ${citizenId.value}`)
  }
  if (insuranceNumber.ok) {
    personKeys.push(`B:${insuranceNumber.value}`)
    readAs.push(`mã số BHXH ${insuranceNumber.value}`)
  }
  return { caseId, personKeys, employerKeys, readAs }
}
