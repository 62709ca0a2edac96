import type { Block, Employer, Person } from '../facts.ts'
import { monthOf } from '../facts.ts'
import { addEmployer, addPerson, addUnit, insure, type Nation, pay } from '../nation.ts'
import type { Scenario } from '../scenario.ts'
import { type DebtWish, debtsOf } from '../unit-facts.ts'

/** An employer with one unit and nobody paid, and what the list of debts says of it. */
function owing(name: string, wish: DebtWish, also: (employer: Employer) => void = () => undefined): Scenario {
  return {
    name,
    alsoInRolls: true,
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      addUnit(nation, block, employer).debts = debtsOf(block.lastMonth, wish)
      also(employer)
    },
  }
}

const DEBTS: readonly Scenario[] = [
  owing('three months unpaid', { told: 5, unpaid: 3, urgedOn: '2026-10-05' }),
  owing('owes five months by a single list', { told: 1, unpaid: 1, opening: 48_000_000 }),
  owing('two months unpaid, neither past its deadline', { told: 4, unpaid: 2 }),
  owing('excused beyond the day of the run', { told: 5, unpaid: 4, excusedUntil: '2026-12-31' }),
  owing('excuse that has ended', { told: 5, unpaid: 4, excusedUntil: '2026-10-15' }),
  owing('waits for State money', { told: 5, unpaid: 4, stateBudget: true }),
  owing('pays by the quarter, the third is open', { told: 5, unpaid: 4, cycle: '3 tháng/lần' }),
  owing('owes less than a month', { told: 1, unpaid: 1, account: 7_000_000 }),
  owing('closed, and owes', { told: 6, unpaid: 6 }, (employer) => {
    employer.tax = {
      code: '03',
      text: 'NNT ngừng hoạt động nhưng chưa hoàn thành thủ tục đóng MST',
      from: '',
      until: '',
    }
    employer.registry = { status: 'dissolved', from: '', until: '', registeredOn: '2012-03-05' }
  }),
  {
    name: 'one unit of two in arrears',
    alsoInRolls: true,
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      const [first, second] = ['C10', 'G46'].map((industry) =>
        addUnit(nation, block, employer, { style: 'new', industry }),
      )
      block.duplicates.push({ type: 'D11', key: employer.key, records: [], units: [first!, second!] })
      second!.debts = debtsOf(block.lastMonth, { told: 5, unpaid: 4 })
    },
  },
]

const STAYS = 7
const LEAVES = 5

/** People insured and paid month by month; who leaves the roll after `until` may go on being paid. */
function crew(
  nation: Nation,
  block: Block,
  employer: Employer,
  count: number,
  [from, until]: readonly [number, number | null],
  paidTo: number,
): void {
  for (let number = 0; number < count; number++) {
    const person = addPerson(nation, block)
    const row = insure(block, person, employer.units[0]!, { from, to: until })
    for (let year = Math.floor(from / 12); year <= Math.floor(paidTo / 12); year++) {
      const months = [Math.max(from, monthOf(year, 1)), Math.min(paidTo, monthOf(year, 12))] as const
      const income = row.base * (months[1] - months[0] + 1)
      pay(block, person, employer, {
        year,
        from: months[0],
        to: months[1],
        income,
        deduction: Math.round(income * 0.105),
      })
    }
  }
}

const FALLS: readonly Scenario[] = [
  {
    name: 'five of twelve leave the roll and go on being paid',
    needs: 'monthly',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      addUnit(nation, block, employer)
      crew(nation, block, employer, STAYS, [monthOf(block.year, 1), null], monthOf(block.year, 12))
      crew(nation, block, employer, LEAVES, [monthOf(block.year, 1), monthOf(block.year, 8)], monthOf(block.year, 12))
    },
  },
  {
    name: 'five of twelve leave and are paid no more',
    needs: 'monthly',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      addUnit(nation, block, employer)
      crew(nation, block, employer, STAYS, [monthOf(block.year, 1), null], monthOf(block.year, 12))
      crew(nation, block, employer, LEAVES, [monthOf(block.year, 1), monthOf(block.year, 8)], monthOf(block.year, 8))
    },
  },
  {
    name: 'five of twelve leave in the same month of two years',
    needs: 'monthly',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      addUnit(nation, block, employer)
      const next = block.year + 1
      crew(nation, block, employer, STAYS, [monthOf(block.year, 1), null], monthOf(next, 10))
      crew(nation, block, employer, LEAVES, [monthOf(block.year, 1), monthOf(block.year, 8)], monthOf(block.year, 8))
      crew(nation, block, employer, LEAVES, [monthOf(next, 1), monthOf(next, 8)], monthOf(next, 10))
    },
  },
  {
    name: 'five of twelve move to another unit',
    needs: 'monthly',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      addUnit(nation, block, employer)
      const branch = `${employer.payerTaxId}-003`
      employer.branches.push({ taxId: branch, name: `Chi nhánh ${employer.name}`, hasUnit: true })
      const second = addUnit(nation, block, employer, { style: 'old', taxId: branch })
      crew(nation, block, employer, STAYS, [monthOf(block.year, 1), null], monthOf(block.year, 12))
      const before = block.roll.length
      crew(nation, block, employer, LEAVES, [monthOf(block.year, 1), monthOf(block.year, 8)], monthOf(block.year, 12))
      for (const row of block.roll.slice(before))
        insure(block, row.person, second, { from: monthOf(block.year, 9), base: row.base })
    },
  },
]

function appoint(block: Block, person: Person, employer: Employer, salaried = false, from = '2020-03-02'): void {
  const role = (['director', 'chairman', 'controller'] as const)[person.number % 3]!
  block.managers = [...(block.managers ?? []), { person, employer, role, salaried, from }]
}

/** A manager of an enterprise or cooperative that pays nobody. */
function managing(
  name: string,
  plant: (nation: Nation, block: Block, employer: Employer, person: Person) => void,
  wish: Parameters<typeof addPerson>[2] = {},
): Scenario {
  return {
    name,
    alsoInRolls: true,
    plant(nation, block) {
      const kind = nation.employers % 2 === 0 ? 'enterprise' : 'cooperative'
      const person = addPerson(nation, block, {
        birth: { year: 1980, month: 5, day: block.random.between(2, 28) },
        ...wish,
      })
      plant(nation, block, addEmployer(nation, block, { kind }), person)
    },
  }
}

const onCard = (objectCode: string) =>
  ({ participation: 'health_only', objectCode, base: 0, from: monthOf(2020, 1) }) as const

const MANAGERS: readonly Scenario[] = [
  managing('manager without pay, in no fund', (_nation, block, employer, person) => appoint(block, person, employer)),
  managing('manager with pay, in no fund', (_nation, block, employer, person) =>
    appoint(block, person, employer, true),
  ),
  {
    name: 'manager insured at another employer',
    alsoInRolls: true,
    plant(nation, block, { otherUnit }) {
      const person = addPerson(nation, block)
      insure(block, person, otherUnit)
      appoint(block, person, addEmployer(nation, block))
    },
  },
  managing('manager insured here', (nation, block, employer, person) => {
    insure(block, person, addUnit(nation, block, employer))
    appoint(block, person, employer)
  }),
  managing('manager on a pension', (_nation, block, employer, person) => {
    insure(block, person, null, onCard('HT'))
    appoint(block, person, employer)
  }),
  managing('manager past the retirement age', (_nation, block, employer, person) => appoint(block, person, employer), {
    birth: { year: 1958, month: 4, day: 17 },
  }),
  managing('manager from abroad', (_nation, block, employer, person) => appoint(block, person, employer), {
    foreign: true,
  }),
  managing('manager of the armed forces', (_nation, block, employer, person) => {
    insure(block, person, null, onCard('QN'))
    appoint(block, person, employer)
  }),
  managing('manager of a closed employer', (_nation, block, employer, person) => {
    employer.tax = { code: '01', text: 'NNT ngừng hoạt động và đã đóng MST', from: '', until: '' }
    appoint(block, person, employer)
  }),
  managing('manager of two firms', (nation, block, employer, person) => {
    appoint(block, person, employer, false, '2021-06-01')
    appoint(block, person, addEmployer(nation, block), false, '2019-02-01')
  }),
]

/** The owner of a household business that pays nobody. */
function owning(
  name: string,
  householdTax: NonNullable<Employer['householdTax']>,
  also: (nation: Nation, block: Block, employer: Employer, owner: Person) => void = () => undefined,
): Scenario {
  return {
    name,
    alsoInRolls: true,
    plant(nation, block) {
      const owner = addPerson(nation, block, { birth: { year: 1979, month: 9, day: block.random.between(2, 28) } })
      const employer = addEmployer(nation, block, { kind: 'household_business', owner })
      employer.householdTax = householdTax
      also(nation, block, employer, owner)
    },
  }
}

const ABOVE = { method: 'declares', revenue: 1_500_000_000 } as const

const OWNERS: readonly Scenario[] = [
  owning('owner who declares, above the threshold', ABOVE),
  owning('owner who declares, below the threshold', { method: 'declares', revenue: 800_000_000 }),
  owning('owner on a lump sum', { method: 'lump_sum', revenue: 1_200_000_000 }),
  owning('owner on a pension', ABOVE, (_nation, block, _employer, owner) => insure(block, owner, null, onCard('HT'))),
  owning('owner of a household that ceased', ABOVE, (_nation, _block, employer) => {
    employer.tax = {
      code: '03',
      text: 'NNT ngừng hoạt động nhưng chưa hoàn thành thủ tục đóng MST',
      from: '',
      until: '',
    }
  }),
  {
    ...owning('owner of two households', ABOVE, (nation, block, _employer, owner) => {
      const second = addEmployer(nation, block, { kind: 'household_business', owner, ownTaxId: true })
      second.householdTax = ABOVE
    }),
    notInSample: true,
  },
  owning('owner insured as one', ABOVE, (nation, block, employer, owner) => {
    insure(block, owner, addUnit(nation, block, employer), { position: 'owner' })
  }),
]

const SHORT: readonly Scenario[] = [
  {
    name: 'paid again and again without a contract',
    needs: 'monthly',
    plant(nation, block, { employer }) {
      const months = { from: monthOf(block.year, 2), to: monthOf(block.year, 6) }
      pay(block, addPerson(nation, block), employer, { form: '05-2', payments: 5, ...months, income: 30_000_000 })
    },
  },
  {
    name: 'paid again and again by a withholding agent',
    needs: 'monthly',
    notInSample: true,
    plant(nation, block) {
      const agent = addEmployer(nation, block)
      agent.withholds = true
      const months = { from: monthOf(block.year, 3), to: monthOf(block.year, 8) }
      pay(block, addPerson(nation, block), agent, { form: '05-2', payments: 6, ...months, income: 36_000_000 })
    },
  },
  {
    name: 'paid twice without a contract',
    needs: 'monthly',
    plant(nation, block, { employer }) {
      const months = { from: monthOf(block.year, 4), to: monthOf(block.year, 5) }
      pay(block, addPerson(nation, block), employer, { form: '05-2', payments: 2, ...months, income: 16_000_000 })
    },
  },
  {
    name: 'a board fee every month',
    needs: 'monthly',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      const person = addPerson(nation, block)
      const months = { from: monthOf(block.year, 1), to: monthOf(block.year, 12) }
      pay(block, person, employer, { form: '05-2', payments: 12, ...months, income: 60_000_000 })
      appoint(block, person, employer)
    },
  },
]

/** Debts, falls, offices and owners: employers of their own. */
export const UNIT_SCENARIOS: readonly Scenario[] = [...DEBTS, ...FALLS, ...MANAGERS, ...OWNERS]
/** At the covered employer of the block. */
export const SHORT_CONTRACTS: readonly Scenario[] = SHORT
