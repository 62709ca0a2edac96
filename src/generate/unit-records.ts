import type { Block, ManagerRow, Unit, UnitDebt } from './facts.ts'
import { isoBirth } from './nation.ts'
import { dayText, monthText, type RowText } from './records.ts'
import { unitLives } from './states.ts'
import { debtsOf } from './unit-facts.ts'

const ROLE_TEXTS = { director: 'Giám đốc', chairman: 'Chủ tịch HĐQT', controller: 'Kiểm soát viên' } as const

/** The list of debts: what is planted, and for every other unit that lives a month that is paid. */
export function debtRows(block: Block, unit: Unit): RowText[] {
  const planted = unit.debts ?? []
  const paid = unitLives(unit, block.lastMonth) ? debtsOf(block.lastMonth, { told: 1, unpaid: 0 }) : []
  return (planted.length > 0 ? planted : paid).map((debt) => debtRow(unit, debt))
}

function debtRow(unit: Unit, debt: UnitDebt): RowText {
  return {
    month: monthText(debt.month),
    unit_code: unit.code,
    tax_id: unit.taxId,
    office_code: unit.office,
    opening_debt_vnd: String(debt.opening),
    due_vnd: String(debt.due),
    paid_vnd: String(debt.paid),
    closing_debt_vnd: String(debt.closing),
    payment_cycle: debt.cycle,
    state_budget: debt.stateBudget ? '1' : '',
    urged_on: dayText(debt.urgedOn),
    excused_until: dayText(debt.excusedUntil),
  }
}

export function managerRow({ person, employer, role, salaried, from }: ManagerRow): RowText {
  return {
    tax_id: employer.payerTaxId,
    full_name: person.name,
    role: ROLE_TEXTS[role],
    salaried: salaried ? '1' : '0',
    citizen_id: person.citizenId,
    birth_date: dayText(isoBirth(person)),
    gender: person.gender === 'male' ? 'Nam' : 'Nữ',
    nationality: person.nationality,
    from_date: dayText(from),
  }
}
