import type { HouseholdTax, UnitDebt } from './facts.ts'

export interface DebtWish {
  readonly due?: number
  /** Months that the list tells, up to the latest. */
  readonly told: number
  /** Of the told months, how many at the end were not paid. */
  readonly unpaid: number
  /** Owed before the told months. */
  readonly opening?: number
  /** Paid on account of the latest month. */
  readonly account?: number
  readonly cycle?: string
  readonly stateBudget?: boolean
  readonly urgedOn?: string
  readonly excusedUntil?: string
}

/** Months of a C12 that add up: what is not paid is carried over. */
export function debtsOf(lastMonth: number, wish: DebtWish): readonly UnitDebt[] {
  const due = wish.due ?? 12_000_000
  let opening = wish.opening ?? 0
  return Array.from({ length: wish.told }, (_, index) => {
    const month = lastMonth - wish.told + 1 + index
    const isLast = index === wish.told - 1
    const paid = index < wish.told - wish.unpaid ? due : isLast ? (wish.account ?? 0) : 0
    const row = {
      month,
      opening,
      due,
      paid,
      closing: opening + due - paid,
      cycle: wish.cycle ?? '',
      stateBudget: wish.stateBudget ?? false,
      urgedOn: isLast ? (wish.urgedOn ?? '') : '',
      excusedUntil: isLast ? (wish.excusedUntil ?? '') : '',
    }
    opening = row.closing
    return row
  })
}

/** Two columns of the tax list that only household businesses fill. */
export function householdTaxColumns(tax: HouseholdTax | undefined): Record<string, string> {
  if (tax === undefined) return { tax_method: '', revenue_vnd: '' }
  return { tax_method: tax.method === 'declares' ? 'Kê khai' : 'Thuế khoán', revenue_vnd: String(tax.revenue) }
}
