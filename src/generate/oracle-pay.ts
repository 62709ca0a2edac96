import { type BlockView, inFund } from './employment-view.ts'
import {
  type InsuredVerdict,
  type InsuredView,
  inMonth,
  JANUARY_2026,
  onLeave,
  referenceLevel,
} from './insured-view.ts'

/** R17 and R19 over the facts: pay beside bases, months of pay beside months on the roll (domain notes §4.4, design §4c). */

const TOLERANCE = 0.3
const PART_OF_A_MONTH = 0.9
const MONTHS_OF_A_YEAR = 12
const CAP_MULTIPLE = 20
const HIGHEST_WAGES = { before2026: 4_960_000, from2026: 5_310_000 }
const ROUNDING = 24

export function judgePay(view: BlockView, one: InsuredView): InsuredVerdict[] {
  const { work } = one
  if (work === null || !work.contract) return []
  const asked = work.months
  const listed = asked.filter((month) => inMonth(one.rows, month).some((row) => inFund(row, 'retirement')))
  if (listed.length === 0) return []
  const bases = basesOf(one, listed)
  const paid = work.rows.every((row) => row.from !== null)
  const paidMonths = paid
    ? new Set(
        work.rows.flatMap((row) => Array.from({ length: row.to! - row.from! + 1 }, (_, index) => row.from! + index)),
      )
    : null
  return [
    ...lowBase(one, bases, paidMonths?.size ?? MONTHS_OF_A_YEAR),
    ...monthsOut(view, one, { listed, bases, paid }),
  ]
}

/** The largest base of each month here without leave; a row that tells none tells nothing. */
function basesOf(one: InsuredView, listed: readonly number[]): Map<number, number> {
  const bases = new Map<number, number>()
  for (const month of listed) {
    const rows = inMonth(one.rows, month).filter((row) => inFund(row, 'retirement'))
    const base = Math.max(...rows.map((row) => row.base))
    if (!onLeave(rows) && base > 0) bases.set(month, base)
  }
  return bases
}

const capOf = (month: number): number => CAP_MULTIPLE * referenceLevel(month)
const total = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0)

function lowBase(one: InsuredView, bases: Map<number, number>, paidMonths: number): InsuredVerdict[] {
  if (bases.size === 0) return []
  const share = Math.floor((one.work!.income * bases.size) / paidMonths)
  const insurable = Math.min(share, total([...bases.keys()].map(capOf)))
  const below = total(bases.values()) < (1 - TOLERANCE) * insurable - 0.001
  const implied = bases.size === paidMonths && deductsMore(one, bases)
  return below || implied ? [{ rule: 'R17', months: [...bases.keys()] }] : []
}

/** [19] implies at least 0.9 of a mean month more than the roll; more than 10.5 % of the income is an error and implies nothing. */
function deductsMore(one: InsuredView, bases: Map<number, number>): boolean {
  const { deduction, income } = one.work!
  if (deduction === 0 || deduction > income * 0.105 + ROUNDING) return false
  const foreign = one.person.nationality !== 'Việt Nam'
  const due = [...bases].map(([month, base]) => {
    const jobless = base < capOf(month) ? base : joblessCap(month)
    return 0.095 * Math.min(base, capOf(month)) + (foreign ? 0 : 0.01 * jobless)
  })
  const excess = (deduction - total(due)) / (foreign ? 0.095 : 0.105)
  const mean = total(bases.values()) / bases.size
  return excess > 0 && excess / mean > PART_OF_A_MONTH - 0.000001
}

const joblessCap = (month: number): number =>
  CAP_MULTIPLE * (month >= JANUARY_2026 ? HIGHEST_WAGES.from2026 : HIGHEST_WAGES.before2026)

interface Listed {
  readonly listed: readonly number[]
  readonly bases: Map<number, number>
  readonly paid: boolean
}

function monthsOut(view: BlockView, one: InsuredView, { listed, bases, paid }: Listed): InsuredVerdict[] {
  const work = one.work!
  const out = work.months.filter((month) => !listed.includes(month))
  if (out.length === 0) return []
  const due = listed.filter((month) => !onLeave(inMonth(one.rows, month)))
  const whole = work.monthsBeforePause.length === MONTHS_OF_A_YEAR && bases.size > 0 && bases.size === due.length
  if (!paid && !(whole && deductsMore(one, bases))) return []
  const elsewhere = (view.rollOf.get(one.person) ?? []).filter(
    (row) => row.participation === 'compulsory' && inFund(row, 'retirement'),
  )
  const nowhere = out.filter((month) => inMonth(elsewhere, month).length === 0)
  return nowhere.length === 0 ? [{ rule: 'R19', months: out, exclusion: 'E5' }] : [{ rule: 'R19', months: nowhere }]
}
