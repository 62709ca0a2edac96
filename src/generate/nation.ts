import type { Block, Employer, Person, Printed, RollRow, TaxRow, Unit } from './facts.ts'
import { monthOf } from './facts.ts'
import { foreignName } from './foreign-names.ts'
import * as identifiers from './identifiers.ts'
import { incomeOf } from './income.ts'
import type { Random } from './random.ts'
import type { Commune, Gender, Reference } from './reference.ts'

/** The counters behind every unique number; the only thing that outlives a block. */
export interface Nation {
  readonly seed: number
  readonly reference: Reference
  people: number
  employers: number
  records: number
}

const CMND_ENDS_WITH_BIRTH_YEAR = 2002

/** A new person of working age with papers of their own, unless told otherwise. */
export function addPerson(
  nation: Nation,
  block: Block,
  wish: {
    name?: string
    gender?: Gender
    birth?: Person['birth']
    foreign?: boolean
    commune?: Commune
    household?: string
  } = {},
): Person {
  const { random } = block
  const number = nation.people++
  const gender = wish.gender ?? (random.chance(0.5) ? 'male' : 'female')
  const birth = wish.birth ?? {
    year: random.between(1967, 2004),
    month: random.between(1, 12),
    day: random.between(2, 28),
  }
  const { reference, seed } = nation
  const foreign = wish.foreign ?? false
  const person: Person = {
    number,
    gender,
    birth,
    name: wish.name ?? (foreign ? foreignName(block) : vietnameseName(reference, random, gender)),
    citizenId: foreign ? '' : identifiers.citizenId(number, seed, gender, birth.year, reference),
    oldCitizenId: foreign || birth.year > CMND_ENDS_WITH_BIRTH_YEAR ? '' : identifiers.oldCitizenId(number, seed),
    passport: foreign ? identifiers.passportNumber(number, seed) : '',
    personalTaxId: identifiers.personalTaxId(number, seed),
    insuranceNumber: identifiers.insuranceNumber(number, seed, reference),
    nationality: foreign ? random.pick(['Hàn Quốc', 'Nhật Bản', 'Trung Quốc', 'Ấn Độ']) : 'Việt Nam',
    household: wish.household ?? identifiers.householdCode(number, seed),
    commune: wish.commune ?? random.pick(block.communes),
    undecidable: false,
  }
  block.people.push(person)
  return person
}

export function vietnameseName(reference: Reference, random: Random, gender: Gender): string {
  const parts = [
    reference.familyName(random),
    reference.middleName(random, gender),
    reference.givenName(random, gender),
  ]
  return parts.filter((part) => part !== '').join(' ')
}

const TRADES = [
  'Thực phẩm',
  'May mặc',
  'Cơ khí',
  'Vật liệu xây dựng',
  'Vận tải',
  'Thủy sản',
  'Nông sản',
  'Bao bì',
  'Gỗ',
  'Điện lạnh',
  'Dược liệu',
  'Du lịch',
  'In ấn',
  'Nội thất',
]
const INDUSTRIES = ['A03', 'C10', 'C14', 'C25', 'F41', 'G46', 'H49', 'I55', 'J62', 'N79']

/** A new employer that operates, is listed by registry and tax office, and has no unit yet. */
export function addEmployer(
  nation: Nation,
  block: Block,
  wish: {
    kind?: Employer['kind']
    owner?: Person
    /** A household under a number of its own, as those before 1 July 2025 have: not under its owner's. */
    ownTaxId?: true
    shape?: Employer['shape']
    key?: string
    commune?: Commune
  } = {},
): Employer {
  const { random } = block
  const number = nation.employers++
  const kind = wish.kind ?? 'enterprise'
  const taxId = identifiers.employerTaxId(number, nation.seed)
  const owner = kind === 'household_business' ? (wish.owner ?? addPerson(nation, block)) : null
  const payerTaxId = owner && wish.ownTaxId !== true ? owner.citizenId : taxId
  const employer: Employer = {
    number,
    key: wish.key ?? payerTaxId,
    payerTaxId,
    kind,
    name: employerName(nation, random, kind, owner, number),
    commune: wish.commune ?? random.pick(block.communes),
    owner,
    shape: wish.shape ?? (block.monthly ? 'monthly' : 'form'),
    units: [],
    branches: [],
    tax: { code: '00', text: 'NNT đang hoạt động', from: '', until: '' },
    registry: {
      status: 'operating',
      from: '',
      until: '',
      registeredOn: `${random.between(2008, 2023)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`,
    },
    undecidable: false,
  }
  block.employers.push(employer)
  return employer
}

function employerName(
  nation: Nation,
  random: Random,
  kind: Employer['kind'],
  owner: Person | null,
  number: number,
): string {
  if (owner) return `Hộ kinh doanh ${owner.name}`
  const given = `${nation.reference.givenName(random, 'female')} ${nation.reference.givenName(random, 'male')} ${number + 1}`
  if (kind === 'cooperative') return `Hợp tác xã ${random.pick(['Nông nghiệp', 'Vận tải', 'Thủy sản'])} ${given}`
  return `${random.pick(['Công ty TNHH', 'Công ty Cổ phần', 'Công ty TNHH MTV', 'DNTN'])} ${random.pick(TRADES)} ${given}`
}

/** A unit of the employer: a code with the MST inside, or an old one of letters and digits. */
export function addUnit(
  nation: Nation,
  block: Block,
  employer: Employer,
  wish: { style?: 'new' | 'old'; taxId?: string; commune?: Commune; industry?: string; firstMonth?: number } = {},
): Unit {
  const { random } = block
  const commune = wish.commune ?? employer.commune
  const taxId = wish.taxId ?? employer.payerTaxId
  const style = employer.owner ? 'old' : (wish.style ?? (random.chance(0.6) ? 'new' : 'old'))
  const serial = nation.records++
  const old = `T${String.fromCharCode(65 + (Math.floor(serial / 100_000) % 26))}${String(serial % 100_000).padStart(5, '0')}`
  const unit: Unit = {
    code: style === 'new' ? `${taxId.slice(0, 10)}DN${wish.industry ?? random.pick(INDUSTRIES)}` : old,
    employer,
    taxId,
    office: officeOf(block.communes, commune),
    commune,
    firstMonth: wish.firstMonth ?? monthOf(random.between(2012, 2018), 1),
    lastMonth: null,
    status: 'Đang tham gia',
    pausedFrom: null,
    pausedUntil: null,
    raw: {},
    places: [],
  }
  employer.units.push(unit)
  return unit
}

const COMMUNES_OF_AN_OFFICE = 9

/** Code of the BHXH cơ sở that serves a commune: province and a running number. */
export function officeOf(communes: readonly Commune[], commune: Commune): string {
  const place = communes.findIndex((one) => one.code === commune.code)
  return `${commune.province}${String(Math.floor(place / COMMUNES_OF_AN_OFFICE) + 1).padStart(3, '0')}`
}

/** What a row prints of a person who shows the present papers. */
export function printedOf(person: Person): Printed {
  return {
    name: person.name,
    citizenId: person.citizenId,
    oldCitizenId: '',
    passport: person.passport,
    personalTaxId: '',
    birth: isoBirth(person),
    gender: person.gender,
  }
}

/** The person was paid by the employer in the block's year: a contract of 05-1 (or PL02), whole months, no deduction. */
export function pay(
  block: Block,
  person: Person,
  employer: Employer,
  wish: Partial<Omit<TaxRow, 'kind' | 'person' | 'employer' | 'printed' | 'places'>> & {
    printed?: Partial<Printed>
  } = {},
): TaxRow {
  const { printed, ...facts } = wish
  const year = wish.year ?? block.year
  const monthly = employer.shape === 'monthly'
  const row: TaxRow = {
    kind: 'tax',
    person,
    employer,
    printed: {
      ...printedOf(person),
      ...(employer.shape === 'pl02' ? { birth: '', gender: '' as const } : {}),
      ...printed,
    },
    payerTaxId: employer.payerTaxId,
    year,
    from: monthly ? monthOf(year, 1) : null,
    to: monthly ? monthOf(year, 12) : null,
    form: employer.shape === 'pl02' ? null : '05-1',
    income: wish.income ?? incomeOf(block, person, employer, wish),
    deduction: 0,
    contractKind: '',
    contractMonths: null,
    contractSignedOn: '',
    contractFrom: '',
    payments: null,
    underTwelveMonths: false,
    supplement: 'no',
    raw: {},
    places: [],
    ...facts,
  }
  block.tax.push(row)
  return row
}

/** The person stands on the roll: compulsory at a unit from some month before the year, still in. */
export function insure(
  block: Block,
  person: Person,
  unit: Unit | null,
  wish: Partial<Omit<RollRow, 'kind' | 'person' | 'unit' | 'printed' | 'places'>> & { printed?: Partial<Printed> } = {},
): RollRow {
  const { printed, ...facts } = wish
  const row: RollRow = {
    kind: 'roll',
    person,
    unit,
    printed: { ...printedOf(person), ...printed },
    insuranceNumber: person.insuranceNumber,
    cardNumber: '',
    participation: 'compulsory',
    objectCode: 'DN',
    funds: (wish.participation ?? 'compulsory') === 'compulsory' ? 15 : null,
    base: 1_000 * block.random.between(5_000, 20_000),
    from: monthOf(block.random.between(2018, 2024), block.random.between(1, 12)),
    to: null,
    state: '',
    position: '',
    diedOn: '',
    raw: {},
    places: [],
    ...facts,
  }
  block.roll.push(row)
  return row
}

export function isoBirth(person: Person): string {
  return `${person.birth.year}-${two(person.birth.month)}-${two(person.birth.day)}`
}

export function two(value: number): string {
  return String(value).padStart(2, '0')
}
