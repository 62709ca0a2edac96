import { monthOf } from '../facts.ts'
import { addPerson, insure, pay } from '../nation.ts'
import { addOrdinaryEmployer, payCovered } from '../ordinary.ts'
import type { Scenario } from '../scenario.ts'

const HEALTH_SHARE = 0.015
const HEALTH_GROUPS = ['GD', 'HS', 'CN', 'SV', 'GB', 'DN'] as const

/** Workers whom the files show as paid and not, or not rightly, insured. */
export const WORKER_LEADS: readonly Scenario[] = [
  {
    name: 'in no roll',
    alsoInRolls: true,
    plant(nation, block, { employer }) {
      pay(block, addPerson(nation, block), employer)
    },
  },
  {
    name: 'deducted, in no roll',
    alsoInRolls: true,
    plant(nation, block, { employer }) {
      const row = pay(block, addPerson(nation, block), employer)
      row.deduction = Math.round(row.income * 0.1)
    },
  },
  {
    name: 'only the health share was deducted',
    plant(nation, block, { employer }) {
      const row = pay(block, addPerson(nation, block), employer)
      row.deduction = Math.round(row.income * HEALTH_SHARE)
    },
  },
  {
    name: 'health cover only',
    alsoInRolls: true,
    plant(nation, block, { employer }) {
      const person = addPerson(nation, block)
      pay(block, person, employer)
      const objectCode = HEALTH_GROUPS[person.number % HEALTH_GROUPS.length]!
      insure(block, person, null, { participation: 'health_only', objectCode, base: 0, from: monthOf(block.year, 1) })
    },
  },
  {
    name: 'health cover only, known by an old card',
    plant(nation, block, { employer }) {
      const person = addPerson(nation, block)
      pay(block, person, employer)
      const cardNumber = `GD4${person.insuranceNumber.slice(0, 2)}${person.insuranceNumber}`
      insure(block, person, null, {
        participation: 'health_only',
        objectCode: 'GD',
        base: 0,
        from: monthOf(block.year, 1),
        insuranceNumber: '',
        cardNumber,
      })
    },
  },
  {
    name: 'voluntary where compulsory is due',
    alsoInRolls: true,
    plant(nation, block, { employer }) {
      const person = addPerson(nation, block)
      pay(block, person, employer)
      insure(block, person, null, {
        participation: 'voluntary',
        objectCode: '',
        base: 1_500_000,
        from: monthOf(block.year, 1),
        to: monthOf(block.year, 12),
      })
    },
  },
  {
    name: 'voluntary prepaid beyond the last month, and a contract',
    plant(nation, block, { employer }) {
      const person = addPerson(nation, block)
      pay(block, person, employer)
      insure(block, person, null, {
        participation: 'voluntary',
        objectCode: '',
        base: 2_000_000,
        from: monthOf(block.year, 6),
        to: block.lastMonth + 8,
      })
    },
  },
  {
    name: 'voluntary prepaid for the year, job from July, insured there too',
    plant(nation, block, { employer, unit }) {
      const person = addPerson(nation, block)
      insure(block, person, null, {
        participation: 'voluntary',
        objectCode: '',
        base: 1_500_000,
        from: monthOf(block.year, 1),
        to: monthOf(block.year, 12),
      })
      const row = insure(block, person, unit, { from: monthOf(block.year, 7) })
      payCovered(block, person, employer, [monthOf(block.year, 7), monthOf(block.year, 12)], row.base)
    },
  },
  {
    name: 'second job, insured at the first',
    alsoInRolls: true,
    plant(nation, block, { employer, other, otherUnit }) {
      const person = addPerson(nation, block)
      const row = insure(block, person, otherUnit)
      payCovered(block, person, other, [monthOf(block.year, 1), monthOf(block.year, 12)], row.base)
      pay(block, person, employer)
    },
  },
  {
    name: 'two contracts, order reversed between tax and roll',
    needs: 'contracts',
    plant(nation, block, { employer, other, otherUnit }) {
      const person = addPerson(nation, block)
      insure(block, person, otherUnit, { from: monthOf(block.year - 1, 3) })
      pay(block, person, other, {
        contractSignedOn: `${block.year - 1}-03-01`,
        contractFrom: `${block.year - 1}-03-01`,
      })
      pay(block, person, employer, {
        contractSignedOn: `${block.year - 3}-05-04`,
        contractFrom: `${block.year - 3}-05-04`,
      })
    },
  },
  {
    name: 'insured elsewhere in some months only',
    plant(nation, block, { employer, otherUnit }) {
      const person = addPerson(nation, block)
      insure(block, person, otherUnit, { to: monthOf(block.year, 5) })
      pay(block, person, employer)
    },
  },
  {
    name: 'two payers, insured at neither',
    alsoInRolls: true,
    plant(nation, block, { employer, other }) {
      const person = addPerson(nation, block)
      pay(block, person, employer)
      pay(block, person, other)
    },
  },
  {
    name: 'past retirement age, no pension',
    alsoInRolls: true,
    plant(nation, block, { employer }) {
      pay(block, addPerson(nation, block, { birth: { year: block.year - 66, month: 5, day: 17 } }), employer)
    },
  },
  {
    name: 'foreigner with a contract of twelve months or more',
    needs: 'contracts',
    plant(nation, block, { employer }) {
      const person = addPerson(nation, block, {
        foreign: true,
        birth: { year: 1985, month: 3, day: block.random.between(2, 28) },
      })
      pay(block, person, employer, {
        contractMonths: 24,
        contractKind: 'fixed',
        contractFrom: `${block.year - 1}-02-01`,
      })
    },
  },
  {
    name: 'foreigner, length of contract unknown',
    plant(nation, block, { employer }) {
      pay(
        block,
        addPerson(nation, block, { foreign: true, birth: { year: 1982, month: 8, day: block.random.between(2, 28) } }),
        employer,
      )
    },
  },
  {
    name: 'on both appendices',
    plant(nation, block, { employer }) {
      const person = addPerson(nation, block)
      pay(block, person, employer)
      pay(block, person, employer, { form: '05-2', income: 9_000_000 })
    },
  },
  {
    name: 'paid in part of the year, in no roll',
    alsoInRolls: true,
    needs: 'monthly',
    plant(nation, block, { employer }) {
      pay(block, addPerson(nation, block), employer, { from: monthOf(block.year, 3), to: monthOf(block.year, 8) })
    },
  },
  {
    name: 'insured elsewhere only after the months of pay',
    needs: 'monthly',
    plant(nation, block, { employer, otherUnit }) {
      const person = addPerson(nation, block)
      insure(block, person, otherUnit, { from: monthOf(block.year, 8) })
      pay(block, person, employer, { from: monthOf(block.year, 1), to: monthOf(block.year, 6) })
    },
  },
  {
    name: 'started 31 to 90 days ago',
    needs: 'monthly',
    plant(nation, block, { employer }) {
      pay(block, addPerson(nation, block), employer, {
        year: block.year + 1,
        from: block.lastMonth - 1,
        to: block.lastMonth,
      })
    },
  },
  {
    name: 'paid by the year, left before the months that the lists know',
    needs: 'rolls',
    plant(nation, block) {
      const employer = addOrdinaryEmployer(nation, block, 0, 'form')
      const unit = employer.units[0]!
      for (let count = 0; count < 2; count++) {
        const colleague = addPerson(nation, block)
        const row = insure(block, colleague, unit)
        payCovered(block, colleague, employer, [monthOf(block.year, 1), monthOf(block.year, 12)], row.base)
      }
      const person = addPerson(nation, block)
      insure(block, person, unit, { to: monthOf(block.year, 6) })
      pay(block, person, employer)
    },
  },
]
