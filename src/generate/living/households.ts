import type { Block, Person, RollRow } from '../facts.ts'
import { addPerson, insure, isoBirth, type Nation, printedOf } from '../nation.ts'
import type { Commune, Gender } from '../reference.ts'
import { type BenefitRow, isAtk, isListed, type PupilRow, type ResidentRow, schoolYearOf } from './facts.ts'

/** A household that is being planted. */
export interface Home {
  readonly commune: Commune
  readonly household: string
  readonly hamlet: string
}

const HAMLETS = ['Ấp Vị Tân', 'Thôn Đông', 'Tổ dân phố 3', 'Khu phố 5', 'Ấp 2', 'Thôn Hạ']

/** A home in a commune that is no xã ATK. */
export function plainCommune(block: Block): Commune {
  const plain = block.communes.filter(({ code }) => !isAtk(block.communes, code))
  return block.random.pick(plain)
}

export function atkCommune(block: Block): Commune | undefined {
  return block.communes.find(({ code }) => isAtk(block.communes, code))
}

type Wish = Partial<Omit<ResidentRow, 'kind' | 'person' | 'printed' | 'places'>>

/** The person stands in the list of those who live in the home. */
export function settle(block: Block, person: Person, home: Home, wish: Wish = {}): ResidentRow {
  const row: ResidentRow = {
    kind: 'resident',
    person,
    printed: printedOf(person),
    household: home.household,
    relation: 'head',
    hamlet: home.hamlet,
    commune: home.commune,
    groups: [],
    status: 'permanent',
    statusOn: '',
    places: [],
    ...wish,
  }
  block.living.residents.push(row)
  return row
}

export function homeOf(person: Person): Home {
  return {
    commune: person.commune,
    household: person.household,
    hamlet: HAMLETS[person.number % HAMLETS.length]!,
  }
}

/** Birth of somebody who is so many years and months old in the last month of the rolls. */
export function bornAgo(block: Block, years: number, months = block.random.between(1, 10)): Person['birth'] {
  const month = block.lastMonth - years * 12 - months
  return { year: Math.floor(month / 12), month: (month % 12) + 1, day: block.random.between(2, 28) }
}

/** A person of that age who lives alone or is the head of a household. */
export function addHead(
  nation: Nation,
  block: Block,
  age: number,
  wish: Wish & { gender?: Gender; months?: number } = {},
): { person: Person; home: Home; row: ResidentRow } {
  const { gender, months, ...living } = wish
  const commune = wish.commune ?? plainCommune(block)
  const birth = bornAgo(block, age, months)
  const person = addPerson(nation, block, { birth, commune, ...(gender ? { gender } : {}) })
  const home = homeOf(person)
  return { person, home, row: settle(block, person, home, living) }
}

/** One more member of the household. */
export function addMember(
  nation: Nation,
  block: Block,
  home: Home,
  age: number,
  wish: Wish & { gender?: Gender } = {},
): Person {
  const { gender, ...living } = wish
  const person = addPerson(nation, block, {
    birth: bornAgo(block, age),
    commune: home.commune,
    household: home.household,
    ...(gender ? { gender } : {}),
  })
  settle(block, person, home, { relation: age < 25 ? 'child' : 'spouse', ...living })
  return person
}

type Span = Partial<Pick<RollRow, 'from' | 'to' | 'diedOn'>>

export function giveCard(block: Block, person: Person, objectCode: string, span: Span = {}): RollRow {
  return insure(block, person, null, {
    participation: 'health_only',
    objectCode,
    base: 0,
    from: block.lastMonth - 20,
    ...span,
  })
}

export function joinVoluntary(block: Block, person: Person, span: Span = {}): RollRow {
  return insure(block, person, null, {
    participation: 'voluntary',
    objectCode: '',
    base: 1_000 * block.random.between(1_500, 4_000),
    from: block.lastMonth - 15,
    ...span,
  })
}

export function payBenefit(
  block: Block,
  person: Person,
  benefit: BenefitRow['benefit'],
  wish: Partial<Pick<BenefitRow, 'from' | 'to' | 'diedOn'>> = {},
): BenefitRow {
  const from = block.lastMonth - 30
  const row: BenefitRow = {
    kind: 'benefit',
    person,
    printed: printedOf(person),
    benefit,
    from,
    to: null,
    diedOn: '',
    places: [],
    ...wish,
  }
  block.living.benefits.push(row)
  return row
}

export function enrol(
  block: Block,
  person: Person,
  wish: Partial<Pick<PupilRow, 'schoolYear' | 'groups' | 'school'>> = {},
): PupilRow {
  const level = block.lastMonth / 12 - person.birth.year > 18 ? 'Trường Cao đẳng' : 'Trường THCS'
  const row: PupilRow = {
    kind: 'pupil',
    person,
    printed: printedOf(person),
    school: `${level} ${person.commune.name}`,
    schoolYear: schoolYearOf(block.lastMonth),
    commune: person.commune,
    groups: [],
    places: [],
    ...wish,
  }
  block.living.pupils.push(row)
  return row
}

/** People of whom the lists of health and voluntary insurance speak: without any of a province nobody is missing from them. */
export function addListMarks(nation: Nation, block: Block): void {
  for (let count = 0; count < 3; count++) {
    const { person, home } = addHead(nation, block, 40 + count)
    joinVoluntary(block, person)
    giveCard(block, person, 'GD')
    const child = addMember(nation, block, home, 13)
    enrol(block, child)
    giveCard(block, child, 'HS')
  }
}

const SHARE_WITH_FAMILY = 0.4

/** Workers of the communes that sent their lists, many with the family they live with. */
export function addOrdinaryHouseholds(nation: Nation, block: Block): void {
  const heads = new Set(
    block.roll
      .filter(({ person, unit }) => unit !== null && person.nationality === 'Việt Nam')
      .map(({ person }) => person)
      .filter(({ number, commune }) => !block.traps.has(`p${number}`) && isListed(block.communes, commune.code)),
  )
  for (const head of heads) {
    const home = homeOf(head)
    settle(block, head, home)
    if (block.random.chance(SHARE_WITH_FAMILY)) addFamily(nation, block, head, home)
  }
}

function addFamily(nation: Nation, block: Block, head: Person, home: Home): void {
  const { random } = block
  const gender = head.gender === 'male' ? 'female' : 'male'
  const years = Math.floor(block.lastMonth / 12) - Number(isoBirth(head).slice(0, 4))
  const spouse = addMember(nation, block, home, Math.max(22, years - 2), { gender, relation: 'spouse' })
  const draw = random.fraction()
  if (draw < 0.5) giveCard(block, spouse, 'GD')
  else if (draw < 0.7) joinVoluntary(block, spouse)
  if (years > 32 && random.chance(0.4)) {
    const child = addMember(nation, block, home, random.between(7, 15), { relation: 'child' })
    enrol(block, child)
    if (random.chance(0.8)) giveCard(block, child, 'HS')
  }
  if (random.chance(0.2)) {
    const parent = addMember(nation, block, home, years + random.between(24, 28), { relation: 'parent' })
    payBenefit(block, parent, 'pension')
    giveCard(block, parent, 'HT')
  }
}
