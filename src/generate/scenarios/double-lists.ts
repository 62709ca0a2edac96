import type { DoubleList } from '../doubles/lists.ts'
import { collect, numberOfReceipt, secondHome } from '../doubles/lists.ts'
import { spareInsuranceNumber } from '../doubles/spoils.ts'
import { monthOf } from '../facts.ts'
import { addHead, giveCard, homeOf, joinVoluntary, payBenefit, settle } from '../living/households.ts'
import { addPerson, insure, isoBirth, pay } from '../nation.ts'

/** People in two lists of communes, receipts counted twice, and people insured after their end; beside them what looks like it and is none. */
export const DOUBLE_LISTS: readonly DoubleList[] = [
  {
    name: 'listed by two communes',
    plant(nation, block, { unit }) {
      const person = addPerson(nation, block)
      insure(block, person, unit)
      settle(block, person, homeOf(person))
      settle(block, person, secondHome(nation, block, person), { status: 'temporary', statusOn: '2026-04-12' })
    },
  },
  {
    name: 'moved to another commune',
    plant(nation, block, { unit }) {
      const person = addPerson(nation, block)
      insure(block, person, unit)
      settle(block, person, homeOf(person), { status: 'moved', statusOn: '2026-04-12' })
      settle(block, person, secondHome(nation, block, person))
    },
  },
  {
    name: 'old card in tax, citizen ID on the roll, joined by an authority',
    plant(nation, block, { employer, unit }) {
      const birth = { year: 1979, month: block.random.between(1, 12), day: block.random.between(2, 28) }
      const person = addPerson(nation, block, { birth })
      insure(block, person, unit)
      pay(block, person, employer, {
        printed: { citizenId: '', oldCitizenId: person.oldCitizenId, birth: isoBirth(person) },
      })
      block.links.push({ person, formerNumber: '' })
    },
  },
  {
    name: 'two insurance numbers, joined by an authority',
    plant(nation, block, { unit, otherUnit }) {
      const person = addPerson(nation, block)
      const formerNumber = spareInsuranceNumber(nation)
      const older = { insuranceNumber: formerNumber, printed: { citizenId: '' } }
      const records = [
        insure(block, person, unit, { ...older, to: monthOf(block.year, 6) }),
        insure(block, person, otherUnit, { from: monthOf(block.year, 7) }),
      ]
      block.links.push({ person, formerNumber })
      block.duplicates.push({ type: 'D01', key: person.citizenId, records, units: [], byLink: true })
    },
  },
  {
    name: 'receipt counted by two organisations',
    plant(nation, block) {
      const person = addPerson(nation, block)
      joinVoluntary(block, person)
      const number = numberOfReceipt(nation)
      const receipts = [0, 1].map((organisation) => collect(block, person, { number, organisation }))
      block.duplicates.push({ type: 'D10', key: number, records: receipts, units: [] })
    },
  },
  {
    name: 'receipt entered twice',
    plant(nation, block) {
      const person = addPerson(nation, block)
      giveCard(block, person, 'GD')
      const number = numberOfReceipt(nation)
      const receipts = [0, 0].map((organisation) =>
        collect(block, person, { number, organisation, product: 'household_health' }),
      )
      block.duplicates.push({ type: 'D10', key: number, records: receipts, units: [] })
    },
  },
  {
    name: 'one receipt in two names',
    plant(nation, block) {
      const number = numberOfReceipt(nation)
      const receipts = [addPerson(nation, block), addPerson(nation, block)].map((person) => {
        joinVoluntary(block, person)
        return collect(block, person, { number, organisation: 1 })
      })
      block.duplicates.push({ type: 'D10', key: number, records: receipts, units: [] })
    },
  },
  {
    name: 'one receipt of a household',
    plant(nation, block) {
      const first = addPerson(nation, block)
      const { commune, household } = first
      const number = numberOfReceipt(nation)
      for (const person of [first, addPerson(nation, block, { commune, household })]) {
        giveCard(block, person, 'GD')
        collect(block, person, { number, organisation: 0, product: 'household_health' })
      }
    },
  },
  {
    name: 'one number at two organisations',
    plant(nation, block) {
      const number = numberOfReceipt(nation)
      for (const organisation of [0, 1]) {
        const person = addPerson(nation, block)
        joinVoluntary(block, person)
        collect(block, person, { number, organisation })
      }
    },
  },
  {
    name: 'receipts one after the other',
    plant(nation, block) {
      const person = addPerson(nation, block)
      joinVoluntary(block, person)
      for (const monthsAgo of [8, 5, 2]) {
        collect(block, person, { number: numberOfReceipt(nation), organisation: 0, from: block.lastMonth - monthsAgo })
      }
    },
  },
  {
    name: 'dead by the list of residents, with a card that goes on',
    plant(nation, block) {
      const { person } = addHead(nation, block, 63, { status: 'dead', statusOn: '2026-02-11' })
      giveCard(block, person, 'GD')
    },
  },
  {
    name: 'dead by the list of benefits, with a card that goes on',
    plant(nation, block) {
      const person = addPerson(nation, block, { birth: { year: 1950, month: 3, day: block.random.between(2, 28) } })
      giveCard(block, person, 'HT')
      payBenefit(block, person, 'pension', { diedOn: '2026-01-17' })
    },
  },
  {
    name: 'dead, and the card ended in the month of death',
    plant(nation, block) {
      const person = addPerson(nation, block, { birth: { year: 1951, month: 6, day: block.random.between(2, 28) } })
      giveCard(block, person, 'HT', { to: 2026 * 12 })
      payBenefit(block, person, 'pension', { diedOn: '2026-01-17' })
    },
  },
  {
    name: 'more than 110 years old, with a card',
    plant(nation, block) {
      const year = Math.floor(block.lastMonth / 12) - 112
      giveCard(block, addPerson(nation, block, { birth: { year, month: 5, day: block.random.between(2, 28) } }), 'HT')
    },
  },
]
