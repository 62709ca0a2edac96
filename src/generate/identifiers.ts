import { mix, permute } from './random.ts'
import type { Gender, Reference } from './reference.ts'

const TAX_WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3]
const FIVE_DIGITS = 100_000
/** Prefixes 01–63: running numbers from 9,000,000 are far above what any province has issued, so that no real firm is met. */
const TAX_PREFIXES = 63

/** The tenth digit of a tax ID, or null if the nine digits have none (domain notes §1.1; stated here apart from the product's own code). */
function checkDigitOf(nine: string): number | null {
  let sum = 0
  for (let index = 0; index < 9; index++) sum += Number(nine[index]) * TAX_WEIGHTS[index]!
  return sum % 11 === 0 ? null : 10 - (sum % 11)
}

/** Of two numbers that differ in the ninth digit at most one lacks a check digit, since 3 is no multiple of 11. */
function withCheckDigit(eight: string, pair: number): string {
  const first = `${eight}${pair * 2}`
  const digit = checkDigitOf(first)
  if (digit !== null) return first + digit
  const second = `${eight}${pair * 2 + 1}`
  return second + checkDigitOf(second)
}

/** Tax ID number `index` of an employer: PP9xxxxx… with a valid check digit; all different up to 31 million. */
export function employerTaxId(index: number, seed: number): string {
  const domain = TAX_PREFIXES * FIVE_DIGITS
  const place = permute(index % domain, domain, mix(seed, 11))
  const prefix = String((place % TAX_PREFIXES) + 1).padStart(2, '0')
  const running = String(Math.floor(place / TAX_PREFIXES)).padStart(5, '0')
  return withCheckDigit(`${prefix}9${running}`, Math.floor(index / domain))
}

/** Old personal tax ID number `index` (8xxxxxxxxx); all different up to 50 million. */
export function personalTaxId(index: number, seed: number): string {
  const domain = 10_000_000
  const running = String(permute(index % domain, domain, mix(seed, 12))).padStart(7, '0')
  return withCheckDigit(`8${running}`, Math.floor(index / domain))
}

/**
 * Citizen ID number `index`: province of birth, century and gender, year, serial (NĐ 137/2015 Điều 13); all different up to 63 million,
 * because indexes that share a serial are born in different provinces.
 */
export function citizenId(
  index: number,
  seed: number,
  gender: Gender,
  birthYear: number,
  reference: Reference,
): string {
  const serial = permute(index % 1_000_000, 1_000_000, mix(seed, 13))
  const shift = Math.floor(index / 1_000_000)
  const province = reference.oldProvinces[(mix(seed, 14, serial) + shift) % reference.oldProvinces.length]!
  const century = (Math.floor(birthYear / 100) - 19) * 2 + (gender === 'female' ? 1 : 0)
  return `0${province}${century}${String(birthYear % 100).padStart(2, '0')}${String(serial).padStart(6, '0')}`
}

/** Old identity card number `index`, 9 digits, never starting with 0. */
export function oldCitizenId(index: number, seed: number): string {
  return String(100_000_000 + permute(index, 280_000_000, mix(seed, 15)))
}

/** Insurance number `index`: old province code and eight digits. */
export function insuranceNumber(index: number, seed: number, reference: Reference): string {
  const serial = permute(index, 100_000_000, mix(seed, 16))
  const province = reference.oldProvinces[mix(seed, 17, serial) % reference.oldProvinces.length]!
  return province + String(serial).padStart(8, '0')
}

/** Foreign passport number `index`: a letter and eight digits. */
export function passportNumber(index: number, seed: number): string {
  return 'EKMNPR'[mix(seed, 18, index) % 6]! + String(permute(index, 100_000_000, mix(seed, 19))).padStart(8, '0')
}

/** Household code number `index`, 10 digits; never to be joined with insurance numbers. */
export function householdCode(index: number, seed: number): string {
  return String(permute(index, 1_000_000_000, mix(seed, 20)) + 1_000_000_000)
}
