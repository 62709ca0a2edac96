import type { Gender } from './gender.ts'
import { OLD_PROVINCE_CODES } from './province-codes.ts'

/** True when twelve digits can be a personal ID of a living person: place of birth registration known, century 20 or 21. */
export function hasCitizenIdForm(digits: string): boolean {
  return /^\d{12}$/.test(digits) && isPlaceOfBirth(digits.slice(0, 3)) && digits.charCodeAt(3) <= 51
}

/** Codes from 100 on are countries (NĐ 137/2015/NĐ-CP, article 13; TT 07/2016/TT-BCA). */
function isPlaceOfBirth(code: string): boolean {
  return code.startsWith('0') ? OLD_PROVINCE_CODES.has(code.slice(1)) : true
}

export type CitizenIdFacts = { readonly provinceCode: string; readonly birthYear: number; readonly gender: Gender }

/** What a 12-digit personal ID says of its holder; the place is where the birth was registered, never a residence. */
export function citizenIdFacts(citizenId: string): CitizenIdFacts {
  const century = citizenId.charCodeAt(3) - 48
  return {
    provinceCode: citizenId.slice(0, 3),
    birthYear: (19 + Math.floor(century / 2)) * 100 + Number(citizenId.slice(4, 6)),
    gender: century % 2 === 0 ? 'male' : 'female',
  }
}
