import type { Block, Employer } from '../facts.ts'
import { monthOf } from '../facts.ts'
import { addEmployer, addPerson, addUnit, insure, type Nation, pay } from '../nation.ts'
import { addCoveredWorker, payCovered } from '../ordinary.ts'
import type { Scenario } from '../scenario.ts'

/** Employers without a unit, with an empty one, or with workers left out of theirs. */
export const EMPLOYER_LEADS: readonly Scenario[] = [
  {
    name: 'enterprise without a unit',
    alsoInRolls: true,
    plant(nation, block) {
      payWorkers(nation, block, addEmployer(nation, block), block.random.between(2, 6))
    },
  },
  {
    name: 'enterprise without a unit, deducts and does not pay in',
    plant(nation, block) {
      payWorkers(nation, block, addEmployer(nation, block), block.random.between(2, 5), 0.1)
    },
  },
  {
    name: 'enterprise without a unit, in the plain list of tax',
    needs: 'yearly',
    plant(nation, block) {
      payWorkers(nation, block, addEmployer(nation, block, { shape: 'pl02' }), block.random.between(2, 5))
    },
  },
  {
    name: 'enterprise whose unit closed before the year',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      const unit = addUnit(nation, block, employer)
      Object.assign(unit, { lastMonth: monthOf(block.year - 2, 6), status: 'Đã ngừng tham gia' })
      payWorkers(nation, block, employer, 3)
    },
  },
  {
    name: 'enterprise that neither tax nor registry lists',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      Object.assign(employer, { tax: null, registry: null })
      payWorkers(nation, block, employer, 2)
    },
  },
  {
    name: 'partly covered enterprise',
    alsoInRolls: true,
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      const unit = addUnit(nation, block, employer)
      for (let count = 0; count < 3; count++) addCoveredWorker(nation, block, employer, unit)
      addSteadyWorker(nation, block, employer)
      payWorkers(nation, block, employer, block.random.between(1, 4), block.random.chance(0.5) ? 0.1 : 0)
    },
  },
  {
    name: 'unit with an empty roll',
    alsoInRolls: true,
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      addUnit(nation, block, employer)
      payWorkers(nation, block, employer, block.random.between(2, 4))
    },
  },
  {
    name: 'cooperative without a unit',
    alsoInRolls: true,
    plant(nation, block) {
      payWorkers(nation, block, addEmployer(nation, block, { kind: 'cooperative' }), block.random.between(2, 4))
    },
  },
  {
    name: 'household business without a unit',
    alsoInRolls: true,
    plant(nation, block) {
      payWorkers(nation, block, addEmployer(nation, block, { kind: 'household_business' }), block.random.between(1, 3))
    },
  },
  {
    name: 'old tax ID in tax, successor without a unit',
    plant(nation, block) {
      const successor = addEmployer(nation, block)
      successor.registry = { status: 'operating', from: '', until: '', registeredOn: `${block.year}-07-01` }
      const old = succeed(nation, block, successor)
      for (const row of payWorkers(nation, block, successor, 2)) row.payerTaxId = old
    },
  },
  {
    name: 'started 31 to 90 days ago, without a unit',
    needs: 'monthly',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      for (let count = 0; count < 2; count++) {
        pay(block, addPerson(nation, block), employer, {
          year: block.year + 1,
          from: block.lastMonth - 1,
          to: block.lastMonth,
        })
      }
    },
  },
  {
    name: 'two units in one office, one kind of object',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      const first = addUnit(nation, block, employer, { style: 'new', industry: 'C10' })
      const second = addUnit(nation, block, employer, { style: 'new', industry: 'G46' })
      for (const unit of [first, second, first, second]) addCoveredWorker(nation, block, employer, unit)
      block.duplicates.push({ type: 'D11', key: employer.key, records: [], units: [first, second] })
    },
  },
]

/** Workers paid all year and in no roll; the share of their pay that was deducted is 0 unless said. */
export function payWorkers(nation: Nation, block: Block, employer: Employer, count: number, share = 0) {
  return Array.from({ length: count }, () => {
    const row = pay(block, addPerson(nation, block), employer)
    row.deduction = Math.round(row.income * share)
    return row
  })
}

/** A worker on the roll in every month, so that the unit is surely not empty. */
export function addSteadyWorker(nation: Nation, block: Block, employer: Employer): void {
  const person = addPerson(nation, block)
  const row = insure(block, person, employer.units[0]!)
  payCovered(block, person, employer, [monthOf(block.year, 1), monthOf(block.year, 12)], row.base)
}

/** Gives the employer a predecessor under another tax ID, which is what comes back; the link stands in the table of successors. */
export function succeed(nation: Nation, block: Block, successor: Employer): string {
  const predecessor = addEmployer(nation, block, { key: successor.key })
  predecessor.tax = null
  predecessor.registry = null
  block.successors.push({
    oldTaxId: predecessor.payerTaxId,
    newTaxId: successor.payerTaxId,
    from: `${block.year}-07-01`,
  })
  block.employers.splice(block.employers.indexOf(predecessor), 1)
  return predecessor.payerTaxId
}
