import { spareInsuranceNumber } from '../doubles/spoils.ts'
import type { Block, Person, PlantedDuplicate, Printed, RollRow } from '../facts.ts'
import { monthOf } from '../facts.ts'
import { addPerson, insure, isoBirth, type Nation, pay, two, vietnameseName } from '../nation.ts'
import { payCovered } from '../ordinary.ts'
import type { Host, Scenario } from '../scenario.ts'

/** Persons recorded twice, each covered, so that only the duplicate is planted. */
export const DUPLICATES: readonly Scenario[] = [
  {
    name: 'one citizen ID, two insurance numbers',
    plant(nation, block, host) {
      const person = addPerson(nation, block)
      const records = twoSpans(block, host, person, {}, { insuranceNumber: spareInsuranceNumber(nation) })
      plant(block, records, ['D01', person.citizenId])
    },
  },
  {
    name: 'one citizen ID, another insurance number for health',
    plant(nation, block, host) {
      const person = addPerson(nation, block)
      const working = insure(block, person, host.unit)
      payCovered(block, person, host.employer, [monthOf(block.year, 1), monthOf(block.year, 12)], working.base)
      const before = {
        participation: 'health_only' as const,
        objectCode: 'GD',
        base: 0,
        from: monthOf(block.year - 1, 1),
        to: monthOf(block.year, 1),
      }
      const health = insure(block, person, null, { ...before, insuranceNumber: spareInsuranceNumber(nation) })
      plant(block, [working, health], ['D01', person.citizenId])
    },
  },
  {
    name: 'one insurance number, two people',
    plant(nation, block, host) {
      const person = addPerson(nation, block)
      const intruder = addPerson(nation, block, { name: anotherName(nation, block, person) })
      const records = [
        insure(block, person, host.unit),
        insure(block, intruder, host.otherUnit, { insuranceNumber: person.insuranceNumber }),
      ]
      const year = [monthOf(block.year, 1), monthOf(block.year, 12)] as const
      payCovered(block, person, host.employer, year, records[0]!.base)
      payCovered(block, intruder, host.other, year, records[1]!.base)
      plant(block, records, ['D02', person.insuranceNumber])
    },
  },
  {
    name: 'one insurance number, citizen ID mistyped on one line',
    plant(nation, block, host) {
      const person = addPerson(nation, block)
      const wrong = person.citizenId.slice(0, 11) + ((Number(person.citizenId[11]) + 5) % 10)
      const records = twoSpans(block, host, person, {}, { printed: { citizenId: wrong } })
      plant(block, records, ['D02', person.insuranceNumber])
    },
  },
  {
    name: 'one insurance number, two people of the years before citizen IDs',
    plant(nation, block, host) {
      const person = addPerson(nation, block)
      const intruder = addPerson(nation, block, { name: anotherName(nation, block, person), gender: person.gender })
      const old = { printed: { citizenId: '' }, insuranceNumber: person.insuranceNumber }
      const records = [
        insure(block, person, host.unit, { ...old, to: monthOf(block.year, 3) }),
        insure(block, intruder, host.unit, { ...old, from: monthOf(block.year, 4) }),
      ]
      plant(block, records, ['D02', person.insuranceNumber])
    },
  },
  {
    name: 'one citizen ID, two names',
    plant(nation, block, host) {
      const person = addPerson(nation, block)
      const records = twoSpans(block, host, person, {}, { printed: { name: anotherName(nation, block, person) } })
      plant(block, records, ['D03', person.citizenId])
    },
  },
  {
    name: 'one citizen ID, two birth dates',
    plant(nation, block, host) {
      const person = addPerson(nation, block)
      const records = twoSpans(block, host, person, {}, { printed: { birth: otherDay(person) } })
      plant(block, records, ['D03', person.citizenId])
    },
  },
  {
    name: 'borrowed papers: one citizen ID, another name, birth date and insurance number',
    plant(nation, block, host) {
      const person = addPerson(nation, block)
      const printed = { name: anotherName(nation, block, person), birth: otherDay(person) }
      const records = twoSpans(block, host, person, {}, { printed, insuranceNumber: spareInsuranceNumber(nation) })
      plant(block, records, ['D01', person.citizenId], ['D03', person.citizenId])
    },
  },
  {
    name: 'insured at two employers in the same months',
    plant(nation, block, { employer, unit, other, otherUnit }) {
      const person = addPerson(nation, block)
      const overlap = block.random.chance(0.5) ? { to: monthOf(block.year, 7) } : {}
      const records = [
        insure(block, person, unit, overlap),
        insure(block, person, otherUnit, { from: monthOf(block.year, 5) }),
      ]
      payCovered(block, person, employer, [monthOf(block.year, 1), monthOf(block.year, 7)], records[0]!.base)
      payCovered(block, person, other, [monthOf(block.year, 5), monthOf(block.year, 12)], records[1]!.base)
      plant(block, records, ['D04', person.citizenId])
    },
  },
  {
    name: 'one placeholder for many people in tax',
    plant: (nation, block, host) => plantPlaceholder(nation, block, host, 'tax'),
  },
  {
    name: 'one placeholder for many people on the roll',
    plant: (nation, block, host) => plantPlaceholder(nation, block, host, 'roll'),
  },
]

const PLACEHOLDERS = ['000000000000', '111111111111', '123456789012'] as const

/** Four covered workers under one number; the other book knows their own, and name, birth date and employer join the two. */
function plantPlaceholder(nation: Nation, block: Block, { employer, unit }: Host, where: 'tax' | 'roll'): void {
  const nobody = addPerson(nation, block)
  const shared = [...PLACEHOLDERS, nobody.citizenId][nobody.number % 4]!
  const records = Array.from({ length: 4 }, () => {
    const person = addPerson(nation, block)
    const printed = { citizenId: shared, birth: isoBirth(person), gender: person.gender }
    const own = { birth: isoBirth(person), gender: person.gender }
    const roll = insure(block, person, unit, { printed: where === 'roll' ? printed : own })
    const tax = pay(block, person, employer, { printed: where === 'tax' ? printed : own })
    return where === 'tax' ? tax : roll
  })
  plant(block, records, ['D14', shared])
}

/** The same person on two lines, one after the other, at the host; paid for the whole year. */
function twoSpans(
  block: Block,
  { employer, unit }: Host,
  person: Person,
  first: Partial<RollRow>,
  second: { printed?: Partial<Printed>; insuranceNumber?: string },
): RollRow[] {
  const turn = monthOf(block.year, block.random.between(3, 9))
  const before = insure(block, person, unit, { ...first, to: turn })
  const after = insure(block, person, unit, { ...second, from: turn + 1, base: before.base })
  payCovered(block, person, employer, [monthOf(block.year, 1), monthOf(block.year, 12)], before.base)
  return [before, after]
}

function plant(
  block: Block,
  records: PlantedDuplicate['records'],
  ...kinds: readonly (readonly [type: string, key: string])[]
): void {
  for (const [type, key] of kinds) block.duplicates.push({ type, key, records, units: [] })
}

function anotherName(nation: Nation, block: Block, person: Person): string {
  const name = vietnameseName(nation.reference, block.random, person.gender)
  return name.split(' ').at(-1) === person.name.split(' ').at(-1) ? `${name} Khuê` : name
}

/** Another day of the same year, so that the citizen ID still agrees with it. */
function otherDay(person: Person): string {
  return `${person.birth.year}-${two((person.birth.month % 12) + 1)}-${two(person.birth.day === 15 ? 20 : 15)}`
}
