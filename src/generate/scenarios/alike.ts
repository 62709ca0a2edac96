import type { Alike } from '../doubles/alike.ts'
import * as made from '../doubles/alike.ts'
import type { Block, Person } from '../facts.ts'
import { addPerson, type Nation, vietnameseName } from '../nation.ts'

/** Two of one gender with near names, born when told. */
function siblings(nation: Nation, block: Block, birth: Person['birth'], laterBy = 0): readonly [Person, Person] {
  const gender = block.random.chance(0.5) ? 'male' : 'female'
  const [name, other] = made.nearNames(nation, block, gender)
  const person = addPerson(nation, block, { name, gender, birth })
  const second = { ...birth, year: birth.year + laterBy }
  return [person, made.another(nation, block, person, { name: other, birth: second, ofTheHousehold: true })]
}

const dayIn = (block: Block, year: number): Person['birth'] => ({
  year,
  month: block.random.between(1, 12),
  day: block.random.between(2, 28),
})

const COMMON = [
  'Nguyễn Văn Hùng',
  'Nguyễn Văn Dũng',
  'Trần Văn Minh',
  'Nguyễn Thị Hoa',
  'Nguyễn Thị Lan',
  'Lê Thị Hương',
]
const firstOfJanuary = (year: number): Person['birth'] => ({ year, month: 1, day: 1 })

function crowd(nation: Nation, block: Block): readonly Person[] {
  const name = block.random.pick(COMMON)
  const gender = name.includes('Văn') ? 'male' : 'female'
  const birth = firstOfJanuary(block.random.between(1967, 1985))
  const first = addPerson(nation, block, { name, gender, birth })
  return [first, made.another(nation, block, first), made.another(nation, block, first)]
}

/** People who must not be taken for one another. */
export const ALIKE: readonly Alike[] = [
  {
    name: 'twins',
    plant(nation, block, host) {
      const pair = siblings(nation, block, dayIn(block, block.random.between(1970, 2003)))
      return pair.map((person) => made.employ(block, host, person))
    },
  },
  {
    name: 'twins registered one after the other',
    plant(nation, block, host) {
      const [one, other] = siblings(nation, block, dayIn(block, block.random.between(1970, 2003)))
      other.citizenId = made.numberedAfter(one.citizenId)
      const elsewhere = { employer: host.other, unit: host.otherUnit }
      return [made.employ(block, host, one), made.employ(block, elsewhere, other)]
    },
  },
  {
    name: 'twins with cards of children',
    plant(nation, block) {
      const [one, other] = siblings(nation, block, dayIn(block, Math.floor(block.lastMonth / 12) - 3))
      other.insuranceNumber = made.numberedAfter(one.insuranceNumber)
      return [one, other].map((person) => made.cardWithoutPapers(block, person, 'TE'))
    },
  },
  {
    name: 'namesakes of one day',
    plant(nation, block, host) {
      const one = addPerson(nation, block)
      const pair = [one, made.another(nation, block, one)]
      return pair.map((person) => made.employ(block, host, person))
    },
  },
  {
    name: 'father and son',
    plant(nation, block, host) {
      const name = vietnameseName(nation.reference, block.random, 'male')
      const father = addPerson(nation, block, { name, gender: 'male', birth: dayIn(block, 1969) })
      const birth = { ...father.birth, year: 1969 + block.random.between(24, 32) }
      const son = made.another(nation, block, father, { birth, ofTheHousehold: true })
      return [father, son].map((person) => made.employ(block, host, person))
    },
  },
  {
    name: 'brothers or sisters a year apart',
    plant(nation, block, host) {
      const pair = siblings(nation, block, dayIn(block, block.random.between(1970, 2002)), 1)
      return pair.map((person) => made.employ(block, host, person))
    },
  },
  {
    name: 'one first of January',
    plant: (nation, block, host) => crowd(nation, block).map((person) => made.employ(block, host, person)),
  },
  {
    name: 'one first of January, without papers',
    plant: (nation, block) => crowd(nation, block).map((person) => made.cardWithoutPapers(block, person, 'GD')),
  },
]
