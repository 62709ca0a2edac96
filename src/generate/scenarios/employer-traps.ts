import { monthOf, type RegistryStatus } from '../facts.ts'
import { addEmployer, addPerson, addUnit, insure, pay } from '../nation.ts'
import { payCovered } from '../ordinary.ts'
import type { Scenario } from '../scenario.ts'
import { addSteadyWorker, payWorkers, succeed } from './employer-leads.ts'

const TAX_TEXTS: Readonly<Record<string, string>> = {
  '01': 'NNT ngừng hoạt động và đã đóng MST',
  '02': 'NNT đã chuyển địa chỉ',
  '03': 'NNT ngừng hoạt động nhưng chưa hoàn thành thủ tục đóng MST',
  '04': 'MST không có giá trị sử dụng',
  '05': 'NNT tạm ngừng hoạt động',
  '06': 'NNT không hoạt động tại địa chỉ đã đăng ký',
  '07': 'NNT bị tuyên bố phá sản',
  '09': 'NNT chờ xác minh',
  '10': 'NNT chờ cập nhật',
}

function taxState(code: string, from = '', until = '') {
  return { code, text: TAX_TEXTS[code] ?? 'NNT đang hoạt động', from, until }
}

function registryState(status: RegistryStatus, from = '', until = '') {
  return { status, from, until, registeredOn: '2016-04-12' }
}

/** Employers that are closed, paused, gone, in doubt, new, split over several codes, or whose workers are none of their duty. */
export const EMPLOYER_TRAPS: readonly Scenario[] = [
  {
    name: 'closed by the tax office and the registry',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      employer.tax = taxState(['01', '03', '07'][employer.number % 3]!, `${block.year}-03-10`)
      employer.registry = registryState(employer.number % 2 === 0 ? 'dissolved' : 'bankrupt', `${block.year}-03-10`)
      payWorkers(nation, block, employer, 2)
    },
  },
  {
    name: 'closed by the tax office, not in the registry',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      employer.tax = taxState('01')
      employer.registry = null
      payWorkers(nation, block, employer, 2)
    },
  },
  {
    name: 'tax and registry disagree: one closed, the other operating',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      if (employer.number % 2 === 0) employer.tax = taxState('03')
      else employer.registry = registryState('revoked', `${block.year}-02-01`)
      payWorkers(nation, block, employer, 2)
    },
  },
  {
    name: 'paused, dates unknown',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      employer.tax = taxState('05')
      employer.registry = registryState('suspended')
      payWorkers(nation, block, employer, 2)
    },
  },
  {
    name: 'paused for a part of the year, no unit',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      employer.tax = taxState('05', `${block.year}-02-01`, `${block.year}-06-30`)
      payWorkers(nation, block, employer, 2)
    },
  },
  {
    name: 'paused in every month that was paid',
    needs: 'monthly',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      employer.tax = taxState('05', `${block.year}-01-01`, `${block.year}-09-30`)
      for (let count = 0; count < 2; count++) {
        pay(block, addPerson(nation, block), employer, { from: monthOf(block.year, 2), to: monthOf(block.year, 6) })
      }
    },
  },
  {
    name: 'not at its address, no unit',
    alsoInRolls: true,
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      if (employer.number % 2 === 0) employer.tax = taxState('06')
      else employer.registry = registryState('not_at_address')
      payWorkers(nation, block, employer, 2)
    },
  },
  {
    name: 'moved, covered',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      employer.tax = taxState('02')
      addUnit(nation, block, employer)
      addSteadyWorker(nation, block, employer)
    },
  },
  {
    name: 'waiting for verification, no unit',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      employer.tax = taxState(employer.number % 2 === 0 ? '09' : '10')
      payWorkers(nation, block, employer, 2)
    },
  },
  {
    name: 'registered within thirty days',
    needs: 'monthly',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      employer.registry = { status: 'operating', from: '', until: '', registeredOn: `${block.asOf.slice(0, 8)}12` }
      pay(block, addPerson(nation, block), employer, {
        year: block.year + 1,
        from: block.lastMonth,
        to: block.lastMonth,
      })
    },
  },
  {
    name: 'all workers are pensioners',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      for (const row of payWorkers(nation, block, employer, 2)) {
        insure(block, row.person, null, {
          participation: 'health_only',
          objectCode: 'HT',
          base: 0,
          from: monthOf(block.year - 2, 3),
        })
      }
    },
  },
  {
    name: 'all workers are insured at another employer',
    alsoInRolls: true,
    plant(nation, block, { otherUnit }) {
      const employer = addEmployer(nation, block)
      for (const row of payWorkers(nation, block, employer, 2)) insure(block, row.person, otherUnit)
    },
  },
  {
    name: 'only payments without a contract',
    plant(nation, block) {
      const employer = addEmployer(nation, block, block.monthly ? {} : { shape: 'form' })
      for (const row of payWorkers(nation, block, employer, 3)) row.form = '05-2'
    },
  },
  {
    name: 'household owner as a worker of her own',
    plant(nation, block) {
      const employer = addEmployer(nation, block, { kind: 'household_business' })
      pay(block, employer.owner!, employer)
    },
  },
  {
    name: 'branch without a unit pays, insured at the head office',
    alsoInRolls: true,
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      addUnit(nation, block, employer)
      const branch = `${employer.payerTaxId}-001`
      employer.branches.push({ taxId: branch, name: `Chi nhánh ${employer.name}`, hasUnit: false })
      addSteadyWorker(nation, block, employer)
      for (let count = 0; count < 2; count++) {
        const person = addPerson(nation, block)
        insure(block, person, employer.units[0]!)
        pay(block, person, employer, { payerTaxId: branch })
      }
    },
  },
  {
    name: 'branch with a unit of its own, head office pays',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      addUnit(nation, block, employer)
      const branch = `${employer.payerTaxId}-002`
      employer.branches.push({ taxId: branch, name: `Chi nhánh ${employer.name}`, hasUnit: true })
      const commune = block.communes.find((one) => one.code !== employer.commune.code) ?? employer.commune
      const unit = addUnit(nation, block, employer, { style: 'old', taxId: branch, commune })
      addSteadyWorker(nation, block, employer)
      for (let count = 0; count < 2; count++) {
        const person = addPerson(nation, block)
        insure(block, person, unit)
        pay(block, person, employer)
      }
    },
  },
  {
    name: 'old tax ID in tax, insured under the successor',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      const old = succeed(nation, block, employer)
      const unit = addUnit(nation, block, employer, { firstMonth: monthOf(block.year, 7) })
      const before = addUnit(nation, block, employer, { style: 'old', taxId: old })
      Object.assign(before, { lastMonth: monthOf(block.year, 6), status: 'Đã chuyển đổi' })
      for (let count = 0; count < 3; count++) {
        const person = addPerson(nation, block)
        const row = insure(block, person, before, { to: monthOf(block.year, 6) })
        insure(block, person, unit, { from: monthOf(block.year, 7), base: row.base })
        payCovered(block, person, employer, [monthOf(block.year, 1), monthOf(block.year, 12)], row.base)
        block.tax.at(-1)!.payerTaxId = old
      }
    },
  },
  {
    name: 'unit paused in every known month of the year',
    plant(nation, block) {
      const employer = addEmployer(nation, block)
      const unit = addUnit(nation, block, employer)
      Object.assign(unit, {
        pausedFrom: monthOf(block.year - 1, 11),
        pausedUntil: monthOf(block.year + 1, 2),
        status: 'Tạm dừng đóng',
      })
      payWorkers(nation, block, employer, 2)
    },
  },
  {
    name: 'listed twice by tax, by a supplement delivered twice',
    needs: 'yearly',
    plant(nation, block) {
      const employer = addEmployer(nation, block, { shape: 'form' })
      addUnit(nation, block, employer)
      for (let count = 0; count < 3; count++) {
        addSteadyWorker(nation, block, employer)
        block.tax.at(-1)!.supplement = count === 0 ? 'only' : 'also'
      }
    },
  },
]
