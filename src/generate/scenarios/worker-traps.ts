import { monthOf } from '../facts.ts'
import { addPerson, insure, pay } from '../nation.ts'
import { payCovered } from '../ordinary.ts'
import type { Scenario } from '../scenario.ts'

/** Workers who look left out and are not due, or are covered after all. */
export const WORKER_TRAPS: readonly Scenario[] = [
  {
    name: 'pensioner',
    alsoInRolls: true,
    plant(nation, block, { employer }) {
      const person = addPerson(nation, block, {
        birth: { year: block.year - 67, month: 4, day: block.random.between(2, 28) },
      })
      pay(block, person, employer)
      const objectCode = ['HT', 'TB', 'XB', 'CT', 'CS'][person.number % 5]!
      insure(block, person, null, {
        participation: 'health_only',
        objectCode,
        base: 0,
        from: monthOf(block.year - 3, 5),
      })
    },
  },
  {
    name: 'under fifteen',
    alsoInRolls: true,
    plant(nation, block, { employer }) {
      pay(
        block,
        addPerson(nation, block, { birth: { year: block.year - 12, month: 9, day: block.random.between(2, 28) } }),
        employer,
      )
    },
  },
  {
    name: 'over a hundred and ten',
    plant(nation, block, { employer }) {
      pay(
        block,
        addPerson(nation, block, { birth: { year: block.year - 114, month: 2, day: block.random.between(2, 28) } }),
        employer,
      )
    },
  },
  {
    name: 'foreigner under twelve months',
    needs: 'contracts',
    plant(nation, block, { employer }) {
      const person = addPerson(nation, block, {
        foreign: true,
        birth: { year: 1990, month: 6, day: block.random.between(2, 28) },
      })
      const flagged = person.number % 2 === 0
      pay(block, person, employer, flagged ? { underTwelveMonths: true } : { contractMonths: 6, contractKind: 'fixed' })
    },
  },
  {
    name: 'probation',
    alsoInRolls: true,
    needs: 'contracts',
    plant(nation, block, { employer }) {
      const row = pay(block, addPerson(nation, block), employer, { contractKind: 'probation', income: 14_000_000 })
      if (row.person.number % 2 === 1) Object.assign(row, { contractKind: 'fixed', contractMonths: 0.5 })
    },
  },
  {
    name: 'part-time below the floor',
    needs: 'contracts',
    plant(nation, block, { employer }) {
      pay(block, addPerson(nation, block), employer, { contractKind: 'part_time', income: 12_000_000 })
    },
  },
  {
    name: 'no contract of three months',
    alsoInRolls: true,
    plant(nation, block, { employer }) {
      pay(block, addPerson(nation, block), employer, { form: '05-2', income: 18_000_000 })
    },
  },
  {
    name: 'armed forces',
    plant(nation, block, { employer }) {
      const person = addPerson(nation, block)
      pay(block, person, employer)
      const objectCode = ['QN', 'CA', 'CY'][person.number % 3]!
      insure(block, person, null, {
        participation: 'health_only',
        objectCode,
        base: 0,
        from: monthOf(block.year - 4, 1),
      })
    },
  },
  {
    name: 'died before the year',
    plant(nation, block, { employer }) {
      const person = addPerson(nation, block)
      pay(block, person, employer)
      insure(block, person, null, {
        participation: 'health_only',
        objectCode: 'GD',
        base: 0,
        from: monthOf(block.year - 2, 1),
        diedOn: `${block.year - 1}-11-20`,
      })
    },
  },
  {
    name: 'one small payment',
    needs: 'contracts',
    plant(nation, block, { employer }) {
      pay(block, addPerson(nation, block), employer, { payments: 1, income: 2_000_000 })
    },
  },
  {
    name: 'left after part of the year',
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block)
      const row = insure(block, person, unit, { to: monthOf(block.year, 1) })
      payCovered(block, person, employer, [monthOf(block.year, 1), monthOf(block.year, 1)], row.base)
    },
  },
  {
    name: 'paid after leaving, covered before',
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block)
      insure(block, person, unit, { to: monthOf(block.year, 3) })
      pay(block, person, employer)
    },
  },
  {
    name: 'moved between units of two employers, insured at each in turn',
    plant(nation, block, { employer, unit, other, otherUnit }) {
      const person = addPerson(nation, block)
      const first = insure(block, person, unit, { to: monthOf(block.year, 6) })
      insure(block, person, otherUnit, { from: monthOf(block.year, 7), base: first.base })
      payCovered(block, person, employer, [monthOf(block.year, 1), monthOf(block.year, 6)], first.base)
      payCovered(block, person, other, [monthOf(block.year, 7), monthOf(block.year, 12)], first.base)
    },
  },
  {
    name: 'income in two lines of one file',
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block)
      const row = insure(block, person, unit)
      payCovered(block, person, employer, [monthOf(block.year, 1), monthOf(block.year, 6)], row.base)
      payCovered(block, person, employer, [monthOf(block.year, 7), monthOf(block.year, 12)], row.base)
    },
  },
  {
    name: 'started within thirty days',
    needs: 'monthly',
    plant(nation, block, { employer }) {
      pay(block, addPerson(nation, block), employer, {
        year: block.year + 1,
        from: block.lastMonth,
        to: block.lastMonth,
      })
    },
  },
  {
    name: 'started two months ago and insured',
    needs: 'monthly',
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block)
      insure(block, person, unit, { from: block.lastMonth - 1 })
      pay(block, person, employer, {
        year: block.year + 1,
        from: block.lastMonth - 1,
        to: block.lastMonth,
        deduction: 2_000_000,
      })
    },
  },
  {
    name: 'left before the months that the lists know',
    needs: 'rolls',
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block)
      const row = insure(block, person, unit, { to: monthOf(block.year, 6) })
      payCovered(block, person, employer, [monthOf(block.year, 1), monthOf(block.year, 6)], row.base)
    },
  },
]
