import { minorityName } from '../../src/generate/doubles/minority-names.ts'
import * as identifiers from '../../src/generate/identifiers.ts'
import { type Random, randomOf } from '../../src/generate/random.ts'
import { type Gender, loadReference, type Reference } from '../../src/generate/reference.ts'
import {
  citizenIdDigit,
  citizenIdSwapped,
  type Fields,
  insuranceDigit,
  PERSON_ERRORS,
  type PersonError,
} from './person-errors.ts'
import type { PersonRecord } from './person-records.ts'

/** A nation of person records: each human once, some a second time with an error, some beside another human easily taken for them. */
export class PersonNation {
  readonly records: PersonRecord[] = []
  readonly #reference: Reference = loadReference()
  readonly #random: Random
  readonly #seed: number
  #humans = 0
  #numbers = 0

  constructor(people: number, duplicates: number, seed: number) {
    this.#seed = seed
    this.#random = randomOf(seed, 77)
    while (this.#humans < people) this.#household()
    this.#traps(people / 1000)
    this.#duplicate(people * duplicates)
  }

  #household(): void {
    const home = this.#home()
    const size = this.#random.between(1, 6)
    const family = this.#reference.familyName(this.#random)
    const eldest = this.#random.between(1935, 1990)
    const given = new Set<string>()
    for (let member = 0; member < size; member++) {
      const own = member === 1 ? {} : { family }
      const year = member < 2 ? eldest + member : Math.min(2024, eldest + 22 + this.#random.integer(14))
      const person = this.#person({ ...own, year }, home)
      const name = person.full_name!.split(' ').at(-1)!
      // Nobody names a child as another of the house is named.
      if (!given.has(name)) this.#add(person)
      given.add(name)
    }
  }

  #home(): Fields {
    const province = this.#random.pick(this.#reference.provinces).code
    const household = this.#random.chance(0.7) ? identifiers.householdCode(this.#numbers++, this.#seed) : ''
    const commune = this.#random.pick(this.#reference.communes.get(province)!)
    return this.#random.chance(0.93)
      ? { province_code: province, commune_code: commune.code, household_code: household }
      : { province_code: '', commune_code: '', household_code: household }
  }

  #person(
    known: {
      readonly family?: string
      readonly year?: number
      readonly gender?: Gender
      readonly name?: string
      readonly born?: string
    },
    home: Fields,
  ): Fields {
    const random = this.#random
    const gender = known.gender ?? random.pick(['male', 'female'] as const)
    const year = known.born === undefined ? known.year! : Number(known.born.slice(0, 4))
    const born = known.born ?? this.#birthDate(year)
    const minority = random.chance(0.01) && known.family === undefined
    const name = known.name ?? (minority ? minorityName(random, gender) : this.#name(gender, known.family))
    const index = this.#numbers++
    const papers = random.fraction()
    const [hasNew, hasOld] = [papers < 0.8, papers >= 0.8 && papers < 0.93 && year < 1999]
    return {
      full_name: name,
      birth_date: born,
      gender,
      citizen_id: hasNew ? this.#citizenId(index, gender, year) : '',
      old_citizen_id: hasOld ? identifiers.oldCitizenId(index, this.#seed) : '',
      insurance_number: random.chance(0.75) ? this.#insuranceNumber(index) : '',
      passport_number: random.chance(0.01) ? identifiers.passportNumber(index, this.#seed) : '',
      personal_tax_id: random.chance(0.3) ? identifiers.personalTaxId(index, this.#seed) : '',
      nationality: '',
      employer: year < 2007 && random.chance(0.5) ? `e${random.integer(10_000)}` : '',
      ...home,
    }
  }

  #name(gender: Gender, family = this.#reference.familyName(this.#random)): string {
    const middle = this.#reference.middleName(this.#random, gender)
    return [family, middle, this.#reference.givenName(this.#random, gender)].filter((part) => part !== '').join(' ')
  }

  #birthDate(year: number): string {
    const form = this.#random.fraction()
    if (form < 0.03) return String(year)
    if (form < 0.07) return `${year}-01-01`
    return new Date(Date.UTC(year, 0, this.#random.between(1, 365))).toISOString().slice(0, 10)
  }

  #citizenId(index: number, gender: Gender, year: number): string {
    return identifiers.citizenId(index, this.#seed, gender, year, this.#reference)
  }

  #insuranceNumber(index: number): string {
    return identifiers.insuranceNumber(index, this.#seed, this.#reference)
  }

  #add(fields: Fields, trap = '', human = this.#humans++, error = '', numbers = ''): void {
    this.records.push({ fields, human, error, numbers, trap })
  }

  /** Twins, namesakes, father and son, brothers and sisters; `each` of every kind of a thousandth. */
  #traps(each: number): void {
    const kinds: Readonly<Record<string, () => readonly [Fields, Fields]>> = {
      twins: () => this.#twins(this.#reference.givenName),
      'twins of near names': () => this.#twins(nearName),
      'twins without papers': () => bothWithoutPapers(this.#twins(this.#reference.givenName)),
      'namesakes with citizen IDs': () => this.#namesakes(true),
      'namesakes whom nothing tells apart': () => this.#namesakes(false),
      'father and son': () => this.#relatives(27),
      'brothers or sisters': () => bothWithoutPapers(this.#relatives(this.#random.between(1, 4))),
    }
    for (const [kind, make] of Object.entries(kinds))
      for (let number = 0; number < each; number++) for (const fields of make()) this.#add(fields, `${kind} ${number}`)
  }

  #twins(given: Reference['givenName']): readonly [Fields, Fields] {
    const gender = this.#random.pick(['male', 'female'] as const)
    const home = this.#home()
    const stem = this.#name(gender).split(' ').slice(0, -1).join(' ')
    const first = this.#person(
      { gender, name: `${stem} ${given(this.#random, gender)}`, year: this.#random.between(1960, 2020) },
      home,
    )
    const name = otherThan(first.full_name!, () => `${stem} ${given(this.#random, gender)}`)
    const second = { ...this.#person({ gender, name, born: first.birth_date! }, home) }
    return [
      first,
      { ...second, citizen_id: nextNumber(first.citizen_id!), insurance_number: nextNumber(first.insurance_number!) },
    ]
  }

  #namesakes(withIds: boolean): readonly [Fields, Fields] {
    const home = { ...this.#home(), household_code: '' }
    const first = this.#person({ year: this.#random.between(1950, 2000) }, home)
    const gender = first.gender as Gender
    const second = this.#person({ gender, name: first.full_name!, born: first.birth_date! }, home)
    const year = Number(first.birth_date!.slice(0, 4))
    if (!withIds)
      return [
        { ...first, old_citizen_id: '' },
        { ...second, citizen_id: '', insurance_number: '' },
      ]
    const ids = [first, second].map((fields) => ({
      ...fields,
      citizen_id: this.#citizenId(this.#numbers++, gender, year),
    }))
    return [ids[0]!, ids[1]!]
  }

  /** Of one family, one đệm and one home, so many years apart. */
  #relatives(years: number): readonly [Fields, Fields] {
    const gender = this.#random.pick(['male', 'female'] as const)
    const home = this.#home()
    const year = this.#random.between(1950, 1990)
    const first = this.#person({ gender, year, name: this.#name(gender) }, home)
    const stem = first.full_name!.split(' ').slice(0, -1).join(' ')
    const name = otherThan(first.full_name!, () => `${stem} ${this.#reference.givenName(this.#random, gender)}`)
    return [first, this.#person({ gender, name, year: year + years }, home)]
  }

  #duplicate(wanted: number): void {
    const firsts = this.records.length
    const chosen = new Set<number>()
    while (chosen.size < wanted) chosen.add(this.#random.integer(firsts))
    const errors = Object.entries(PERSON_ERRORS)
    for (const at of chosen) {
      const { fields, human, trap } = this.records[at]!
      const { first, second, numbers } = this.#numbersOf(fields)
      this.records[at] = { fields: first, human, trap, error: '', numbers: '' }
      const done: string[] = []
      let spoilt = second
      const many = this.#random.chance(0.15) ? 2 : 1
      while (done.length < many) {
        const [name, error] = this.#random.pick(errors)
        const result = error(spoilt, this.#random, this.#reference)
        if (result === null || done.includes(name)) continue
        spoilt = result
        done.push(name)
      }
      this.#add(spoilt, trap, human, done.sort().join(' + '), numbers)
    }
  }

  /** Where somebody works by the time of a second record: there still, elsewhere, or nowhere known. */
  #employerLater({ employer }: Fields): string {
    const later = this.#random.pick(['stays', 'stays', 'moves', 'unknown'])
    if (employer === '' || later === 'unknown') return ''
    return later === 'stays' ? employer! : `e${this.#random.integer(10_000)}`
  }

  /** No number joins the two records: papers of two kinds, a digit wrong, an old book, or none. */
  #numbersOf(fields: Fields): { first: Fields; second: Fields; numbers: string } {
    const random = this.#random
    const index = this.#numbers++
    const none = { citizen_id: '', old_citizen_id: '', insurance_number: '', passport_number: '', personal_tax_id: '' }
    const household_code = random.chance(0.4) ? fields.household_code! : ''
    const bare = { ...fields, ...none, household_code, employer: this.#employerLater(fields) }
    const born = Number(fields.birth_date!.slice(0, 4))
    const first = {
      ...fields,
      citizen_id: fields.citizen_id || this.#citizenId(index, fields.gender as Gender, born),
      old_citizen_id: '',
    }
    const digit = (error: PersonError, column: string, of: Fields) => ({
      ...bare,
      [column]: error(of, random, this.#reference)![column]!,
    })
    const insured = { ...first, insurance_number: fields.insurance_number || this.#insuranceNumber(index) }
    const way = random.fraction()
    if (way < 0.45)
      return {
        first,
        second: { ...bare, old_citizen_id: identifiers.oldCitizenId(index, this.#seed) },
        numbers: 'cmnd',
      }
    if (way < 0.6) return { first, second: bare, numbers: 'none' }
    if (way < 0.7) return { first, second: digit(citizenIdDigit, 'citizen_id', first), numbers: 'cccd_digit' }
    if (way < 0.75) return { first, second: digit(citizenIdSwapped, 'citizen_id', first), numbers: 'cccd_swapped' }
    if (way < 0.85)
      return { first: insured, second: digit(insuranceDigit, 'insurance_number', insured), numbers: 'insurance_digit' }
    return {
      first: insured,
      second: { ...bare, insurance_number: this.#insuranceNumber(index + 1_000_000) },
      numbers: 'old_book',
    }
  }
}

const NEAR_NAMES = [
  'Hùng',
  'Hưng',
  'Dũng',
  'Dung',
  'Hoa',
  'Hòa',
  'Lan',
  'Loan',
  'Thanh',
  'Thành',
  'Nga',
  'Ngà',
  'Long',
  'Lộc',
  'Hà',
  'Hạ',
]

function nearName(random: Random): string {
  return random.pick(NEAR_NAMES)
}

function otherThan(name: string, make: () => string): string {
  for (;;) {
    const made = make()
    if (made !== name) return made
  }
}

function nextNumber(digits: string): string {
  return digits === '' ? '' : String(Number(digits) + 1).padStart(digits.length, '0')
}

function bothWithoutPapers([one, other]: readonly [Fields, Fields]): readonly [Fields, Fields] {
  const none = { citizen_id: '', old_citizen_id: '', insurance_number: '', passport_number: '', personal_tax_id: '' }
  return [
    { ...one, ...none },
    { ...other, ...none },
  ]
}
