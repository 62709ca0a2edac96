import type { Block, Person, Printed, RawCells } from '../facts.ts'
import { insuranceNumber, passportNumber } from '../identifiers.ts'
import type { Nation } from '../nation.ts'
import { two } from '../nation.ts'
import type { Random } from '../random.ts'

/** What a row prints otherwise than the person's present papers have it. */
export interface Change {
  readonly printed?: Partial<Printed>
  readonly insuranceNumber?: string
  readonly raw?: RawCells
}

/** One way in which the older record of a person differs. */
export type Spoil = (nation: Nation, block: Block, person: Person) => Change

export const spareInsuranceNumber = (nation: Nation): string =>
  insuranceNumber(nation.people++, nation.seed, nation.reference)

/** The nine digits of the old card and another insurance number: no key is left that the two records share. */
export const oldCard: Spoil = (nation, _, person) => ({
  printed: { citizenId: '', oldCitizenId: person.oldCitizenId },
  insuranceNumber: spareInsuranceNumber(nation),
})

export const noPapers: Spoil = (nation) => ({
  printed: { citizenId: '', oldCitizenId: '' },
  insuranceNumber: spareInsuranceNumber(nation),
})

export const oldPassport: Spoil = (nation) => ({
  printed: { passport: passportNumber(nation.people, nation.seed) },
  insuranceNumber: spareInsuranceNumber(nation),
})

const SERIAL = 6
const LAST = 11

const typed =
  (mistake: (citizenId: string, random: Random) => string): Spoil =>
  (nation, { random }, person) => ({
    printed: { citizenId: mistake(person.citizenId, random) },
    insuranceNumber: spareInsuranceNumber(nation),
  })

function otherDigit(value: string, place: number, random: Random): string {
  const digit = (Number(value[place]) + random.between(1, 9)) % 10
  return value.slice(0, place) + String(digit) + value.slice(place + 1)
}

/** One digit of the serial number is another. */
export const oneDigit = typed((id, random) => otherDigit(id, random.between(SERIAL, LAST), random))

/** Two unequal neighbours of the serial number have changed places. */
export const twoSwapped = typed((id, random) => {
  const places = Array.from({ length: LAST - SERIAL }, (_, index) => SERIAL + index)
  const unequal = places.filter((place) => id[place] !== id[place + 1])
  if (unequal.length === 0) return otherDigit(id, LAST, random)
  const place = random.pick(unequal)
  return id.slice(0, place) + id[place + 1] + id[place] + id.slice(place + 2)
})

/** The digit of the century says another gender than the row. */
export const otherGenderInId = typed((id) => id.slice(0, 3) + String(Number(id[3]) ^ 1) + id.slice(4))

/** The two digits of the year say another year of birth than the row. */
export const otherYearInId = typed((id, random) => otherDigit(id, 5, random))

/** One digit of the insurance number is another, and the row has no other number. */
export const insuranceNumberTyped: Spoil = (_, { random }, person) => ({
  printed: { citizenId: '', oldCitizenId: '' },
  insuranceNumber: otherDigit(person.insuranceNumber, random.between(4, 9), random),
})

export const yearOnly: Spoil = (_, __, { birth }) => ({ printed: { birth: String(birth.year) } })
export const firstOfJanuary: Spoil = (_, __, { birth }) => ({ printed: { birth: `${birth.year}-01-01` } })
export const noBirth: Spoil = () => ({ printed: { birth: '' } })
export const noGender: Spoil = () => ({ printed: { gender: '' } })
export const noCommune: Spoil = () => ({ raw: { commune_code: '' } })

/** Day and month in the other order; planted for people of whom that is a date too. */
export const dayForMonth: Spoil = (_, __, { birth }) => ({
  printed: { birth: `${birth.year}-${two(birth.day)}-${two(birth.month)}` },
})

/** The code of the commune before 1 July 2025, where one old commune means it and the code is no other's today. */
export const oldCommune: Spoil = ({ reference }, _, { commune }) => {
  const code = reference.formerCommunes.get(commune.code)?.[0]
  return code === undefined ? {} : { raw: { commune_code: code } }
}

/** All changes of one record; of two that touch one cell the later stands. */
export function allOf(changes: readonly Change[]): Change {
  const number = changes.findLast((change) => change.insuranceNumber !== undefined)?.insuranceNumber
  return {
    printed: Object.assign({}, ...changes.map(({ printed }) => printed)),
    raw: Object.assign({}, ...changes.map(({ raw }) => raw)),
    ...(number === undefined ? {} : { insuranceNumber: number }),
  }
}
