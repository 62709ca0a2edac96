import type { Block, Person, RollRow } from '../facts.ts'
import { monthOf } from '../facts.ts'
import { addPerson, insure, type Nation, vietnameseName } from '../nation.ts'
import { payCovered } from '../ordinary.ts'
import type { Host } from '../scenario.ts'

/** Several people who are easily taken for one, each with a record of their own. */
export interface Alike {
  readonly name: string
  plant(nation: Nation, block: Block, host: Host): readonly RollRow[]
}

/** Plants them as inhabitants of one commune, whatever that of their employer, and says how they are alike. */
export function plantAlike(nation: Nation, block: Block, host: Host, line: Alike): void {
  for (const row of line.plant(nation, block, host)) {
    const { commune, number } = row.person
    row.raw = { commune_code: commune.code, province_code: commune.province }
    block.alike.set(number, line.name)
  }
}

/** Insured and paid for the whole year: nothing to be found but the likeness. */
export function employ(block: Block, { employer, unit }: Pick<Host, 'employer' | 'unit'>, person: Person): RollRow {
  const row = insure(block, person, unit)
  payCovered(block, person, employer, [monthOf(block.year, 1), monthOf(block.year, 12)], row.base)
  return row
}

/** A card of the household or of a child, with nothing but an insurance number. */
export function cardWithoutPapers(block: Block, person: Person, objectCode: string): RollRow {
  const from = Math.max(monthOf(block.year - 1, 6), monthOf(person.birth.year, person.birth.month))
  const printed = { citizenId: '' }
  return insure(block, person, null, { participation: 'health_only', objectCode, base: 0, from, printed })
}

/** Somebody born to the same parents, or bearing the same name, in the same place. */
export function another(
  nation: Nation,
  block: Block,
  person: Person,
  wish: { readonly name?: string; readonly birth?: Person['birth']; readonly ofTheHousehold?: true } = {},
): Person {
  return addPerson(nation, block, {
    name: wish.name ?? person.name,
    gender: person.gender,
    birth: wish.birth ?? person.birth,
    commune: person.commune,
    ...(wish.ofTheHousehold ? { household: person.household } : {}),
  })
}

/** Numbers given one after the other differ in the last digit. */
export function numberedAfter(value: string): string {
  return value.slice(0, -1) + String((Number(value.at(-1)) + 1) % 10)
}

const NEAR: Readonly<Record<Person['gender'], readonly (readonly [string, string])[]>> = {
  male: [
    ['Hùng', 'Hưng'],
    ['Thanh', 'Thành'],
    ['Tuân', 'Tuấn'],
    ['Đạt', 'Đát'],
    ['Long', 'Lộng'],
  ],
  female: [
    ['Anh', 'Ánh'],
    ['Hoa', 'Hòa'],
    ['Linh', 'Lĩnh'],
    ['Thu', 'Thư'],
    ['Vân', 'Vấn'],
  ],
}

/** Two names of brothers or sisters that differ in a mark. */
export function nearNames(nation: Nation, block: Block, gender: Person['gender']): readonly [string, string] {
  const parts = vietnameseName(nation.reference, block.random, gender).split(' ').slice(0, -1)
  const [one, other] = block.random.pick(NEAR[gender])
  return [[...parts, one].join(' '), [...parts, other].join(' ')]
}
