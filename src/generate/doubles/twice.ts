import type { Block, Person, RollRow } from '../facts.ts'
import { monthOf } from '../facts.ts'
import { addPerson, insure, type Nation, pay, vietnameseName } from '../nation.ts'
import type { Gender } from '../reference.ts'
import type { Host } from '../scenario.ts'
import { minorityName } from './minority-names.ts'
import type { NameSpoil } from './name-spoils.ts'
import { allOf, type Change, type Spoil } from './spoils.ts'

/** A person of whom two records tell and whom no key joins. */
export interface Twice {
  readonly name: string
  /** How the older record writes the name; as the papers if absent. */
  readonly spelled?: NameSpoil
  /** What else the older record has otherwise. */
  readonly spoils: readonly Spoil[]
  readonly people?: 'minority' | 'foreign'
  /** Day and month of birth can be taken for one another. */
  readonly ambiguousDay?: true
  /** The commune meant another code before 2025. */
  readonly merged?: true
}

const LAST_BIRTH_WITH_OLD_CARD = 1996
const TRIES = 300

/** The person, covered from one record to the next, so that nothing but the two records is planted. */
export function plantTwice(nation: Nation, block: Block, host: Host, line: Twice): void {
  const { person, spelling } = addTwofold(nation, block, line)
  const change = allOf([
    ...line.spoils.map((spoil) => spoil(nation, block, person)),
    ...(spelling === null ? [] : [{ printed: { name: spelling } }]),
  ])
  const turn = monthOf(block.year, block.random.between(3, 9))
  const shape = line.people === 'foreign' ? 'one unit' : block.random.pick(SHAPES)
  const [older, newer] = [olderRow, newerRow].map((row) => row(block, host, person, shape, turn))
  apply(older!, change)
  for (const row of [older!, newer!]) {
    row.raw = { commune_code: person.commune.code, province_code: person.commune.province, ...row.raw }
  }
  block.twice.set(person.number, line.name)
  if (older!.insuranceNumber !== newer!.insuranceNumber) {
    const key = person.citizenId || person.passport
    block.duplicates.push({ type: 'D01', key, records: [older!, newer!], units: [], byLink: true })
  }
}

/** A person to whom the misspelling can happen, and how it then reads; null if the name is written as it is. */
export function addTwofold(
  nation: Nation,
  block: Block,
  { spelled, people, ambiguousDay, merged }: Omit<Twice, 'name' | 'spoils'>,
): { person: Person; spelling: string | null } {
  const { random } = block
  const gender: Gender = random.chance(0.5) ? 'male' : 'female'
  const month = random.between(1, 12)
  const day = ambiguousDay ? ((month + random.between(0, 10)) % 12) + 1 : random.between(2, 28)
  const birth = { year: random.between(1966, LAST_BIRTH_WITH_OLD_CARD), month, day }
  const communes = merged ? block.communes.filter(({ code }) => nation.reference.formerCommunes.has(code)) : []
  const place = { commune: random.pick(communes.length > 0 ? communes : block.communes) }
  if (people === 'foreign') {
    const person = addPerson(nation, block, { foreign: true, gender, birth, ...place })
    return { person, spelling: spelled?.spoil(person.name, random, gender) ?? null }
  }
  for (let tries = 0; tries < TRIES; tries++) {
    const name = people === 'minority' ? minorityName(random, gender) : nameFor(nation, block, gender, spelled)
    const spelling = spelled?.spoil(name, random, gender) ?? null
    if (spelled && (spelling === null || spelling === name)) continue
    return { person: addPerson(nation, block, { name, gender, birth, ...place }), spelling }
  }
  throw new RangeError('no name can be misspelt so')
}

function nameFor(nation: Nation, { random }: Block, gender: Gender, spelled?: NameSpoil): string {
  const name = vietnameseName(nation.reference, random, gender)
  const given = spelled?.given?.[gender]
  return given ? [...name.split(' ').slice(0, -1), random.pick(given)].join(' ') : name
}

/** Where the two records stand: at two employers, at one, on cards of the household, on one of these and at an employer. */
const SHAPES = [
  'two employers',
  'one unit',
  'household card, then a job',
  'two household cards',
  'voluntary, then a job',
] as const
type Shape = (typeof SHAPES)[number]

function olderRow(block: Block, { unit }: Host, person: Person, shape: Shape, turn: number): RollRow {
  if (shape === 'two employers' || shape === 'one unit') return insure(block, person, unit, { to: turn })
  const from = monthOf(block.year - 1, block.random.between(2, 10))
  if (shape === 'voluntary, then a job') {
    const base = 1_000 * block.random.between(1_500, 4_000)
    return insure(block, person, null, { participation: 'voluntary', objectCode: '', base, from, to: turn })
  }
  return insure(block, person, null, { participation: 'health_only', objectCode: 'GD', base: 0, from, to: turn })
}

function newerRow(block: Block, host: Host, person: Person, shape: Shape, turn: number): RollRow {
  const from = turn + 1
  if (shape === 'two household cards') {
    return insure(block, person, null, { participation: 'health_only', objectCode: 'GD', base: 0, from })
  }
  const [employer, unit] = shape === 'two employers' ? [host.other, host.otherUnit] : [host.employer, host.unit]
  const row = insure(block, person, unit, { from })
  const last = monthOf(block.year, 12)
  const months = last - from + 1
  const share = person.nationality === 'Việt Nam' ? 0.105 : 0.095
  pay(block, person, employer, {
    income: row.base * months,
    deduction: Math.round(row.base * months * share),
    ...(employer.shape === 'monthly' ? { from, to: last } : {}),
  })
  return row
}

function apply(row: RollRow, { printed, insuranceNumber, raw }: Change): void {
  Object.assign(row.printed, printed)
  row.raw = { ...row.raw, ...raw }
  if (insuranceNumber !== undefined) row.insuranceNumber = insuranceNumber
}
