import type { Block, Person } from '../facts.ts'
import { addPerson, insure, isoBirth, type Nation, pay, vietnameseName } from '../nation.ts'
import type { Scenario } from '../scenario.ts'

/** A worker old enough to have had the nine-digit identity card. */
function addCardHolder(nation: Nation, block: Block): Person {
  const { random } = block
  return addPerson(nation, block, {
    birth: { year: random.between(1966, 1990), month: random.between(1, 12), day: random.between(2, 28) },
  })
}

/** The same human as the files know them apart: other papers, other keys, one name. */
function addUnjoined(nation: Nation, block: Block, person: Person): Person {
  const twin = addPerson(nation, block, {
    name: person.name,
    gender: person.gender,
    birth: person.birth,
    commune: person.commune,
  })
  return Object.assign(twin, { citizenId: '', personalTaxId: '', insuranceNumber: '', passport: '' })
}

/** People whose papers changed between the two books, and people who are easily taken for another. */
export const PAPERS: readonly Scenario[] = [
  {
    name: 'old card in tax, both numbers on the roll',
    alsoInRolls: true,
    plant(nation, block, { employer, unit }) {
      const person = addCardHolder(nation, block)
      insure(block, person, unit, { printed: { oldCitizenId: person.oldCitizenId } })
      pay(block, person, employer, {
        printed: { citizenId: '', oldCitizenId: person.oldCitizenId, birth: isoBirth(person), gender: person.gender },
      })
    },
  },
  {
    name: 'old card in tax, citizen ID on the roll, full birth date in both',
    alsoInRolls: true,
    plant(nation, block, { employer, unit }) {
      const person = addCardHolder(nation, block)
      insure(block, person, unit)
      pay(block, person, employer, {
        printed: { citizenId: '', oldCitizenId: person.oldCitizenId, birth: isoBirth(person), gender: person.gender },
      })
    },
  },
  {
    name: 'old card without birth date in tax, card with birth date on the roll',
    plant(nation, block, { employer, unit }) {
      const person = addCardHolder(nation, block)
      insure(block, person, unit, { printed: { oldCitizenId: person.oldCitizenId } })
      pay(block, person, employer, {
        printed: { citizenId: '', oldCitizenId: person.oldCitizenId, birth: '', gender: '' },
      })
    },
  },
  {
    name: 'citizen ID in tax, old card on the roll, full birth date in both',
    plant(nation, block, { employer, unit }) {
      const person = addCardHolder(nation, block)
      insure(block, person, unit, { printed: { citizenId: '', oldCitizenId: person.oldCitizenId } })
      pay(block, person, employer, { printed: { birth: isoBirth(person), gender: person.gender } })
    },
  },
  {
    name: 'old card in tax, citizen ID on the roll, only the name in common',
    alsoInRolls: true,
    hangsOnLinkage: true,
    plant(nation, block, { employer, unit }) {
      const person = addCardHolder(nation, block)
      insure(block, person, unit)
      const paid = addUnjoined(nation, block, person)
      pay(block, paid, employer, { printed: { oldCitizenId: paid.oldCitizenId, birth: '', gender: '' } })
    },
  },
  {
    name: 'old card in tax, in no roll',
    plant(nation, block, { employer }) {
      const person = addCardHolder(nation, block)
      pay(block, person, employer, {
        printed: { citizenId: '', oldCitizenId: person.oldCitizenId, birth: isoBirth(person), gender: person.gender },
      })
    },
  },
  {
    name: 'old personal tax ID beside the citizen ID',
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block)
      insure(block, person, unit)
      pay(block, person, employer, { printed: { personalTaxId: person.personalTaxId } })
    },
  },
  {
    name: 'year of birth only on the roll, in no roll of this employer',
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block)
      insure(block, person, unit, { printed: { birth: String(person.birth.year) } })
      pay(block, person, employer)
    },
  },
  {
    name: 'namesake of another age is insured',
    alsoInRolls: true,
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block, { birth: { year: 1979, month: 7, day: block.random.between(2, 28) } })
      const namesake = addPerson(nation, block, {
        name: person.name,
        gender: person.gender,
        birth: { year: 1996, month: 1, day: block.random.between(2, 28) },
      })
      insure(block, namesake, unit)
      pay(block, namesake, employer)
      pay(block, person, employer)
    },
  },
  {
    name: 'twin of another name is insured',
    plant(nation, block, { employer, unit }) {
      const insured = addPerson(nation, block)
      const twin = addPerson(nation, block, {
        gender: insured.gender,
        birth: insured.birth,
        name: `${vietnameseName(nation.reference, block.random, insured.gender)}`,
        commune: insured.commune,
      })
      if (twin.name === insured.name) twin.name = `${twin.name} Anh`
      insure(block, insured, unit)
      pay(block, insured, employer)
      pay(block, twin, employer)
    },
  },
  {
    name: 'namesake of the same birth date is insured',
    plant(nation, block, { employer, unit }) {
      const insured = addPerson(nation, block)
      const person = addPerson(nation, block, { gender: insured.gender, birth: insured.birth, name: insured.name })
      insure(block, insured, unit)
      pay(block, insured, employer)
      pay(block, person, employer)
    },
  },
]
